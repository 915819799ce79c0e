"""The grid of starts: a quarter of an hour is a slot (``vak``), 672 in a week, 2,688 in the cycle.

A set of slots of one week is a row of 21 words of 32 bits.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matching.engine.probleem import CYCLUS, DAG, RASTER, WEEK, WEKEN, Moment, Vraag, Vrijwilliger

from .reeksen import Masker, Nummers, reeksen, stukken

VAKKEN_PER_DAG = DAG // RASTER
VAKKEN_PER_WEEK = WEEK // RASTER
VAKKEN = CYCLUS // RASTER
BYTES_PER_WEEK = VAKKEN_PER_WEEK // 8


Bits = NDArray[np.uint32]
Dagdelen = NDArray[np.uint64]
Minuten = NDArray[np.int16]
"""Of each slot, below 0 where there is no room at all."""

_VAKKEN_PER_DAGDEEL = 12
"""Three hours: the 56 of a week fit in one word."""


def moment_van(bit: int) -> Moment:
    """The moment that a bit of ``Kandidaat.momenten`` stands for."""
    fase, vak = divmod(bit, VAKKEN_PER_WEEK)
    dag, kwartier = divmod(vak, VAKKEN_PER_DAG)
    return Moment(dag, fase, kwartier * RASTER)


def bit_van(moment: Moment) -> int:
    """The inverse of ``moment_van``."""
    return moment.fase * VAKKEN_PER_WEEK + moment.dag * VAKKEN_PER_DAG + moment.start // RASTER


def inpakken(vakken: Masker) -> Bits:
    """A table of n x (weeks x 672) slots as bits: n x weeks x 21."""
    ingepakt = np.packbits(vakken, axis=1, bitorder="little").view(np.uint32)
    return ingepakt.reshape(len(vakken), -1, BYTES_PER_WEEK // 4)


def dagdelen(vakken: Masker) -> Dagdelen:
    """The parts of the week, a bit for every three hours, in which a row of n x 672 has a slot."""
    delen = vakken.reshape(len(vakken), -1, _VAKKEN_PER_DAGDEEL).any(axis=2)
    ruim = np.zeros((len(vakken), 8), np.uint8)
    ruim[:, :7] = np.packbits(delen, axis=1, bitorder="little")
    return ruim.view(np.uint64)[:, 0]


def starts_van(vragen: Sequence[Vraag]) -> tuple[Bits, Dagdelen]:
    """Where each request has a start whose visit lies whole in one of its windows: n x 1 x 21.

    And the same, roughly, as parts of the week.
    """
    bits = np.empty((len(vragen), 1, BYTES_PER_WEEK // 4), np.uint32)
    delen = np.empty(len(vragen), np.uint64)
    for stuk in stukken(len(vragen), 4096):
        vensters = np.array(
            [
                (nr, venster.dag * DAG + venster.van, venster.dag * DAG + venster.tot - vraag.duur)
                for nr, vraag in enumerate(vragen[stuk])
                for venster in vraag.vensters
            ],
            np.int64,
        ).reshape(-1, 3)
        eerste, laatste = -(-vensters[:, 1] // RASTER), vensters[:, 2] // RASTER
        rij, vak = reeksen(eerste, np.maximum(laatste - eerste + 1, 0))
        vakken = np.zeros((len(delen[stuk]), VAKKEN_PER_WEEK), bool)
        vakken[vensters[rij, 0], vak % VAKKEN_PER_WEEK] = True
        bits[stuk] = inpakken(vakken)
        delen[stuk] = dagdelen(vakken)
    return bits, delen


class Openingen:
    """Every time on the cycle that a window of a volunteer opens."""

    def __init__(self, helpers: Sequence[Vrijwilliger]) -> None:
        geopend = np.array(
            [
                (nr, (7 * week + venster.dag) * DAG + venster.van, venster.tot - venster.van)
                for nr, helper in enumerate(helpers)
                for venster in helper.vensters
                for week in venster.weken
            ],
            np.int64,
        ).reshape(-1, 3)
        self._wie, self._opent, self._lengte = np.ascontiguousarray(geopend.T)
        self._begin = np.searchsorted(self._wie, np.arange(len(helpers) + 1))

    def op_raster(self, van: int, tot: int) -> tuple[Minuten, Minuten]:
        """Of volunteers van..tot, per slot of the cycle, how many minutes their window is open.

        (tot - van) x 2,688 twice: since it opened, and until it closes; -1 outside the windows.
        Windows of one volunteer do not overlap, so a slot lies in one at most.
        """
        deel = slice(self._begin[van], self._begin[tot])
        wie, opent, sluit = self._wie[deel] - van, self._opent[deel], self._sluit(deel)
        eerste = -(-opent // RASTER)
        rij, vak = reeksen(eerste, -(-sluit // RASTER) - eerste)
        geopend = np.full((tot - van, VAKKEN), -1, np.int16)
        resteert = geopend.copy()
        plek = wie[rij], vak % VAKKEN
        geopend[plek] = vak * RASTER - opent[rij]
        resteert[plek] = sluit[rij] - vak * RASTER
        return geopend, resteert

    def _sluit(self, deel: slice) -> Nummers:
        sluit: Nummers = self._opent[deel] + self._lengte[deel]
        return sluit


def vouw(minuten: Minuten, ritme: int) -> Minuten:
    """n x 2,688 slots -> n x (phases x 672): a phase has what the week with the least of it has."""
    per_ronde = minuten.reshape(len(minuten), WEKEN // ritme, ritme * VAKKEN_PER_WEEK)
    krapste: Minuten = per_ronde.min(axis=1)
    return krapste
