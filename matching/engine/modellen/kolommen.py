"""What the set packing is made of: week plans as columns, budgets, and prices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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

    @property
    def som(self) -> int:
        """What all requests and budgets cost together."""
        return int(self.vragen.sum()) + sum(self.budgetten)

    @classmethod
    def afgerond(cls, vragen: NDArray[np.float64], budgetten: NDArray[np.float64]) -> "Prijzen":
        """From a solver's duals, which may stray a little below 0."""
        return cls(
            np.rint(np.maximum(vragen, 0) * SCHAAL).astype(np.int64),
            tuple(round(max(prijs, 0.0) * SCHAAL) for prijs in budgetten.tolist()),
        )
