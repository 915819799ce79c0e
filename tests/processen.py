"""Run another process on the test database, as a worker or a second web process would."""

import os
import subprocess
import sys
from collections.abc import Sequence

from django.db import connection


def omgeving() -> dict[str, str]:
    """The environment in which another process uses this test's database."""
    naam = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        url = f"sqlite:///{naam}"
    else:
        sleuf = connection.settings_dict["OPTIONS"]["host"]
        url = f"postgresql://{connection.settings_dict['USER']}@/{naam}?host={sleuf}"
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }


def python(*argumenten: str) -> subprocess.Popen[str]:
    """Start Python with these arguments, as the leader of a process group of its own."""
    opdracht: Sequence[str] = [sys.executable, *argumenten]
    return subprocess.Popen(
        opdracht,
        env=omgeving(),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
