"""The running API against its own document, with a token of each role: every check, no 5xx.

Only on SQLite (Makefile): it takes minutes, and where the databases differ other tests look. With
SCHEMATHESIS_DIEP (`make schemathesis-diep`) it takes an hour: every bound and every missing field
of the document by turns (the coverage phase), and more examples.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
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
DIEP = bool(os.environ.get("SCHEMATHESIS_DIEP"))
FASEN, KEER = ("examples,coverage,fuzzing", 10) if DIEP else ("fuzzing", 1)
"""What is tried, and how much more often."""
HOOGSTENS = timedelta(hours=1) if DIEP else timedelta(minutes=10)
MEEST_GETOOND = 20_000
"""Characters of what Schemathesis printed."""


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
    token = token_van(GebruikerFactory(met_rollen=rollen), " ".join(SCOPES), geldig=HOOGSTENS)
    uitkomst = subprocess.run(
        [
            str(Path(sys.executable).with_name("st")),
            f"--config-file={INSTELLINGEN}",
            "run",
            str(DOCUMENT),
            f"--url={live_server.url}/api/v1",
            f"--header=Authorization: {token}",
            "--checks=all",
            f"--phases={FASEN}",
            f"--max-examples={voorbeelden * KEER}",
            "--seed=7",
            "--no-shrink",
            f"--max-failures={5 * KEER}",
            "--warnings=off",
            *(f"--include-operation-id={naam}" for naam in bewerkingen_van(rollen)),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=HOOGSTENS.total_seconds(),
    )
    assert uitkomst.returncode == 0, uitkomst.stdout[-MEEST_GETOOND:] + uitkomst.stderr[-2000:]
