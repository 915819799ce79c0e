"""Week plans as columns of a set packing, and their pricing in exact integers.

Any prices of 0 or more for requests and budgets give a proven bound (the Lagrangian of the set
packing): what the prices sum to, plus for each volunteer the best week plan after paying them.
So the solver may be as inexact as it likes; prices are rounded to multiples of 2**-10 and all
else is integer arithmetic.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.engine.weekplannen import Weekplanner

SCHAAL = 1 << 10
"""Prices and gains are integers in units of 2**-10."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """One week plan of one volunteer: ``plan`` as ``Weekplanner`` numbers it, ``vragen`` sorted."""

    vrijwilliger: int
    plan: int
    vragen: tuple[int, ...]
    waarde: int


@dataclass(frozen=True, slots=True)
class Krediet:
    """A budget by request number; every request in it could be paid alone.

    Solvers get units and capacity shifted down by ``schuif`` bits, to numbers that their
    tolerances can tell apart. A sum of numbers rounded down is at most the sum rounded down, so
    whatever keeps the budget keeps the shifted one.
    """

    capaciteit: int
    verbruik: Mapping[int, int]

    @property
    def schuif(self) -> int:
        """Leaves the capacity below 2**20."""
        return max(0, self.capaciteit.bit_length() - 20)

    def eenheden(self, vragen: Iterable[int]) -> int:
        """What these requests take together."""
        return sum(self.verbruik.get(vraag, 0) for vraag in vragen)


@dataclass(frozen=True, slots=True)
class Prijzen:
    """Prices in units of 2**-10: per request, and per budget for the whole of its capacity."""

    vragen: NDArray[np.int64]
    budgetten: tuple[int, ...]

    @classmethod
    def afgerond(cls, vragen: NDArray[np.float64], budgetten: NDArray[np.float64]) -> "Prijzen":
        """From a solver's duals, which may stray a little below 0."""
        return cls(
            np.rint(np.maximum(vragen, 0) * SCHAAL).astype(np.int64),
            tuple(round(max(prijs, 0.0) * SCHAAL) for prijs in budgetten.tolist()),
        )


@dataclass(frozen=True, slots=True)
class Aanbod:
    """The best plan of each volunteer at some prices; ``grens`` bounds the objective, scaled.

    ``volledig``: no search was cut short, so that patience would not lower the bound.
    """

    grens: int
    kolommen: tuple[Kolom, ...]
    volledig: bool


class Inkoop:
    """Prices the week plans of all volunteers."""

    def __init__(self, planners: Sequence[Weekplanner], kredieten: Sequence[Krediet]) -> None:
        self.planners = planners
        self.kredieten = kredieten
        alle = [kandidaat for planner in planners for kandidaat in planner.kandidaten]
        self._vraag = np.array([kandidaat.vraag for kandidaat in alle], np.int64)
        self._waarde = np.array([kandidaat.waarde for kandidaat in alle], np.int64)
        aantallen = [len(planner.kandidaten) for planner in planners]
        self._planner = np.repeat(np.arange(len(planners)), aantallen)
        self._begin = np.cumsum([0, *aantallen])

    def kolom(self, nr: int, plan: int) -> Kolom:
        """A plan of a volunteer as a column."""
        gekozen = self.planners[nr].leden(plan)
        vragen = tuple(sorted(kandidaat.vraag for kandidaat in gekozen))
        return Kolom(nr, plan, vragen, sum(kandidaat.waarde for kandidaat in gekozen))

    def wees_geduldig(self, stappen: int) -> None:
        """Lets each search take so many steps before it is cut short."""
        for planner in self.planners:
            planner.geduld = stappen

    def enkele(self) -> list[Kolom]:
        """All plans of one request."""
        return [
            self.kolom(nr, 1 << plek)
            for nr, planner in enumerate(self.planners)
            for plek in range(len(planner.kandidaten))
        ]

    def eenvoudige_grens(self) -> int:
        """A bound on the objective without any search: each request its most valuable candidate."""
        hoogste: dict[int, int] = {}
        for vraag, waarde in zip(self._vraag.tolist(), self._waarde.tolist(), strict=True):
            hoogste[vraag] = max(waarde, hoogste.get(vraag, 0))
        return sum(hoogste.values())

    def beste(self, prijzen: Prijzen) -> Aanbod:
        """The best plan of every volunteer at these prices, and the bound that they prove."""
        grens = self._constante(prijzen)
        kolommen = []
        volledig = True
        for nr, winst in self._winsten(prijzen, 0):
            totaal, plan, hoogstens = self.planners[nr].beste(winst)
            grens += hoogstens
            volledig = volledig and totaal == hoogstens
            if plan:
                kolommen.append(self.kolom(nr, plan))
        return Aanbod(grens, tuple(kolommen), volledig)

    def binnen(self, prijzen: Prijzen, marge: int) -> Iterator[Kolom]:
        """Every plan that may be in a solution worth more than the bound less ``marge`` (scaled).

        Any solution falls short of the bound by at least what each of its plans falls short of
        the best plan of its volunteer. Raises ``Afgebroken`` when time is up.
        """
        for nr, winst in self._winsten(prijzen, -marge):
            planner = self.planners[nr]
            beste, _, _ = planner.beste({plek: w for plek, w in winst.items() if w > 0})
            for _, plan in planner.plannen(winst, beste - marge):
                yield self.kolom(nr, plan)

    def _winsten(self, prijzen: Prijzen, boven: int) -> Iterator[tuple[int, dict[int, int]]]:
        """Per volunteer the candidates whose value less their price is above ``boven``."""
        winst = self._waarde * SCHAAL - self._prijs_per_vraag(prijzen)[self._vraag]
        keuze = np.flatnonzero(winst > boven)
        eigenaar = self._planner[keuze]
        wie, begin = np.unique(eigenaar, return_index=True)
        einde = np.append(begin, len(keuze))[1:]
        plek = (keuze - self._begin[eigenaar]).tolist()
        bedrag = winst[keuze].tolist()
        for nr, van, tot in zip(wie.tolist(), begin.tolist(), einde.tolist(), strict=True):
            yield nr, dict(zip(plek[van:tot], bedrag[van:tot], strict=True))

    def _constante(self, prijzen: Prijzen) -> int:
        return int(prijzen.vragen.sum()) + sum(prijzen.budgetten)

    def _prijs_per_vraag(self, prijzen: Prijzen) -> NDArray[np.int64]:
        """A request's own price and its share in the budgets, rounded down.

        Rounding down keeps the bound true: together the shares never pass the budget's price.
        """
        totaal = prijzen.vragen.copy()
        for krediet, prijs in zip(self.kredieten, prijzen.budgetten, strict=True):
            for vraag, eenheden in krediet.verbruik.items():
                if eenheden:
                    totaal[vraag] += prijs * eenheden // krediet.capaciteit
        return totaal
