"""Small problems for the engine's tests: one request and one volunteer that go together."""

from typing import Any

from matching.engine.oplosser import los_op
from matching.engine.oplossing import Koppeling, Oplossing
from matching.engine.probleem import Budget, Probleem, Vast, Venster, Vraag, Vrijwilliger

THUIS = (52.26, 6.79)
MAANDAG, DINSDAG, ZONDAG = 0, 1, 6


def ten_noorden(km: float) -> tuple[float, float]:
    """A place so many kilometres north of home, as the crow flies."""
    return (THUIS[0] + km / 111.19508, THUIS[1])


def uur(uren: float) -> int:
    return round(uren * 60)


def venster(dag: int, van: float, tot: float, weken: tuple[int, ...] = (0, 1, 2, 3)) -> Venster:
    """A window with its hours in hours."""
    return Venster(dag, uur(van), uur(tot), weken)


def vraag(id_: str = "q", **velden: Any) -> Vraag:
    """An hour every week on Monday between 9 and 17, at the volunteer's door."""
    standaard: dict[str, Any] = {
        "prioriteit": 1,
        "locatie": THUIS,
        "duur": 60,
        "ritme": 1,
        "vensters": (venster(MAANDAG, 9, 17),),
    }
    return Vraag(id_, **{**standaard, **velden})


def vrijwilliger(id_: str = "v", **velden: Any) -> Vrijwilliger:
    """Someone at home who has all of Monday, at 15 km an hour."""
    standaard: dict[str, Any] = {
        "locatie": THUIS,
        "kmh": 15.0,
        "max_reistijd": 60,
        "vensters": (venster(MAANDAG, 0, 24),),
        "max_minuten_per_week": 10_000,
        "max_koppelingen": 10,
        "max_zwaar": 10,
    }
    return Vrijwilliger(id_, **{**standaard, **velden})


def probleem(
    vragen: Vraag | list[Vraag] | None = None,
    helpers: Vrijwilliger | list[Vrijwilliger] | None = None,
    budgetten: tuple[Budget, ...] = (),
    vast: tuple[Vast, ...] = (),
) -> Probleem:
    """A problem of these requests and volunteers; left out: the standard one."""
    vragen = [vraag()] if vragen is None else vragen
    helpers = [vrijwilliger()] if helpers is None else helpers
    return Probleem(
        tuple(vragen) if isinstance(vragen, list) else (vragen,),
        tuple(helpers) if isinstance(helpers, list) else (helpers,),
        budgetten,
        vast,
    )


def opgelost(opgave: Probleem) -> Oplossing:
    """The proven best solution."""
    oplossing = los_op(opgave, tijdslimiet=60)
    assert oplossing.status == "optimaal"
    return oplossing


def gematcht(opgave: Probleem) -> set[str]:
    """The ids of the matched requests."""
    return {koppeling.vraag for koppeling in opgelost(opgave).koppelingen}


def afgewezen_door(opgave: Probleem, id_: str = "q") -> dict[str, int]:
    """The funnel of a request without candidates."""
    rest = {rest.vraag: rest for rest in opgelost(opgave).niet_gematcht}[id_]
    assert rest.reden == "geen_kandidaat"
    return dict(rest.trechter)


def enige(opgave: Probleem) -> Koppeling:
    """The only match."""
    (koppeling,) = opgelost(opgave).koppelingen
    return koppeling
