"""Two people at once, on SQLite and on PostgreSQL; for tests with transactions of their own."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from kern.fouten import DomeinFout


def tegelijk(*taken):
    """Run these at the same moment, each on a connection of its own; results or refusals."""
    hek = threading.Barrier(len(taken))

    def draai(taak):
        try:
            connection.ensure_connection()
            hek.wait(timeout=30)
            return taak()
        except DomeinFout as fout:
            return fout
        finally:
            connection.close()

    with ThreadPoolExecutor(len(taken)) as draden:
        return list(draden.map(draai, taken))
