"""The counts of how often one asks (the cache), where they are kept in the database."""

from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection
from django.utils import timezone


def tellingen_opruimen() -> None:
    """Forget what has expired: Django itself does so only when it is asked for again, or full."""
    cache = caches["default"]
    if isinstance(cache, DatabaseCache):
        tabel = connection.ops.quote_name(cache.cache_model_class._meta.db_table)
        nu = connection.ops.adapt_datetimefield_value(timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {tabel} WHERE expires < %s", [nu])  # noqa: S608
