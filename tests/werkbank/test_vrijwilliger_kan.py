"""What a volunteer can and wants: tasks, languages, VOG, courses, wishes, exclusions."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from kern.models import Kenmerk
from tests import fabrieken as f
from tests.werkbank.test_rondes import tekst
from tests.werkbank.vrijwilligers import maak_vrijwilliger, velden


@pytest.fixture
def vrijwilliger(organisatie):
    """Somebody with something of everything."""
    return maak_vrijwilliger(organisatie)


def test_een_taak_erbij_laat_datums_en_talen_staan(aan_het_werk, organisatie, vrijwilliger):
    oppas = f.TaaktypeFactory(organisatie=organisatie, code="oppas")
    adres = f"/vrijwilligers/{vrijwilliger.id}/taken"
    inhoud = velden(aan_het_werk.get(adres))
    inhoud["taken"].append(str(oppas.id))
    aan_het_werk.post(adres, inhoud)
    rijen = {b.kenmerk.code: b for b in vrijwilliger.bekwaamheden.select_related("kenmerk")}
    assert rijen.keys() == {"gezelschap", "oppas", "koken", "turks", "huisdier"}
    assert rijen["koken"].geldig_tot == date(2099, 1, 1)
    assert rijen["turks"].niveau == "b1"


def test_een_taak_voor_beroepskrachten_is_niet_te_kiezen(aan_het_werk, organisatie, vrijwilliger):
    f.TaaktypeFactory(
        organisatie=organisatie, code="wassen", naam="Wassen", alleen_professioneel=True
    )
    assert "Wassen" not in tekst(aan_het_werk.get(f"/vrijwilligers/{vrijwilliger.id}/taken"))


def test_een_kenmerk_van_een_ander_is_niet_te_kiezen(
    aan_het_werk, andere_organisatie, vrijwilliger
):
    vreemd = f.TaaktypeFactory(organisatie=andere_organisatie)
    antwoord = aan_het_werk.post(
        f"/vrijwilligers/{vrijwilliger.id}/taken", {"taken": [str(vreemd.id)]}
    )
    assert antwoord.status_code == 400


def test_een_taal_erbij_zonder_niveau(aan_het_werk, organisatie, vrijwilliger):
    f.KenmerkFactory(organisatie=organisatie, code="pools", soort="taal")
    aan_het_werk.post(
        f"/vrijwilligers/{vrijwilliger.id}/talen", {"turks": "moedertaal", "pools": "ja"}
    )
    talen = vrijwilliger.bekwaamheden.filter(kenmerk__soort="taal")
    assert dict(talen.values_list("kenmerk__code", "niveau")) == {
        "turks": "moedertaal",
        "pools": "",
    }


def test_een_vaardigheid_krijgt_een_einddatum(aan_het_werk, vrijwilliger):
    rij = vrijwilliger.bekwaamheden.get(kenmerk__code="huisdier")
    aan_het_werk.post(f"/bekwaamheden/{rij.id}", {"geldig_tot": "2027-05-01"})
    datums = dict(vrijwilliger.bekwaamheden.values_list("kenmerk__code", "geldig_tot"))
    assert datums["huisdier"] == date(2027, 5, 1)
    assert datums["koken"] == date(2099, 1, 1)


def test_een_vaardigheid_is_te_verwijderen(aan_het_werk, vrijwilliger):
    rij = vrijwilliger.bekwaamheden.get(kenmerk__code="koken")
    aan_het_werk.post(f"/bekwaamheden/{rij.id}", {"verwijderen": rij.id})
    codes = set(vrijwilliger.bekwaamheden.values_list("kenmerk__code", flat=True))
    assert codes == {"gezelschap", "turks", "huisdier"}


# VOG and courses.


def test_een_vog_wordt_gevraagd_en_daarna_gezien(aan_het_werk, organisatie):
    v = f.VrijwilligerFactory(organisatie=organisatie)
    aan_het_werk.post(f"/vrijwilligers/{v.id}/vogs", {"aangevraagd_op": "2026-10-01"})
    vog = v.vogs.get()
    assert vog.afgegeven_op is None
    gezien = {
        "aangevraagd_op": "2026-10-01",
        "afgegeven_op": "2026-10-20",
        "profiel": "84",
        "gezien_door": "Ans",
    }
    assert aan_het_werk.post(f"/vogs/{vog.id}", gezien).status_code == 302
    vog = v.vogs.get()
    assert (vog.profiel, vog.gezien_door, vog.vernieuwen_op) == ("84", "Ans", date(2029, 10, 20))


@pytest.mark.parametrize(
    ("afgegeven", "vernieuwen", "wordt"),
    [("2024-02-29", "", date(2027, 2, 28)), ("2026-01-01", "2027-01-01", date(2027, 1, 1))],
)
def test_een_vog_wordt_na_drie_jaar_vernieuwd_of_op_de_gekozen_dag(
    aan_het_werk, organisatie, afgegeven, vernieuwen, wordt
):
    v = f.VrijwilligerFactory(organisatie=organisatie)
    aan_het_werk.post(
        f"/vrijwilligers/{v.id}/vogs",
        {"afgegeven_op": afgegeven, "vernieuwen_op": vernieuwen, "gezien_door": "Ans"},
    )
    assert v.vogs.get().vernieuwen_op == wordt


def test_een_vog_zonder_wie_die_zag_wordt_geweigerd_bij_het_veld(aan_het_werk, organisatie):
    v = f.VrijwilligerFactory(organisatie=organisatie)
    antwoord = aan_het_werk.post(f"/vrijwilligers/{v.id}/vogs", {"afgegeven_op": "2026-10-20"})
    assert antwoord.status_code == 400
    assert BeautifulSoup(antwoord.content, "html.parser").select_one(".veld-fout #id_gezien_door")
    assert "Bewaar geen kopie" in tekst(antwoord)


def test_een_vog_is_te_verwijderen(aan_het_werk, vrijwilliger):
    vog = vrijwilliger.vogs.get()
    aan_het_werk.post(f"/vogs/{vog.id}", {"verwijderen": vog.id})
    assert not vrijwilliger.vogs.exists()


def test_een_cursus_erbij_en_weer_weg(aan_het_werk, vrijwilliger):
    adres = f"/vrijwilligers/{vrijwilliger.id}/cursussen"
    aan_het_werk.post(adres, {"naam": "EHBO", "gevolgd_op": "2026-05-01"})
    assert vrijwilliger.scholingen.count() == 2
    aan_het_werk.post(adres, {"verwijderen": vrijwilliger.scholingen.get(naam="EHBO").id})
    assert [s.naam for s in vrijwilliger.scholingen.all()] == ["Omgaan met dementie"]


# Wishes and exclusions.


@pytest.mark.parametrize(
    ("hoe", "aard", "sterkte"),
    [("vereist", "vereist", ""), ("vermijd", "vermijd", ""), ("graag", "gewenst", "graag")],
)
def test_een_wens_erbij(aan_het_werk, organisatie, vrijwilliger, hoe, aard, sterkte):
    trap = f.KenmerkFactory(organisatie=organisatie, code="trap", soort="omstandigheid")
    adres = f"/vrijwilligers/{vrijwilliger.id}/wensen"
    aan_het_werk.post(adres, {"kenmerk": trap.id, "hoe": hoe})
    wens = vrijwilliger.wensen.get(kenmerk=trap)
    assert (wens.aard, wens.sterkte) == (aard, sterkte)
    assert vrijwilliger.wensen.count() == 2


def test_een_tweede_wens_over_hetzelfde_wordt_geweigerd(aan_het_werk, vrijwilliger):
    huisdier = Kenmerk.alles.get(code="huisdier")
    adres = f"/vrijwilligers/{vrijwilliger.id}/wensen"
    antwoord = aan_het_werk.post(adres, {"kenmerk": huisdier.id, "hoe": "graag"})
    assert antwoord.status_code == 400
    assert "Hierover is al een wens" in tekst(antwoord)


def test_een_wens_is_te_verwijderen(aan_het_werk, vrijwilliger):
    wens = vrijwilliger.wensen.get()
    adres = f"/vrijwilligers/{vrijwilliger.id}/wensen"
    antwoord = aan_het_werk.post(adres, {"verwijderen": wens.id}, follow=True)
    assert "Verwijderd." in tekst(antwoord)
    assert not vrijwilliger.wensen.exists()


def test_iets_verwijderen_dat_er_niet_meer_is_doet_niets(aan_het_werk, vrijwilliger):
    adres = f"/vrijwilligers/{vrijwilliger.id}/wensen"
    assert aan_het_werk.post(adres, {"verwijderen": "onzin"}).status_code == 302
    assert vrijwilliger.wensen.count() == 1


def test_een_uitsluiting_erbij_op_het_nummer_van_de_zorgsituatie(
    aan_het_werk, organisatie, vrijwilliger
):
    situatie = f.ZorgsituatieFactory(organisatie=organisatie)
    adres = f"/vrijwilligers/{vrijwilliger.id}/uitsluitingen"
    antwoord = aan_het_werk.post(
        adres, {"zorgsituatie": situatie.nummer, "wie": "zorgvrager"}, follow=True
    )
    assert situatie.nummer in tekst(antwoord)
    assert vrijwilliger.uitsluitingen.filter(persoon=situatie.zorgvrager).exists()
    assert vrijwilliger.uitsluitingen.count() == 2


def test_wie_is_uitgesloten_staat_in_de_log_als_iemand_de_lijst_leest(
    aan_het_werk, vrijwilliger, in_de_log
):
    aan_het_werk.get(f"/vrijwilligers/{vrijwilliger.id}/uitsluitingen")
    assert set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)) == {
        vrijwilliger.persoon_id,
        vrijwilliger.uitsluitingen.get().persoon_id,
    }


def test_een_zorgsituatie_van_een_ander_bestaat_niet(
    aan_het_werk, andere_organisatie, vrijwilliger
):
    situatie = f.ZorgsituatieFactory(organisatie=andere_organisatie)
    antwoord = aan_het_werk.post(
        f"/vrijwilligers/{vrijwilliger.id}/uitsluitingen",
        {"zorgsituatie": situatie.nummer, "wie": "mantelzorger"},
    )
    assert antwoord.status_code == 400
    assert "Er is geen zorgsituatie met dit nummer." in tekst(antwoord)
