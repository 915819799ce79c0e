"""Kenmerken over HTTP."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kern.models import Kenmerk, Rol
from tests.fabrieken import KenmerkFactory, KenmerkVersieFactory
from tests.matching.hulp import paar

from .telling import evenveel_queries

LIJST = "/api/v1/kenmerken"
NIEUW = {"code": "schaken", "naam": "schaken", "soort": "bekwaamheid"}


@pytest.fixture
def beheerder(als):
    return als(Rol.BEHEERDER)


def test_toevoegen(beheerder, organisatie):
    antwoord = beheerder.post(LIJST, NIEUW)
    assert antwoord.status_code == 201
    assert Kenmerk.objects.voor(organisatie).get().code == "schaken"


def test_elk_fout_veld_wordt_genoemd(beheerder):
    antwoord = beheerder.post(LIJST, {"code": "Schaak!", "soort": "x", "actief": False})
    fouten = {fout["pointer"] for fout in antwoord.json()["errors"]}
    assert fouten == {"#/code", "#/soort", "#/naam", "#/actief"}


def test_wat_alleen_een_taaktype_kan_wordt_bij_het_veld_genoemd(beheerder):
    inhoud = {**NIEUW, "code": "vog", "soort": "taal", "vogVereist": True}
    antwoord = beheerder.post(LIJST, inhoud)
    assert antwoord.status_code == 400
    assert {f["pointer"] for f in antwoord.json()["errors"]} == {"#/vogVereist", "#/code"}


def test_een_code_bestaat_een_keer(beheerder, organisatie):
    KenmerkFactory(organisatie=organisatie, code="schaken")
    antwoord = beheerder.post(LIJST, NIEUW)
    assert antwoord.status_code == 400
    assert antwoord.json()["errors"] == [{"pointer": "#/code", "detail": "Dit bestaat al."}]


def test_een_versie_laat_de_rest_zoals_die_is(beheerder, organisatie):
    kenmerk = KenmerkFactory(organisatie=organisatie, naam="koken", gezondheid=True)
    morgen = timezone.localdate() + timedelta(days=1)
    adres = f"{LIJST}/{kenmerk.id}/versies"
    antwoord = beheerder.post(adres, {"ingangsdatum": f"{morgen}", "naam": "bakken"})
    assert antwoord.status_code == 201
    versie = antwoord.json()
    assert (versie["naam"], versie["gezondheid"]) == ("bakken", True)
    assert beheerder.get(f"{LIJST}/{kenmerk.id}").json()["naam"] == "koken"
    assert beheerder.get(adres).json()[-1] == versie


def test_een_versie_begint_niet_in_het_verleden(beheerder, organisatie):
    kenmerk = KenmerkFactory(organisatie=organisatie)
    antwoord = beheerder.post(f"{LIJST}/{kenmerk.id}/versies", {"ingangsdatum": "2020-01-01"})
    assert [fout["pointer"] for fout in antwoord.json()["errors"]] == ["#/ingangsdatum"]


def test_een_consulent_leest_de_versies_en_voegt_er_geen_toe(consulent, organisatie):
    versie = KenmerkVersieFactory(organisatie=organisatie)
    adres = f"{LIJST}/{versie.kenmerk_id}/versies"
    assert [rij["id"] for rij in consulent.get(adres).json()] == [str(versie.id)]
    assert consulent.post(adres, {"ingangsdatum": "2099-01-01"}).status_code == 403


def test_filteren_op_soort(consulent, organisatie):
    KenmerkFactory(organisatie=organisatie, soort="taal")
    taaktype = KenmerkFactory(organisatie=organisatie, soort="taaktype")
    gevonden = consulent.get(f"{LIJST}?soort=taaktype").json()["resultaten"]
    assert [rij["id"] for rij in gevonden] == [str(taaktype.id)]


def test_het_aantal_queries_groeit_niet_mee(consulent, organisatie):
    evenveel_queries(consulent, LIJST, lambda: KenmerkFactory(organisatie=organisatie))


def test_vooraf_zien_wat_een_andere_betekenis_verandert(beheerder, organisatie):
    paar(organisatie)
    taaktype = Kenmerk.objects.voor(organisatie).get(code="gezelschap")
    adres = f"{LIJST}/{taaktype.id}/gevolgen"
    met_vog = {"ingangsdatum": "2098-01-01", "vogVereist": True}
    regels = {rij["code"]: rij for rij in beheerder.post(adres, met_vog).json()["gevolgen"]}
    assert (regels["paren"]["nu"], regels["paren"]["straks"]) == (1, 0)
    assert regels["paren"]["wat"] == "mogelijke combinaties"
    assert not Kenmerk.objects.voor(organisatie).get(pk=taaktype.pk).vog_vereist
    assert beheerder.get(f"{LIJST}/{taaktype.id}/versies").json() == []
    te_vroeg = beheerder.post(adres, met_vog | {"ingangsdatum": "2020-01-01"}).json()
    assert [fout["pointer"] for fout in te_vroeg["errors"]] == ["#/ingangsdatum"]
