"""The budgets of a problem by request number, as far as they can bind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from matching.engine.planners import Planners
from matching.engine.probleem import Probleem


@dataclass(frozen=True, slots=True)
class Krediet:
    """A budget by request number; every request in it could be paid alone.

    Solvers get units and capacity shifted down by ``schuif`` bits, to numbers that their
    tolerances can tell apart. A sum of numbers rounded down is at most the sum rounded down, so
    whatever keeps the budget keeps the shifted one.
    """

    id: str
    capaciteit: int
    verbruik: Mapping[int, int]

    @property
    def schuif(self) -> int:
        """Leaves the capacity below 2**20."""
        return max(0, self.capaciteit.bit_length() - 20)

    def eenheden(self, vragen: Iterable[int]) -> int:
        """What these requests take together."""
        return sum(self.verbruik.get(vraag, 0) for vraag in vragen)


def kredieten_van(probleem: Probleem, planners: Planners) -> list[Krediet]:
    """The budgets that not all requests with a candidate can be paid from together."""
    if not probleem.budgetten:
        return []
    nummers = {probleem.vragen[nr].id: nr for nr in np.unique(planners.vraag).tolist()}
    kredieten = (
        Krediet(
            budget.id,
            budget.capaciteit,
            {
                nummers[vraag]: eenheden
                for vraag, eenheden in budget.verbruik.items()
                if vraag in nummers
            },
        )
        for budget in probleem.budgetten
    )
    return [
        krediet for krediet in kredieten if krediet.eenheden(nummers.values()) > krediet.capaciteit
    ]
