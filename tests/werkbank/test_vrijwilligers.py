"""Volunteers: the list, a new one, and everything about one."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kern.models import Persoon, Rol
from tests import fabrieken as f
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst
from tests.werkbank.vrijwilligers import maak_vrijwilliger, velden
from vrijwilligers.models import Bekwaamheid, Vrijwilliger

VANDAAG = timezone.localdate()
NIEUW = {
    "persoon-achternaam": "Jansen",
    "persoon-postcode": "7551 ab",
    "vrijwilliger-vervoer": "fiets",
}

BEKEND = NIEUW | {"persoon-telefoon": "074 1234567", "persoon-voornaam": "A."}
"""Somebody with the number of a person who is known."""


@pytest.fixture
def vrijwilliger(organisatie):
    """Somebody with something of everything."""
    return maak_vrijwilliger(organisatie)


# The list.


def test_de_lijst_zegt_wie_klaar_is_en_wat_er_mist(aan_het_werk, organisatie, vrijwilliger):
    f.VrijwilligerFactory(organisatie=organisatie, status="aangemeld", taaktypen=[])
    regels = BeautifulSoup(aan_het_werk.get("/vrijwilligers").content, "html.parser").select(
        "tbody tr"
    )
    klaar, mist = (regel.get_text(" ", strip=True) for regel in regels)
    assert klaar.endswith("klaar")
    assert "Er is geen taak die deze vrijwilliger doet." in mist


@pytest.mark.parametrize(("toon", "wie"), [("klaar", "klaar"), ("mist", "mist")])
def test_de_lijst_is_te_beperken_tot_wie_klaar_is(
    aan_het_werk, organisatie, vrijwilliger, toon, wie
):
    mist = f.VrijwilligerFactory(organisatie=organisatie, status="aangemeld")
    gezien = tekst(aan_het_werk.get(f"/vrijwilligers?toon={toon}"))
    assert (vrijwilliger.persoon.volledige_naam in gezien) == (wie == "klaar")
    assert (mist.persoon.volledige_naam in gezien) == (wie == "mist")


def test_de_lijst_is_te_beperken_tot_een_status(aan_het_werk, organisatie):
    f.VrijwilligerFactory(organisatie=organisatie, nummer="actief-1")
    f.VrijwilligerFactory(organisatie=organisatie, nummer="weg-1", status="gestopt")
    gezien = tekst(aan_het_werk.get("/vrijwilligers?status=gestopt"))
    assert "weg-1" in gezien
    assert "actief-1" not in gezien


def test_een_voorbije_pauze_staat_bovenaan_met_een_koppeling(aan_het_werk, organisatie):
    gisteren = VANDAAG - timedelta(days=1)
    for nummer, tot in (("voorbij", gisteren), ("loopt", VANDAAG)):
        f.VrijwilligerFactory(
            organisatie=organisatie, nummer=nummer, status="gepauzeerd", pauze_tot=tot
        )
    antwoord = aan_het_werk.get("/vrijwilligers")
    assert "1 vrijwilliger van wie de pauze voorbij is" in tekst(antwoord)
    koppeling = BeautifulSoup(antwoord.content, "html.parser").select_one(".melding a")["href"]
    gezien = tekst(aan_het_werk.get(f"/vrijwilligers{koppeling}"))
    assert "voorbij" in gezien
    assert "loopt" not in gezien


def test_een_vog_die_bijna_vernieuwd_moet_worden_staat_bovenaan(aan_het_werk, organisatie):
    for nummer, dagen in (("bijna", 60), ("te-laat", -5), ("later", 61)):
        f.VogFactory(
            organisatie=organisatie,
            vrijwilliger=f.VrijwilligerFactory(organisatie=organisatie, nummer=nummer),
            vernieuwen_op=VANDAAG + timedelta(days=dagen),
            afgegeven_op=date(2023, 1, 1),
        )
    assert "2 vrijwilligers met een VOG" in tekst(aan_het_werk.get("/vrijwilligers"))
    gezien = tekst(aan_het_werk.get("/vrijwilligers?toon=vog"))
    assert "bijna" in gezien
    assert "te-laat" in gezien
    assert "later" not in gezien


def test_wie_al_een_nieuwe_vog_heeft_hoeft_niet_te_vernieuwen(aan_het_werk, organisatie):
    oud = f.VogFactory(organisatie=organisatie, vernieuwen_op=VANDAAG)
    f.VogFactory(
        organisatie=organisatie, vrijwilliger=oud.vrijwilliger, afgegeven_op=date(2025, 7, 1)
    )
    assert "met een VOG" not in tekst(aan_het_werk.get("/vrijwilligers"))


@pytest.mark.parametrize("vraag", ["", "?toon=klaar", "?toon=mist", "?toon=vog"])
def test_de_lijst_neemt_even_veel_vragen_bij_10_als_bij_1000(aan_het_werk, organisatie, vraag):
    taak = f.TaaktypeFactory(organisatie=organisatie)

    def vul(aantal):
        personen = Persoon.alles.bulk_create(
            f.PersoonFactory.build_batch(aantal, organisatie=organisatie)
        )
        rijen = Vrijwilliger.alles.bulk_create(
            f.VrijwilligerFactory.build(
                organisatie=organisatie, persoon=persoon, taaktypen=[], beschikbaarheden=[]
            )
            for persoon in personen
        )
        Bekwaamheid.alles.bulk_create(
            Bekwaamheid(organisatie=organisatie, vrijwilliger=v, kenmerk=taak) for v in rijen
        )
        for v in rijen[:30]:
            f.VogFactory(organisatie=organisatie, vrijwilliger=v, vernieuwen_op=VANDAAG)

    evenveel_vragen(aan_het_werk, f"/vrijwilligers{vraag}", vul)


def test_wie_in_de_lijst_staat_staat_in_de_log(aan_het_werk, organisatie, in_de_log):
    v = f.VrijwilligerFactory(organisatie=organisatie)
    aan_het_werk.get("/vrijwilligers")
    assert [r.persoon_id for r in in_de_log("dossier_ingezien")] == [v.persoon_id]


def test_alleen_de_coordinator_ziet_vrijwilligers(inloggen, vrijwilliger):
    for rol in set(Rol) - {Rol.COORDINATOR}:
        client = inloggen(rol)
        assert client.get("/vrijwilligers").status_code == 403
        assert client.get(f"/vrijwilligers/{vrijwilliger.id}").status_code == 403


# A new one.


def test_drie_velden_zijn_genoeg(aan_het_werk, organisatie):
    antwoord = aan_het_werk.get("/vrijwilligers/nieuw")
    verplicht = {
        veld["name"]
        for veld in BeautifulSoup(antwoord.content, "html.parser").main.select("[required]")
    }
    assert verplicht == NIEUW.keys()
    assert aan_het_werk.post("/vrijwilligers/nieuw", NIEUW).status_code == 302
    v = Vrijwilliger.objects.voor(organisatie).get()
    assert (v.status, v.max_reistijd, v.max_minuten_per_week, v.max_koppelingen) == (
        "aangemeld",
        30,
        240,
        1,
    )
    assert v.nummer.startswith("V")


def test_de_grenzen_en_de_dag_van_aanmelden_staan_er_al(aan_het_werk):
    inhoud = velden(aan_het_werk.get("/vrijwilligers/nieuw"))
    assert inhoud["vrijwilliger-max_reistijd"] == "30"
    assert inhoud["vrijwilliger-max_minuten_per_week"] == "240"
    assert inhoud["vrijwilliger-max_koppelingen"] == "1"
    assert inhoud["vrijwilliger-aangemeld_op"] == f"{VANDAAG:%Y-%m-%d}"


def test_een_mantelzorger_die_ook_vrijwilliger_wordt_is_dezelfde_persoon(aan_het_werk, organisatie):
    mantelzorger = f.PersoonFactory(
        organisatie=organisatie, achternaam="Jansen", voornaam="Ans", telefoon="0741234567"
    )
    f.ZorgsituatieFactory(organisatie=organisatie, mantelzorger=mantelzorger)
    antwoord = aan_het_werk.post("/vrijwilligers/nieuw", BEKEND)
    assert antwoord.status_code == 400
    assert "Is dit dezelfde persoon?" in tekst(antwoord)
    antwoord = aan_het_werk.post(
        "/vrijwilligers/nieuw", {**BEKEND, "persoon-bestaand": mantelzorger.id}
    )
    assert antwoord.status_code == 302
    assert Vrijwilliger.objects.voor(organisatie).get().persoon == mantelzorger


def test_wie_al_vrijwilliger_is_wordt_niet_nog_een_keer_vrijwilliger(aan_het_werk, organisatie):
    persoon = f.PersoonFactory(
        organisatie=organisatie, achternaam="Jansen", voornaam="Ans", telefoon="0741234567"
    )
    v = f.VrijwilligerFactory(organisatie=organisatie, persoon=persoon)
    antwoord = aan_het_werk.post("/vrijwilligers/nieuw", {**BEKEND, "persoon-bestaand": persoon.id})
    assert antwoord.status_code == 400
    assert f"al vrijwilliger, met nummer {v.nummer}" in tekst(antwoord)


# Everything about one.


def test_de_bladzijde_toont_alles(aan_het_werk, organisatie, vrijwilliger):
    v = vrijwilliger
    f.VoorstelFactory(organisatie=organisatie, vrijwilliger=v)
    gezien = tekst(aan_het_werk.get(f"/vrijwilligers/{v.id}"))
    for stuk in (
        v.persoon.volledige_naam,
        "Klaar om voorgesteld te worden",
        "5 januari 2026",
        v.begeleider.naam,
        "Afgegeven op 1 juni 2025",
        "Koken",
        "Turks",
        "B1: redt zich",
        "Omgaan met dementie",
        "dinsdag 12:00–18:00",
        "Bij 1 persoon wordt deze vrijwilliger nooit voorgesteld.",
        v.voorstellen.get().hulpvraag.nummer,
    ):
        assert stuk in gezien


def test_van_wie_is_uitgesloten_staat_geen_naam_op_de_bladzijde(aan_het_werk, vrijwilliger):
    naam = vrijwilliger.uitsluitingen.get().persoon.volledige_naam
    assert naam not in tekst(aan_het_werk.get(f"/vrijwilligers/{vrijwilliger.id}"))
    assert naam not in tekst(aan_het_werk.get(f"/vrijwilligers/{vrijwilliger.id}/uitsluitingen"))


def test_een_vervallen_voorstel_staat_er_niet(aan_het_werk, organisatie, vrijwilliger):
    voorstel = f.VoorstelFactory(
        organisatie=organisatie, vrijwilliger=vrijwilliger, status="vervallen"
    )
    gezien = tekst(aan_het_werk.get(f"/vrijwilligers/{vrijwilliger.id}"))
    assert voorstel.hulpvraag.nummer not in gezien


def test_wat_er_mist_verwijst_naar_het_formulier_dat_het_verhelpt(aan_het_werk, organisatie):
    v = f.VrijwilligerFactory(
        organisatie=organisatie,
        status="aangemeld",
        kennismaking_op=None,
        overeenkomst_op=None,
        geheimhouding_op=None,
        taaktypen=[],
        beschikbaarheden=[],
    )
    bladzijde = BeautifulSoup(aan_het_werk.get(f"/vrijwilligers/{v.id}").content, "html.parser")
    koppelingen = [a["href"] for a in bladzijde.select(".kaart-let-op a")]
    delen = ("status", "toelating", "toelating", "toelating", "taken", "beschikbaarheid")
    assert koppelingen == [f"/vrijwilligers/{v.id}/{deel}" for deel in delen]
    assert all(aan_het_werk.get(adres).status_code == 200 for adres in koppelingen)


def test_een_gevraagde_vog_die_mist_verwijst_naar_die_vog(aan_het_werk, organisatie):
    v = f.VrijwilligerFactory(organisatie=organisatie, taaktypen=[])
    taak = f.TaaktypeFactory(organisatie=organisatie, code="oppas", vog_vereist=True)
    f.BekwaamheidFactory(organisatie=organisatie, vrijwilliger=v, kenmerk=taak)
    adres = f"/vrijwilligers/{v.id}"
    assert f"{adres}/vogs" in aan_het_werk.get(adres).content.decode().split("kaart-let-op")[1]
    vog = f.VogFactory(
        organisatie=organisatie,
        vrijwilliger=v,
        aangevraagd_op=VANDAAG,
        afgegeven_op=None,
        vernieuwen_op=None,
        gezien_door="",
    )
    bladzijde = BeautifulSoup(aan_het_werk.get(adres).content, "html.parser")
    assert f"/vogs/{vog.id}" in [a["href"] for a in bladzijde.select(".kaart-let-op a")]


def test_een_vrijwilliger_lezen_staat_in_de_log(aan_het_werk, vrijwilliger, in_de_log):
    aan_het_werk.get(f"/vrijwilligers/{vrijwilliger.id}")
    assert [r.persoon_id for r in in_de_log("dossier_ingezien")] == [vrijwilliger.persoon_id]
