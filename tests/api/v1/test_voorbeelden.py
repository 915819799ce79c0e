"""What the documentation shows as an example is taken as it stands."""

import json

import pytest

from api.documentatie import DOCUMENT
from api.v1.urls import VIEWSETS
from kern.models import Persoon, Rol
from kern.rechten import Wie, rollen_met
from mantelzorg.models import Aanmelding
from tests.api.v1.bewerkingen import bewerkingen, rij
from tests.api.v1.toestanden import TOESTAND
from tests.api.v1.voorbeeldwereld import IDS, voorbeeldwereld
from vrijwilligers.models import Vrijwilliger

__all__ = ["voorbeeldwereld"]

BEWERKINGEN = json.loads(DOCUMENT.read_text())["paths"]
KOPPEN = {"API-Version", "ETag", "Location"}
GEVALLEN = [(viewset, handeling) for viewset in VIEWSETS for handeling in viewset.voorbeelden]


def test_elke_bewerking_met_inhoud_heeft_een_voorbeeld():
    document = json.loads(DOCUMENT.read_text())
    zonder = []
    for pad, bewerkingen_ in document["paths"].items():
        for methode, bewerking in bewerkingen_.items():
            for media in bewerking.get("requestBody", {}).get("content", {}).values():
                naam = media["schema"].get("$ref", "").rpartition("/")[2]
                velden = document["components"]["schemas"].get(naam, {}).get("properties", {})
                getoond = "example" in media or any("examples" in v for v in velden.values())
                if velden and not getoond:
                    zonder.append(f"{methode} {pad}")
    assert zonder == []


@pytest.mark.usefixtures("voorbeeldwereld")
@pytest.mark.parametrize(
    ("viewset", "handeling"), GEVALLEN, ids=[f"{v.naam}-{h}" for v, h in GEVALLEN]
)
def test_een_voorbeeld_wordt_aangenomen(viewset, handeling, organisatie, als):
    rol = sorted(rollen_met(viewset.rechten[handeling], viewset.van_wie) & set(Rol))[0]
    client = als(Rol(rol), persoon=_zelf(viewset, rol))
    if viewset.van_wie is Wie.INGEDIEND:
        Aanmelding.alles.update(ingediend_door=client.gebruiker)
    (bewerking,) = [b for b in bewerkingen(viewset) if b.handeling == handeling]
    maken = TOESTAND.get((viewset.naam, handeling), lambda org: rij(viewset, org))
    id_ = maken(organisatie)
    koppen = {}
    if handeling in viewset.met_versie:
        (lezen,) = [b for b in bewerkingen(viewset) if b.handeling == "retrieve"]
        koppen["If-Match"] = lezen.stuur(client, id_)["ETag"]
    antwoord = bewerking.stuur(client, id_, viewset.voorbeelden[handeling], koppen)
    assert antwoord.status_code in (200, 201, 202), antwoord.json()
    adres = bewerking.adres(id_).removeprefix("/api/v1").replace(str(id_), "{id}")
    beloofd = BEWERKINGEN[adres][bewerking.methode]["responses"][str(antwoord.status_code)]
    assert KOPPEN & set(antwoord.headers) == KOPPEN & beloofd["headers"].keys()
    if "Location" in antwoord:
        assert client.get(antwoord["Location"]).status_code == 200


def _zelf(viewset, rol) -> Persoon | None:
    """Whom the sender is, where it is about themselves."""
    if viewset.van_wie is not Wie.EIGEN:
        return None
    if rol == Rol.VRIJWILLIGER:
        return Vrijwilliger.alles.get(pk=IDS["vrijwilliger"]).persoon
    return Persoon.alles.get(pk=IDS["mantelzorger"])
