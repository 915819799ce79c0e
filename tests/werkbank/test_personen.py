"""Looking persons up, reading about one, and keeping them up to date."""

import re

import pytest
from bs4 import BeautifulSoup

from kern.models import Persoon, Rol
from tests.fabrieken import (
    HuishoudenFactory,
    PersoonFactory,
    ToestemmingFactory,
    VrijwilligerFactory,
    ZorgsituatieFactory,
)
from tests.werkbank.formulieren import Formulier
from tests.werkbank.telling import evenveel_vragen, vragen
from tests.werkbank.test_rondes import tekst


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


@pytest.fixture
def persoon(organisatie):
    return PersoonFactory(
        organisatie=organisatie,
        voornaam="José",
        tussenvoegsel="van der",
        achternaam="Brüggen",
        postcode="7551AB",
        telefoon="074-1234567",
    )


def gevonden(antwoord) -> list[str]:
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    return [th.get_text() for th in bladzijde.select("tbody th")]


@pytest.mark.parametrize(
    "vraag",
    [
        {"naam": "bruggen"},
        {"naam": "Brüg jo"},
        {"naam": "der BRUGGEN"},
        {"postcode": "7551 ab"},
        {"postcode": "7551"},
        {"naam": "jose", "postcode": "7551"},
    ],
)
def test_iemand_is_te_vinden_met_wat_men_weet(consulent, persoon, vraag):
    assert gevonden(consulent.post("/personen", vraag)) == ["José van der Brüggen"]


@pytest.mark.parametrize(
    "vraag", [{"naam": "rüggen"}, {"naam": "bruggen piet"}, {"naam": "jose", "postcode": "7555"}]
)
def test_wie_niet_past_wordt_niet_gevonden(consulent, persoon, vraag):
    antwoord = consulent.post("/personen", vraag)
    assert gevonden(antwoord) == []
    assert "Niemand gevonden" in tekst(antwoord)


def test_zonder_naam_en_postcode_wordt_niet_gezocht(consulent, persoon):
    antwoord = consulent.post("/personen", {"naam": " ", "postcode": ""})
    assert antwoord.status_code == 400
    assert "Vul een naam of een postcode in." in tekst(antwoord)


def test_een_naam_in_het_adres_zoekt_niet(consulent, persoon):
    assert gevonden(consulent.get("/personen", {"naam": "bruggen"})) == []


def test_van_een_ander_wordt_niemand_gevonden(consulent, andere_organisatie):
    PersoonFactory(organisatie=andere_organisatie, achternaam="Bruggen")
    assert gevonden(consulent.post("/personen", {"naam": "bruggen"})) == []


def test_wie_werd_samengevoegd_is_er_niet_meer(consulent, organisatie, persoon):
    oud = PersoonFactory(
        organisatie=organisatie, achternaam="Bruggen", samengevoegd_met_id=persoon.id
    )
    assert gevonden(consulent.post("/personen", {"naam": "bruggen"})) == ["José van der Brüggen"]
    assert consulent.get(f"/personen/{oud.id}").status_code == 404


def test_er_staan_hoogstens_25_gevonden_en_dat_is_ook_wat_er_in_de_log_komt(
    consulent, organisatie, in_de_log
):
    for _nummer in range(27):
        PersoonFactory(organisatie=organisatie, achternaam="Jansen")
    antwoord = consulent.post("/personen", {"naam": "jansen"})
    assert len(gevonden(antwoord)) == 25
    assert "Er zijn er meer" in tekst(antwoord)
    assert in_de_log("dossier_ingezien").count() == 25


def test_een_grote_organisatie_kost_niet_meer_vragen(consulent, organisatie):
    def vul(aantal):
        Persoon.alles.bulk_create(PersoonFactory.build_batch(aantal, organisatie=organisatie))

    evenveel_vragen(consulent, "/personen", vul, {"naam": "achternaam"})


def test_geen_adres_bevat_een_naam(consulent, organisatie, persoon):
    """Whatever page one reads about somebody: links and forms hold keys only."""
    situatie = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=persoon)
    VrijwilligerFactory(organisatie=organisatie, persoon=persoon)
    bladzijden = [
        consulent.post("/personen", {"naam": "bruggen"}),
        consulent.get(f"/personen/{persoon.id}"),
        consulent.get(f"/personen/{persoon.id}/wijzigen"),
        consulent.get(f"/dubbelen/{persoon.id}/{situatie.zorgvrager_id}"),
    ]
    adressen = []
    for antwoord in bladzijden:
        bladzijde = BeautifulSoup(antwoord.content, "html.parser")
        adressen += [a["href"] for a in bladzijde.select("main a")]
        adressen += [f["action"] for f in bladzijde.find_all("form") if f.get("action")]
    uuid = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    assert len(adressen) > 8
    assert [a for a in adressen if not re.fullmatch(rf"(/([a-z-]+|{uuid}))+|#[a-z-]+", a)] == []


def test_iemand_is_mantelzorger_en_krijgt_zelf_ook_zorg(consulent, organisatie, persoon):
    zorgt = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=persoon)
    krijgt = ZorgsituatieFactory(organisatie=organisatie, zorgvrager=persoon)
    ander = ZorgsituatieFactory(organisatie=organisatie, vertegenwoordiger=persoon)
    gezien = tekst(consulent.get(f"/personen/{persoon.id}"))
    assert f"{zorgt.nummer} : zorgt voor {zorgt.zorgvrager.volledige_naam}" in gezien
    assert f"{krijgt.nummer} : krijgt zorg van {krijgt.mantelzorger.volledige_naam}" in gezien
    assert f"{ander.nummer} : vertegenwoordigt {ander.zorgvrager.volledige_naam}" in gezien


def test_de_bladzijde_zegt_wat_er_bekend_is(consulent, organisatie, persoon):
    persoon.huishouden = HuishoudenFactory(organisatie=organisatie)
    persoon.save()
    partner = PersoonFactory(organisatie=organisatie, huishouden=persoon.huishouden)
    ToestemmingFactory(organisatie=organisatie, persoon=persoon)
    gezien = tekst(consulent.get(f"/personen/{persoon.id}"))
    for zin in ("074-1234567", partner.volledige_naam, "uitdrukkelijke toestemming", "05-01-2026"):
        assert zin in gezien


def test_een_toestemming_intrekken_brengt_terug_bij_de_persoon(consulent, organisatie, persoon):
    toestemming = ToestemmingFactory(organisatie=organisatie, persoon=persoon)
    antwoord = consulent.post(f"/toestemmingen/{toestemming.id}/intrekking", follow=True)
    assert antwoord.request["PATH_INFO"] == f"/personen/{persoon.id}"
    assert "De toestemming is ingetrokken." in tekst(antwoord)


def test_van_een_vrijwilliger_is_een_grondslag_vast_te_leggen(aan_het_werk, organisatie, persoon):
    VrijwilligerFactory(organisatie=organisatie, persoon=persoon)
    adres = f"/personen/{persoon.id}/toestemming"
    assert adres in aan_het_werk.get(f"/personen/{persoon.id}").content.decode()
    formulier = Formulier(aan_het_werk.get(adres))
    formulier.vul(Grondslag="uitdrukkelijke toestemming")
    formulier.waarden["toestemming-doel"] = ["gezondheid"]
    antwoord = formulier.verstuur(aan_het_werk, adres)
    assert antwoord.url == f"/personen/{persoon.id}"
    toestemming = persoon.toestemmingen.get()
    assert (toestemming.doel, toestemming.grondslag) == ("gezondheid", "toestemming")
    assert "Trek in" in tekst(aan_het_werk.get(antwoord.url))


def test_een_tweede_grondslag_wordt_geweigerd_bij_het_veld(consulent, organisatie, persoon):
    ToestemmingFactory(organisatie=organisatie, persoon=persoon)
    velden = {"doel": "gezondheid", "grondslag": "wettelijke_taak", "datum": "2026-02-01"}
    antwoord = consulent.post(
        f"/personen/{persoon.id}/toestemming", {f"toestemming-{n}": w for n, w in velden.items()}
    )
    assert antwoord.status_code == 400
    assert persoon.toestemmingen.count() == 1


def test_alleen_wie_vrijwilligers_mag_zien_leest_het_nummer(
    consulent, aan_het_werk, organisatie, persoon
):
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie, persoon=persoon, nummer="V-77")
    adres = f"/personen/{persoon.id}"
    assert "Is ook vrijwilliger" in tekst(consulent.get(adres))
    assert "V-77" not in tekst(consulent.get(adres))
    assert f"V-77 : {vrijwilliger.get_status_display()}" in tekst(aan_het_werk.get(adres))


def test_wie_er_gelezen_wordt_staat_in_de_log(consulent, organisatie, persoon, in_de_log):
    situatie = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=persoon)
    consulent.get(f"/personen/{persoon.id}")
    assert set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)) == {
        persoon.id,
        situatie.zorgvrager_id,
    }


def test_meer_zorgsituaties_kosten_niet_meer_vragen(consulent, organisatie, persoon):
    ZorgsituatieFactory(organisatie=organisatie, mantelzorger=persoon)
    weinig = vragen(consulent, f"/personen/{persoon.id}")
    for _nummer in range(10):
        ZorgsituatieFactory(organisatie=organisatie, mantelzorger=persoon)
    assert vragen(consulent, f"/personen/{persoon.id}") == weinig


def bijgewerkt(**anders) -> dict[str, str]:
    velden = {"voornaam": "José", "achternaam": "Brüggen", "postcode": "7555 mk"} | anders
    return {f"persoon-{naam}": waarde for naam, waarde in velden.items()}


def test_gegevens_bijwerken(consulent, persoon, in_de_log):
    formulier = BeautifulSoup(
        consulent.get(f"/personen/{persoon.id}/wijzigen").content, "html.parser"
    )
    assert formulier.select_one("[name=persoon-telefoon]")["value"] == "074-1234567"
    antwoord = consulent.post(f"/personen/{persoon.id}/wijzigen", bijgewerkt())
    assert antwoord.url == f"/personen/{persoon.id}"
    persoon.refresh_from_db()
    assert (persoon.postcode, persoon.telefoon) == ("7555MK", "")
    assert in_de_log("gegeven_gewijzigd").get().persoon_id == persoon.id


def test_een_fout_staat_bij_het_veld_en_er_verandert_niets(consulent, persoon):
    antwoord = consulent.post(f"/personen/{persoon.id}/wijzigen", bijgewerkt(achternaam=""))
    assert antwoord.status_code == 400
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    assert bladzijde.select_one("[name=persoon-achternaam][aria-invalid]")
    persoon.refresh_from_db()
    assert persoon.postcode == "7551AB"


@pytest.mark.parametrize("rol", [Rol.VRIJWILLIGER, Rol.BEHEERDER, Rol.AUDITOR, Rol.VERWIJZER])
def test_een_ander_leest_niets_over_personen(inloggen, persoon, rol):
    client = inloggen(rol)
    for adres in (
        "/personen",
        f"/personen/{persoon.id}",
        f"/personen/{persoon.id}/wijzigen",
        f"/personen/{persoon.id}/toestemming",
    ):
        assert client.get(adres).status_code == 403
    assert client.post("/personen", {"naam": "bruggen"}).status_code == 403
