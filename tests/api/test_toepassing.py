"""manage.py toepassing registers apps and partners."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from oauth2_provider.models import Application

from kern.models import Rol
from tests.api.oauth import TERUG, als_partner
from tests.fabrieken import GebruikerFactory


@pytest.fixture
def verwijzer(organisatie):
    return GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.VERWIJZER])


def registreren(capsys, **opties):
    call_command("toepassing", **{"naam": "Mijn rooster"} | opties)
    regels = capsys.readouterr().out.splitlines()
    return dict(regel.split(": ", 1) for regel in regels)


def test_een_app_krijgt_een_id_en_geen_geheim(db, capsys):
    uitvoer = registreren(capsys, soort="app", redirect_uri=TERUG)
    app = Application.objects.get(client_id=uitvoer["client id"])
    assert (app.name, app.redirect_uris, app.user) == ("Mijn rooster", TERUG, None)
    assert app.client_type == Application.CLIENT_PUBLIC
    assert uitvoer.keys() == {"client id", "scopes"}
    assert uitvoer["scopes"] == "mijn:lezen mijn:schrijven"


def test_met_het_getoonde_geheim_krijgt_een_partner_een_token(verwijzer, capsys):
    uitvoer = registreren(capsys, soort="partner", gebruiker=verwijzer.email.upper())
    partner = Application.objects.get()
    assert partner.user == verwijzer
    geheim = uitvoer["geheim (staat nergens anders)"]
    assert als_partner(Client(), partner, geheim).status_code == 200


@pytest.mark.parametrize(
    ("opties", "veld"),
    [
        ({"soort": "app"}, "redirect-uri"),
        ({"soort": "app", "redirect_uri": "javascript://alert"}, "redirect-uri"),
        ({"soort": "app", "redirect_uri": "zomaar"}, "redirect-uri"),
        ({"soort": "app", "redirect_uri": TERUG, "naam": " "}, "naam"),
        ({"soort": "app", "redirect_uri": TERUG, "naam": "x" * 256}, "naam"),
        ({"soort": "partner"}, "gebruiker"),
        ({"soort": "partner", "gebruiker": "niemand@voorbeeld.example"}, "gebruiker"),
    ],
)
def test_wat_niet_kan_zegt_waarom_in_een_regel(db, capsys, opties, veld):
    with pytest.raises(CommandError) as fout:
        registreren(capsys, **opties)
    assert fout.value.returncode == 2
    assert str(fout.value).startswith(f"{veld}: ")
    assert "\n" not in str(fout.value)
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    "wijziging",
    [{"actief": False}, {"met_rollen": [Rol.VERWIJZER, Rol.COORDINATOR]}, {"met_rollen": []}],
)
def test_een_partner_is_een_actieve_verwijzer_en_niets_anders(organisatie, capsys, wijziging):
    gebruiker = GebruikerFactory(
        organisatie=organisatie, **{"met_rollen": [Rol.VERWIJZER]} | wijziging
    )
    with pytest.raises(CommandError, match="alleen de rol verwijzer"):
        registreren(capsys, soort="partner", gebruiker=gebruiker.email)


def test_een_gewone_http_verbinding_mag_alleen_bij_het_ontwikkelen(db, capsys, settings):
    settings.OAUTH2_PROVIDER = settings.OAUTH2_PROVIDER | {
        "ALLOWED_REDIRECT_URI_SCHEMES": ["https"]
    }
    with pytest.raises(CommandError, match="https://"):
        registreren(capsys, soort="app", redirect_uri="http://app.voorbeeld.example/terug")
