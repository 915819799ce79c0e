"""How many volunteers each rule rules out for a request.

A pair is ruled out by the first rule, in the order of ``REGELS``, that no moment survives when
only this pair is matched.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from .reeksen import Nummers
from .tokens import Tokens

REGELS = (
    "kenmerk",
    "vermijd",
    "uitgesloten",
    "afstand",
    "tijd",
    "reis",
    "uren",
    "koppelingen",
    "budget",
)
"""The rules that can rule out a pair alone, in the order of the contract."""

_GETELD = REGELS[REGELS.index("afstand") :]
"""After these the sieve counts the pairs that are left; the others are counted when asked for."""


class Trechters:
    """The counts of the sieve, by its own numbers of requests and volunteers.

    ``nummers``: of each request of the problem its number in the sieve, -1 if it takes no part.
    ``uitgesloten``: the pairs of request and volunteer that the request excludes.
    """

    def __init__(
        self, tokens: Tokens, uitgesloten: tuple[Nummers, Nummers], nummers: Nummers
    ) -> None:
        self._tokens = tokens
        self._uitgesloten = uitgesloten
        self._nummers = nummers
        self._over = np.zeros((len(_GETELD), len(tokens.eis)), np.int64)

    def tel(self, regel: str, vragen: Nummers) -> None:
        """These are the requests of some pairs that are left after this rule."""
        np.add.at(self._over[_GETELD.index(regel)], vragen, 1)

    def van(self, vragen: Sequence[int]) -> list[Mapping[str, int]]:
        """See ``Kandidaten.trechters``."""
        nummers = self._nummers[np.array(vragen, np.int64)]
        doet_mee = nummers >= 0
        afgevallen = np.zeros((len(REGELS), len(vragen)), np.int64)
        afgevallen[:, doet_mee] = self._afgevallen(nummers[doet_mee])
        return [
            {regel: aantal for regel, aantal in zip(REGELS, kolom, strict=True) if aantal}
            for kolom in afgevallen.T.tolist()
        ]

    def _afgevallen(self, vragen: Nummers) -> Nummers:
        """Rules x requests."""
        kenmerk, vermijd = self._tokens.afgevallen(vragen)
        vraag, vrijwilliger = self._uitgesloten
        mogelijk = vraag[self._tokens.past(vraag, vrijwilliger)]
        uitgesloten = np.bincount(mogelijk, minlength=self._over.shape[1])[vragen]
        voor = len(self._tokens.mist) - kenmerk - vermijd - uitgesloten
        later = -np.diff(np.vstack((voor, self._over[:, vragen])), axis=0)
        return np.vstack((kenmerk, vermijd, uitgesloten, later))
