"""The shape of an error, once per status code."""

import pytest
from django.conf import settings
from rest_framework.test import APIClient

from api.problemen import GEWOON_GEZEGD
from kern.models import Rol
from matching.services.voorstellen import voorstel_goedkeuren
from tests.fabrieken import (
    GebruikerFactory,
    KoppelingFactory,
    MatchrondeFactory,
    VoorstelFactory,
)

LIJST = "/api/v1/voorstellen"


@pytest.fixture
def client(coordinator):
    client = APIClient()
    client.force_login(coordinator)
    return client


@pytest.fixture
def voorstel(organisatie):
    return VoorstelFactory(organisatie=organisatie)


def is_probleem(antwoord, status):
    assert antwoord.status_code == status
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord["API-Version"] == settings.SPECTACULAR_SETTINGS["VERSION"]
    inhoud = antwoord.json()
    assert inhoud["status"] == status
    assert inhoud["title"]
    assert inhoud["detail"]
    return inhoud


def beoordelen(client, voorstel, **inhoud):
    return client.post(f"{LIJST}/{voorstel.id}/beoordelingen", inhoud, format="json")


def test_400_noemt_elk_fout_veld(client, voorstel):
    inhoud = is_probleem(beoordelen(client, voorstel, besluit="misschien", reden="zomaar"), 400)
    assert {fout["pointer"] for fout in inhoud["errors"]} == {"#/besluit", "#/reden"}


def test_400_uit_een_dienst_noemt_het_veld(client, voorstel):
    inhoud = is_probleem(beoordelen(client, voorstel, besluit="afwijzen", reden="anders"), 400)
    assert [fout["pointer"] for fout in inhoud["errors"]] == ["#/toelichting"]


def test_400_bij_geen_json(client, voorstel):
    antwoord = client.post(
        f"{LIJST}/{voorstel.id}/beoordelingen", "{", content_type="application/json"
    )
    inhoud = is_probleem(antwoord, 400)
    assert inhoud["errors"] == [{"pointer": "#", "detail": inhoud["detail"]}]


@pytest.mark.parametrize("dag", ["20000131", "2000-W05-1", "31-01-2000", "2000-01-31T00:00:00Z"])
def test_een_datum_schrijf_je_op_een_manier(client, dag):
    inhoud = is_probleem(
        client.post("/api/v1/personen", {"geboortedatum": dag}, format="json"), 400
    )
    assert "#/geboortedatum" in {fout["pointer"] for fout in inhoud["errors"]}
    inhoud = is_probleem(client.get("/api/v1/afwezigheden", {"vanaf": dag}), 400)
    assert [fout["parameter"] for fout in inhoud["errors"]] == ["vanaf"]


def test_400_bij_alleen_null_in_het_nederlands(client):
    antwoord = client.post(LIJST, "null", content_type="application/json")
    assert antwoord.status_code == 400
    assert "geen null" in antwoord.content.decode()


def test_401_zonder_inloggen_zegt_hoe_het_wel_kan(db):
    antwoord = APIClient().get(LIJST)
    is_probleem(antwoord, 401)
    assert antwoord["WWW-Authenticate"] == 'Bearer realm="api"'


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.COORDINATOR])
def test_403_zonder_het_recht(organisatie, voorstel, rol):
    client = APIClient()
    client.force_login(GebruikerFactory(organisatie=organisatie, met_rollen=[rol]))
    is_probleem(client.get(LIJST), 403)
    is_probleem(beoordelen(client, voorstel, besluit="goedkeuren"), 403)


@pytest.mark.parametrize("onderdeel", ["", "/beoordelingen"])
def test_404_voor_een_ander(client, andere_organisatie, onderdeel):
    vreemd = VoorstelFactory(organisatie=andere_organisatie)
    adres = f"{LIJST}/{vreemd.id}{onderdeel}"
    is_probleem(client.post(adres, {}) if onderdeel else client.get(adres), 404)


def test_404_voor_wat_geen_uuid_is(client):
    is_probleem(client.get(f"{LIJST}/1"), 404)


@pytest.mark.parametrize("sleutels", ["", "?aantal=1&bestaatNiet=1"])
def test_405(client, sleutels):
    is_probleem(client.delete(LIJST + sleutels), 405)


def test_een_weigering_staat_er_in_gewoon_nederlands(client, db):
    zonder, lijst = APIClient(), "/api/v1/personen"
    gezegd = {
        401: zonder.get(lijst),
        403: client.get("/api/v1/audit-regels"),
        405: client.delete(lijst),
        406: client.get(lijst, headers={"Accept": "image/png"}),
    }
    for status, antwoord in gezegd.items():
        assert is_probleem(antwoord, status)["detail"] in GEWOON_GEZEGD.values()


def test_409_zegt_waarom(client, actor, voorstel):
    voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.id)
    inhoud = is_probleem(beoordelen(client, voorstel, besluit="goedkeuren"), 409)
    assert inhoud["code"] == "status"
    assert "goedgekeurd" in inhoud["detail"]


@pytest.mark.parametrize(
    ("adres", "soort"),
    [("personen", "application/json"), ("importopdrachten", "multipart/form-data")],
)
def test_415_zegt_wat_dit_adres_wel_leest(client, adres, soort):
    antwoord = client.post(f"/api/v1/{adres}", "a=b", content_type="text/plain")
    tekst = is_probleem(antwoord, 415)["detail"]
    assert tekst == f"Stuur {soort}, en noem dat in Content-Type."


def test_een_fout_buiten_de_inhoud_heet_naar_waar_hij_staat(client):
    plaatsen = {
        "parameter": client.post("/api/v1/personen?bestaatNiet=1", {}, format="json"),
        "header": client.post(
            "/api/v1/personen", {}, format="json", headers={"Idempotency-Key": "x"}
        ),
    }
    namen = {
        lid: [fout[lid] for fout in is_probleem(antwoord, 400)["errors"]]
        for lid, antwoord in plaatsen.items()
    }
    assert namen == {"parameter": ["bestaatNiet"], "header": ["Idempotency-Key"]}


@pytest.mark.parametrize("vraag", ["aantal=1&aantal=2", "vrijwilliger=1&vrijwilliger=1"])
def test_een_sleutel_geef_je_een_keer(client, vraag):
    antwoord = client.get(f"/api/v1/afwezigheden?{vraag}")
    (fout,) = is_probleem(antwoord, 400)["errors"]
    assert fout == {
        "parameter": vraag.partition("=")[0],
        "detail": "Geef deze sleutel één keer.",
    }


def test_een_ster_overschrijft_niet_wat_niemand_zag(client, voorstel):
    adres = f"/api/v1/personen/{voorstel.vrijwilliger.persoon_id}"
    antwoord = client.patch(adres, {}, format="json", headers={"If-Match": "*"})
    assert "Stuur de ETag" in is_probleem(antwoord, 412)["detail"]


@pytest.mark.parametrize("adres", [LIJST, "/api/v1/mijn/profiel"])
def test_options_bestaat_niet_en_staat_niet_bij_wat_er_wel_is(client, adres):
    antwoord = client.options(adres)
    is_probleem(antwoord, 405)
    assert "OPTIONS" not in antwoord["Allow"]
    assert "GET" in antwoord["Allow"]


def test_een_stap_zonder_inhoud_weigert_inhoud(client, organisatie, voorstel):
    koppeling = KoppelingFactory(organisatie=organisatie)
    ronde = MatchrondeFactory(organisatie=organisatie)
    for adres in (
        f"{LIJST}/{voorstel.pk}/aanbiedingen",
        f"/api/v1/koppelingen/{koppeling.pk}/pauzes",
        f"/api/v1/koppelingen/{koppeling.pk}/hervattingen",
        "/api/v1/matchrondes",
        f"/api/v1/matchrondes/{ronde.pk}/toelichtingen",
    ):
        inhoud = is_probleem(client.post(adres, {"reden": "zomaar"}, format="json"), 400)
        assert [fout["pointer"] for fout in inhoud["errors"]] == ["#/reden"], adres
