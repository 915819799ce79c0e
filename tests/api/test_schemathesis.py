"""The running API against its own document, with a token of each role: every check, no 5xx.

Only on SQLite (Makefile): it takes minutes, and where the databases differ other tests look.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from api.documentatie import DOCUMENT
from api.scopes import SCOPES
from kern.models import Rol
from tests.api.oauth import token_van
from tests.fabrieken import GebruikerFactory

INSTELLINGEN = Path(__file__).with_name("schemathesis.toml")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("rollen", "voorbeelden"),
    [([*Rol], 3), *(([rol], 1) for rol in Rol)],
    ids=["alle", *Rol],
)
def test_de_api_doet_wat_het_document_zegt(live_server, rollen, voorbeelden):
    token = token_van(GebruikerFactory(met_rollen=rollen), " ".join(SCOPES))
    uitkomst = subprocess.run(
        [
            str(Path(sys.executable).with_name("st")),
            f"--config-file={INSTELLINGEN}",
            "run",
            str(DOCUMENT),
            f"--url={live_server.url}/api/v1",
            f"--header=Authorization: {token}",
            "--checks=all",
            "--phases=fuzzing",
            f"--max-examples={voorbeelden}",
            "--seed=7",
            "--no-shrink",
            "--max-failures=5",
            "--warnings=off",
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert uitkomst.returncode == 0, uitkomst.stdout[-6000:] + uitkomst.stderr[-2000:]
