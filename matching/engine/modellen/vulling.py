"""A first feasible choice of week plans, from the solution of an LP."""

from collections.abc import Iterable
from contextlib import suppress

from matching.engine.weekplannen import Afgebroken

from .kolommen import Inkoop, Kolom


def eerste_keuze(inkoop: Inkoop, gebruikt: Iterable[tuple[Kolom, float]]) -> list[Kolom]:
    """Fills plans with what the LP uses, the largest shares first, then with whatever fits.

    Feasible by construction: a request once, budgets kept, and every plan asked of its planner.
    """
    plannen = [0] * len(inkoop.planners)
    saldo = [krediet.capaciteit for krediet in inkoop.kredieten]
    gedaan: set[int] = set()

    def probeer(nr: int, plek: int) -> None:
        planner = inkoop.planners[nr]
        vraag = planner.kandidaten[plek].vraag
        kosten = [krediet.verbruik.get(vraag, 0) for krediet in inkoop.kredieten]
        if vraag in gedaan or any(k > s for k, s in zip(kosten, saldo, strict=True)):
            return
        if planner.past(plannen[nr], plek):
            plannen[nr] |= 1 << plek
            gedaan.add(vraag)
            saldo[:] = [s - k for k, s in zip(kosten, saldo, strict=True)]

    with suppress(Afgebroken):  # out of time: what is filled by then is a plan as well
        for kolom, _ in sorted(gebruikt, key=lambda paar: (-paar[1], -paar[0].waarde)):
            for plek in range(kolom.plan.bit_length()):
                if kolom.plan >> plek & 1:
                    probeer(kolom.vrijwilliger, plek)
        rest = sorted(
            (-kandidaat.waarde, nr, plek)
            for nr, planner in enumerate(inkoop.planners)
            for plek, kandidaat in enumerate(planner.kandidaten)
            if kandidaat.vraag not in gedaan
        )
        for _, nr, plek in rest:
            probeer(nr, plek)
    return [inkoop.kolom(nr, plan) for nr, plan in enumerate(plannen) if plan]
