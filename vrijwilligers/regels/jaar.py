"""What somebody's windows, absences, extra dates and the holidays come down to, day by day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Protocol

from kern.regels.feestdagen import feestdagen
from kern.regels.tijd import DAG, kloktijd, venster, week_van_cyclus, weeklijst

from .beschikbaarheid import geldig_op
from .inzetbaarheid import Periode

AFWEZIG = "afwezig"
FEESTDAG = "feestdag"
EXTRA = "extra"

EERSTE_JAAR, LAATSTE_JAAR = 2000, 2099
"""The years that can be shown."""

Tijden = tuple[tuple[time, time], ...]


class Venster(Protocol):
    """A weekly window and the days between which it holds."""

    dag: int
    van: time
    tot: time
    weken: int
    geldig_van: date | None
    geldig_tot: date | None


class ExtraDatum(Protocol):
    """Times on one date."""

    datum: date
    van: time
    tot: time


@dataclass(frozen=True, slots=True)
class Dag:
    """One day: the times that begin on it, in order; an end not after its start is the next day.

    ``reden``: why it is not just the weekly pattern (afwezig, feestdag, extra), or empty.
    ``feestdag``: the name of the holiday, also for somebody who comes on holidays.
    """

    datum: date
    tijden: Tijden
    reden: str = ""
    feestdag: str = ""


def jaar(
    jaartal: int,
    vensters: Iterable[Venster],
    afwezigheden: Iterable[Periode],
    extra: Iterable[ExtraDatum],
    ook_op_feestdagen: bool | None,
) -> list[Dag]:
    """Every day of a year, in order, by the rules of `dagen_van`."""
    return dagen_van(
        date(jaartal, 1, 1),
        date(jaartal, 12, 31),
        vensters,
        afwezigheden,
        extra,
        ook_op_feestdagen,
    )


def dagen_van(
    eerste: date,
    laatste: date,
    vensters: Iterable[Venster],
    afwezigheden: Iterable[Periode],
    extra: Iterable[ExtraDatum],
    ook_op_feestdagen: bool | None,
) -> list[Dag]:
    """Every day from the first until and including the last, in order.

    - Who is absent cannot, whatever else was said about that day.
    - An extra date adds its times to those of the week, on a holiday too: it was said of that day.
    - On a public holiday the weekly times do not count, unless somebody said that they do. Unknown
      is no.
    - A time belongs to the day on which it begins. Times that touch or overlap become one, as long
      as that is no longer than a day.
    """
    per_weekdag: dict[int, list[Venster]] = defaultdict(list)
    for rij in vensters:
        per_weekdag[rij.dag].append(rij)
    per_datum: dict[date, list[ExtraDatum]] = defaultdict(list)
    for datum in extra:
        per_datum[datum.datum].append(datum)
    periodes = list(afwezigheden)
    dagen = []
    for dag in map(date.fromordinal, range(eerste.toordinal(), laatste.toordinal() + 1)):
        feestdag = feestdagen(dag.year).get(dag, "")
        if any(p.van <= dag <= p.tot for p in periodes):
            dagen.append(Dag(dag, (), AFWEZIG, feestdag))
            continue
        telt_niet = bool(feestdag) and not ook_op_feestdagen
        tijden = [(rij.van, rij.tot) for rij in per_datum[dag]]
        reden = EXTRA if tijden else FEESTDAG if telt_niet else ""
        if not telt_niet:
            tijden += _van_de_week(per_weekdag[dag.weekday()], dag)
        dagen.append(Dag(dag, _aaneensluiten(tijden), reden, feestdag))
    return dagen


def _van_de_week(vensters: Iterable[Venster], dag: date) -> list[tuple[time, time]]:
    week = week_van_cyclus(dag)
    return [(rij.van, rij.tot) for rij in geldig_op(vensters, dag) if week in weeklijst(rij.weken)]


def _aaneensluiten(tijden: Iterable[tuple[time, time]]) -> Tijden:
    samen: list[tuple[int, int]] = []
    for begin, einde in sorted(venster(van, tot) for van, tot in tijden):
        if samen and begin <= samen[-1][1] and max(samen[-1][1], einde) <= samen[-1][0] + DAG:
            samen[-1] = (samen[-1][0], max(samen[-1][1], einde))
        else:
            samen.append((begin, einde))
    return tuple((kloktijd(begin), kloktijd(einde)) for begin, einde in samen)
