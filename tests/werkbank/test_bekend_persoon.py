"""Somebody who is known already, on a form for somebody new: asked, kept, and filled in."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from kern.models import AuditRegel, Persoon, Rol
from mantelzorg.models import Aanmelding
from tests.fabrieken import PersoonFactory
from tests.werkbank.test_rondes import tekst

ADRES = "/aanmeldingen/nieuw"


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


@pytest.fixture
def bekend(organisatie):
    return PersoonFactory(
        organisatie=organisatie,
        voornaam="Ans",
        achternaam="Jansen",
        postcode="7551AB",
        huisnummer="",
        telefoon="074-1111111",
    )


def ingevuld(**anders) -> dict[str, str]:
    velden = {"voornaam": "Ans", "achternaam": "Jansen", "postcode": "7551AB"} | anders
    return {f"persoon-{naam}": waarde for naam, waarde in velden.items()} | {
        "aanmelding-ontvangen_op": "2026-10-01",
        "aanmelding-spoed": "gewoon",
    }


def keuzes(antwoord) -> list[str]:
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    return [invoer["value"] for invoer in bladzijde.select("[name=persoon-bestaand]")]


def test_wat_nog_leeg_was_wordt_aangevuld(consulent, organisatie, bekend, in_de_log):
    velden = ingevuld(
        bestaand=str(bekend.id),
        email="ans@voorbeeld.example",
        straat="Kerkstraat",
        huisnummer="7",
        geboortedatum="1950-12-31",
    )
    antwoord = consulent.post(ADRES, velden, follow=True)
    assert Aanmelding.objects.voor(organisatie).get().mantelzorger == bekend
    bekend.refresh_from_db()
    assert bekend.email == "ans@voorbeeld.example"
    assert (bekend.straat, bekend.huisnummer) == ("Kerkstraat", "7")
    assert bekend.geboortedatum == date(1950, 12, 31)
    regel = in_de_log("gegeven_gewijzigd").get(object_soort="persoon")
    assert regel.persoon_id == bekend.id
    assert "stond iets anders" not in tekst(antwoord)


def test_wat_anders_bekend_was_blijft_en_wordt_gezegd(consulent, bekend):
    velden = ingevuld(bestaand=str(bekend.id), telefoon="06-2", email="ans@voorbeeld.example")
    gezien = tekst(consulent.post(ADRES, velden, follow=True))
    assert "hierbij stond iets anders: Telefoonnummer. Dat is zo gebleven." in gezien
    bekend.refresh_from_db()
    assert (bekend.telefoon, bekend.email) == ("074-1111111", "ans@voorbeeld.example")


def test_een_adres_wordt_niet_gemengd(consulent, bekend):
    """A street belongs to the postcode that was typed with it."""
    velden = ingevuld(
        bestaand=str(bekend.id),
        postcode="7555MK",
        straat="Kerkstraat",
        huisnummer="7",
        telefoon="074-1111111",
    )
    gezien = tekst(consulent.post(ADRES, velden, follow=True))
    assert "iets anders: Postcode, Straat, Huisnummer." in gezien
    bekend.refresh_from_db()
    assert (bekend.postcode, bekend.straat, bekend.huisnummer) == ("7551AB", "", "")


def test_wie_gekozen_is_en_niet_meer_lijkt_wordt_opnieuw_gevraagd(consulent, organisatie, bekend):
    anders = {"voornaam": "Piet", "achternaam": "Overbeek", "postcode": "7555MK"}
    antwoord = consulent.post(ADRES, ingevuld(bestaand=str(bekend.id), **anders))
    assert antwoord.status_code == 400
    assert "lijkt niet meer op wie u koos" in tekst(antwoord)
    assert not Aanmelding.objects.voor(organisatie).exists()
    gelezen = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert bekend.id in set(gelezen.values_list("persoon_id", flat=True))
    toch, nieuw = keuzes(antwoord)
    assert consulent.post(ADRES, ingevuld(bestaand=toch, **anders)).status_code == 302
    assert Aanmelding.objects.voor(organisatie).get().mantelzorger == bekend
    assert consulent.post(ADRES, ingevuld(bestaand=nieuw, **anders)).status_code == 302
    assert Persoon.objects.voor(organisatie).count() == 2


def test_wie_weer_lijkt_wordt_niet_nog_eens_gevraagd(consulent, organisatie, bekend):
    assert consulent.post(ADRES, ingevuld(bestaand=f"toch-{bekend.id}")).status_code == 302
    assert Aanmelding.objects.voor(organisatie).get().mantelzorger == bekend


def test_iemand_van_een_ander_is_niet_te_kiezen(consulent, organisatie, andere_organisatie):
    vreemd = PersoonFactory(organisatie=andere_organisatie)
    consulent.post(ADRES, ingevuld(bestaand=f"toch-{vreemd.id}"))
    assert Aanmelding.objects.voor(organisatie).get().mantelzorger != vreemd
