"""The matching problem: immutable input that validates itself.

Units: minutes, kilometres per hour, WGS84 degrees. Time is a cycle of four weeks
(40,320 minutes) that repeats; ``dag`` 0 is Monday. Whatever breaks a limit of the contract
(section 3 of the design) raises ``ProbleemFout``, also when a value has the wrong type: the
values may come straight from JSON.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

WEKEN = 4
DAG = 1440
WEEK = 7 * DAG
CYCLUS = WEKEN * WEEK
RASTER = 15
"""Visits start on a grid of a quarter of an hour."""

GROOTSTE = 2**53 - 1
"""Integers up to here are exact in every JSON reader (RFC 8259, section 6) and in a double."""


class ProbleemFout(ValueError):
    """Input that breaks the contract. One line of plain Dutch: the field, the id, what is wrong."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """When a visit happens: in weeks w with w mod ritme = fase, on ``dag``, minute ``start``."""

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

    def __post_init__(self) -> None:
        waar = f"vraag {self.id!r}"
        _controleer_id(waar, self.id)
        _controleer_geheel(waar, "prioriteit", self.prioriteit, 1, 1000)
        _controleer_locatie(waar, self.locatie)
        _controleer_geheel(waar, "duur", self.duur, 15, 720)
        _controleer_geheel(waar, "ritme", self.ritme)
        if self.ritme not in (1, 2, 4):
            raise ProbleemFout(f"{waar}: ritme moet 1, 2 of 4 zijn, niet {kort(self.ritme)}")
        _controleer_vensters(waar, self.vensters)
        for veld in ("gewenst", "gewenste_vrijwilligers"):
            _controleer_punten(waar, veld, getattr(self, veld))
        if not isinstance(self.zwaar, bool):
            raise ProbleemFout(f"{waar}: zwaar moet true of false zijn, niet {kort(self.zwaar)}")


@dataclass(frozen=True, slots=True)
class Vrijwilliger:
    """A volunteer: where they live, when they can, how much, and for whom.

    ``max_reistijd`` is one way, in minutes at ``kmh``. Windows must not overlap on the cycle.
    """

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

    def __post_init__(self) -> None:
        waar = f"vrijwilliger {self.id!r}"
        _controleer_id(waar, self.id)
        _controleer_locatie(waar, self.locatie)
        if not _is_eindig(self.kmh) or self.kmh <= 0:
            raise ProbleemFout(f"{waar}: kmh moet een getal boven 0 zijn, niet {kort(self.kmh)}")
        _controleer_geheel(waar, "max_reistijd", self.max_reistijd, 1)
        for veld in ("max_minuten_per_week", "max_koppelingen", "max_zwaar"):
            _controleer_geheel(waar, veld, getattr(self, veld), 0)
        _controleer_vensters(waar, self.vensters)
        _controleer_overlap(waar, self.vensters)
        _controleer_punten(waar, "gewenst", self.gewenst)


@dataclass(frozen=True, slots=True)
class Budget:
    """``verbruik`` units per newly matched request, together at most ``capaciteit``."""

    id: str
    capaciteit: int
    verbruik: Mapping[str, int]

    def __post_init__(self) -> None:
        waar = f"budget {self.id!r}"
        _controleer_id(waar, self.id)
        _controleer_geheel(waar, "capaciteit", self.capaciteit, 0)
        _controleer_punten(waar, "verbruik", self.verbruik, 0)


@dataclass(frozen=True, slots=True)
class Vast:
    """A match that is kept as it is."""

    vraag: str
    vrijwilliger: str
    moment: Moment

    def __post_init__(self) -> None:
        waar = f"vast van vraag {self.vraag!r}"
        _controleer_geheel(waar, "dag", self.moment.dag, 0, 6)
        _controleer_geheel(waar, "fase", self.moment.fase, 0, WEKEN - 1)
        _controleer_geheel(waar, "start", self.moment.start, 0, DAG - 1)
        if self.moment.start % RASTER:
            raise ProbleemFout(
                f"{waar}: start moet een veelvoud van {RASTER} zijn, niet {self.moment.start}"
            )


@dataclass(frozen=True, slots=True)
class Probleem:
    """Everything a round knows. Immutable; ids are unique per kind."""

    vragen: tuple[Vraag, ...]
    vrijwilligers: tuple[Vrijwilliger, ...]
    budgetten: tuple[Budget, ...] = ()
    vast: tuple[Vast, ...] = ()

    def __post_init__(self) -> None:
        _controleer_uniek("vraag", (vraag.id for vraag in self.vragen))
        _controleer_uniek("vrijwilliger", (helper.id for helper in self.vrijwilligers))
        _controleer_uniek("budget", (budget.id for budget in self.budgetten))
        ritmes = {vraag.id: vraag.ritme for vraag in self.vragen}
        helpers = {helper.id for helper in self.vrijwilligers}
        gezien: set[str] = set()
        for vast in self.vast:
            waar = f"vast van vraag {vast.vraag!r}"
            if vast.vraag not in ritmes:
                raise ProbleemFout(f"{waar}: deze vraag bestaat niet")
            if vast.vrijwilliger not in helpers:
                raise ProbleemFout(f"{waar}: vrijwilliger {vast.vrijwilliger!r} bestaat niet")
            if vast.moment.fase >= ritmes[vast.vraag]:
                raise ProbleemFout(
                    f"{waar}: fase moet kleiner zijn dan het ritme {ritmes[vast.vraag]}, "
                    f"niet {vast.moment.fase}"
                )
            if vast.vraag in gezien:
                raise ProbleemFout(f"{waar}: breekt regel enkel, de vraag staat er twee keer in")
            gezien.add(vast.vraag)


def kort(waarde: object) -> str:
    """A value as one short line for an error text."""
    try:
        tekst = repr(waarde)
    except ValueError:  # an integer of more than 4,300 digits has no decimal form
        return "een te groot getal"
    return tekst if len(tekst) <= 60 else f"{tekst[:57]}..."


def _is_eindig(waarde: object) -> bool:
    if isinstance(waarde, bool) or not isinstance(waarde, int | float):
        return False
    try:
        return math.isfinite(waarde)
    except OverflowError:
        return False


def _controleer_id(waar: str, waarde: object) -> None:
    if not isinstance(waarde, str) or not waarde:
        raise ProbleemFout(f"{waar}: id moet een niet-lege tekst zijn")


def _controleer_geheel(
    waar: str, veld: str, waarde: object, laagste: int = -GROOTSTE, hoogste: int = GROOTSTE
) -> None:
    if isinstance(waarde, bool) or not isinstance(waarde, int):
        raise ProbleemFout(f"{waar}: {veld} moet een geheel getal zijn, niet {kort(waarde)}")
    if not laagste <= waarde <= hoogste:
        grens = f"minstens {laagste}" if waarde < laagste else f"hoogstens {hoogste}"
        raise ProbleemFout(f"{waar}: {veld} moet {grens} zijn, niet {kort(waarde)}")


def _controleer_locatie(waar: str, locatie: tuple[object, ...]) -> None:
    namen = (("breedtegraad", 90), ("lengtegraad", 180))
    for (naam, grens), graden in zip(namen, locatie, strict=True):
        if not _is_eindig(graden) or not -grens <= graden <= grens:  # type: ignore[operator]
            raise ProbleemFout(
                f"{waar}: locatie heeft een {naam} buiten -{grens}..{grens}: {kort(graden)}"
            )


def _controleer_vensters(waar: str, vensters: Iterable[Venster]) -> None:
    for nummer, venster in enumerate(vensters, start=1):
        hier = f"{waar}: vensters, nummer {nummer}"
        _controleer_geheel(hier, "dag", venster.dag, 0, 6)
        _controleer_geheel(hier, "van", venster.van, 0, DAG - 1)
        _controleer_geheel(hier, "tot", venster.tot)
        if not venster.van < venster.tot <= venster.van + DAG:
            raise ProbleemFout(
                f"{hier}: tot moet na van liggen en hoogstens {DAG} minuten later, "
                f"niet {venster.van} tot {venster.tot}"
            )
        for week in venster.weken:
            _controleer_geheel(hier, "weken", week, 0, WEKEN - 1)
        if not venster.weken or len(set(venster.weken)) < len(venster.weken):
            raise ProbleemFout(f"{hier}: weken moet minstens één week hebben en elke week één keer")


def _controleer_overlap(waar: str, vensters: Iterable[Venster]) -> None:
    """Windows may touch, not overlap, wherever they lie on the cycle."""
    geopend = sorted(
        ((7 * week + venster.dag) * DAG + venster.van, venster.tot - venster.van)
        for venster in vensters
        for week in venster.weken
    )
    if not geopend:
        return
    rond = [*geopend, (geopend[0][0] + CYCLUS, 0)]
    for (opent, lengte), (volgende, _) in pairwise(rond):
        if opent + lengte > volgende:
            raise ProbleemFout(
                f"{waar}: vensters overlappen elkaar in week {volgende % CYCLUS // WEEK}, "
                f"dag {volgende % WEEK // DAG}"
            )


def _controleer_punten(
    waar: str, veld: str, punten: Mapping[str, int], laagste: int = -GROOTSTE
) -> None:
    for sleutel, aantal in punten.items():
        _controleer_geheel(waar, f"{veld} {kort(sleutel)}", aantal, laagste)


def _controleer_uniek(soort: str, ids: Iterable[str]) -> None:
    gezien: set[str] = set()
    for sleutel in ids:
        if sleutel in gezien:
            raise ProbleemFout(f"{soort} {sleutel!r}: id komt twee keer voor")
        gezien.add(sleutel)
