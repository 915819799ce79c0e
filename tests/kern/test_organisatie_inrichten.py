"""The command that makes an organisation and its first beheerder."""

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from kern.models import Gebruiker, Kenmerk, Organisatie

GEGEVENS = {"naam": "Steunpunt", "slug": "steunpunt", "beheerder": "baas@voorbeeld.example"}


@pytest.fixture(autouse=True)
def _wachtwoord(monkeypatch, db):
    monkeypatch.setenv("WACHTWOORD", "een-lang-wachtwoord")


def test_de_eerste_beheerder_kan_inloggen():
    call_command("organisatie_inrichten", **GEGEVENS)
    gebruiker = authenticate(username=GEGEVENS["beheerder"], password="een-lang-wachtwoord")
    assert gebruiker.rolcodes == {"beheerder"}


def test_de_meegeleverde_kenmerken_zijn_er():
    call_command("organisatie_inrichten", **GEGEVENS)
    organisatie = Organisatie.objects.get()
    assert Kenmerk.objects.voor(organisatie).filter(code="oppas", vog_vereist=True).exists()


@pytest.mark.parametrize(
    ("veld", "waarde"), [("slug", "met spaties"), ("beheerder", "geen-adres"), ("naam", "")]
)
def test_wat_niet_klopt_maakt_niets(veld, waarde):
    with pytest.raises(CommandError) as fout:
        call_command("organisatie_inrichten", **{**GEGEVENS, veld: waarde})
    assert fout.value.returncode == 2
    assert not Organisatie.objects.exists()
    assert not Gebruiker.alles.exists()


def test_een_te_makkelijk_wachtwoord_wordt_geweigerd(monkeypatch):
    monkeypatch.setenv("WACHTWOORD", "kort")
    with pytest.raises(CommandError, match="wachtwoord"):
        call_command("organisatie_inrichten", **GEGEVENS)
    assert not Organisatie.objects.exists()
