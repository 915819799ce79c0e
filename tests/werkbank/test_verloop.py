"""The timeline of a care situation: a chart, and the same as a table."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders

from kern.models import Rol, Toestemming
from mantelzorg.models import Gesprek, Meting, Risicobepaling, Signaal, Zorgomvang
from tests.fabrieken import (
    GebruikerFactory,
    GesprekFactory,
    MetingFactory,
    RisicobepalingFactory,
    SignaalFactory,
    ToestemmingFactory,
    VoorstelFactory,
    ZorgomvangFactory,
    ZorgsituatieFactory,
)
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_toegankelijk import contrast

NU = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel(NU, tick=False):
        yield


@pytest.fixture
def zorgsituatie(organisatie):
    """A care situation whose carer agreed to recording health."""
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    ToestemmingFactory(organisatie=organisatie, persoon=situatie.mantelzorger)
    return situatie


@pytest.fixture
def bij(organisatie, zorgsituatie):
    return {"organisatie": organisatie, "zorgsituatie": zorgsituatie}


@pytest.fixture
def consulent(inloggen):
    return inloggen(Rol.CONSULENT)


def match(bij, **waarden):
    """A proposal for this care situation that was approved."""
    organisatie = bij["organisatie"]
    return VoorstelFactory(
        organisatie=organisatie,
        hulpvraag__zorgsituatie=bij["zorgsituatie"],
        beoordeeld_door=GebruikerFactory(organisatie=organisatie),
        **{"status": "goedgekeurd", "beoordeeld_op": NU - timedelta(days=20), **waarden},
    )


def bladzijde(client, zorgsituatie, deel="/verloop") -> BeautifulSoup:
    antwoord = client.get(f"/zorgsituaties/{zorgsituatie.id}{deel}")
    assert antwoord.status_code == 200
    return BeautifulSoup(antwoord.content, "html.parser")


def regels(blad) -> list[tuple[str, ...]]:
    """The rows of the table."""
    tabel = blad.find(id="verloop-tabel").find_parent("table")
    return [
        tuple(cel.get_text(" ", strip=True) for cel in rij.find_all(["th", "td"]))
        for rij in tabel.tbody.find_all("tr")
    ]


def band(blad, naam: str):
    """The band of the chart whose name starts so; None if there is none."""
    namen = blad.select("figure.verloop text.bandnaam")
    return next((n.parent for n in namen if n.get_text().startswith(naam)), None)


def titels(deel) -> list[str]:
    return [titel.get_text() for titel in deel.find_all("title")]


def test_alles_staat_in_de_tabel_het_laatste_bovenaan(consulent, bij):
    RisicobepalingFactory(**bij, datum=date(2026, 1, 5), niveau="verhoogd")
    ZorgomvangFactory(**bij, datum=date(2026, 1, 4), uren_per_week=20.5, nachten_verstoord=1)
    MetingFactory(**bij, datum=date(2026, 2, 1))
    SignaalFactory(**bij, datum=date(2026, 3, 1))
    GesprekFactory(**bij, datum=date(2026, 4, 1))
    match_ = match(bij)
    assert regels(bladzijde(consulent, bij["zorgsituatie"])) == [
        ("2 november 2026", "Match", f"{match_.hulpvraag.nummer}: gezelschap, goedgekeurd"),
        ("1 april 2026", "Gesprek", "thuis"),
        ("1 maart 2026", "Signaal", "het gaat thuis niet goed (ernst: gewoon), staat open"),
        ("1 februari 2026", "Meting", "Eigen oordeel: 5 op hoogstens 10"),
        ("5 januari 2026", "Risico", "verhoogd"),
        ("4 januari 2026", "Zorg", "20,5 uur per week, 1 verstoorde nacht per week"),
    ]


def test_wat_anders_liep_staat_er_zo_bij(consulent, bij):
    GesprekFactory(**bij, geen_gesprek=Gesprek.GeenGesprek.AFGEZEGD)
    SignaalFactory(
        **bij,
        aard="nachten",
        afgesloten_op=NU,
        afgesloten_door=GebruikerFactory(organisatie=bij["organisatie"]),
        uitkomst="geholpen",
    )
    ZorgomvangFactory(**bij, uren_per_week=None)
    match(bij, status="vervallen")
    blad = bladzijde(consulent, bij["zorgsituatie"])
    wat = {wat for _dag, _soort, wat in regels(blad)}
    assert {
        "ging niet door: afgezegd",
        "verstoorde nachten (ernst: gewoon), afgesloten: er is nu hulp",
        "niet bekend",
    } < wat
    assert any(tekst.endswith("goedgekeurd en later vervallen") for tekst in wat)
    vormen = {use["href"] for use in blad.select("figure.verloop > svg use")}
    assert vormen == {"#teken-gesprek-niet", "#teken-signaal-af", "#teken-match-af"}


def test_een_afgewezen_of_onbeslist_voorstel_is_geen_match(consulent, bij):
    match(bij, status="afgewezen", reden="moment")
    match(bij, status="voorgesteld", beoordeeld_op=None)
    assert bladzijde(consulent, bij["zorgsituatie"]).find(id="verloop-tabel") is None


def test_een_meting_met_open_antwoorden_is_een_staaf_over_haar_bereik(consulent, bij):
    MetingFactory(**bij, instrument="ediz_plus", totaal=None, score_van=3.0, score_tot=9.0)
    blad = bladzijde(consulent, bij["zorgsituatie"])
    assert regels(blad)[0][2] == "EDIZ-plus: ergens van 3 tot en met 9, op hoogstens 15"
    staaf = band(blad, "EDIZ-plus (onder 0, boven 15)").find("line", class_="teken-bereik")
    assert (staaf["y1"], staaf["y2"]) == ("16.0", "32.0")  # of 40: 9 of 15 from the top, and 3


def test_een_meting_staat_op_de_hoogte_van_haar_score(consulent, bij):
    for dag, score in ((1, 0), (2, 15)):
        MetingFactory(
            **bij,
            instrument="ediz_plus",
            datum=date(2026, 9, dag),
            totaal=score,
            score_van=float(score),
            score_tot=float(score),
            klasse="overbelast" if score else "geen",
        )
    blad = bladzijde(consulent, bij["zorgsituatie"])
    deel = band(blad, "EDIZ-plus")
    assert [use["y"] for use in deel.find_all("use")] == ["40.0", "0.0"]
    assert "2 september 2026: 15 op hoogstens 15, overbelast" in titels(deel)
    assert deel.find("line", class_="teken-klassegrens")["y1"] == "16.0"  # overburdened from 9 on


def test_ook_waar_laag_zwaar_is_staat_zwaar_boven(consulent, bij):
    MetingFactory(
        **bij,
        instrument="volhoudtijd",
        totaal=None,
        score_van=1.0,
        score_tot=1.0,
        klasse="minder_dan_een_week",
    )
    deel = band(bladzijde(consulent, bij["zorgsituatie"]), "Volhoudtijd")
    assert deel.find("use")["y"] == "0.0"
    assert deel.find("text").get_text() == "Volhoudtijd (onder 6, boven 1)"


def test_een_klasse_van_een_grens_die_er_niet_meer_is_houdt_haar_naam(consulent, bij):
    MetingFactory(
        **bij,
        instrument="ediz",
        totaal=None,
        score_van=2.0,
        score_tot=2.0,
        klasse="niet_overbelast",
    )
    blad = bladzijde(consulent, bij["zorgsituatie"])
    assert regels(blad)[0][2] == "EDIZ: 2 op hoogstens 9, niet overbelast"


def test_elk_instrument_heeft_een_eigen_band(consulent, bij):
    MetingFactory(**bij)
    MetingFactory(**bij, instrument="ediz_plus")
    MetingFactory(**bij)
    blad = bladzijde(consulent, bij["zorgsituatie"])
    assert len(band(blad, "Eigen oordeel").find_all("use")) == 2
    assert len(band(blad, "EDIZ-plus").find_all("use")) == 1


def test_een_verbeterde_meting_telt_niet_meer(consulent, bij):
    fout = MetingFactory(**bij, score_van=9.0, score_tot=9.0)
    MetingFactory(**bij, score_van=4.0, score_tot=4.0, corrigeert=fout)
    blad = bladzijde(consulent, bij["zorgsituatie"])
    assert [wat for _dag, _soort, wat in regels(blad)] == ["Eigen oordeel: 4 op hoogstens 10"]
    assert len(band(blad, "Eigen oordeel").find_all("use")) == 1


def test_wie_niet_wilde_meten_krijgt_een_kruis_en_geen_score(consulent, bij):
    MetingFactory(
        **bij, totaal=None, score_van=None, score_tot=None, geen_meting=Meting.GeenMeting.WIL_NIET
    )
    blad = bladzijde(consulent, bij["zorgsituatie"])
    assert band(blad, "Eigen oordeel").find("use")["href"] == "#teken-geen-meting"
    assert regels(blad)[0][2] == "Eigen oordeel: wil niet"


def test_risico_loopt_door_tot_het_volgende_en_hoger_is_meer(consulent, bij):
    RisicobepalingFactory(**bij, datum=date(2025, 11, 22), niveau="laag")
    RisicobepalingFactory(**bij, datum=date(2026, 5, 23), niveau="acuut")
    blad = bladzijde(consulent, bij["zorgsituatie"])
    vlakken = band(blad, "Risico").find_all("rect")
    assert [vlak["height"] for vlak in vlakken] == ["16", "40"]
    x, breed = (float(vlakken[0][naam].rstrip("%")) for naam in ("x", "width"))
    assert x + breed == pytest.approx(float(vlakken[1]["x"].rstrip("%")), abs=0.02)
    assert x + breed == pytest.approx(50, abs=0.5)
    namen = [deel.get_text() for deel in band(blad, "Risico").select("text:not(.bandnaam)")]
    assert namen == ["laag", "acuut"]


def test_onbekend_risico_is_een_leeg_vlak_en_niet_laag(consulent, bij):
    RisicobepalingFactory(**bij, niveau="onbekend")
    (vlak,) = band(bladzijde(consulent, bij["zorgsituatie"]), "Risico").find_all("rect")
    assert "risico-onbekend" in vlak["class"]
    assert vlak["height"] == "40"


def test_onbekende_uren_zijn_geen_nul(consulent, bij):
    for maand, uren in ((1, 40), (3, None), (5, 0), (7, 20)):
        ZorgomvangFactory(**bij, datum=date(2026, maand, 1), uren_per_week=uren)
    vlakken = band(bladzijde(consulent, bij["zorgsituatie"]), "Uren zorg").find_all("rect")
    assert [vlak["height"] for vlak in vlakken] == ["40.0", "1", "20.0"]


def test_een_coordinator_ziet_het_verloop_zonder_metingen(inloggen, bij):
    MetingFactory(**bij)
    RisicobepalingFactory(**bij)
    blad = bladzijde(inloggen(Rol.COORDINATOR), bij["zorgsituatie"])
    assert [soort for _dag, soort, _wat in regels(blad)] == ["Risico"]
    assert band(blad, "Eigen oordeel") is None
    assert "die ziet een mantelzorgconsulent" in blad.get_text()


@pytest.mark.parametrize("hoe", ["ingetrokken", "nooit"])
def test_zonder_grondslag_van_de_mantelzorger_geen_metingen(consulent, bij, hoe):
    MetingFactory(**bij)
    RisicobepalingFactory(**bij)
    toestemming = Toestemming.alles.get()
    if hoe == "ingetrokken":
        toestemming.ingetrokken_op = NU.date()
        toestemming.save()
    else:
        toestemming.persoon = bij["zorgsituatie"].zorgvrager  # that of another does not count
        toestemming.save()
    blad = bladzijde(consulent, bij["zorgsituatie"])
    assert [soort for _dag, soort, _wat in regels(blad)] == ["Risico"]
    assert band(blad, "Eigen oordeel") is None
    assert "Er is geen toestemming" in blad.get_text()


@pytest.mark.parametrize("rol", [Rol.VRIJWILLIGER, Rol.MANTELZORGER, Rol.BEHEERDER, Rol.AUDITOR])
def test_anderen_komen_er_niet_in(inloggen, zorgsituatie, rol):
    assert inloggen(rol).get(f"/zorgsituaties/{zorgsituatie.id}/verloop").status_code == 403


def test_wie_kijkt_staat_in_de_log(consulent, zorgsituatie, in_de_log):
    bladzijde(consulent, zorgsituatie)
    gelezen = in_de_log("dossier_ingezien").filter(bijzonderheden__pagina="verloop")
    assert set(gelezen.values_list("persoon_id", flat=True)) == {
        zorgsituatie.mantelzorger_id,
        zorgsituatie.zorgvrager_id,
    }


def test_wat_van_een_ander_is_staat_er_niet_bij(consulent, organisatie, zorgsituatie):
    ander = ZorgsituatieFactory(organisatie=organisatie)
    ToestemmingFactory(organisatie=organisatie, persoon=ander.mantelzorger)
    elders = {"organisatie": organisatie, "zorgsituatie": ander}
    for fabriek in (MetingFactory, RisicobepalingFactory, SignaalFactory, GesprekFactory):
        fabriek(**elders)
    ZorgomvangFactory(**elders)
    match(elders)
    blad = bladzijde(consulent, zorgsituatie)
    assert blad.find(id="verloop-tabel") is None
    assert "Er is nog niets vastgelegd" in blad.get_text()
    assert blad.find("figure") is None


def test_de_bladzijde_van_de_zorgsituatie_toont_de_laatste_twee_jaar(consulent, bij):
    GesprekFactory(**bij, datum=date(2024, 1, 1))
    GesprekFactory(**bij, datum=date(2026, 10, 1))
    blad = bladzijde(consulent, bij["zorgsituatie"], "")
    assert [dag for dag, _soort, _wat in regels(blad)] == ["1 oktober 2026"]
    assert len(band(blad, "Gesprekken").find_all("use")) == 1
    adres = f"/zorgsituaties/{bij['zorgsituatie'].id}/verloop"
    assert blad.find("section", attrs={"aria-labelledby": "verloop"}).find("a")["href"] == adres
    assert len(regels(bladzijde(consulent, bij["zorgsituatie"]))) == 2


def test_de_grafiek_is_te_lezen_zonder_haar_te_zien(consulent, bij):
    MetingFactory(**bij)
    SignaalFactory(**bij)
    beeld = bladzijde(consulent, bij["zorgsituatie"]).select_one("figure.verloop > svg")
    assert beeld["role"] == "img"
    titel, uitleg = (beeld.find(id=id_).get_text() for id_ in beeld["aria-labelledby"].split())
    assert titel == "Het verloop van 24 augustus 2026 tot en met 22 november 2026"
    assert "Eigen oordeel (onder 0, boven 10): 1" in uitleg
    assert "Alles staat ook in de tabel" in uitleg


def test_elk_teken_wordt_getekend_en_uitgelegd(consulent, bij):
    MetingFactory(**bij)
    SignaalFactory(**bij)
    GesprekFactory(**bij)
    match(bij)
    figuur = bladzijde(consulent, bij["zorgsituatie"]).find("figure", class_="verloop")
    getekend = {deel["id"] for deel in figuur.defs.find_all(id=True)}
    gebruikt = {deel["href"].lstrip("#") for deel in figuur.find_all("use")}
    assert gebruikt <= getekend
    uitgelegd = {deel["href"].lstrip("#") for deel in figuur.figcaption.find_all("use")}
    assert uitgelegd == gebruikt


def test_getallen_in_de_grafiek_hebben_een_punt(consulent, bij):
    """A comma, as Dutch has it, would break the drawing."""
    MetingFactory(**bij, instrument="ediz_plus", score_van=1.0, score_tot=1.0)
    ZorgomvangFactory(**bij, uren_per_week=7)
    ZorgomvangFactory(**bij, datum=date(2026, 11, 1), uren_per_week=20)
    beeld = bladzijde(consulent, bij["zorgsituatie"]).select_one("figure.verloop > svg")
    plekken = ("x", "y", "x1", "x2", "y1", "y2", "width", "height", "dx", "dy")
    waarden = [
        deel[plek] for deel in [beeld, *beeld.find_all()] for plek in plekken if plek in deel.attrs
    ]
    assert "37.3" in waarden
    assert all(re.fullmatch(r"-?\d+(\.\d+)?%?", waarde) for waarde in waarden)


def test_alles_blijft_binnen_de_breedte(consulent, bij):
    RisicobepalingFactory(**bij, datum=NU.date())
    GesprekFactory(**bij, datum=NU.date())
    GesprekFactory(**bij, datum=date(1990, 1, 1))
    beeld = bladzijde(consulent, bij["zorgsituatie"]).select_one("figure.verloop > svg")
    for vlak in beeld.find_all("rect", class_="vlak"):
        x, breed = (float(vlak[naam].rstrip("%")) for naam in ("x", "width"))
        assert x >= 0
        assert 1 < breed <= 100 - x
    assert all(0 < float(use["x"].rstrip("%")) < 100 for use in beeld.find_all("use"))
    assert 1 < len(beeld.find_all("text", class_="maandnaam")) <= 5


def vul(bij, aantal: int) -> None:
    """So many of everything, on days after each other."""
    dagen = [NU.date() - timedelta(days=n % 700) for n in range(aantal)]
    for model, fabriek in (
        (Meting, MetingFactory),
        (Gesprek, GesprekFactory),
        (Risicobepaling, RisicobepalingFactory),
    ):
        model.alles.bulk_create(fabriek.build(**bij, datum=dag) for dag in dagen)
    Signaal.alles.bulk_create(
        SignaalFactory.build(**bij, aard=f"soort-{n}-{aantal}", datum=dag)
        for n, dag in enumerate(dagen)
    )
    al = Zorgomvang.alles.count()
    Zorgomvang.alles.bulk_create(
        ZorgomvangFactory.build(**bij, datum=NU.date() - timedelta(days=al + n))
        for n in range(aantal)
    )


@pytest.mark.parametrize("deel", ["", "/verloop"])
def test_het_verloop_kost_met_1000_evenveel_vragen_als_met_10(consulent, bij, deel):
    adres = f"/zorgsituaties/{bij['zorgsituatie'].id}{deel}"
    evenveel_vragen(consulent, adres, lambda aantal: vul(bij, aantal))


CSS = Path(finders.find("werkbank/verloop.css")).read_text(encoding="utf-8")


def test_de_kleuren_van_de_grafiek_hebben_genoeg_contrast():
    kleuren = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", CSS))
    for vlak in ("vlak", "laag", "verhoogd", "hoog", "acuut"):
        assert contrast(kleuren["inkt"], kleuren[vlak]) >= 4.5, vlak
    assert contrast(kleuren["zacht"], kleuren["vlak"]) >= 4.5
    assert contrast(kleuren["nadruk"], kleuren["vlak"]) >= 3
