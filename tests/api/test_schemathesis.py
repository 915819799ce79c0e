"""The running API against its own document, with a token of each role: every check, no 5xx.

Only on SQLite (Makefile): it takes minutes, and where the databases differ other tests look.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from api.documentatie import DOCUMENT
from api.scopes import SCOPES
from api.v1.urls import VIEWSETS
from kern.models import Rol
from kern.rechten import mag
from tests.api.oauth import token_van
from tests.api.v1.bewerkingen import bewerkingen
from tests.fabrieken import GebruikerFactory

INSTELLINGEN = Path(__file__).with_name("schemathesis.toml")


def bewerkingen_van(rollen: list[Rol]) -> Iterator[str]:
    """The operations that these roles may do; that they may no other is test_rechten's."""
    paden = json.loads(DOCUMENT.read_text())["paths"]
    id_ = uuid4()
    for viewset in VIEWSETS:
        for bewerking in bewerkingen(viewset):
            if mag(frozenset(rollen), viewset.rechten[bewerking.handeling], viewset.van_wie):
                pad = bewerking.adres(id_).removeprefix("/api/v1").replace(str(id_), "{id}")
                yield paden[pad][bewerking.methode]["operationId"]


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
            *(f"--include-operation-id={naam}" for naam in bewerkingen_van(rollen)),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert uitkomst.returncode == 0, uitkomst.stdout[-6000:] + uitkomst.stderr[-2000:]
