"""Whether the work of the night was done, by what the queue keeps of it."""

from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone
from django_q.models import Schedule, Success

SPELING = timedelta(hours=1)
"""How long the work may take, and be tried again after a worker was killed, before it is missed."""


def nachtwerk_niet_af(nu: datetime) -> dict[str, date]:
    """Daily work that should be done by now and is not: its function -> the day it was due.

    It never began (there is no worker), failed, or was killed. Work whose first night has yet to
    come is not missed.
    """
    gelukt = dict(Success.objects.order_by().values_list("func").annotate(laatste=Max("started")))
    niet_af = {}
    dagelijks = Schedule.objects.filter(schedule_type=Schedule.DAILY)
    for werk in dagelijks.exclude(repeats=0).order_by("next_run"):  # with 0 it is switched off
        beurt = timezone.localtime(werk.next_run)
        if beurt > nu:
            # The last one; in local time, so that a day is one also when the clock shifts.
            if werk.task is None:
                continue
            beurt -= timedelta(days=1)
        if nu >= beurt + SPELING and (werk.func not in gelukt or gelukt[werk.func] < beurt):
            niet_af[werk.func] = beurt.date()
    return niet_af


def eerste_nacht_niet_af(nu: datetime) -> date | None:
    """The longest ago of the days on which such work was due."""
    return min(nachtwerk_niet_af(nu).values(), default=None)
