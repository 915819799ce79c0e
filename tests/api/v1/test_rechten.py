"""Every address, method and role against the table of rights: allowed, 403, or not there.

Nothing here is a list of addresses: they come from the router, so a new one is tested at once, and
one that is not a viewset of ours fails.
"""

from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from api.scopes import SCOPES
from api.v1.urls import VIEWSETS, urlpatterns
from kern.models import Rol
from kern.rechten import Wie, mag
from tests.api.oauth import app_maken, token_van
from tests.api.v1.bewerkingen import VAN, VOOR_ROL, bewerkingen, rij, wie_maken
from tests.fabrieken import GebruikerFactory

OPENBAAR = {"openapi"}
"""What anybody may read: the document of the API."""


def test_elk_adres_is_van_een_viewset_of_openbaar():
    vreemd = [p.name for p in urlpatterns if getattr(p.callback, "cls", None) not in VIEWSETS]
    assert set(vreemd) <= OPENBAAR


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda v: v.naam)
def test_elke_rol_mag_wat_de_tabel_zegt_en_niets_anders(viewset, organisatie, andere_organisatie):
    gewoon = rij(viewset, organisatie)
    vreemd = [rij(viewset, andere_organisatie)]
    if viewset.naam in VAN:
        vreemd.append(VAN[viewset.naam](wie_maken(organisatie, Rol)).pk)
    for rol in Rol:
        waarden = VOOR_ROL.get((viewset.naam, rol))
        eigen = rij(viewset, organisatie, **waarden) if waarden else gewoon
        if viewset.van_wie is Wie.ORGANISATIE:
            wie = GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
        else:
            wie = wie_maken(organisatie, [rol])
        if viewset.naam in VAN:
            eigen = VAN[viewset.naam](wie).pk
        client = APIClient(raise_request_exception=False)
        client.force_login(wie)
        for bewerking in bewerkingen(viewset):
            wat = f"{rol} {bewerking.methode} {bewerking.adres(eigen)}"
            status = bewerking.stuur(client, eigen).status_code
            if not mag(frozenset({rol}), viewset.rechten[bewerking.handeling], viewset.van_wie):
                assert status == 403, wat
                continue
            assert status not in (401, 403, 404, 405), f"{wat}: {status}"
            assert status < 500, f"{wat}: {status}"
            for ander in vreemd if bewerking.met_id else ():
                assert bewerking.stuur(client, ander).status_code == 404, f"{wat} (een ander)"


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda v: v.naam)
def test_een_token_mag_alleen_wat_zijn_scope_zegt(viewset, organisatie):
    wie = wie_maken(organisatie, Rol)
    eigen = VAN[viewset.naam](wie).pk if viewset.naam in VAN else rij(viewset, organisatie)
    app = app_maken()[0]

    def met(*scopes):
        client = APIClient()
        client.credentials(HTTP_AUTHORIZATION=token_van(wie, " ".join(scopes), app))
        return client

    lezen, schrijven = met(f"{viewset.groep}:lezen"), met(f"{viewset.groep}:schrijven")
    anders = met(*(scope for scope in SCOPES if not scope.startswith(f"{viewset.groep}:")))
    for bewerking in bewerkingen(viewset):
        leest = bewerking.methode == "get" or bewerking.handeling in viewset.leest
        van_niemand = bewerking.methode == "get" and viewset.van_niemand
        mogen = [(anders, van_niemand), (lezen, leest)] + [(schrijven, True)] * (not leest)
        for client, mag_het in mogen:
            status = bewerking.stuur(client, eigen).status_code
            wat = f"{bewerking.methode} {bewerking.adres(eigen)}: {status}"
            assert status != 401, wat
            assert (status != 403) == mag_het, wat


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
