"""Who guesses passwords has to wait; the log and the database do not learn the name."""

import logging
from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from kern import achtergrond
from tests.api.oauth import app_maken, vraag
from tests.fabrieken import WACHTWOORD, GebruikerFactory


@pytest.fixture(autouse=True)
def _aan(settings):
    settings.AXES_ENABLED = True


def proberen(email, wachtwoord="geraden", adres="10.1.2.3", **opties):
    velden = {"username": email, "password": wachtwoord}
    return Client().post("/inloggen", velden, REMOTE_ADDR=adres, **opties)


def raden(email, keer, **opties):
    return [proberen(email, **opties).status_code for _ in range(keer)]


def test_na_vijf_foute_wachtwoorden_helpt_ook_het_goede_niet(coordinator):
    assert raden(coordinator.email, 5) == [400, 400, 400, 400, 429]
    antwoord = proberen(coordinator.email, WACHTWOORD)
    assert antwoord.status_code == 429
    assert antwoord["Retry-After"] == "900"
    assert "_auth_user_id" not in antwoord.client.session


def test_na_een_kwartier_mag_het_weer_ook_voor_wie_intussen_bleef_proberen(coordinator):
    nu = timezone.now()
    raden(coordinator.email, 5)
    with time_machine.travel(nu + timedelta(minutes=14)):
        assert raden(coordinator.email, 1) == [429]
    with time_machine.travel(nu + timedelta(minutes=16)):
        assert proberen(coordinator.email, WACHTWOORD).status_code == 302


def test_vanaf_een_ander_adres_en_onder_een_andere_naam_kan_het_nog(coordinator, organisatie):
    raden(coordinator.email, 5)
    assert proberen(coordinator.email, WACHTWOORD, adres="10.9.9.9").status_code == 302
    collega = GebruikerFactory(organisatie=organisatie)
    assert proberen(collega.email, WACHTWOORD).status_code == 302


def test_hoofdletters_een_spatie_of_een_andere_browser_geven_geen_nieuwe_kansen(coordinator):
    email = coordinator.email
    for naam, browser in [(email, "a"), (email.upper(), "b"), (f" {email}", "c"), (email, "d")]:
        assert proberen(naam, headers={"User-Agent": browser}).status_code == 400
    assert proberen(email, headers={"User-Agent": "e"}).status_code == 429


def test_wie_goed_inlogt_begint_weer_bij_nul(coordinator):
    raden(coordinator.email, 4)
    assert proberen(coordinator.email, WACHTWOORD).status_code == 302
    assert raden(coordinator.email, 4) == [400] * 4


def gezien(email):
    """What somebody sees who keeps guessing: the statuses, and the page at the end."""
    return raden(email, 5), proberen(email).content.decode()


@pytest.mark.parametrize("naam", ["x" * 5000, "niemand@voorbeeld.example"])
def test_aan_het_slot_is_niet_te_zien_of_iemand_bestaat(coordinator, naam):
    assert gezien(naam) == gezien(coordinator.email)


@pytest.mark.parametrize("naam", ["", "\0"])
def test_wat_geen_naam_kan_zijn_komt_niet_eens_zo_ver(db, naam):
    assert raden(naam, 6) == [400] * 6
    assert not AccessAttempt.objects.exists()


def test_de_pagina_zegt_hoe_lang_het_duurt_en_is_te_lezen(coordinator):
    raden(coordinator.email, 4)
    pagina = BeautifulSoup(proberen(coordinator.email).content, "html.parser")
    assert pagina.html["lang"] == "nl"
    assert [kop.text for kop in pagina.find_all("h1")] == ["Even wachten"]
    assert "over 15 minuten opnieuw" in pagina.text
    assert coordinator.email not in pagina.text


@pytest.mark.parametrize("soort", ["beheer", "app"])
def test_ook_wie_naar_het_beheer_of_een_app_wil_komt_langs_dit_slot(coordinator, soort):
    adres = "/beheer/" if soort == "beheer" else vraag(app_maken()[0])
    client = Client()
    antwoord = client.get(adres, follow=True)
    inloggen = antwoord.redirect_chain[-1][0]
    assert inloggen.startswith("/inloggen?next=")
    raden(coordinator.email, 5, adres="127.0.0.1")
    velden = {"username": coordinator.email, "password": WACHTWOORD}
    assert client.post(inloggen, velden).status_code == 429


def test_achter_de_eigen_proxy_telt_het_adres_dat_die_opschrijft(coordinator, settings):
    settings.ACHTER_PROXY = True
    koppen = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}
    assert raden(coordinator.email, 5, headers=koppen)[-1] == 429
    elders = {"X-Forwarded-For": "203.0.113.9, 198.51.100.1"}
    assert proberen(coordinator.email, WACHTWOORD, headers=elders).status_code == 302


def test_noch_de_database_noch_de_log_kent_de_naam_of_het_wachtwoord(coordinator, caplog):
    caplog.set_level(logging.DEBUG)
    raden(coordinator.email, 5)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        proberen(coordinator.email, WACHTWOORD)
    Client().post("/inloggen?next=/personen", {"username": coordinator.email, "password": "x1"})
    opgeslagen = [
        *AccessAttempt.objects.values(),
        *AccessLog.objects.values(),
        *AccessFailureLog.objects.values(),
    ]
    assert AccessAttempt.objects.exists()
    geschreven = [r.getMessage() for r in caplog.records if r.name.startswith("axes")]
    assert any("login failure" in regel for regel in geschreven)
    for geheim in (coordinator.email, WACHTWOORD, "geraden"):
        assert geheim not in str(opgeslagen)
        assert geheim not in str(geschreven)


def test_elke_nacht_worden_oude_pogingen_vergeten(coordinator):
    raden(coordinator.email, 1)
    achtergrond.elke_nacht()
    assert AccessAttempt.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        achtergrond.elke_nacht()
    assert not AccessAttempt.objects.exists()
