"""Joins without a loop: many short runs of numbers at once."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Nummers = NDArray[np.int64]
Masker = NDArray[np.bool_]


def reeksen(begin: Nummers, aantal: Nummers) -> tuple[Nummers, Nummers]:
    """For each run i the numbers begin[i] .. begin[i] + aantal[i] - 1, all behind one another.

    Returns for each number the i it belongs to, and the number.
    """
    rij = np.repeat(np.arange(len(aantal)), aantal)
    nummer = np.arange(len(rij)) + np.repeat(begin - (np.cumsum(aantal) - aantal), aantal)
    return rij, nummer


def stukken(totaal: int, lengte: int) -> Iterator[slice]:
    """0 .. totaal in slices of ``lengte``, so that a step fits in the processor's cache."""
    return (slice(van, min(van + lengte, totaal)) for van in range(0, totaal, lengte))


def opzoeken(gesorteerd: Nummers, gezocht: Nummers) -> tuple[Nummers, Masker]:
    """Where each number stands among the sorted ones, and whether it is there at all."""
    plek = np.searchsorted(gesorteerd, gezocht)
    gevonden = plek < len(gesorteerd)
    gevonden[gevonden] = gesorteerd[plek[gevonden]] == gezocht[gevonden]
    return plek, gevonden
