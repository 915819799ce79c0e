"""What a date means in the engine's words: a visit once is on a weekday, in a week of the cycle."""

from collections.abc import Iterable
from datetime import date, timedelta

from kern.regels.tijd import DAG, week_van_cyclus
from matching.engine.probleem import RASTER, Moment, Venster


def maandag_van(datum: date) -> date:
    """The Monday of the calendar week of this date."""
    return datum - timedelta(days=datum.weekday())


def op_datum(datum: date, start: int) -> Moment:
    """The moment on the cycle of a visit that begins on this date, at this minute."""
    return Moment(datum.weekday(), week_van_cyclus(datum), start)


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
