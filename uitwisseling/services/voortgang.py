"""How far an import is, for others to see while its transaction is open."""

import time
from types import TracebackType
from typing import Self

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from uitwisseling.models import Importopdracht


class Voortgangsmelder:
    """Writes how many rows are done, at most once a second, on a connection of its own.

    On the connection of the rows nobody would see it before the end. SQLite has one writer at a
    time, the import itself: there the number stays as it is until then.
    """

    def __init__(self, opdracht: Importopdracht) -> None:
        self._id = opdracht.id
        self._eigen: BaseDatabaseWrapper | None = None
        self._laatst = time.monotonic()

    def __enter__(self) -> Self:
        if connection.vendor == "postgresql":
            self._eigen = connection.copy()
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        if self._eigen is not None:
            self._eigen.close()

    def __call__(self, rijen: int) -> None:
        """So many rows are done."""
        if self._eigen is None or time.monotonic() - self._laatst < 1:
            return
        self._laatst = time.monotonic()
        tabel = self._eigen.ops.quote_name(Importopdracht._meta.db_table)
        with self._eigen.cursor() as cursor:
            cursor.execute(
                f"UPDATE {tabel} SET voortgang = %s, gewijzigd_op = %s WHERE id = %s",  # noqa: S608 - our own table
                [rijen, timezone.now(), self._id],
            )
