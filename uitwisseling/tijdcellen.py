"""Cells with times, such as ``di 13:00-17:00 (week 1,3); do 9:00-12:00``: reading and writing.

The weeks are those of the cycle of four that began on Monday 2024-01-01, counted from 1. An end
that is not after the start is on the next day; an end of 24:00 is midnight.
"""

import re
from collections.abc import Iterable
from datetime import time

from django.utils.translation import gettext as _

from kern.fouten import Ongeldig
from kern.regels.tijd import ALLE_WEKEN, DAGEN, WEKEN, weeklijst
from vrijwilligers.regels.vensters import Weekvenster, vensters_samenvoegen

from .cellen import delen
from .fouten import Celfout

DAGNAMEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
_DAGNUMMER = {naam: nr for nr, naam in enumerate(DAGNAMEN)} | {
    naam: nr
    for nr, naam in enumerate(
        ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    )
}
assert len(DAGNAMEN) == len(DAGEN)  # noqa: S101 - two lists of the same seven days

_KLOK = r"([0-9]{1,2})[:.]([0-9]{2})"
_DEEL = re.compile(
    rf"([a-z]+) +{_KLOK} *[-–] *{_KLOK}(?: *\( *(?:week|weken) +([0-9, ]+)\))?", re.ASCII
)

Tijdvak = tuple[int, time, time]
"""Day (0 is Monday), from, to."""


def beschikbaarheid(cel: str) -> tuple[Weekvenster, ...]:
    """When a volunteer can: times, with weeks where it is not every week; none may overlap."""
    vensters = tuple(_deel(deel, met_weken=True) for deel in delen(cel))
    try:
        vensters_samenvoegen(vensters)
    except Ongeldig as fout:
        raise Celfout(
            _("tijden die niet overlappen (%(fout)s)")
            % {"fout": " ".join(fout.velden.values()).rstrip(".")}
        ) from None
    return vensters


def tijden(cel: str) -> tuple[Tijdvak, ...]:
    """When a visit may be: times that hold in every week."""
    return tuple((v.dag, v.van, v.tot) for v in (_deel(d, met_weken=False) for d in delen(cel)))


def beschikbaarheid_als_cel(vensters: Iterable[Weekvenster]) -> str:
    """The inverse of `beschikbaarheid`."""
    return "; ".join(
        _als_tekst(v.dag, v.van, v.tot)
        + (
            ""
            if v.weken == ALLE_WEKEN
            else f" (week {','.join(str(week + 1) for week in weeklijst(v.weken))})"
        )
        for v in vensters
    )


def tijden_als_cel(vensters: Iterable[Tijdvak]) -> str:
    """The inverse of `tijden`."""
    return "; ".join(_als_tekst(*venster) for venster in vensters)


def _als_tekst(dag: int, van: time, tot: time) -> str:
    return f"{DAGNAMEN[dag]} {van.hour}:{van:%M}-{tot.hour}:{tot:%M}"


def _deel(deel: str, *, met_weken: bool) -> Weekvenster:
    verwacht = (
        _("dagen en tijden, zoals di 13:00-17:00 (week 1,3); do 9:00-12:00")
        if met_weken
        else _("dagen en tijden zonder weken, zoals di 13:00-17:00; do 9:00-12:00")
    )
    m = _DEEL.fullmatch(deel.lower())
    if not m or m[1] not in _DAGNUMMER or (m[6] and not met_weken):
        raise Celfout(verwacht)
    try:
        van = time(int(m[2]), int(m[3]))
        tot = time(0) if (m[4], m[5]) == ("24", "00") else time(int(m[4]), int(m[5]))
    except ValueError:
        raise Celfout(verwacht) from None
    return Weekvenster(_DAGNUMMER[m[1]], van, tot, _weken(m[6]) if m[6] else ALLE_WEKEN)


def _weken(lijst: str) -> int:
    patroon = 0
    for week in lijst.split(","):
        if week.strip() not in {str(nr) for nr in range(1, WEKEN + 1)}:
            raise Celfout(_("weken van 1 tot en met 4, zoals (week 1,3)"))
        patroon |= 1 << int(week) - 1
    return patroon
