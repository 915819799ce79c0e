"""Counting queries: a list takes as many with 1,000 rows as with 10."""

from collections.abc import Callable, Mapping

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kern.models import AuditRegel


def vragen(client, adres: str, gestuurd: Mapping[str, str] | None = None) -> int:
    """How many queries a page takes, apart from the lines it adds to the audit log.

    ``gestuurd``: what is sent to it, for a page that is asked by POST.
    """

    def vraag():
        return client.get(adres) if gestuurd is None else client.post(adres, gestuurd)

    vraag()
    with CaptureQueriesContext(connection) as gevangen:
        assert vraag().status_code == 200
    tabel = AuditRegel._meta.db_table
    return len([v for v in gevangen if not v["sql"].startswith(f'INSERT INTO "{tabel}"')])


def evenveel_vragen(
    client,
    adres: str,
    vul: Callable[[int], object],
    gestuurd: Mapping[str, str] | None = None,
) -> None:
    """Fill the list with 10 rows, then with 1,000, and compare. ``vul`` adds so many rows."""
    vul(10)
    weinig = vragen(client, adres, gestuurd)
    vul(990)
    if connection.vendor == "postgresql":
        # As autovacuum does for real: without it the planner takes these tables for empty, and a
        # join of 1,000 rows may run for minutes.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    assert vragen(client, adres, gestuurd) == weinig
