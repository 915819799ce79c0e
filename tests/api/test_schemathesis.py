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
from uuid import UUID

import pytest
from rest_framework.test import APIClient

from api.documentatie import DOCUMENT
from api.scopes import SCOPES
from api.v1.basis import OrganisatieViewSet
from api.v1.urls import VIEWSETS
from kern.models import Gebruiker, Rol
from kern.rechten import mag
from tests.api.oauth import token_van
from tests.api.v1.bewerkingen import VAN, VOOR_ROL, Bewerking, bewerkingen, rij, wie_maken
from tests.api.v1.toestanden import TOESTAND
from tests.api.v1.voorbeeldwereld import IDS, SETS, voorbeeldwereld

__all__ = ["voorbeeldwereld"]

INSTELLINGEN = Path(__file__).with_name("schemathesis.toml")
DIEP = bool(os.environ.get("SCHEMATHESIS_DIEP"))
FASEN, KEER = ("coverage,fuzzing", 10) if DIEP else ("fuzzing", 1)
"""What is tried, and how much more often; the examples of the document once, with every role."""
OP_EEN_RIJ = """
[[operations]]
include-operation-id = "{0}"
parameters = {{ "path.id" = "{1}", "header.If-Match" = '{2}' }}
"""
"""Send this operation to a row that is there, as it is now."""
HOOGSTENS = timedelta(hours=1) if DIEP else timedelta(minutes=10)
MEEST_GETOOND = 20_000
"""Characters of what Schemathesis printed."""


def bewerkingen_van(wie: Gebruiker) -> Iterator[tuple[str, UUID, str]]:
    """Of what this user may do: the operation, a row for it alone, and its version.

    That they may do nothing else is test_rechten's.
    """
    paden = json.loads(DOCUMENT.read_text())["paths"]
    client = APIClient()
    client.force_login(wie)
    for viewset in VIEWSETS:
        for bewerking in bewerkingen(viewset):
            if mag(wie.rolcodes, viewset.rechten[bewerking.handeling], viewset.van_wie):
                id_ = _rij(viewset, bewerking, wie)
                pad = bewerking.adres(id_).removeprefix("/api/v1").replace(str(id_), "{id}")
                versie = ""
                if bewerking.handeling in viewset.met_versie:
                    (lezen,) = [b for b in bewerkingen(viewset) if b.handeling == "retrieve"]
                    versie = lezen.stuur(client, id_)["ETag"]
                yield paden[pad][bewerking.methode]["operationId"], id_, versie


def _rij(viewset: type[OrganisatieViewSet], bewerking: Bewerking, wie: Gebruiker) -> UUID:
    if viewset.naam in VAN:
        return VAN[viewset.naam](wie).pk
    if viewset.naam in SETS:  # one for each day that they can begin
        return IDS[viewset.naam]
    waarden = [VOOR_ROL.get((viewset.naam, rol)) for rol in sorted(wie.rolcodes)]
    if viewset.naam in {naam for naam, _rol in VOOR_ROL}:
        return rij(viewset, wie.organisatie, **(waarden[0] or {}))
    maken = TOESTAND.get((viewset.naam, bewerking.handeling))
    return maken(wie.organisatie) if maken else rij(viewset, wie.organisatie)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("voorbeeldwereld")
@pytest.mark.parametrize(
    ("rollen", "voorbeelden"),
    [([*Rol], 3), *(([rol], 1) for rol in Rol)],
    ids=["alle", *Rol],
)
def test_de_api_doet_wat_het_document_zegt(live_server, organisatie, tmp_path, rollen, voorbeelden):
    wie = wie_maken(organisatie, rollen)
    mogelijk = list(bewerkingen_van(wie))
    instellingen = tmp_path / "schemathesis.toml"
    instellingen.write_text(
        INSTELLINGEN.read_text() + "".join(OP_EEN_RIJ.format(*deel) for deel in mogelijk)
    )
    token = token_van(wie, " ".join(SCOPES), geldig=HOOGSTENS)
    uitkomst = subprocess.run(
        [
            str(Path(sys.executable).with_name("st")),
            f"--config-file={instellingen}",
            "run",
            str(DOCUMENT),
            f"--url={live_server.url}/api/v1",
            f"--header=Authorization: {token}",
            "--checks=all",
            f"--phases={FASEN}{',examples' if voorbeelden > 1 else ''}",
            f"--max-examples={voorbeelden * KEER}",
            "--seed=7",
            "--no-shrink",
            f"--max-failures={5 * KEER}",
            "--warnings=off",
            *(f"--include-operation-id={naam}" for naam, _id, _versie in mogelijk),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=HOOGSTENS.total_seconds(),
    )
    assert uitkomst.returncode == 0, uitkomst.stdout[-MEEST_GETOOND:] + uitkomst.stderr[-2000:]
