"""Terms in working days."""

from datetime import date, timedelta

from .feestdagen import feestdagen

ZATERDAG = 5


def is_werkdag(dag: date) -> bool:
    """Monday to Friday, and no public holiday in the Netherlands."""
    return dag.weekday() < ZATERDAG and dag not in feestdagen(dag.year)


def na_werkdagen(dag: date, aantal: int) -> date:
    """The day that is this many working days after another; with none that day itself.

    Even on a Sunday: what is due the same day does not wait for Monday.
    """
    while aantal:
        dag += timedelta(days=1)
        aantal -= is_werkdag(dag)
    return dag
