"""Reading a proposal and deciding on it, through the pages."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from kern.models import Rol
from matching.models import Voorstel
from tests.fabrieken import (
    BeschikbaarheidFactory,
    HulpvraagWensFactory,
    KenmerkFactory,
    ToestemmingFactory,
    VogFactory,
    VoorstelFactory,
)


@pytest.fixture
def voorstel(ronde) -> Voorstel:
    return ronde.voorstellen.get()


@pytest.fixture
def adres(voorstel) -> str:
    return f"/voorstellen/{voorstel.id}"


def lees(antwoord) -> BeautifulSoup:
    return BeautifulSoup(antwoord.content, "html.parser")


def tekst(antwoord) -> str:
    return " ".join(lees(antwoord).get_text(" ").split())


def status_van(voorstel) -> str:
    return Voorstel.alles.get(pk=voorstel.pk).status


def test_de_bladzijde_legt_het_voorstel_uit(aan_het_werk, adres, voorstel):
    gezien = tekst(aan_het_werk.get(adres))
    situatie = voorstel.hulpvraag.zorgsituatie
    for zin in (
        situatie.mantelzorger.volledige_naam,
        situatie.zorgvrager.volledige_naam,
        voorstel.vrijwilliger.persoon.volledige_naam,
        "elke dinsdag 13:00–14:00; eerstvolgende: di ",
        "zelfde postcodegebied, met de fiets",
        "Koken: moet",
        "De hulpvraag wenst: Koken",
    ):
        assert zin in gezien


def test_van_de_vrijwilliger_staan_er_alleen_de_tijden_die_nog_gelden(
    aan_het_werk, adres, voorstel
):
    BeschikbaarheidFactory(
        organisatie=voorstel.organisatie,
        vrijwilliger=voorstel.vrijwilliger,
        geldig_tot=date(2026, 1, 1),
    )
    gezien = tekst(aan_het_werk.get(adres))
    assert "dinsdag 12:00–18:00" in gezien
    assert "vrijdag" not in gezien


def test_een_vog_die_alleen_is_aangevraagd_heet_zo(aan_het_werk, adres, voorstel):
    VogFactory(
        organisatie=voorstel.organisatie,
        vrijwilliger=voorstel.vrijwilliger,
        aangevraagd_op=date(2026, 10, 1),
        afgegeven_op=None,
        vernieuwen_op=None,
        gezien_door="",
    )
    assert "aangevraagd 1 oktober 2026" in tekst(aan_het_werk.get(adres))


def test_de_punten_tellen_op_tot_de_waarde(aan_het_werk, adres, voorstel):
    tabel = lees(aan_het_werk.get(adres)).find(id="optelling").parent
    punten = [int(cel.get_text().replace(".", "")) for cel in tabel.select("tbody td")]
    assert punten == [35_000, 80, 200]
    assert sum(punten) == voorstel.waarde == int(tabel.tfoot.td.get_text().replace(".", ""))


def test_de_titel_van_het_tabblad_noemt_niemand(aan_het_werk, adres, voorstel):
    titel = lees(aan_het_werk.get(adres)).title.get_text()
    assert titel == f"Voorstel bij hulpvraag {voorstel.hulpvraag.nummer} – Ademruimte"


def test_lezen_staat_in_de_log(aan_het_werk, adres, voorstel, in_de_log):
    aan_het_werk.get(adres)
    situatie = voorstel.hulpvraag.zorgsituatie
    assert set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)) == {
        situatie.mantelzorger_id,
        situatie.zorgvrager_id,
        voorstel.vrijwilliger.persoon_id,
    }


def test_goedkeuren(aan_het_werk, adres, voorstel, in_de_log):
    antwoord = aan_het_werk.post(f"{adres}/goedkeuring", follow=True)
    assert antwoord.redirect_chain == [(adres, 302)]
    assert "Het voorstel is goedgekeurd." in tekst(antwoord)
    assert status_van(voorstel) == "goedgekeurd"
    regel = in_de_log("voorstel_beoordeeld").get()
    assert (regel.doel, regel.herkomst, regel.uitkomst) == (
        "voorstel beoordelen",
        "127.0.0.1",
        "gelukt",
    )


def test_afwijzen_met_reden(aan_het_werk, adres, voorstel, in_de_log):
    antwoord = aan_het_werk.post(
        f"{adres}/afwijzing", {"reden": "moment", "toelichting": "Past toch niet."}, follow=True
    )
    gezien = tekst(antwoord)
    assert "Het voorstel is afgewezen." in gezien
    assert "het moment past niet" in gezien
    assert "Past toch niet." in gezien
    assert status_van(voorstel) == "afgewezen"
    assert in_de_log("voorstel_beoordeeld").get().bijzonderheden["reden"] == "moment"


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.COORDINATOR}))
@pytest.mark.parametrize("besluit", ["goedkeuring", "afwijzing"])
def test_alleen_een_coordinator_beslist(inloggen, adres, voorstel, rol, besluit):
    antwoord = inloggen(rol).post(f"{adres}/{besluit}", {"reden": "moment"})
    assert antwoord.status_code == 403
    assert status_van(voorstel) == "voorgesteld"


@pytest.mark.parametrize("besluit", ["goedkeuring", "afwijzing"])
def test_een_ander_beslist_niet_en_ziet_niets(aan_het_werk, andere_organisatie, besluit):
    vreemd = VoorstelFactory(organisatie=andere_organisatie)
    antwoord = aan_het_werk.post(f"/voorstellen/{vreemd.id}/{besluit}", {"reden": "moment"})
    assert antwoord.status_code == 404
    assert status_van(vreemd) == "voorgesteld"


@pytest.mark.parametrize("besluit", ["goedkeuring", "afwijzing"])
def test_beslissen_gaat_alleen_met_post(aan_het_werk, adres, voorstel, besluit):
    assert aan_het_werk.get(f"{adres}/{besluit}").status_code == 405
    assert status_van(voorstel) == "voorgesteld"


def test_een_voorstel_dat_niet_meer_kan_zegt_waarom(aan_het_werk, adres, voorstel):
    voorstel.vrijwilliger.bekwaamheden.filter(kenmerk__code="koken").delete()
    antwoord = aan_het_werk.post(f"{adres}/goedkeuring")
    assert antwoord.status_code == 409
    melding = lees(antwoord).find(role="alert")
    assert "Uw besluit is niet bewaard" in melding.get_text()
    assert "voldoen niet meer aan elkaars eisen" in melding.get_text()
    assert status_van(voorstel) == "voorgesteld"


def test_twee_keer_beslissen_is_een_conflict(aan_het_werk, adres, voorstel):
    aan_het_werk.post(f"{adres}/goedkeuring")
    antwoord = aan_het_werk.post(f"{adres}/afwijzing", {"reden": "moment"})
    assert antwoord.status_code == 409
    assert "Dit voorstel is al goedgekeurd." in tekst(antwoord)
    assert status_van(voorstel) == "goedgekeurd"


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({}, "reden"),
        ({"reden": "onzin"}, "reden"),
        ({"reden": "anders"}, "toelichting"),
        ({"reden": "moment", "toelichting": "x" * 2001}, "toelichting"),
    ],
)
def test_een_fout_in_het_formulier_staat_bij_het_veld(aan_het_werk, adres, voorstel, invoer, veld):
    antwoord = aan_het_werk.post(f"{adres}/afwijzing", invoer)
    assert antwoord.status_code == 400
    bladzijde = lees(antwoord)
    invoerveld = bladzijde.find(attrs={"name": veld})
    assert invoerveld["aria-invalid"] == "true"
    beschrijving = [bladzijde.find(id=i) for i in invoerveld["aria-describedby"].split()]
    assert all(beschrijving)
    assert bladzijde.find(role="alert").find("a")["href"] == f"#{invoerveld['id']}"
    assert status_van(voorstel) == "voorgesteld"


def test_wat_ingevuld_was_blijft_staan(aan_het_werk, adres):
    antwoord = aan_het_werk.post(f"{adres}/afwijzing", {"toelichting": "Bijna klaar"})
    assert "Bijna klaar" in lees(antwoord).find(attrs={"name": "toelichting"}).get_text()


def test_na_een_besluit_wijst_de_bladzijde_naar_het_volgende(aan_het_werk, adres, ronde):
    volgende = VoorstelFactory(organisatie=ronde.organisatie, ronde=ronde)
    antwoord = aan_het_werk.post(f"{adres}/goedkeuring", follow=True)
    assert f"/voorstellen/{volgende.id}" in [a["href"] for a in lees(antwoord).find_all("a")]
    assert not lees(antwoord).find("form", action=f"{adres}/goedkeuring")


def test_een_vervallen_voorstel_heeft_geen_knoppen(aan_het_werk, organisatie):
    vervallen = VoorstelFactory(organisatie=organisatie, status="vervallen")
    antwoord = aan_het_werk.get(f"/voorstellen/{vervallen.id}")
    assert "Dit voorstel is vervallen" in tekst(antwoord)
    assert not lees(antwoord).select("main form")


@pytest.fixture
def dementie(organisatie, ronde):
    """Every request of the round demands something that is about health."""
    kenmerk = KenmerkFactory(
        organisatie=organisatie, code="dementie", naam="Dementie", gezondheid=True
    )
    vragen = [v.hulpvraag for v in (*ronde.voorstellen.all(), *ronde.niet_gematcht.all())]
    for vraag in vragen:
        HulpvraagWensFactory(organisatie=organisatie, hulpvraag=vraag, kenmerk=kenmerk)
    voorstel = ronde.voorstellen.get()
    voorstel.onderdelen = [{"soort": "vraag_wenst", "token": "dementie", "punten": 80}]
    voorstel.save()
    return vragen


def test_zonder_grondslag_staat_er_niets_over_gezondheid(
    aan_het_werk, organisatie, adres, ronde, dementie
):
    for bladzijde in (adres, f"/matchrondes/{ronde.id}"):
        gezien = tekst(aan_het_werk.get(bladzijde))
        assert "ementie" not in gezien
        assert "iets over gezondheid" in gezien
    for vraag in dementie:
        ToestemmingFactory(organisatie=organisatie, persoon=vraag.zorgsituatie.zorgvrager)
    for bladzijde in (adres, f"/matchrondes/{ronde.id}"):
        gezien = tekst(aan_het_werk.get(bladzijde))
        assert "Dementie" in gezien
        assert "iets over gezondheid" not in gezien
