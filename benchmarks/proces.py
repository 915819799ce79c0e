"""Measuring in a process of its own, so that nothing measured before weighs on time or memory."""

import multiprocessing
import resource
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def in_eigen_proces(functie: Callable[..., T], *argumenten: object) -> T:
    """What ``functie`` returns, called in a new process that begins with nothing loaded."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(functie, argumenten)


def piekgeheugen() -> float:
    """The most memory that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def maak_bestand(
    soort: str,
    vragen: int,
    vrijwilligers: int,
    seed: int,
    map_: Path,
    dichtheid: float | None = None,
) -> Path:
    """A problem (see `opgaven.maak_opgave`) as a file in ``map_``."""
    # Only in the process that makes it: Django would count in the time of those that measure.
    from .opgaven import bewaar, maak_opgave

    pad = map_ / f"{soort}-{vragen}x{vrijwilligers}-{seed}.json"
    bewaar(maak_opgave(soort, vragen, vrijwilligers, seed, dichtheid), pad)
    return pad
