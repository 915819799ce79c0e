"""Requests for help over HTTP, and what a person decides about one."""

from datetime import date
from uuid import uuid4

import pytest

from kern.models import AuditRegel
from mantelzorg.models import Hulpvraag, HulpvraagKenmerk
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import (
    DoorverwijzingFactory,
    HulpvraagFactory,
    HulpvraagWensFactory,
    KenmerkFactory,
    PersoonFactory,
    TaaktypeFactory,
    ToestemmingFactory,
    VoorstelFactory,
    ZorgsituatieFactory,
)

LIJST = "/api/v1/hulpvragen"
DOORVERWIJZING = {
    "soort": "dagopvang",
    "naar": "Dagopvang De Es",
    "datum": "2026-10-05",
    "overdracht": "warm",
    "nazorgOp": "2026-11-05",
}


@pytest.fixture
def hulpvraag(organisatie):
    return HulpvraagFactory(organisatie=organisatie)


def nieuw(organisatie, **waarden):
    return {
        "zorgsituatie": ZorgsituatieFactory(organisatie=organisatie).id,
        "taaktype": TaaktypeFactory(organisatie=organisatie).id,
        "duur": 120,
        "ritme": 1,
        "vensters": [{"dag": 1, "van": "13:00", "tot": "17:00"}],
    } | waarden


def verander(client, hulpvraag, gegevens, methode="patch"):
    adres = f"{LIJST}/{hulpvraag.id}"
    versie = {"If-Match": client.get(adres)["ETag"]}
    return getattr(client, methode)(adres, gegevens, headers=versie)


def gezondheid(organisatie):
    return KenmerkFactory(organisatie=organisatie, gezondheid=True)


def test_vastleggen_met_alles_wat_erbij_hoort(consulent, organisatie):
    kenmerk = KenmerkFactory(organisatie=organisatie)
    niet, graag = PersoonFactory.create_batch(2, organisatie=organisatie)
    rijen = {
        "vensters": [{"dag": 6, "van": "22:00", "tot": "07:00"}],
        "kenmerken": [str(kenmerk.id)],
        "wensen": [{"kenmerk": str(kenmerk.id), "aard": "gewenst", "sterkte": "graag"}],
        "uitsluitingen": [str(niet.id)],
        "voorkeuren": [{"persoon": str(graag.id), "sterkte": "heel_graag"}],
    }
    antwoord = consulent.post(LIJST, nieuw(organisatie, **rijen))
    assert antwoord.status_code == 201, antwoord.json()
    inhoud = antwoord.json()
    assert {naam: inhoud[naam] for naam in rijen} == rijen
    assert inhoud["status"] == "open"
    assert inhoud["ingediendOp"] == date.today().isoformat()  # noqa: DTZ011


def test_wie_is_uitgesloten_is_niet_ook_gewenst(consulent, organisatie):
    een, ander = PersoonFactory.create_batch(2, organisatie=organisatie)
    body = nieuw(
        organisatie,
        uitsluitingen=[str(een.id)],
        voorkeuren=[{"persoon": str(wie.id), "sterkte": "liever_niet"} for wie in (ander, een)],
    )
    fouten = consulent.post(LIJST, body).json()["errors"]
    assert [fout["pointer"] for fout in fouten] == ["#/voorkeuren/1/persoon"]


def test_elk_fout_veld_wordt_genoemd(consulent, organisatie):
    body = nieuw(
        organisatie,
        duur=5,
        vensters=[{"dag": 7, "van": "9", "tot": "10:00"}],
        wensen=[{"kenmerk": KenmerkFactory(organisatie=organisatie).id, "aard": "gewenst"}],
    )
    fouten = consulent.post(LIJST, body).json()["errors"]
    assert {fout["pointer"] for fout in fouten} == {
        "#/duur",
        "#/vensters/0/dag",
        "#/vensters/0/van",
        "#/wensen/0/sterkte",
    }


def test_een_regel_van_de_dienst_noemt_het_veld(consulent, organisatie):
    antwoord = consulent.post(LIJST, nieuw(organisatie, spoed="hoog"))
    assert antwoord.status_code == 400
    assert antwoord.json()["errors"][0]["pointer"] == "#/spoedreden"


def test_een_deel_veranderen_laat_de_rest_staan(consulent, hulpvraag):
    inhoud = verander(consulent, hulpvraag, {"spoed": "hoog", "spoedreden": "uitval"}).json()
    assert (inhoud["spoed"], inhoud["duur"], len(inhoud["vensters"])) == ("hoog", 60, 1)


def test_alles_veranderen_houdt_de_dag_van_indienen(consulent, hulpvraag):
    body = nieuw(hulpvraag.organisatie, zorgsituatie=hulpvraag.zorgsituatie_id)
    inhoud = verander(consulent, hulpvraag, body, "put").json()
    assert (inhoud["ingediendOp"], inhoud["duur"]) == ("2026-10-01", 120)


@pytest.mark.parametrize("methode", ["put", "patch"])
def test_wat_niet_getoond_wordt_blijft_bij_een_wijziging(consulent, hulpvraag, methode):
    organisatie = hulpvraag.organisatie
    ziek = gezondheid(organisatie)
    HulpvraagKenmerk.alles.create(organisatie=organisatie, hulpvraag=hulpvraag, kenmerk=ziek)
    HulpvraagWensFactory(organisatie=organisatie, hulpvraag=hulpvraag, kenmerk=ziek)
    body = {"kenmerken": [], "wensen": []}
    if methode == "put":
        body = nieuw(organisatie, zorgsituatie=hulpvraag.zorgsituatie_id)
    inhoud = verander(consulent, hulpvraag, body, methode).json()
    assert (inhoud["kenmerken"], inhoud["wensen"], inhoud["achtergehouden"]) == ([], [], True)
    assert hulpvraag.kenmerken.get().kenmerk == hulpvraag.wensen.get().kenmerk == ziek


def test_met_een_grondslag_staat_het_er(client, hulpvraag):
    ziek = gezondheid(hulpvraag.organisatie)
    HulpvraagWensFactory(organisatie=hulpvraag.organisatie, hulpvraag=hulpvraag, kenmerk=ziek)
    zorgvrager = hulpvraag.zorgsituatie.zorgvrager
    ToestemmingFactory(organisatie=hulpvraag.organisatie, persoon=zorgvrager)
    inhoud = client.get(f"{LIJST}/{hulpvraag.id}").json()
    assert inhoud["wensen"] == [{"kenmerk": str(ziek.id), "aard": "vereist", "sterkte": ""}]
    assert inhoud["achtergehouden"] is False


def test_de_status_volgt_uit_de_voorstellen_en_filtert(client, organisatie, hulpvraag):
    voorgesteld = VoorstelFactory(organisatie=organisatie).hulpvraag
    for status, verwacht in [("open", hulpvraag), ("in_voorstel", voorgesteld)]:
        rijen = client.get(f"{LIJST}?status={status}").json()["resultaten"]
        assert [(r["id"], r["status"]) for r in rijen] == [(str(verwacht.id), status)]


@pytest.mark.parametrize("vraag", ["teEvalueren", "doorTeVerwijzen"])
def test_de_keuzes_van_de_bladzijden(client, organisatie, hulpvraag, vraag):
    anders = HulpvraagFactory(
        organisatie=organisatie,
        evaluatie_op=date(2026, 10, 2),
        taaktype=TaaktypeFactory(
            organisatie=organisatie, code="verpleging", alleen_professioneel=True
        ),
    )
    for ja, verwacht in [("true", anders), ("false", hulpvraag)]:
        rijen = client.get(f"{LIJST}?{vraag}={ja}").json()["resultaten"]
        assert [rij["id"] for rij in rijen] == [str(verwacht.id)]


def test_intrekken_laat_het_voorstel_vervallen_en_kan_een_keer(consulent, organisatie):
    voorstel = VoorstelFactory(organisatie=organisatie)
    adres = f"{LIJST}/{voorstel.hulpvraag_id}/intrekkingen"
    antwoord = consulent.post(adres, {})
    assert (antwoord.status_code, antwoord.json()["status"]) == (201, "ingetrokken")
    voorstel.refresh_from_db()
    assert voorstel.status == "vervallen"
    assert consulent.post(adres, {}).status_code == 409


def test_een_concept_dat_nu_kan_gaat_open(consulent, organisatie):
    concept = HulpvraagFactory(organisatie=organisatie, status=Hulpvraag.Status.CONCEPT)
    antwoord = consulent.post(f"{LIJST}/{concept.id}/openstellingen", {})
    assert (antwoord.status_code, antwoord.json()["status"]) == (201, "open")


def test_doorverwijzen_en_navragen(consulent, hulpvraag):
    inhoud = consulent.post(f"{LIJST}/{hulpvraag.id}/doorverwijzingen", DOORVERWIJZING).json()
    assert inhoud["status"] == "doorverwezen"
    (doorverwijzing,) = inhoud["doorverwijzingen"]
    adres = f"/api/v1/doorverwijzingen/{doorverwijzing['id']}"
    body = {"nazorgGedaanOp": "2026-10-20", "nazorgUitkomst": "nee"}
    assert consulent.post(f"{adres}/nazorg", body).json()["nazorgUitkomst"] == "nee"
    assert consulent.post(f"{adres}/nazorg", body).status_code == 409
    beter = body | {"nazorgUitkomst": "ja"}
    assert consulent.post(f"{adres}/nazorgcorrecties", beter).status_code == 428
    versie = {"If-Match": consulent.get(adres)["ETag"]}
    goed = consulent.post(f"{adres}/nazorgcorrecties", beter, headers=versie)
    assert goed.json()["nazorgUitkomst"] == "ja"


def test_een_doorverwijzing_verbeteren_laat_de_rest_staan(consulent, organisatie):
    adres = f"/api/v1/doorverwijzingen/{DoorverwijzingFactory(organisatie=organisatie).id}"
    versie = {"If-Match": consulent.get(adres)["ETag"]}
    inhoud = consulent.patch(adres, {"naar": "De Brug"}, headers=versie).json()
    assert (inhoud["naar"], inhoud["soort"]) == ("De Brug", "dagopvang")


def test_de_fasen_zeggen_hoe_lang_het_wachtte(client, hulpvraag):
    fasen = client.get(f"{LIJST}/{hulpvraag.id}/fasen").json()
    assert [(fase["naam"], fase["van"]) for fase in fasen] == [("ingediend", "2026-10-01")]


@pytest.mark.parametrize(("deel", "getoond"), [("", True), ("/fasen", False)])
def test_wie_is_uitgesloten_staat_in_de_log_waar_dat_getoond_wordt(
    consulent, hulpvraag, deel, getoond
):
    ander = PersoonFactory(organisatie=hulpvraag.organisatie)
    hulpvraag.uitsluitingen.create(organisatie=hulpvraag.organisatie, persoon=ander)
    consulent.get(f"{LIJST}/{hulpvraag.id}{deel}")
    gezien = AuditRegel.objects.voor(hulpvraag.organisatie).filter(gebeurtenis="dossier_ingezien")
    assert (ander.id in gezien.values_list("persoon_id", flat=True)) == getoond


def test_het_aantal_queries_groeit_niet_mee(client, organisatie):
    def maak():
        vraag = HulpvraagFactory(organisatie=organisatie)
        HulpvraagWensFactory(organisatie=organisatie, hulpvraag=vraag)
        for naam in ("uitsluitingen", "voorkeuren"):
            rij = {"organisatie": organisatie, "persoon": PersoonFactory(organisatie=organisatie)}
            rij |= {"sterkte": "graag"} if naam == "voorkeuren" else {}
            getattr(vraag, naam).create(**rij)
        vraag.kenmerken.create(
            organisatie=organisatie, kenmerk=KenmerkFactory(organisatie=organisatie)
        )
        DoorverwijzingFactory(organisatie=organisatie, hulpvraag=vraag)

    evenveel_queries(client, LIJST, maak)


@pytest.mark.parametrize("veld", ["kenmerken", "uitsluitingen"])
def test_een_te_lange_lijst_wordt_niet_opgezocht(
    consulent, organisatie, django_assert_max_num_queries, veld
):
    inhoud = nieuw(organisatie, **{veld: [str(uuid4())] * 500})
    with django_assert_max_num_queries(20):
        antwoord = consulent.post(LIJST, inhoud)
    assert antwoord.status_code == 400
    assert [f["pointer"] for f in antwoord.json()["errors"]] == [f"#/{veld}"]
