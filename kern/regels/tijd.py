"""The calendar: weekdays, clock times and the cycle of four weeks.

The Monday 2024-01-01 begins week 0 of the cycle. Clock times are wall time in Europe/Amsterdam.
"""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

DAGEN = [
    (0, _("maandag")),
    (1, _("dinsdag")),
    (2, _("woensdag")),
    (3, _("donderdag")),
    (4, _("vrijdag")),
    (5, _("zaterdag")),
    (6, _("zondag")),
]
EERSTE_DAG = date(1900, 1, 1)
LAATSTE_DAG = date(2099, 12, 31)
ANKER = date(2024, 1, 1)
WEKEN = 4
DAG = 1440
WEEK = 7 * DAG
CYCLUS = WEKEN * WEEK
ALLE_WEKEN = 0b1111


def dagbegin(dag: date) -> datetime:
    """The first moment of a day here."""
    return timezone.make_aware(datetime.combine(dag, time.min))


def dag_fout(dag: date) -> str:
    """What is wrong with a day that cannot be meant, whatever it is of; empty is right.

    No day of before 1900 (nobody is that old) or of after 2099: those are mistakes in typing, and
    reckoning with the first or last year there is goes wrong.
    """
    if EERSTE_DAG <= dag <= LAATSTE_DAG:
        return ""
    return gettext("Vul een dag in van 1900 tot en met 2099.")


def minuten(tijd: time) -> int:
    """Minutes from midnight."""
    return tijd.hour * 60 + tijd.minute


def kloktijd(minuut: int) -> time:
    """The clock time of a minute from midnight, on whatever day."""
    return time(minuut % DAG // 60, minuut % 60)


def venster(van: time, tot: time) -> tuple[int, int]:
    """[van, tot) in minutes from midnight; an end that is not after the start is the next day."""
    begin, einde = minuten(van), minuten(tot)
    return begin, einde if einde > begin else einde + DAG


def weeklijst(patroon: int) -> tuple[int, ...]:
    """The weeks (0..3) of a bit pattern 1..15."""
    return tuple(week for week in range(WEKEN) if patroon >> week & 1)


def weekpatroon(weken: Iterable[int]) -> int:
    """The bit pattern of weeks 0..3."""
    return sum(1 << week for week in set(weken))


def week_van_cyclus(datum: date) -> int:
    """In which week (0..3) of the cycle a date falls."""
    return (datum - ANKER).days // 7 % WEKEN
