"""The set packing as a MIP: at most one week plan per volunteer, each request at most once.

Budgets are kept exactly, in integers: HiGHS sees them rounded to the side that allows more, so
that its bound stays true, and each choice that breaks a budget is cut off before the next try.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from matching.engine.klok import Klok

from .kolommen import SCHAAL, Kolom, bonus
from .kredieten import Krediet
from .stilte import stille_uitvoer


@dataclass(frozen=True, slots=True)
class Keuze:
    """The best choice found out of the columns, and a bound on every choice out of them."""

    kolommen: tuple[Kolom, ...]
    grens: int | None


@dataclass(frozen=True, slots=True)
class _Rij:
    """The sum of the coefficients of the columns chosen is at most ``hoogstens``."""

    coefficienten: dict[int, int]
    hoogstens: int


@dataclass(frozen=True, slots=True)
class _Verbod:
    """Of these requests at most so many can be paid together."""

    vragen: frozenset[int]
    hoogstens: int


class Kiezer:
    """Chooses out of columns, and remembers what the budgets turned out to forbid.

    ``liefst``: matches that get a ``bonus``.
    """

    def __init__(
        self,
        kredieten: Sequence[Krediet],
        klok: Klok,
        liefst: Mapping[int, int] | None = None,
    ) -> None:
        self.kredieten = kredieten
        self.klok = klok
        self.liefst = liefst or {}
        self._verboden: list[_Verbod] = []

    def kies(self, kolommen: Sequence[Kolom]) -> Keuze:
        """Solves the MIP with HiGHS, to the end (gap 0) unless the time runs out."""
        if not kolommen:
            return Keuze((), 0)
        rijen = _rijen(kolommen, self.kredieten)
        rijen += [_verbodsrij(kolommen, verbod) for verbod in self._verboden]
        waarden = [een.waarde + bonus(een, self.liefst) / SCHAAL for een in kolommen]
        beste: tuple[Kolom, ...] = ()
        waarde, laagste = 0, None
        while True:
            gekozen, grens = _milp(kolommen, waarden, rijen, self.klok.over())
            if grens is not None:
                laagste = grens if laagste is None else min(laagste, grens)
            goed = haalbaar(gekozen, self.kredieten)
            if (nieuw := sum(kolom.waarde for kolom in goed)) > waarde:
                beste, waarde = tuple(goed), nieuw
            verboden = [
                verbod for krediet in self.kredieten if (verbod := _teveel(gekozen, krediet))
            ]
            if not verboden or waarde == laagste or self.klok.voorbij():
                return Keuze(beste, laagste)
            self._verboden += verboden
            rijen += [_verbodsrij(kolommen, verbod) for verbod in verboden]


def _rijen(kolommen: Sequence[Kolom], kredieten: Sequence[Krediet]) -> list[_Rij]:
    vrijwilligers: dict[int, dict[int, int]] = {}
    vragen: dict[int, dict[int, int]] = {}
    for nr, kolom in enumerate(kolommen):
        vrijwilligers.setdefault(kolom.vrijwilliger, {})[nr] = 1
        for vraag in kolom.vragen:
            vragen.setdefault(vraag, {})[nr] = 1
    budgetten = [
        _Rij(
            {
                nr: eenheden
                for nr, kolom in enumerate(kolommen)
                if (eenheden := krediet.eenheden(kolom.vragen) >> krediet.schuif)
            },
            krediet.capaciteit >> krediet.schuif,
        )
        for krediet in kredieten
    ]
    return [_Rij(rij, 1) for rij in (*vrijwilligers.values(), *vragen.values())] + budgetten


def _milp(
    kolommen: Sequence[Kolom],
    waarden: Sequence[float],
    rijen: Sequence[_Rij],
    seconden: float,
) -> tuple[list[Kolom], int | None]:
    """What HiGHS chooses, and its bound."""
    indices = [nr for rij in rijen for nr in rij.coefficienten]
    coefficienten = [float(waarde) for rij in rijen for waarde in rij.coefficienten.values()]
    begin = np.cumsum([0, *(len(rij.coefficienten) for rij in rijen)])
    matrix = csr_array((coefficienten, indices, begin), shape=(len(rijen), len(kolommen)))
    rechts: NDArray[np.float64] = np.array([rij.hoogstens for rij in rijen], float)
    with stille_uitvoer():
        uitkomst = milp(
            -np.array(waarden, float),
            integrality=np.ones(len(kolommen), np.int64),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix, -np.inf, rechts),
            # The default gap of 1e-4 would be a false proof.
            options={"mip_rel_gap": 0.0, "time_limit": max(0.01, seconden)},
        )
    gekozen: list[Kolom] = []
    if uitkomst.x is not None:
        gekozen = [kolom for kolom, x in zip(kolommen, uitkomst.x.tolist(), strict=True) if x > 0.5]
    grens = uitkomst.mip_dual_bound
    # The optimum is an integer; what lies a rounding error below one is that one.
    hoogstens = None if grens is None or not math.isfinite(grens) else math.floor(-grens + 1e-3)
    return gekozen, hoogstens


def _teveel(kolommen: Sequence[Kolom], krediet: Krediet) -> _Verbod | None:
    """What the columns show that the budget forbids; None when they keep to it.

    The dearest requests chosen, as few as break it, and others for as long as any so many of the
    set break it, that is the cheapest of them.
    """
    verbruik = krediet.verbruik
    duurste_eerst = sorted(
        (vraag for kolom in kolommen for vraag in kolom.vragen),
        key=lambda vraag: -verbruik.get(vraag, 0),
    )
    if krediet.eenheden(duurste_eerst) <= krediet.capaciteit:
        return None
    aantal = 1
    while krediet.eenheden(duurste_eerst[:aantal]) <= krediet.capaciteit:
        aantal += 1
    samen = duurste_eerst[:aantal]
    goedkoopste = sorted(verbruik[vraag] for vraag in samen)
    for vraag in sorted(verbruik.keys() - samen, key=lambda vraag: -verbruik[vraag]):
        goedkoopste = sorted([*goedkoopste, verbruik[vraag]])[:aantal]
        if sum(goedkoopste) <= krediet.capaciteit:
            break
        samen.append(vraag)
    return _Verbod(frozenset(samen), aantal - 1)


def _verbodsrij(kolommen: Sequence[Kolom], verbod: _Verbod) -> _Rij:
    aantallen = ((nr, len(verbod.vragen.intersection(k.vragen))) for nr, k in enumerate(kolommen))
    return _Rij({nr: aantal for nr, aantal in aantallen if aantal}, verbod.hoogstens)


def haalbaar(kolommen: Sequence[Kolom], kredieten: Sequence[Krediet]) -> list[Kolom]:
    """The columns that go together in whole numbers: HiGHS allows itself a tolerance."""
    over = [krediet.capaciteit for krediet in kredieten]
    bezet: set[tuple[str, int]] = set()
    goed = []
    for kolom in sorted(kolommen, key=lambda kolom: -kolom.waarde):
        neemt = {("vrijwilliger", kolom.vrijwilliger), *(("vraag", nr) for nr in kolom.vragen)}
        rest = [
            saldo - krediet.eenheden(kolom.vragen)
            for saldo, krediet in zip(over, kredieten, strict=True)
        ]
        if not neemt & bezet and min(rest, default=0) >= 0:
            bezet |= neemt
            over = rest
            goed.append(kolom)
    return goed
