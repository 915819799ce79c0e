"""How often one may ask."""

from functools import partial

import pytest
import time_machine
from django.core.cache import cache, caches
from django.test import Client
from rest_framework.test import APIClient

from kern.models import Rol
from tests.api.oauth import app_maken, token_van
from tests.api.test_fouten import is_probleem
from tests.fabrieken import GebruikerFactory

LIJST = "/api/v1/voorstellen"
SCOPES = "matching:lezen"


@pytest.fixture(autouse=True)
def _stilstaande_klok():
    cache.clear()
    with time_machine.travel("2026-03-02 12:00:00Z", tick=False):
        yield
    cache.clear()


@pytest.fixture
def tempo(settings):
    """Let this kind ask so often."""
    return lambda **grenzen: setattr(settings, "TEMPO", settings.TEMPO | grenzen)


def statussen(aantal, vragen):
    return [vragen().status_code for _ in range(aantal)]


def met(kop, **opties):
    return APIClient().get(LIJST, headers={"Authorization": kop}, **opties)


def test_zonder_grens_telt_er_niets(coordinator):
    kop = token_van(coordinator, SCOPES)
    assert statussen(5, lambda: met(kop)) == [200] * 5


def test_een_gebruiker_mag_zo_vaak_met_welke_app_of_sessie_ook(coordinator, organisatie, tempo):
    tempo(gebruiker="2/min")
    sessie = APIClient()
    sessie.force_login(coordinator)
    assert sessie.get(LIJST).status_code == 200
    assert met(token_van(coordinator, SCOPES)).status_code == 200
    assert met(token_van(coordinator, SCOPES)).status_code == 429
    ander = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR])
    assert met(token_van(ander, SCOPES)).status_code == 200


def test_een_toepassing_mag_zo_vaak_voor_al_haar_gebruikers_samen(organisatie, tempo):
    tempo(toepassing="2/min")
    app, andere = app_maken()[0], app_maken()[0]
    gebruikers = [
        GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR]) for _ in range(3)
    ]
    gevraagd = [met(token_van(g, SCOPES, toepassing=app)).status_code for g in gebruikers]
    assert gevraagd == [200, 200, 429]
    assert met(token_van(gebruikers[0], SCOPES, toepassing=andere)).status_code == 200


@pytest.mark.parametrize(
    ("koppen", "status"),
    [
        ({}, 401),
        ({"Cookie": "sessionid=verzonnen"}, 401),
        ({"Authorization": "Bearer verzonnen"}, 401),
        ({"Authorization": "Basic YTpi"}, 401),
    ],
)
def test_wie_niet_bekend_is_mag_zo_vaak_per_adres(coordinator, tempo, koppen, status):
    tempo(anoniem="2/min")
    vragen = partial(APIClient().get, LIJST, headers=koppen)
    assert statussen(3, vragen) == [status, status, 429]
    is_probleem(vragen(), 429)
    assert vragen(REMOTE_ADDR="10.9.9.9").status_code == status
    assert met(token_van(coordinator, SCOPES)).status_code == 200


def test_wie_telt_bewaart_geen_adres(db, tempo):
    tempo(anoniem="2/min")
    APIClient().get(LIJST, REMOTE_ADDR="203.0.113.7")
    [sleutel] = caches["default"]._cache
    assert "anoniem" in sleutel
    assert "203.0.113.7" not in sleutel


def test_ook_wat_openbaar_is_mag_zo_vaak_per_adres(db, tempo):
    tempo(anoniem="2/min")
    vragen = partial(APIClient().get, "/api/v1/openapi.json")
    assert statussen(3, vragen) == [200, 200, 429]


def test_429_zegt_wanneer_het_weer_mag(coordinator, tempo):
    tempo(gebruiker="1/min")
    kop = token_van(coordinator, SCOPES)
    met(kop)
    antwoord = met(kop)
    is_probleem(antwoord, 429)
    assert antwoord["Retry-After"] == "60"
    with time_machine.travel("2026-03-02 12:01:00Z", tick=False):
        assert met(kop).status_code == 200


def test_de_inlogpagina_zegt_hoe_lang_het_duurt(db, tempo):
    tempo(inloggen="1/hour")
    Client().post("/inloggen")
    assert "over 60 minuten opnieuw" in Client().post("/inloggen").content.decode()


@pytest.mark.parametrize("adres", ["/oauth/token", "/oauth/revoke_token"])
def test_om_tokens_vragen_mag_per_adres_niet_eindeloos(db, tempo, adres):
    tempo(token="2/min")
    assert statussen(3, lambda: Client().post(adres)) == [400, 400, 429]
    antwoord = Client().post(adres)
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord["Retry-After"] == "60"
    assert Client().post(adres, REMOTE_ADDR="10.9.9.9").status_code == 400


def test_inloggen_mag_per_adres_niet_eindeloos_onder_welke_naam_ook(db, tempo):
    tempo(inloggen="2/min")
    namen = iter("abc")
    assert statussen(3, lambda: Client().post("/inloggen", {"username": next(namen)})) == [
        400,
        400,
        429,
    ]
    antwoord = Client().post("/inloggen")
    assert antwoord["Retry-After"] == "60"
    assert "over een minuut opnieuw" in antwoord.content.decode()
    assert Client().get("/inloggen").status_code == 200


@pytest.mark.parametrize(("achter_proxy", "status"), [(True, 400), (False, 429)])
def test_achter_de_eigen_proxy_telt_het_adres_dat_die_opschrijft(
    db, tempo, settings, achter_proxy, status
):
    settings.ACHTER_PROXY = achter_proxy
    tempo(token="1/min")
    for adres in ("203.0.113.1", "203.0.113.2"):
        antwoord = Client().post("/oauth/token", headers={"X-Forwarded-For": f"10.0.0.1, {adres}"})
    assert antwoord.status_code == status


def test_wat_veel_werk_is_mag_minder_vaak(coordinator, tempo):
    tempo(gebruiker="9/min", zwaar="2/min")
    client = APIClient()
    client.force_login(coordinator)
    zwaar = [(LIJST, "text/csv"), ("/api/v1/samenvoegingen/kandidaten", "*/*"), (LIJST, "text/csv")]
    gevraagd = [client.get(adres, headers={"Accept": soort}) for adres, soort in zwaar]
    assert [antwoord.status_code for antwoord in gevraagd] == [200, 200, 429]
    assert gevraagd[2]["Content-Type"] == "application/problem+json"
    assert client.get(LIJST).status_code == 200


def test_wie_telt_vergeet_niet_door_duizend_anderen(db, tempo):
    tempo(anoniem="1/min")
    assert APIClient().get(LIJST).status_code == 401
    cache.set_many({f"ander-{nummer}": 1 for nummer in range(1_000)})
    assert APIClient().get(LIJST).status_code == 429
