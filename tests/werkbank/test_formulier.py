"""What every form does: two tabs, sent twice, and where a fault stands."""

import pytest
from bs4 import BeautifulSoup

from kern.fouten import Ongeldig
from kern.models import Rol
from tests.fabrieken import HulpvraagFactory, PersoonFactory, ZorgsituatieFactory
from tests.werkbank.formulieren import Formulier
from tests.werkbank.test_rondes import tekst


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


@pytest.fixture
def persoon(organisatie):
    return PersoonFactory(organisatie=organisatie, voornaam="Bea", telefoon="074-1")


@pytest.fixture
def adres(persoon):
    return f"/personen/{persoon.id}/wijzigen"


def test_wie_in_twee_tabbladen_werkt_overschrijft_niet_ongemerkt(consulent, persoon, adres):
    een, ander = Formulier(consulent.get(adres)), Formulier(consulent.get(adres))
    een.vul(Telefoonnummer="074-2").verstuur(consulent, adres)
    antwoord = ander.vul(Voornaam="Beatrijs").verstuur(consulent, adres)
    assert antwoord.status_code == 409
    assert "Iemand anders heeft dit intussen veranderd." in tekst(antwoord)
    persoon.refresh_from_db()
    assert (persoon.voornaam, persoon.telefoon) == ("Bea", "074-2")
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    assert bladzijde.select_one("[name=persoon-voornaam]")["value"] == "Beatrijs"
    assert bladzijde.find("a", string="Bekijk wat er nu staat")["href"] == f"/personen/{persoon.id}"


def test_wie_daarna_opnieuw_bewaart_overschrijft(consulent, persoon, adres):
    een, ander = Formulier(consulent.get(adres)), Formulier(consulent.get(adres))
    een.vul(Telefoonnummer="074-2").verstuur(consulent, adres)
    gewaarschuwd = Formulier(ander.vul(Voornaam="Beatrijs").verstuur(consulent, adres))
    assert gewaarschuwd.verstuur(consulent, adres).status_code == 302
    persoon.refresh_from_db()
    assert (persoon.voornaam, persoon.telefoon) == ("Beatrijs", "074-1")


def test_een_fout_verbeteren_maakt_het_formulier_niet_nieuwer(consulent, persoon, adres):
    """Shown again for a fault, it is still about the version that was read first."""
    een, ander = Formulier(consulent.get(adres)), Formulier(consulent.get(adres))
    een.vul(Telefoonnummer="074-2").verstuur(consulent, adres)
    fout = ander.vul(Achternaam="").verstuur(consulent, adres)
    assert fout.status_code == 400
    assert Formulier(fout).vul(Achternaam="Smit").verstuur(consulent, adres).status_code == 409


def test_wie_niets_ziet_veranderen_bewaart_gewoon(consulent, persoon, adres):
    for nummer in ("074-2", "074-3"):
        formulier = Formulier(consulent.get(adres)).vul(Telefoonnummer=nummer)
        assert formulier.verstuur(consulent, adres).status_code == 302


def test_iets_nieuws_bij_een_zorgsituatie_heeft_geen_versie(consulent, organisatie):
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    for wat in ("hulpvragen", "gesprekken"):
        formulier = Formulier(consulent.get(f"/zorgsituaties/{situatie.id}/{wat}/nieuw"))
        assert "versie" not in formulier.waarden


def test_een_bladzijde_over_een_hulpvraag_bewaakt_die(consulent, organisatie):
    vraag = HulpvraagFactory(organisatie=organisatie)
    for adres in (
        f"/hulpvragen/{vraag.id}/wijzigen",
        f"/zorgsituaties/{vraag.zorgsituatie_id}/wijzigen",
    ):
        assert "versie" in Formulier(consulent.get(adres)).waarden


def test_een_fout_over_een_ander_vak_zegt_waar_het_staat(consulent, organisatie, monkeypatch):
    def weigeren(**_gegevens):
        raise Ongeldig({"vertegenwoordiger": "Kies een ander.", "alles": "Dit past niet."})

    monkeypatch.setattr("werkbank.views.zorgsituatie_formulier.zorgsituatie_opslaan", weigeren)
    situatie = ZorgsituatieFactory(organisatie=organisatie, nummer="Z-7")
    adres = f"/zorgsituaties/{situatie.id}/wijzigen"
    antwoord = Formulier(consulent.get(adres)).verstuur(consulent, adres)
    assert antwoord.status_code == 400
    assert (
        "Vertegenwoordiger: Kies een ander. Dit vak staat niet op deze bladzijde. U verandert het "
        "via Z-7. Dit past niet."
    ) in tekst(antwoord)


def test_een_fout_bij_een_vak_met_een_volledige_naam_staat_daar(consulent, persoon, monkeypatch):
    """Rows of a list have the same fields; the name on the page tells them apart."""

    def weigeren(**_gegevens):
        raise Ongeldig({"persoon-email": "Dit klopt niet."})

    monkeypatch.setattr("werkbank.views.personen.persoon_opslaan", weigeren)
    adres = f"/personen/{persoon.id}/wijzigen"
    antwoord = Formulier(consulent.get(adres)).verstuur(consulent, adres)
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    assert bladzijde.select_one("[name=persoon-email][aria-invalid]")
