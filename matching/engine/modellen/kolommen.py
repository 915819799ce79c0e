"""What the set packing is made of: week plans as columns, budgets, and prices."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

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


def bonus(kolom: Kolom, liefst: Mapping[int, int]) -> int:
    """What a column is worth more, in 1 / SCHAAL, by the matches (request -> volunteer) liked best.

    Less than a unit for a whole solution, if those are fewer than SCHAAL: so it only decides
    between solutions that are as good.
    """
    return sum(liefst.get(vraag) == kolom.vrijwilliger for vraag in kolom.vragen)


@dataclass(frozen=True, slots=True)
class Snede:
    """A cut: the rows of an odd number of requests and volunteers, added up and halved.

    Each of them is in at most one chosen column, so if a column counts once for every two of them
    that it holds, all chosen ones together count at most half their number, rounded down (a
    {0, 1/2}-cut: Caprara and Fischetti, Mathematical Programming 74, 1996; with three rows a
    subset-row cut: Jepsen, Petersen, Spoorendonk and Pisinger, Operations Research 56, 2008).
    """

    vragen: frozenset[int]
    vrijwilligers: frozenset[int]

    @property
    def hoogstens(self) -> int:
        """What the chosen columns count together at most."""
        return (len(self.vragen) + len(self.vrijwilligers)) // 2

    def telt(self, kolom: "Kolom") -> int:
        """How often the cut counts this column."""
        eigen = kolom.vrijwilliger in self.vrijwilligers
        return (eigen + len(self.vragen.intersection(kolom.vragen))) // 2


@dataclass(frozen=True, slots=True)
class Prijzen:
    """Prices in units of 2**-10: per request, per budget for the whole of its capacity, per cut
    for each time that it counts a column.

    Cuts that were added later have no price yet: 0.
    """

    vragen: NDArray[np.int64]
    budgetten: tuple[int, ...]
    sneden: tuple[int, ...] = ()

    @classmethod
    def afgerond(
        cls,
        vragen: NDArray[np.float64],
        budgetten: NDArray[np.float64],
        sneden: NDArray[np.float64],
    ) -> "Prijzen":
        """From a solver's duals, which may stray a little below 0."""
        duals = (np.nan_to_num(rij, posinf=0.0, neginf=0.0) for rij in (vragen, budgetten, sneden))
        rijen = (np.rint(np.maximum(rij, 0) * SCHAAL) for rij in duals)
        prijzen, *rest = (rij.astype(np.int64) for rij in rijen)
        return cls(prijzen, *(tuple(rij.tolist()) for rij in rest))

    def naar(self, ander: "Prijzen", halveringen: int) -> "Prijzen":
        """These prices, after so many times going halfway from the others to these."""
        deel = 1 << halveringen

        def weg(van: tuple[int, ...], naar: tuple[int, ...]) -> tuple[int, ...]:
            paren = zip_longest(van, naar, fillvalue=0)
            return tuple(begin + (einde - begin) // deel for begin, einde in paren)

        return Prijzen(
            ander.vragen + (self.vragen - ander.vragen) // deel,
            weg(ander.budgetten, self.budgetten),
            weg(ander.sneden, self.sneden),
        )
