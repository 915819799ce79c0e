"""Tests: fast hashing, a SQLite database in a file (so that other processes can join)."""

import tempfile
from pathlib import Path

from config.settings.ontwikkel import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {
        "NAME": str(Path(tempfile.mkdtemp(prefix="ademruimte-test-")) / "test.sqlite3")
    }

# Their own tests turn these on: tests/werkbank/test_uitsluiting.py, tests/api/test_throttling.py.
AXES_ENABLED = False
TEMPO = dict.fromkeys(TEMPO, "uit")
