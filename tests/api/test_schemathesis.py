"""The running API against its own document, with a token of each role: every check, no 5xx."""

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
@pytest.mark.parametrize("rol", list(Rol))
def test_de_api_doet_wat_het_document_zegt(live_server, rol):
    token = token_van(GebruikerFactory(met_rollen=[rol]), " ".join(SCOPES))
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
            "--max-examples=3",
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
