"""What the documentation shows as an example is taken as it stands."""

from collections.abc import Callable
from uuid import UUID

import pytest

from api.v1.urls import VIEWSETS
from api.versies import etag
from kern.models import Rol
from kern.rechten import rollen_met
from tests.api.v1.bewerkingen import bewerkingen, rij
from tests.api.v1.voorbeeldwereld import voorbeeldwereld

__all__ = ["voorbeeldwereld"]

GEVALLEN = [(viewset, handeling) for viewset in VIEWSETS for handeling in viewset.voorbeelden]

TOESTAND: dict[tuple[str, str], Callable[..., UUID]] = {}
"""(resource, action) -> what makes the row that the example is about, where any row will not do."""


def test_elke_bewerking_met_inhoud_heeft_een_voorbeeld():
    zonder = [
        f"{viewset.naam} {bewerking.handeling}"
        for viewset in VIEWSETS
        for bewerking in bewerkingen(viewset)
        if bewerking.methode in ("post", "put", "patch")
        and bewerking.handeling not in viewset.voorbeelden
    ]
    assert zonder == []


@pytest.mark.usefixtures("voorbeeldwereld")
@pytest.mark.parametrize(
    ("viewset", "handeling"), GEVALLEN, ids=[f"{v.naam}-{h}" for v, h in GEVALLEN]
)
def test_een_voorbeeld_wordt_aangenomen(viewset, handeling, organisatie, als):
    rol = sorted(rollen_met(viewset.rechten[handeling], viewset.van_wie) & set(Rol))[0]
    client = als(Rol(rol))
    (bewerking,) = [b for b in bewerkingen(viewset) if b.handeling == handeling]
    maken = TOESTAND.get((viewset.naam, handeling), lambda org, _wie: rij(viewset, org))
    id_ = maken(organisatie, client.gebruiker)
    koppen = {}
    if handeling in viewset.met_versie:
        koppen["If-Match"] = etag(viewset.serializer_class.Meta.model.alles.get(pk=id_))
    antwoord = bewerking.stuur(client, id_, viewset.voorbeelden[handeling], koppen)
    assert antwoord.status_code in (200, 201, 202), antwoord.json()
