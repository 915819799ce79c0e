"""Changing what is known of a volunteer: no form loses what it does not show."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests import fabrieken as f
from tests.werkbank.test_rondes import tekst
from tests.werkbank.vrijwilligers import alles_van, maak_vrijwilliger, velden, verschil

VANDAAG = timezone.localdate()


@pytest.fixture
def vrijwilliger(organisatie):
    """Somebody with something of everything."""
    return maak_vrijwilliger(organisatie)


@pytest.mark.parametrize(
    "deel", ["gegevens", "toelating", "grenzen", "taken", "talen", "beschikbaarheid", "feestdagen"]
)
def test_ongewijzigd_bewaren_verandert_niets(aan_het_werk, vrijwilliger, deel):
    adres = f"/vrijwilligers/{vrijwilliger.id}/{deel}"
    voor = alles_van(vrijwilliger)
    inhoud = velden(aan_het_werk.get(adres), formulier=0)
    assert aan_het_werk.post(adres, inhoud).status_code == 302
    assert verschil(voor, alles_van(vrijwilliger)) == set()


@pytest.mark.parametrize(
    ("deel", "inhoud", "verandert"),
    [
        ("toelating", {"kennismaking_op": "2026-02-03"}, {"kennismaking_op"}),
        ("grenzen", {"max_reistijd": "45"}, {"max_reistijd"}),
        ("feestdagen", {"feestdagen": "nee"}, {"feestdagen"}),
        ("talen", {"turks": "c1"}, {"bekwaamheden"}),
        ("taken", {"vaardigheden": []}, {"bekwaamheden"}),
    ],
)
def test_een_formulier_verandert_alleen_wat_er_is_veranderd(
    aan_het_werk, vrijwilliger, deel, inhoud, verandert
):
    adres = f"/vrijwilligers/{vrijwilliger.id}/{deel}"
    voor = alles_van(vrijwilliger)
    antwoord = aan_het_werk.post(adres, velden(aan_het_werk.get(adres), formulier=0) | inhoud)
    assert antwoord.status_code == 302
    assert verschil(voor, alles_van(vrijwilliger)) == verandert


def test_gegevens_van_de_persoon_bijwerken(aan_het_werk, vrijwilliger):
    adres = f"/vrijwilligers/{vrijwilliger.id}/gegevens"
    inhoud = velden(aan_het_werk.get(adres)) | {"persoon-telefoon": "0612345678"}
    aan_het_werk.post(adres, inhoud)
    vrijwilliger.persoon.refresh_from_db()
    assert vrijwilliger.persoon.telefoon == "0612345678"


def test_een_fout_staat_bij_het_veld_en_wat_is_ingevuld_blijft(aan_het_werk, vrijwilliger):
    adres = f"/vrijwilligers/{vrijwilliger.id}/grenzen"
    inhoud = velden(aan_het_werk.get(adres)) | {"max_reistijd": "9999", "max_koppelingen": "4"}
    antwoord = aan_het_werk.post(adres, inhoud)
    assert antwoord.status_code == 400
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    assert bladzijde.select_one(".veld-fout #id_max_reistijd")
    assert bladzijde.select_one("#id_max_koppelingen")["value"] == "4"


# State.


def test_een_pauze_met_reden_en_einde(aan_het_werk, vrijwilliger):
    tot = VANDAAG + timedelta(days=30)
    adres = f"/vrijwilligers/{vrijwilliger.id}/status"
    aan_het_werk.post(adres, {"naar": "gepauzeerd", "reden": "vakantie", "tot": tot})
    vrijwilliger.refresh_from_db()
    assert (vrijwilliger.status, vrijwilliger.pauze_tot) == ("gepauzeerd", tot)
    assert "vakantie of reis" in tekst(aan_het_werk.get(f"/vrijwilligers/{vrijwilliger.id}"))


def test_stoppen_vraagt_een_reden(aan_het_werk, vrijwilliger):
    antwoord = aan_het_werk.post(f"/vrijwilligers/{vrijwilliger.id}/status", {"naar": "gestopt"})
    assert antwoord.status_code == 400
    assert BeautifulSoup(antwoord.content, "html.parser").select_one(".veld-fout #id_reden")


def test_activeren(aan_het_werk, organisatie):
    v = f.VrijwilligerFactory(organisatie=organisatie, status="aangemeld")
    aan_het_werk.post(f"/vrijwilligers/{v.id}/status", {"naar": "actief"})
    v.refresh_from_db()
    assert v.status == "actief"


@pytest.mark.parametrize(
    ("anders", "veld"), [({"reden": "vakantie"}, "reden"), ({"tot": "2099-01-01"}, "tot")]
)
def test_wie_meedoet_heeft_geen_reden_en_geen_einde(aan_het_werk, organisatie, anders, veld):
    v = f.VrijwilligerFactory(organisatie=organisatie, status="aangemeld")
    antwoord = aan_het_werk.post(f"/vrijwilligers/{v.id}/status", {"naar": "actief"} | anders)
    assert antwoord.status_code == 400
    assert BeautifulSoup(antwoord.content, "html.parser").select_one(f".veld-fout #id_{veld}")
    v.refresh_from_db()
    assert v.status == "aangemeld"


def test_wat_niet_meer_kan_is_een_conflict_met_uitleg(aan_het_werk, vrijwilliger, monkeypatch):
    """Somebody else stopped the volunteer while this page was open."""
    from werkbank.forms import vrijwilliger as formulieren

    monkeypatch.setattr(
        formulieren, "VAN", {status: {"actief", "gestopt"} for status in formulieren.NAAR}
    )
    antwoord = aan_het_werk.post(f"/vrijwilligers/{vrijwilliger.id}/status", {"naar": "actief"})
    assert antwoord.status_code == 409
    assert "De vrijwilliger is nu actief." in tekst(antwoord)
