"""What nobody expected, and what Django answers around a view, is a problem detail too."""

import pytest
from django.db import OperationalError
from django.test import Client
from structlog.testing import capture_logs

from api.v1.personen import PersoonViewSet
from kern.models import Rol
from tests.fabrieken import GebruikerFactory

LIJST = "/api/v1/personen"


@pytest.fixture
def client(organisatie):
    client = Client(raise_request_exception=False)
    client.force_login(GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR]))
    return client


@pytest.fixture
def stuk(monkeypatch):
    """``stuk(fout)``: the list of persons raises this."""

    def _stuk(fout: Exception) -> None:
        def rijen(_organisatie_id):
            raise fout

        monkeypatch.setattr(PersoonViewSet, "rijen", rijen)

    return _stuk


def test_een_fout_in_de_code_geeft_een_nummer_en_verder_niets(client, stuk):
    fout = RuntimeError("geheim van Aaltje")
    stuk(fout)
    with capture_logs() as regels:
        antwoord = client.get(LIJST)
    inhoud = antwoord.json()
    assert antwoord.status_code == 500
    assert antwoord["Content-Type"] == "application/problem+json"
    assert "geheim" not in antwoord.content.decode()
    (regel,) = [r for r in regels if r["event"] == "onverwachte_fout"]
    assert inhoud["instance"] == f"urn:uuid:{regel['nummer']}"
    assert regel["exc_info"] is fout  # its text is left out there: tests/test_logregels.py


def test_een_bezette_database_vraagt_het_over_een_tel_weer(client, stuk):
    stuk(OperationalError("database is locked"))
    antwoord = client.get(LIJST)
    assert (antwoord.status_code, antwoord["Retry-After"]) == (503, "1")


@pytest.mark.parametrize("adres", ["/api/v1/bestaatniet", "/api/", "/api/v1/personen/"])
def test_een_adres_dat_er_niet_is(client, adres):
    antwoord = client.get(adres)
    assert (antwoord.status_code, antwoord.json()["status"]) == (404, 404)
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord["API-Version"]


def test_een_bladzijde_die_er_niet_is_blijft_een_bladzijde(client):
    assert client.get("/bestaatniet")["Content-Type"].startswith("text/html")


def test_een_vreemde_host_is_een_probleem(client):
    antwoord = client.get(LIJST, headers={"host": "kwaad.example"})
    assert (antwoord.status_code, antwoord["Content-Type"]) == (400, "application/problem+json")


def test_406_noemt_geen_formaat_dat_er_niet_is(client):
    antwoord = client.get(f"{LIJST}", headers={"Accept": "image/png"})
    assert (antwoord.status_code, antwoord["Content-Type"]) == (406, "application/problem+json")
