"""Who can be proposed, and with which tokens."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

RONDE = timedelta(weeks=4)
VOG_TOKEN = "vog"  # noqa: S105 - a token of the engine, not a secret


class Periode(Protocol):
    """From ``van`` until and including ``tot``."""

    van: date
    tot: date


def heel_afwezig(afwezigheden: Iterable[Periode], vanaf: date) -> bool:
    """Whether somebody is away all of the four weeks after `vanaf` (design section 10).

    Shorter absences are for substitution and do not keep anybody out of a round. Absences that
    follow each other count together.
    """
    dag = vanaf
    for periode in sorted(afwezigheden, key=lambda p: p.van):
        if periode.van > dag:
            break
        dag = max(dag, periode.tot + timedelta(days=1))
    return dag >= vanaf + RONDE


def vog_geldig(vogs: Iterable[tuple[date, date]], vandaag: date) -> bool:
    """Whether one VOG (afgegeven_op, vernieuwen_op) holds today.

    A VOG has no legal end date; the organisation asks for a new one by `vernieuwen_op` and trusts
    the old one until the day before.
    """
    return any(afgegeven <= vandaag < vernieuwen for afgegeven, vernieuwen in vogs)
