"""What a date means in the engine's words: a visit once is on a weekday, in a week of the cycle."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from kern.fouten import Ongeldig
from kern.regels.tijd import DAG, week_van_cyclus
from matching.engine.probleem import RASTER, Moment, Venster


def maandag_van(datum: date) -> date:
    """The Monday of the calendar week of this date."""
    return datum - timedelta(days=datum.weekday())


def op_datum(datum: date, start: int) -> Moment:
    """The moment on the cycle of a visit that begins on this date, at this minute."""
    return Moment(datum.weekday(), week_van_cyclus(datum), start)


def gekozen_moment(
    *, ritme: int, datum: date | None, dag: int | None, fase: int | None, start: int
) -> Moment:
    """The moment that somebody chose for a request; raises Ongeldig, naming each wrong choice.

    - A visit begins on a quarter of an hour.
    - Once, it is on its date: no weekday and no week are chosen.
    - In a rhythm it has a weekday, and a first week within the rhythm.
    """
    fouten = {}
    if start % RASTER:
        fouten["begin"] = _("Kies een heel kwartier.")
    for naam, keuze in (("dag", dag), ("fase", fase)):
        if datum is not None and keuze is not None:
            fouten[naam] = _("Dit bezoek is op één datum. Laat dit weg.")
        if datum is None and keuze is None:
            fouten[naam] = _("Dit is nodig bij bezoeken die terugkeren.")
    if datum is None and fase is not None and fase >= ritme:
        fouten["fase"] = _("Kies een week binnen het ritme: kleiner dan %(ritme)d.") % {
            "ritme": ritme
        }
    if fouten:
        raise Ongeldig(fouten)
    if datum is not None:
        return op_datum(datum, start)
    assert dag is not None and fase is not None  # noqa: S101, PT018  # the errors above say so
    return Moment(dag, fase, start)


def vensters_op_datum(vensters: Iterable[Venster], datum: date, duur: int) -> tuple[Venster, ...]:
    """Of the windows of a request, what is left for a visit that begins on this date.

    - A visit may end the next day, but not begin there: its last start is a quarter to midnight.
    - A night that began the day before goes on until its end.
    """
    dag = datum.weekday()
    op_de_dag = [
        Venster(dag, v.van, min(v.tot, DAG - RASTER + duur)) for v in vensters if v.dag == dag
    ]
    uit_de_nacht = [
        Venster(dag, 0, v.tot - DAG) for v in vensters if (v.dag + 1) % 7 == dag and v.tot > DAG
    ]
    return (*op_de_dag, *uit_de_nacht)
