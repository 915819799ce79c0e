"""A first feasible choice of week plans, filled one request at a time."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from .inkoop import Inkoop
from .kolommen import Kolom


def eerste_keuze(inkoop: Inkoop, voorrang: Iterable[int] = ()) -> list[Kolom]:
    """Fills plans with the candidates of ``voorrang``, in their order, then the most valuable ones.

    Feasible by construction: a request once, budgets kept, and every plan asked of its planner.
    """
    planners = inkoop.planners
    plannen = [0] * len(planners)
    saldo = [krediet.capaciteit for krediet in inkoop.kredieten]
    gedaan = np.zeros(planners.aantal_vragen, bool)

    def vul(kandidaten: NDArray[np.int64]) -> None:
        wie = planners.vrijwilliger[kandidaten]
        plekken = kandidaten - planners.begin[wie]
        vragen = planners.vraag[kandidaten]
        for vraag, nr, plek in zip(vragen.tolist(), wie.tolist(), plekken.tolist(), strict=True):
            if gedaan[vraag]:
                continue
            kosten = [krediet.verbruik.get(vraag, 0) for krediet in inkoop.kredieten]
            if any(k > s for k, s in zip(kosten, saldo, strict=True)):
                continue
            if planners.past(nr, plannen[nr], plek):
                plannen[nr] |= 1 << plek
                gedaan[vraag] = True
                saldo[:] = [s - k for k, s in zip(kosten, saldo, strict=True)]

    vul(np.fromiter(voorrang, np.int64))
    rest = np.flatnonzero(~gedaan[planners.vraag])
    vul(rest[np.argsort(-planners.waarde[rest], kind="stable")])
    return [inkoop.kolom(nr, plan) for nr, plan in enumerate(plannen) if plan]
