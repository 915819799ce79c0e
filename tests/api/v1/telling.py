"""Counting queries: a list takes as many with 30 rows as with 10."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kern.models import AuditRegel


def aantal_queries(client, adres: str) -> int:
    """How many queries one call takes, apart from the lines it adds to the audit log."""
    client.get(adres)  # what is looked up once in the life of a process
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(adres).status_code == 200
    tabel = AuditRegel._meta.db_table
    return len([v for v in gevangen if not v["sql"].startswith(f'INSERT INTO "{tabel}"')])


def evenveel_queries(client, adres: str, maak: Callable[[], object]) -> None:
    """Have 10 rows made, then 20 more, and compare. ``maak`` makes one, with all that is in it."""
    for _rij in range(10):
        maak()
    weinig = aantal_queries(client, adres)
    for _rij in range(20):
        maak()
    assert aantal_queries(client, adres) == weinig
