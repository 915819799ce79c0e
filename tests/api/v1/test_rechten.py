"""Every address, method and role against the table of rights: allowed, 403, or not there.

Nothing here is a list of addresses: they come from the router, so a new one is tested at once, and
one that is not a viewset of ours fails.
"""

from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from api.v1.urls import VIEWSETS, urlpatterns
from kern.models import Rol
from kern.rechten import Wie, mag
from tests.api.v1.bewerkingen import VOOR_ROL, bewerkingen, rij
from tests.fabrieken import GebruikerFactory

OPENBAAR = {"openapi"}
"""What anybody may read: the document of the API."""


def test_elk_adres_is_van_een_viewset_of_openbaar():
    vreemd = [p.name for p in urlpatterns if getattr(p.callback, "cls", None) not in VIEWSETS]
    assert set(vreemd) <= OPENBAAR


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda v: v.naam)
def test_elke_rol_mag_wat_de_tabel_zegt_en_niets_anders(viewset, organisatie, andere_organisatie):
    gewoon = rij(viewset, organisatie)
    vreemd = rij(viewset, andere_organisatie)
    for rol in Rol:
        waarden = VOOR_ROL.get((viewset.naam, rol))
        eigen = rij(viewset, organisatie, **waarden) if waarden else gewoon
        client = APIClient(raise_request_exception=False)
        client.force_login(GebruikerFactory(organisatie=organisatie, met_rollen=[rol]))
        for bewerking in bewerkingen(viewset):
            wat = f"{rol} {bewerking.methode} {bewerking.adres(eigen)}"
            status = bewerking.stuur(client, eigen).status_code
            if not mag(frozenset({rol}), viewset.rechten[bewerking.handeling], viewset.van_wie):
                assert status == 403, wat
                continue
            assert status not in (401, 403, 405), f"{wat}: {status}"
            assert status < 500, f"{wat}: {status}"
            if viewset.van_wie is Wie.ORGANISATIE:
                assert status != 404, wat
            if bewerking.met_id:
                assert bewerking.stuur(client, vreemd).status_code == 404, f"{wat} (een ander)"


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda v: v.naam)
def test_zonder_inloggen_is_alles_dicht(viewset, db):
    for bewerking in bewerkingen(viewset):
        assert bewerking.stuur(APIClient(), uuid4()).status_code == 401


@pytest.mark.parametrize(
    "viewset", [v for v in VIEWSETS if "list" in v.rechten], ids=lambda v: v.naam
)
def test_in_een_lijst_staat_niets_van_een_ander(viewset, organisatie, andere_organisatie):
    vreemd = rij(viewset, andere_organisatie)
    client = APIClient()
    client.force_login(GebruikerFactory(organisatie=organisatie, met_rollen=Rol))
    (adres,) = {b.adres(vreemd) for b in bewerkingen(viewset) if b.handeling == "list"}
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    assert str(vreemd) not in antwoord.content.decode()
