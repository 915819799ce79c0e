"""How many volunteers each rule rules out for a request.

A pair is ruled out by the first rule, in the order of ``REGELS``, that no moment survives when
only this pair is matched.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from .deelnemers import Deelnemers
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
    """The counts of the sieve, which numbers the requests as ``Deelnemers`` does."""

    def __init__(self, tokens: Tokens, wie: Deelnemers) -> None:
        self._tokens = tokens
        self._wie = wie
        self._over = np.zeros((len(_GETELD), len(wie.vragen)), np.int64)

    def tel(self, regel: str, vragen: Nummers) -> None:
        """These are the requests of some pairs that are left after this rule."""
        np.add.at(self._over[_GETELD.index(regel)], vragen, 1)

    def van(self, vragen: Sequence[int]) -> list[Mapping[str, int]]:
        """See ``Kandidaten.trechters``."""
        nummers = self._wie.nummer[np.array(vragen, np.int64)]
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
        vrijwilliger, vraag = self._wie.paar(self._wie.uitgesloten)
        mogelijk = vraag[self._tokens.past(vraag, vrijwilliger)]
        uitgesloten = np.bincount(mogelijk, minlength=self._over.shape[1])[vragen]
        voor = len(self._tokens.mist) - kenmerk - vermijd - uitgesloten
        later = -np.diff(np.vstack((voor, self._over[:, vragen])), axis=0)
        return np.vstack((kenmerk, vermijd, uitgesloten, later))
