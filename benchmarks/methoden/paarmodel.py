"""The usual model: a 0/1 variable for each pair and moment, and a row for each rule.

Maximise the value of what is chosen, such that

- a request is matched at most once (``enkel``);
- a volunteer has at most max_koppelingen requests, max_zwaar of them heavy (``koppelingen``);
- in each week the visits of a volunteer, with the way there and back, fit the hours (``uren``);
- no two visits of a volunteer start nearer to each other than the first one's length and the
  travel between them, on the cycle (``reis``; the other rules say what a pair and moment is).

What loses nothing is left out, to be fair to the solvers: a volunteer with room for one request
has one variable per pair (any moment will do), and rows that cannot bind are not made.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matching.engine.kandidaten import VAKKEN_PER_WEEK, Kandidaat
from matching.engine.probleem import RASTER, WEKEN, Probleem, Vraag, Vrijwilliger
from matching.engine.reizen import reistijd

from . import Keuze, Opgave

Nummers = NDArray[np.int64]
Rij = tuple[Nummers, Nummers, int]
"""Variables, their coefficients, and the most that they may sum to."""


@dataclass(frozen=True, slots=True)
class Paarmodel:
    """max waarde x such that rijen x <= grenzen, x in {0, 1}; ``keuzes[v]`` is what x_v means."""

    keuzes: Sequence[Keuze]
    waarde: Nummers
    rijen: csr_array
    grenzen: Nummers


def bouw(opgave: Opgave) -> Paarmodel:
    """The whole model. Raises TimeoutError when the clock says so."""
    if opgave.probleem.vast:
        raise ValueError("this model knows no fixed matches")
    eigen: dict[int, list[Kandidaat]] = defaultdict(list)
    for kandidaat in opgave.kandidaten:
        eigen[kandidaat.vrijwilliger].append(kandidaat)
    keuzes: list[Keuze] = []
    rijen: list[Rij] = []
    per_vraag: dict[int, list[Nummers]] = defaultdict(list)
    for wie, kandidaten in eigen.items():
        if opgave.klok.voorbij():
            raise TimeoutError
        helper = opgave.probleem.vrijwilligers[wie]
        bezoeken = []
        for kandidaat in kandidaten:
            momenten = _momenten(kandidaat.momenten)
            if helper.max_koppelingen == 1:
                momenten = momenten[:1]
            nummers = np.arange(len(keuzes), len(keuzes) + len(momenten))
            keuzes += [(kandidaat, moment) for moment in momenten.tolist()]
            bezoeken.append(_Bezoek(opgave.probleem, kandidaat, nummers, momenten))
            per_vraag[kandidaat.vraag].append(nummers)
        rijen += _rijen_van(helper, bezoeken)
    rijen += [_hoogstens(np.concatenate(nummers), 1) for nummers in per_vraag.values()]
    return Paarmodel(
        keuzes,
        np.array([kandidaat.waarde for kandidaat, _ in keuzes], np.int64),
        _matrix(rijen, len(keuzes)),
        np.array([grens for _, _, grens in rijen], np.int64),
    )


class _Bezoek:
    """A pair with its moments (bits of `Kandidaat.momenten`) and their variables."""

    def __init__(
        self, probleem: Probleem, kandidaat: Kandidaat, nummers: Nummers, momenten: Nummers
    ) -> None:
        self.vraag: Vraag = probleem.vragen[kandidaat.vraag]
        self.minuten = self.vraag.duur + 2 * kandidaat.reistijd
        self.nummers = nummers
        self.momenten = momenten


def _rijen_van(helper: Vrijwilliger, bezoeken: Sequence[_Bezoek]) -> Iterator[Rij]:
    """The rows of one volunteer."""
    if len(bezoeken) > helper.max_koppelingen:
        yield _hoogstens(_samen(bezoeken), helper.max_koppelingen)
    if helper.max_koppelingen == 1:
        return  # each pair alone keeps the hours and the number of heavy ones
    zwaar = [bezoek for bezoek in bezoeken if bezoek.vraag.zwaar]
    if len(zwaar) > helper.max_zwaar:
        yield _hoogstens(_samen(zwaar), helper.max_zwaar)
    yield from _uren(helper, bezoeken)
    for nr, een in enumerate(bezoeken):
        for ander in bezoeken[:nr]:
            yield from _reis(helper, een, ander)


def _uren(helper: Vrijwilliger, bezoeken: Sequence[_Bezoek]) -> Iterator[Rij]:
    zwaarste = sorted((bezoek.minuten for bezoek in bezoeken), reverse=True)
    if sum(zwaarste[: helper.max_koppelingen]) <= helper.max_minuten_per_week:
        return
    for week in range(WEKEN):
        nummers, minuten = [], []
        for bezoek in bezoeken:
            hier = bezoek.nummers[bezoek.momenten // VAKKEN_PER_WEEK == week % bezoek.vraag.ritme]
            nummers.append(hier)
            minuten.append(np.full(len(hier), bezoek.minuten))
        yield np.concatenate(nummers), np.concatenate(minuten), helper.max_minuten_per_week


def _reis(helper: Vrijwilliger, een: _Bezoek, ander: _Bezoek) -> Iterator[Rij]:
    """Moments of the one next to all moments of the other that are too near to them.

    Moments of the one that rule out the same moments of the other share a row: at most one of all
    these can be chosen, since a request has one moment.
    """
    heen = reistijd(een.vraag.locatie, ander.vraag.locatie, helper.kmh)
    na = -(-(een.vraag.duur + heen) // RASTER)
    voor = -(-(ander.vraag.duur + heen) // RASTER)
    periode = VAKKEN_PER_WEEK * min(een.vraag.ritme, ander.vraag.ritme)
    later = (ander.momenten[None] - een.momenten[:, None]) % periode
    botst = (later < na) | (later > periode - voor)
    if not botst.any():
        return
    groepen: dict[bytes, list[int]] = defaultdict(list)
    for nr, rij in enumerate(botst):
        groepen[rij.tobytes()].append(nr)
    for nummers in groepen.values():
        if (rij := botst[nummers[0]]).any():
            yield _hoogstens(np.concatenate([een.nummers[nummers], ander.nummers[rij]]), 1)


def _momenten(bits: int) -> Nummers:
    """The positions of the ones, lowest first."""
    bytes_ = np.frombuffer(bits.to_bytes(-(-bits.bit_length() // 8), "little"), np.uint8)
    return np.flatnonzero(np.unpackbits(bytes_, bitorder="little"))


def _samen(bezoeken: Iterable[_Bezoek]) -> Nummers:
    return np.concatenate([bezoek.nummers for bezoek in bezoeken])


def _hoogstens(nummers: Nummers, grens: int) -> Rij:
    return nummers, np.ones(len(nummers), np.int64), grens


def _matrix(rijen: Sequence[Rij], breedte: int) -> csr_array:
    lengtes = [len(nummers) for nummers, _, _ in rijen]
    leeg = np.zeros(0, np.int64)
    return csr_array(
        (
            np.concatenate([leeg, *(getallen for _, getallen, _ in rijen)]),
            np.concatenate([leeg, *(nummers for nummers, _, _ in rijen)]),
            np.concatenate([[0], np.cumsum(lengtes, dtype=np.int64)]),
        ),
        shape=(len(rijen), breedte),
    )
