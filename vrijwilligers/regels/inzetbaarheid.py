"""Who can be proposed, and with which tokens."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

DAG = timedelta(days=1)
RONDE = timedelta(weeks=4)
VOG_TOKEN = "vog"  # noqa: S105 - a token of the engine, not a secret


class Periode(Protocol):
    """From ``van`` until and including ``tot``."""

    van: date
    tot: date


class Afgifte(Protocol):
    """A VOG; both dates are None as long as it is only asked for."""

    afgegeven_op: date | None
    vernieuwen_op: date | None


def heel_afwezig(afwezigheden: Iterable[Periode], vanaf: date) -> bool:
    """Whether somebody is away all of the four weeks after `vanaf` (design section 10).

    Shorter absences are for substitution and do not keep anybody out of a round. Absences that
    follow each other count together.
    """
    laatste = vanaf + RONDE - DAG
    dag = vanaf
    for periode in sorted(afwezigheden, key=lambda p: p.van):
        if periode.van > dag:
            break
        # Not later than it matters: "until further notice" can be the last day there is.
        dag = max(dag, min(periode.tot, laatste) + DAG)
    return dag > laatste


def vog_geldig(vogs: Iterable[Afgifte], vandaag: date) -> bool:
    """Whether one VOG holds today.

    A VOG has no legal end date; the organisation asks for a new one by `vernieuwen_op` and trusts
    the old one until the day before.
    """
    return any(
        vog.afgegeven_op is not None
        and vog.vernieuwen_op is not None
        and vog.afgegeven_op <= vandaag < vog.vernieuwen_op
        for vog in vogs
    )
