"""Two calls at once: the same key happens once, and of two changes of one version one wins."""

from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from kern.models import AuditRegel, Persoon, Rol
from tests.fabrieken import GebruikerFactory, PersoonFactory
from tests.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)

LIJST = "/api/v1/personen"
NIEUW = {"voornaam": "Aaltje", "achternaam": "Voorbeeld", "postcode": "7551AB"}


@pytest.fixture
def client_van(organisatie):
    """``client_van(gebruiker)``: a client of its own for each thread."""

    def maak(gebruiker=None):
        client = APIClient()
        client.force_login(
            gebruiker or GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR])
        )
        client.default_format = "json"
        return client

    return maak


@pytest.mark.parametrize("poging", range(3))
def test_dezelfde_sleutel_tegelijk_doet_het_een_keer(organisatie, client_van, poging):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR])
    kop = {"Idempotency-Key": str(uuid4())}
    clients = [client_van(gebruiker) for _ in range(3)]
    antwoorden = tegelijk(
        *(lambda client=client: client.post(LIJST, NIEUW, headers=kop) for client in clients)
    )
    assert {antwoord.status_code for antwoord in antwoorden} == {201}
    assert len({antwoord.json()["id"] for antwoord in antwoorden}) == 1
    assert Persoon.objects.voor(organisatie).count() == 1
    gemaakt = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="gegeven_aangemaakt")
    assert gemaakt.filter(object_soort="persoon").count() == 1


@pytest.mark.parametrize("poging", range(3))
def test_van_twee_wijzigingen_van_een_versie_wint_een(organisatie, client_van, poging):
    persoon = PersoonFactory(organisatie=organisatie)
    adres = f"{LIJST}/{persoon.id}"
    clients = [client_van(), client_van()]
    versie = clients[0].get(adres)["ETag"]
    antwoorden = tegelijk(
        *(
            lambda client=client, nummer=nummer: client.patch(
                adres, {"telefoon": nummer}, headers={"If-Match": versie}
            )
            for client, nummer in zip(clients, ("0741111111", "0742222222"), strict=True)
        )
    )
    assert sorted(antwoord.status_code for antwoord in antwoorden) == [200, 412]
    (gewonnen,) = [a.json()["telefoon"] for a in antwoorden if a.status_code == 200]
    persoon.refresh_from_db()
    assert persoon.telefoon == gewonnen
