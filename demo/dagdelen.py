"""Parts of a day as windows: when help is asked for, and when it is offered."""

from collections.abc import Iterator
from datetime import time

from kern.regels.tijd import DAG, kloktijd

from .kansen import Trekking

KWARTIER = 15

# Part of the day -> earliest start, latest start, earliest end, latest end, in minutes from
# midnight; the parts do not overlap, so a volunteer's windows never do.
_GRENZEN = {
    "ochtend": (8 * 60, 9 * 60 + 30, 11 * 60 + 30, 12 * 60 + 30),
    "middag": (12 * 60 + 30, 14 * 60, 16 * 60, 17 * 60 + 30),
    "avond": (18 * 60, 19 * 60 + 30, 21 * 60 + 30, 22 * 60 + 30),
    "nacht": (22 * 60 + 30, 23 * 60 + 30, DAG + 6 * 60, DAG + 7 * 60),
}
NACHT = "nacht"


def dagdelen(
    aantal: int, verdeling: dict[str, float], trekking: Trekking
) -> Iterator[tuple[int, str]]:
    """``aantal`` different (day, part of the day), by day."""
    gekozen: set[tuple[int, str]] = set()
    while len(gekozen) < aantal:
        gekozen.add((trekking.randrange(7), trekking.uit(verdeling)))
    yield from sorted(gekozen)


def tijdvak(dagdeel: str, minstens: int, trekking: Trekking) -> tuple[time, time]:
    """A window in this part of the day of at least so many minutes, if the part is as long."""
    vroegst, laatste_begin, eerste_einde, laatst = _GRENZEN[dagdeel]
    van = trekking.randrange(vroegst, laatste_begin + 1, 2 * KWARTIER)
    tot = trekking.randrange(eerste_einde, laatst + 1, 2 * KWARTIER)
    if tot - van < minstens:
        van, tot = vroegst, laatst
    return kloktijd(van), kloktijd(tot)
