"""The sieve: from the pairs that live near each other to those that can be matched.

Requests and volunteers are numbered anew, by place, so that who live together stand together.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from matching.engine.probleem import DAG, WEKEN, Probleem

from .buren import Buren
from .deelnemers import Deelnemers
from .reeksen import Masker, Nummers, opzoeken, reeksen, stukken
from .rooster import (
    BYTES_PER_WEEK,
    VAKKEN_PER_WEEK,
    Bits,
    Dagdelen,
    Minuten,
    Openingen,
    dagdelen,
    inpakken,
    starts_van,
    vouw,
)
from .tokens import Tokens
from .trechter import Trechters
from .uitkomst import Kandidaten
from .waarden import waarden

_VRIJWILLIGERS = 1024
"""Volunteers sifted together: their tables of slots take 11 MB."""

_PLEKKEN = 1 << 20
"""Places within their reach, all together."""

_PAREN = 1 << 18
"""Pairs looked at together."""

_TABEL = 1 << 20
"""Bytes of slots looked at together."""


def bepaal_kandidaten(probleem: Probleem) -> Kandidaten:
    """All candidates; their funnels follow on demand. Seconds at 10,000 x 10,000."""
    zeef = _Zeef(probleem)
    for van, tot in zeef.buren.blokken(_VRIJWILLIGERS, _PLEKKEN):
        zeef.zeef(van, tot)
    return zeef.uitkomst()


class Paren(NamedTuple):
    """Pairs as columns, by the numbers of the sieve; ``minuten`` is the travel from home."""

    vrijwilliger: Nummers
    vraag: Nummers
    minuten: Nummers

    def van(self, welke: Nummers | slice) -> "Paren":
        """Some of them."""
        return Paren(self.vrijwilliger[welke], self.vraag[welke], self.minuten[welke])


class _Zeef:
    def __init__(self, probleem: Probleem) -> None:
        self.probleem = probleem
        self.wie = Deelnemers(probleem)
        vragen, helpers = self.wie.vragen, self.wie.helpers
        self.buren = Buren(vragen, helpers)
        self.tokens = Tokens(vragen, helpers)
        self.trechters = Trechters(self.tokens, self.wie)
        self.openingen = Openingen(helpers)
        self.starts, self.delen = starts_van(vragen)
        self.gevonden: list[Paren] = []
        self.bits = bytearray()

    def zeef(self, van: int, tot: int) -> None:
        """Find the candidates of volunteers van..tot."""
        minuten = self.openingen.op_raster(van, tot)
        _, resteert = minuten
        kortste, _ = min(self.wie.vormen, default=(0, 0))
        ooit = resteert.reshape(-1, WEKEN, VAKKEN_PER_WEEK).max(axis=1) >= kortste
        delen = dagdelen(ooit)
        gevouwen = {
            ritme: tuple(vouw(tabel, ritme) for tabel in minuten)
            for ritme in {ritme for _, ritme in self.wie.vormen}
        }
        for paren in self._zonder_moment(van, tot, delen):
            vorm = self.wie.vorm[paren.vraag]
            op_vorm = paren.van(np.argsort(vorm, kind="stable"))
            vormen, aantal = np.unique(vorm, return_counts=True)
            grenzen = np.concatenate(([0], np.cumsum(aantal)))
            for nr, (begin, einde) in zip(vormen, pairwise(grenzen), strict=True):
                groep = op_vorm.van(slice(begin, einde))
                duur, ritme = self.wie.vormen[nr]
                huis, rij = np.unique(groep.vrijwilliger - van, return_inverse=True)
                voor, na = (tabel[huis] for tabel in gevouwen[ritme])
                self._met_moment(groep, rij, np.minimum(voor, na - np.int16(duur)), duur)

    def _zonder_moment(self, van: int, tot: int, delen: Dagdelen) -> Iterator[Paren]:
        """What is left after the rules that ask no moment, and a rough look at the hours."""
        wie, doel, minuten = self.buren.van(van, tot)
        eerste, aantal = self.buren.eerste[doel], self.buren.aantal[doel]
        tot_hier = np.cumsum(aantal)
        if not len(doel):
            return
        knippen = np.searchsorted(tot_hier, np.arange(_PAREN, tot_hier[-1], _PAREN))
        for begin, einde in pairwise((0, *knippen, len(doel))):
            deel = slice(begin, einde)
            rij, vraag = reeksen(eerste[deel], aantal[deel])
            paren = Paren(wie[deel][rij], vraag, minuten[deel][rij])
            paren = paren.van(self.tokens.past(paren.vraag, paren.vrijwilliger))
            paren = self._zonder_uitgesloten(paren)
            self.trechters.tel("afstand", paren.vraag)
            yield paren.van(
                np.flatnonzero(self.delen[paren.vraag] & delen[paren.vrijwilliger - van])
            )

    def _zonder_uitgesloten(self, paren: Paren) -> Paren:
        """The pairs stand by volunteer and request, so the few excluded ones are looked up."""
        if not len(paren.vraag):
            return paren
        sleutel = self.wie.sleutel(paren.vrijwilliger, paren.vraag)
        uitgesloten = self.wie.uitgesloten
        begin, einde = np.searchsorted(uitgesloten, (sleutel[0], sleutel[-1] + 1))
        plek, gevonden = opzoeken(sleutel, uitgesloten[begin:einde])
        return paren.van(np.delete(np.arange(len(sleutel)), plek[gevonden]))

    def _met_moment(self, paren: Paren, rij: Nummers, tabel: Minuten, duur: int) -> None:
        """The rules from ``tijd`` on, for requests of one length and rhythm.

        ``tabel``: of the volunteer in each row, the minutes of travel that fit round each moment.
        """
        past = inpakken(tabel >= 0)
        over = [
            stuk.start + np.flatnonzero(_enig(past[rij[stuk]] & self.starts[paren.vraag[stuk]]))
            for stuk in stukken(len(rij), max(1, _TABEL // past[:1].nbytes))
        ]
        past_tijd = np.concatenate(over)
        paren, rij = paren.van(past_tijd), rij[past_tijd]
        self.trechters.tel("tijd", paren.vraag)
        for stuk in stukken(len(rij), max(1, _TABEL // tabel[:1].nbytes)):
            self._met_reis(paren.van(stuk), tabel[rij[stuk]], duur)

    def _met_reis(self, paren: Paren, tabel: Minuten, duur: int) -> None:
        # Beyond a window's longest all is equal; the table is of 16 bits.
        reis = np.minimum(paren.minuten, DAG).astype(np.int16)
        momenten = inpakken(tabel >= reis[:, None]) & self.starts[paren.vraag]
        welke = np.flatnonzero(_enig(momenten))
        self.trechters.tel("reis", paren.vraag[welke])
        wie, vraag, minuten = paren.van(welke)
        welke = welke[duur + 2 * minuten <= self.wie.max_minuten[wie]]
        self.trechters.tel("uren", paren.vraag[welke])
        wie, vraag, _ = paren.van(welke)
        plaats = np.where(
            self.wie.zwaar[vraag],
            np.minimum(self.wie.max_koppelingen[wie], self.wie.max_zwaar[wie]),
            self.wie.max_koppelingen[wie],
        )
        welke = welke[plaats > 0]
        self.trechters.tel("koppelingen", paren.vraag[welke])
        welke = welke[~self.wie.onbetaalbaar[paren.vraag[welke]]]
        self.trechters.tel("budget", paren.vraag[welke])
        self.gevonden.append(paren.van(welke))
        self.bits += momenten[welke].tobytes()

    def uitkomst(self) -> Kandidaten:
        """The candidates found, by the numbers of the problem."""
        gevonden = [Paren(*(np.zeros(0, np.int64) for _ in Paren._fields)), *self.gevonden]
        paren = Paren(*(np.concatenate(kolom) for kolom in zip(*gevonden, strict=True)))
        ritme = np.array([vraag.ritme for vraag in self.probleem.vragen], np.int64)
        vraag = self.wie.vraagnummers[paren.vraag]
        helper = self.wie.helpernummers[paren.vrijwilliger]
        lengte = ritme[vraag] * BYTES_PER_WEEK
        volgorde = np.lexsort((vraag, helper))
        vraag, helper, minuten = vraag[volgorde], helper[volgorde], paren.minuten[volgorde]
        return Kandidaten(
            vraag.astype(np.int32),
            helper.astype(np.int32),
            waarden(self.probleem, vraag, helper, minuten),
            minuten,
            np.searchsorted(helper, np.arange(len(self.wie.helpernummers) + 1)),
            self.bits,
            (np.cumsum(lengte) - lengte)[volgorde],
            ritme,
            self.trechters,
        )


def _enig(bits: Bits) -> Masker:
    """Whether each row of n x phases x words has a bit at all."""
    resultaat: Masker = np.bitwise_or.reduce(bits.reshape(len(bits), -1), axis=1) != 0
    return resultaat
