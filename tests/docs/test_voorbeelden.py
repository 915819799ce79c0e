"""The examples of docs/voorbeelden, run against the API as somebody would."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from api.v1.mijn.rooster import MijnRooster
from kern.models import Rol
from kern.services.opslaan import gegeven_opslaan
from tests.api.oauth import app_maken, tokens_halen
from tests.fabrieken import AfwezigheidFactory, GebruikerFactory, VrijwilligerFactory
from vrijwilligers.services.beschikbaarheid import patroon_op, versies_van

VOORBEELD = Path(__file__).parents[2] / "docs/voorbeelden/beschikbaarheid.py"
DINSDAG = {"dag": 1, "van": "09:00", "tot": "12:00", "weken": [0, 2]}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def vrijwilliger():
    return VrijwilligerFactory()


@pytest.fixture
def tokens(tmp_path, vrijwilliger):
    """The file of the app that this volunteer let in; its access token is of long ago."""
    client, (app, _geheim) = Client(), app_maken()
    client.force_login(
        GebruikerFactory(
            organisatie=vrijwilliger.organisatie,
            persoon=vrijwilliger.persoon,
            met_rollen=[Rol.VRIJWILLIGER],
        )
    )
    gekregen = tokens_halen(client, app) | {"client_id": app.client_id, "access_token": "verlopen"}
    bestand = tmp_path / "tokens.json"
    bestand.write_text(json.dumps(gekregen))
    return bestand


@pytest.fixture
def draaien(live_server, tokens):
    """``draaien("toon")``: what it printed, and what went wrong."""

    def _draaien(*wat):
        opdracht = [sys.executable, "-W", "error", VOORBEELD, live_server.url, tokens, *wat]
        return subprocess.run(opdracht, capture_output=True, text=True, check=False, timeout=120)

    return _draaien


@pytest.fixture
def rooster(tmp_path):
    """``rooster(dag)``: a file with these weekly times, from today on."""

    def _rooster(*tijden):
        inhoud = {"vanaf": timezone.localdate().isoformat(), "beschikbaarheid": tijden}
        (tmp_path / "rooster.json").write_text(json.dumps(inhoud))
        return tmp_path / "rooster.json"

    return _rooster


def gelukt(proces):
    assert proces.returncode == 0, proces.stderr
    return json.loads(proces.stdout)


def patroon(vrijwilliger):
    """Day, beginning and weeks of what holds today."""
    nu = patroon_op(versies_van(vrijwilliger), timezone.localdate())
    return [(venster.dag, f"{venster.van:%H:%M}", venster.weken) for venster in nu]


def eerst(monkeypatch, handeling, gebeurt):
    """Let something happen before the first time that the server does this."""
    origineel = getattr(MijnRooster, handeling)
    nog = [gebeurt]

    def anders(self, *args, **kwargs):
        if nog:
            nog.pop()()
        return origineel(self, *args, **kwargs)

    monkeypatch.setattr(MijnRooster, handeling, anders)


def test_het_rooster_wordt_vervangen_en_getoond_met_een_ververst_token(
    draaien, rooster, tokens, vrijwilliger
):
    oud = json.loads(tokens.read_text())
    gelukt(draaien("vervang", rooster(DINSDAG)))
    assert patroon(vrijwilliger) == [(1, "09:00", 0b0101)]
    assert gelukt(draaien("toon"))["beschikbaarheid"] == [DINSDAG]
    nieuw = json.loads(tokens.read_text())
    assert nieuw["refresh_token"] != oud["refresh_token"]
    assert nieuw["access_token"] != oud["access_token"]
    assert tokens.stat().st_mode & 0o077 == 0


def test_wie_intussen_iets_veranderde_raakt_niets_kwijt(
    draaien, tokens, vrijwilliger, actor, monkeypatch
):
    def een_ander():
        AfwezigheidFactory(vrijwilliger=vrijwilliger, organisatie=vrijwilliger.organisatie)
        gegeven_opslaan(
            actor=replace(actor, organisatie_id=vrijwilliger.organisatie_id),
            gegeven=vrijwilliger,
            waarden={"max_koppelingen": 7},
        )

    eerst(monkeypatch, "update", een_ander)
    gelukt(draaien("afwezig", "2090-07-05", "2090-07-18"))
    assert vrijwilliger.afwezigheden.count() == 2


def test_een_bezette_server_wordt_over_een_tel_weer_gevraagd(
    draaien, rooster, vrijwilliger, monkeypatch
):
    def bezet():
        raise OperationalError("database is locked")

    eerst(monkeypatch, "update", bezet)
    gelukt(draaien("vervang", rooster(DINSDAG)))
    assert patroon(vrijwilliger) == [(1, "09:00", 0b0101)]


def test_wat_niet_kan_staat_in_een_regel_en_verandert_niets(draaien, rooster, vrijwilliger):
    eerder = patroon(vrijwilliger)
    proces = draaien("vervang", rooster(DINSDAG | {"dag": 7}))
    assert (proces.returncode, proces.stdout) == (1, "")
    (regel,) = proces.stderr.splitlines()
    assert "#/beschikbaarheid/0/dag" in regel
    assert patroon(vrijwilliger) == eerder
