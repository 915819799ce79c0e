"""The set packing as a MIP: at most one week plan per volunteer, each request at most once."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from .kolommen import Kolom, Krediet


@dataclass(frozen=True, slots=True)
class Keuze:
    """The best choice found out of the columns, and a bound on every choice out of them."""

    kolommen: tuple[Kolom, ...]
    grens: int | None


def kies(kolommen: Sequence[Kolom], kredieten: Sequence[Krediet], seconden: float) -> Keuze:
    """Solves the MIP with HiGHS, to the end (gap 0) unless the time runs out."""
    if not kolommen:
        return Keuze((), 0)
    rijen: dict[tuple[str, int], list[tuple[int, float]]] = {}
    for nr, kolom in enumerate(kolommen):
        rijen.setdefault(("vrijwilliger", kolom.vrijwilliger), []).append((nr, 1.0))
        for vraag in kolom.vragen:
            rijen.setdefault(("vraag", vraag), []).append((nr, 1.0))
        for nummer, krediet in enumerate(kredieten):
            eenheden = sum(krediet.verbruik.get(vraag, 0) for vraag in kolom.vragen)
            if eenheden:
                rijen.setdefault(("budget", nummer), []).append((nr, float(eenheden)))
    rechts = [kredieten[nummer].capaciteit if soort == "budget" else 1 for soort, nummer in rijen]
    indices = [nr for rij in rijen.values() for nr, _ in rij]
    waarden = [waarde for rij in rijen.values() for _, waarde in rij]
    begin = np.cumsum([0, *map(len, rijen.values())])
    matrix = csr_array((waarden, indices, begin), shape=(len(rijen), len(kolommen)))
    uitkomst = milp(
        -np.array([kolom.waarde for kolom in kolommen], float),
        integrality=np.ones(len(kolommen), np.int64),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, -np.inf, np.array(rechts, float)),
        # The default gap of 1e-4 would be a false proof.
        options={"mip_rel_gap": 0.0, "time_limit": max(0.01, seconden)},
    )
    gekozen: list[Kolom] = []
    if uitkomst.x is not None:
        gekozen = [kolom for kolom, x in zip(kolommen, uitkomst.x.tolist(), strict=True) if x > 0.5]
    grens = uitkomst.mip_dual_bound
    # The optimum is an integer; what lies a rounding error below one is that one.
    hoogstens = None if grens is None or not math.isfinite(grens) else math.floor(-grens + 1e-3)
    return Keuze(tuple(_haalbaar(gekozen, kredieten)), hoogstens)


def _haalbaar(kolommen: Sequence[Kolom], kredieten: Sequence[Krediet]) -> list[Kolom]:
    """The columns that go together in whole numbers: HiGHS allows itself a tolerance."""
    over = [krediet.capaciteit for krediet in kredieten]
    bezet: set[tuple[str, int]] = set()
    goed = []
    for kolom in sorted(kolommen, key=lambda kolom: -kolom.waarde):
        neemt = {("vrijwilliger", kolom.vrijwilliger), *(("vraag", nr) for nr in kolom.vragen)}
        rest = [
            saldo - sum(krediet.verbruik.get(vraag, 0) for vraag in kolom.vragen)
            for saldo, krediet in zip(over, kredieten, strict=True)
        ]
        if not neemt & bezet and min(rest, default=0) >= 0:
            bezet |= neemt
            over = rest
            goed.append(kolom)
    return goed
