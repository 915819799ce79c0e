"""Counts in the database are forgotten once they no longer count."""

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

from kern import achtergrond

DATABASE = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "tellingen"}


def test_wat_niet_meer_telt_is_na_een_uur_weg(db, settings):
    settings.CACHES = {"default": settings.CACHES["default"] | DATABASE}
    call_command("createcachetable")
    cache.set("voorbij", 1, timeout=-60)
    cache.set("telt-nog", 1, timeout=60)
    achtergrond.elk_uur()
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM tellingen")
        assert cursor.fetchall() == [(cache.make_key("telt-nog"),)]
