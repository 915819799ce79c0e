"""The matching problem: immutable input that validates itself.

Units: minutes, kilometres per hour, WGS84 degrees. Time is a cycle of four weeks
(40,320 minutes) that repeats; ``dag`` 0 is Monday.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

WEKEN = 4
DAG = 1440
WEEK = 7 * DAG
CYCLUS = WEKEN * WEEK


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """When a visit happens: in weeks w with w mod ritme = fase, on ``dag`` from minute ``start``."""

    dag: int
    fase: int
    start: int


@dataclass(frozen=True, slots=True, order=True)
class Venster:
    """[van, tot) in minutes from midnight of ``dag``; ``weken``: the weeks in which it opens."""

    dag: int
    van: int
    tot: int
    weken: tuple[int, ...] = (0, 1, 2, 3)


@dataclass(frozen=True, slots=True)
class Vraag:
    """A request for help: one visit in a rhythm of ``ritme`` weeks."""

    id: str
    prioriteit: int
    locatie: tuple[float, float]
    duur: int
    ritme: int
    vensters: tuple[Venster, ...]
    kenmerken: frozenset[str] = frozenset()
    vereist: frozenset[str] = frozenset()
    vermijd: frozenset[str] = frozenset()
    gewenst: Mapping[str, int] = field(default_factory=dict)
    uitgesloten: frozenset[str] = frozenset()
    gewenste_vrijwilligers: Mapping[str, int] = field(default_factory=dict)
    zwaar: bool = False


@dataclass(frozen=True, slots=True)
class Vrijwilliger:
    """A volunteer: where they live, when they can, how much, and for whom."""

    id: str
    locatie: tuple[float, float]
    kmh: float
    max_reistijd: int
    vensters: tuple[Venster, ...]
    max_minuten_per_week: int
    max_koppelingen: int
    max_zwaar: int
    kenmerken: frozenset[str] = frozenset()
    vereist: frozenset[str] = frozenset()
    vermijd: frozenset[str] = frozenset()
    gewenst: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Budget:
    """``verbruik`` units per newly matched request, together at most ``capaciteit``."""

    id: str
    capaciteit: int
    verbruik: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Vast:
    """A match that is kept as it is."""

    vraag: str
    vrijwilliger: str
    moment: Moment


@dataclass(frozen=True, slots=True)
class Probleem:
    """Everything a round knows. Immutable; ids are unique per kind."""

    vragen: tuple[Vraag, ...]
    vrijwilligers: tuple[Vrijwilliger, ...]
    budgetten: tuple[Budget, ...] = ()
    vast: tuple[Vast, ...] = ()
