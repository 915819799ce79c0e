"""The knapsack of every agent at given job prices, in exact integers.

For any prices p(j) of any sign, the sum of p(j) less every agent's best knapsack, at a gain of
p(j) - c(i, j) per job, is a lower bound on the cost of every solution. A solution with some pair
costs at least that bound plus what the agent's best knapsack loses when the pair is forced in.
Most jobs follow from a price per unit of weight alone; the few that remain, the core, go through
a table over the capacity. Capacities too large for a table are shifted down, weights and capacity
both rounded down: whatever fits still fits, so every bound stays true.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .lezen import Getallen, Opgave

SCHAAL = 1 << 10
"""Prices and gains are integers in units of 2**-10."""

_BITS = 12
"""Tables hold capacities below 2**12."""

Masker = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Antwoord:
    """The best knapsacks: ``grens`` on the cost (scaled), ``in_zak`` agents x jobs."""

    grens: int
    in_zak: Masker
    winsten: Getallen


@dataclass(frozen=True, slots=True, eq=False)
class _Kern:
    """What the prices per unit of weight leave to be decided."""

    winst: Getallen
    vrij: Masker
    vast: Masker


class Knapzakken:
    """All agents' knapsacks of one problem."""

    def __init__(self, opgave: Opgave) -> None:
        self.opgave = opgave
        schuif = np.array(
            [max(0, int(c).bit_length() - _BITS) for c in opgave.capaciteiten], np.int64
        )
        self.past = opgave.past
        self.gewicht = opgave.gewichten >> schuif[:, None]
        self.capaciteit = opgave.capaciteiten >> schuif
        self._vorige = np.zeros_like(self.past)

    def beste(self, prijzen: Getallen) -> Antwoord:
        """Every agent's best knapsack at these prices."""
        kern = self._kern(prijzen, None, 0)
        in_zak = kern.vast.copy()
        ruimte = self.capaciteit - (self.gewicht * kern.vast).sum(axis=1)
        for nr in range(len(ruimte)):
            banen = np.flatnonzero(kern.vrij[nr] & (kern.winst[nr] > 0))
            in_zak[nr, banen] = _beste_zak(
                self.gewicht[nr, banen], kern.winst[nr, banen], int(ruimte[nr])
            )
        winsten = (kern.winst * in_zak).sum(axis=1)
        self._vorige = in_zak
        return Antwoord(int(prijzen.sum()) - int(winsten.sum()), in_zak, winsten)

    def gewichtsprijzen(self, prijzen: Getallen) -> NDArray[np.float64]:
        """Per agent the value of a unit of weight at these prices, scaled."""
        return self._gewichtsprijs(prijzen[None, :] - self.opgave.kosten * SCHAAL)[0].astype(float)

    def binnen(self, prijzen: Getallen, winsten: Getallen, marge: int) -> Masker:
        """The pairs (agents x jobs) that a solution within the bound plus the margin may use.

        ``winsten`` are those of the best knapsacks at these prices; the margin is scaled.
        """
        kern = self._kern(prijzen, winsten, marge)
        mag, moet = kern.vrij | kern.vast, kern.vast.copy()
        ruimte = self.capaciteit - (self.gewicht * kern.vast).sum(axis=1)
        vast = (kern.winst * kern.vast).sum(axis=1)
        for nr, over in enumerate(ruimte.tolist()):
            banen = np.flatnonzero(kern.vrij[nr])
            nodig = int(winsten[nr] - vast[nr]) - marge
            gewicht, winst = self.gewicht[nr, banen], kern.winst[nr, banen]
            for plek, met, zonder in _gedwongen(gewicht.tolist(), winst.tolist(), over):
                if met < nodig:
                    mag[nr, banen[plek]] = False
                elif zonder < nodig:
                    moet[nr, banen[plek]] = True
        elders = moet.any(axis=0)
        mag[:, elders] &= moet[:, elders]
        return mag

    def _gewichtsprijs(self, winst: Getallen) -> tuple[Getallen, Masker, Getallen]:
        """Per agent the gain per weight of the first job that does not fit any more, when the
        best per weight go first; which jobs go in before it, and the room left by those."""
        telt = self.past & (winst > 0)
        per_gewicht = np.where(telt, winst / np.maximum(self.gewicht, 0.5), -1.0)
        orde = np.argsort(-per_gewicht, axis=1, kind="stable")
        gewicht = np.take_along_axis(np.where(telt, self.gewicht, 0), orde, axis=1)
        past = gewicht.cumsum(axis=1) <= self.capaciteit[:, None]
        eerste = np.minimum(past.sum(axis=1), past.shape[1] - 1)
        rij = np.arange(len(eerste))
        breuk = np.rint(per_gewicht[rij, orde[rij, eerste]])
        prijs = np.where(past.all(axis=1), 0, np.maximum(breuk, 0)).astype(np.int64)
        voorin = np.zeros_like(past)
        np.put_along_axis(voorin, orde, past, axis=1)
        voorin &= telt
        return prijs, voorin, self.capaciteit - (self.gewicht * voorin).sum(axis=1)

    def _kern(self, prijzen: Getallen, drempel: Getallen | None, marge: int) -> _Kern:
        """Fixes what a knapsack worth at least the threshold less the margin must do.

        With no threshold: the value of the best knapsack that is easily had.
        """
        winst = prijzen[None, :] - self.opgave.kosten * SCHAAL
        prijs, voorin, over = self._gewichtsprijs(winst)
        rest = np.where(self.past, winst - prijs[:, None] * self.gewicht, 0)
        hoogstens = prijs * self.capaciteit + np.maximum(rest, 0).sum(axis=1)
        if drempel is None:
            erbij = ~voorin & self.past & (self.gewicht <= over[:, None])
            gevuld = (winst * voorin).sum(axis=1) + np.where(erbij, np.maximum(winst, 0), 0).max(
                axis=1
            )
            drempel = np.maximum(gevuld, (winst * self._vorige).sum(axis=1))
        vrij = self.past & (hoogstens[:, None] - np.abs(rest) >= drempel[:, None] - marge)
        return _Kern(winst, vrij, self.past & ~vrij & (rest > 0))


def _beste_zak(gewicht: Getallen, winst: Getallen, ruimte: int) -> Masker:
    """Which of these are in the best knapsack."""
    tabel = np.zeros(ruimte + 1, np.int64)
    beter = np.zeros((len(gewicht), ruimte + 1), bool)
    for plek, (zwaar, waard) in enumerate(zip(gewicht.tolist(), winst.tolist(), strict=True)):
        if zwaar <= ruimte:
            met = tabel[: ruimte + 1 - zwaar] + waard
            np.greater(met, tabel[zwaar:], out=beter[plek, zwaar:])
            tabel[zwaar:] = np.maximum(tabel[zwaar:], met)
    in_zak = np.zeros(len(gewicht), bool)
    for plek in range(len(gewicht) - 1, -1, -1):
        if beter[plek, ruimte]:
            in_zak[plek] = True
            ruimte -= int(gewicht[plek])
    return in_zak


def _gedwongen(gewicht: list[int], winst: list[int], ruimte: int) -> Iterator[tuple[int, int, int]]:
    """Per job the best knapsack with it in, and with it out: tables from both ends meet."""
    aantal = len(gewicht)
    voor = np.zeros((aantal + 1, ruimte + 1), np.int64)
    for plek in range(aantal):
        voor[plek + 1] = _met(voor[plek], gewicht[plek], winst[plek])
    na = np.zeros(ruimte + 1, np.int64)
    for plek in range(aantal - 1, -1, -1):
        achterstevoren = na[::-1]
        zonder = int((voor[plek] + achterstevoren).max())
        met = -(1 << 62)
        if gewicht[plek] <= ruimte:
            deel = voor[plek, : ruimte + 1 - gewicht[plek]] + achterstevoren[gewicht[plek] :]
            met = int(deel.max()) + winst[plek]
        yield plek, met, zonder
        na = _met(na, gewicht[plek], winst[plek])


def _met(tabel: Getallen, zwaar: int, waard: int) -> Getallen:
    nieuw = tabel.copy()
    if zwaar < len(tabel):
        np.maximum(nieuw[zwaar:], tabel[: len(tabel) - zwaar] + waard, out=nieuw[zwaar:])
    return nieuw
