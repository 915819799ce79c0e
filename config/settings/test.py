"""Tests: fast hashing, a SQLite database in a file (so that other processes can join)."""

import tempfile
from pathlib import Path

from config.settings.ontwikkel import *  # noqa: F403 - settings are one namespace

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]  # noqa: F405
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    DATABASES["default"]["TEST"] = {  # noqa: F405
        "NAME": str(Path(tempfile.mkdtemp(prefix="ademruimte-test-")) / "test.sqlite3")
    }
