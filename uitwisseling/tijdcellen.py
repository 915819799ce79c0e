"""Cells with times, such as ``di 13:00-17:00 (week 1,3); do 9:00-12:00``: reading and writing.

The weeks are those of the cycle of four that began on Monday 2024-01-01, counted from 1. An end
that is not after the start is on the next day; an end of 24:00 is midnight.
"""

import re
from collections.abc import Iterable
from datetime import date, time

from django.utils.translation import gettext as _

from kern.fouten import Ongeldig
from kern.regels.tijd import ALLE_WEKEN, DAGEN, WEKEN, weeklijst
from vrijwilligers.regels.vensters import Weekvenster, vensters_samenvoegen

from .cellen import Vorm, datum, datum_als_cel
from .fouten import Celfout
from .lijstcellen import delen

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

_EXTRA = re.compile(rf"([0-9-]+) +{_KLOK} *[-–] *{_KLOK}", re.ASCII)

Tijdvak = tuple[int, time, time]
"""Day (0 is Monday), from, to."""
Extra = tuple[date, time, time]
"""Date, from, to."""


def beschikbaarheid(cel: str) -> tuple[Weekvenster, ...]:
    """When a volunteer can: times, with weeks where it is not every week; none may overlap.

    Touching ones are one, as they are registered.
    """
    vensters = tuple(_deel(deel, met_weken=True) for deel in delen(cel))
    try:
        return tuple(vensters_samenvoegen(vensters))
    except Ongeldig as fout:
        raise Celfout(
            _("tijden die niet overlappen (%(fout)s)")
            % {"fout": " ".join(fout.velden.values()).rstrip(".")}
        ) from None


def tijden(cel: str) -> tuple[Tijdvak, ...]:
    """When a visit may be: times that hold in every week."""
    vensters = (_deel(deel, met_weken=False) for deel in delen(cel))
    return tuple(sorted({(v.dag, v.van, v.tot) for v in vensters}))


def beschikbaarheid_als_cel(vensters: Iterable[Weekvenster]) -> str:
    """The inverse of `beschikbaarheid`."""
    return "; ".join(
        f"{DAGNAMEN[v.dag]} {_kloktijden(v.van, v.tot)}"
        + (
            ""
            if v.weken == ALLE_WEKEN
            else f" (week {','.join(str(week + 1) for week in weeklijst(v.weken))})"
        )
        for v in sorted(vensters)
    )


def tijden_als_cel(vensters: Iterable[Tijdvak]) -> str:
    """The inverse of `tijden`."""
    return "; ".join(
        f"{DAGNAMEN[dag]} {_kloktijden(van, tot)}" for dag, van, tot in sorted(vensters)
    )


def extra_datums(cel: str) -> tuple[Extra, ...]:
    """Dates on which somebody can as well: ``24-12-2026 9:00-12:00; 31-12-2026 13:00-17:00``."""
    verwacht = _("datums met tijden, zoals 24-12-2026 9:00-12:00")
    gelezen = set()
    for deel in delen(cel):
        m = _EXTRA.fullmatch(deel)
        if not m:
            raise Celfout(verwacht)
        gelezen.add((datum(m[1]), *_tijden(m[2], m[3], m[4], m[5], verwacht)))
    return tuple(sorted(gelezen))


def extra_datums_als_cel(waarden: Iterable[Extra]) -> str:
    """The inverse of `extra_datums`."""
    return "; ".join(
        f"{datum_als_cel(dag)} {_kloktijden(van, tot)}" for dag, van, tot in sorted(waarden)
    )


def _kloktijden(van: time, tot: time) -> str:
    return f"{van.hour}:{van:%M}-{tot.hour}:{tot:%M}"


def _deel(deel: str, *, met_weken: bool) -> Weekvenster:
    verwacht = (
        _("dagen en tijden, zoals di 13:00-17:00 (week 1,3); do 9:00-12:00")
        if met_weken
        else _("dagen en tijden zonder weken, zoals di 13:00-17:00; do 9:00-12:00")
    )
    m = _DEEL.fullmatch(deel.lower())
    if not m or m[1] not in _DAGNUMMER or (m[6] and not met_weken):
        raise Celfout(verwacht)
    van, tot = _tijden(m[2], m[3], m[4], m[5], verwacht)
    return Weekvenster(_DAGNUMMER[m[1]], van, tot, _weken(m[6]) if m[6] else ALLE_WEKEN)


def _tijden(
    uur: str, minuut: str, tot_uur: str, tot_minuut: str, verwacht: str
) -> tuple[time, time]:
    try:
        van = time(int(uur), int(minuut))
        middernacht = (tot_uur, tot_minuut) == ("24", "00")
        return van, time(0) if middernacht else time(int(tot_uur), int(tot_minuut))
    except ValueError:
        raise Celfout(verwacht) from None


def _weken(lijst: str) -> int:
    patroon = 0
    for week in lijst.split(","):
        if week.strip() not in {str(nr) for nr in range(1, WEKEN + 1)}:
            raise Celfout(_("weken van 1 tot en met 4, zoals (week 1,3)"))
        patroon |= 1 << int(week) - 1
    return patroon


BESCHIKBAARHEID = Vorm(beschikbaarheid, beschikbaarheid_als_cel)
TIJDEN = Vorm(tijden, tijden_als_cel)
EXTRA = Vorm(extra_datums, extra_datums_als_cel)
