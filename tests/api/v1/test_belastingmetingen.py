"""Measurements and instruments over HTTP."""

import pytest

from api.v1.instrumenten import VOORBEELD
from kern.models import Rol
from mantelzorg.models import Meting
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import (
    InstrumentversieFactory,
    MetingFactory,
    ToestemmingFactory,
    ZorgsituatieFactory,
)

LIJST = "/api/v1/belastingmetingen"


@pytest.fixture
def situatie(organisatie):
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    ToestemmingFactory(organisatie=organisatie, persoon=situatie.mantelzorger)
    return situatie


def nieuw(situatie, **waarden):
    return {
        "zorgsituatie": situatie.id,
        "instrument": "eigen_oordeel",
        "datum": "2026-10-08",
        "wijze": "telefoon",
    } | waarden


def test_vastleggen_geeft_een_score(consulent, situatie):
    antwoord = consulent.post(LIJST, nieuw(situatie, totaal=6))
    assert antwoord.status_code == 201, antwoord.json()
    inhoud = antwoord.json()
    assert (inhoud["scoreVan"], inhoud["scoreTot"], inhoud["versie"]) == (6.0, 6.0, "1")


def test_open_vragen_geven_een_bereik(consulent, situatie):
    body = nieuw(situatie, instrument="csi", antwoorden={"1": "ja", "2": "ja"})
    inhoud = consulent.post(LIJST, body).json()
    assert (inhoud["antwoorden"], inhoud["scoreVan"]) == ({"1": "ja", "2": "ja"}, 2.0)
    assert inhoud["scoreTot"] == 13.0


@pytest.mark.parametrize(
    ("waarden", "fout"),
    [
        ({"totaal": 11}, "#/totaal"),
        ({"totaal": 5, "wijze": "online"}, "#/wijze"),
        ({}, "#/geenMeting"),
        ({"instrument": "onbekend", "totaal": 1}, "#/instrument"),
        ({"instrument": "csi", "antwoorden": {"99": "ja"}}, "#/antwoorden/99"),
    ],
)
def test_een_fout_wordt_genoemd(consulent, situatie, waarden, fout):
    antwoord = consulent.post(LIJST, nieuw(situatie, **waarden))
    assert antwoord.status_code == 400
    assert [f["pointer"] for f in antwoord.json()["errors"]] == [fout]


def test_zonder_grondslag_wordt_niets_bewaard_en_niets_getoond(consulent, organisatie):
    meting = MetingFactory(organisatie=organisatie, klasse="")
    assert consulent.post(LIJST, nieuw(meting.zorgsituatie, totaal=5)).status_code == 400
    inhoud = consulent.get(f"{LIJST}/{meting.id}").json()
    assert (inhoud["totaal"], inhoud["scoreVan"], inhoud["achtergehouden"]) == (None, None, True)


def test_verbeteren_geeft_een_nieuwe_meting_die_telt(consulent, situatie):
    fout = MetingFactory(organisatie=situatie.organisatie, zorgsituatie=situatie)
    adres = f"{LIJST}/{fout.id}/correcties"
    body = {"datum": "2026-10-08", "wijze": "telefoon", "totaal": 7}
    antwoord = consulent.post(adres, body)
    assert antwoord.status_code == 201
    assert (antwoord.json()["corrigeert"], antwoord.json()["totaal"]) == (str(fout.id), 7)
    assert antwoord["Location"].endswith(f"{LIJST}/{antwoord.json()['id']}")
    assert consulent.post(adres, body).status_code == 409
    geldt = consulent.get(f"{LIJST}?geldt=true&zorgsituatie={situatie.id}").json()["resultaten"]
    assert [rij["id"] for rij in geldt] == [antwoord.json()["id"]]
    assert consulent.get(f"{LIJST}/{fout.id}").json()["correctie"] == antwoord.json()["id"]


def test_een_coordinator_ziet_geen_metingen(client, situatie):
    MetingFactory(organisatie=situatie.organisatie, zorgsituatie=situatie)
    assert client.get(LIJST).status_code == 403
    assert client.post(LIJST, nieuw(situatie, totaal=5)).status_code == 403
    assert Meting.objects.voor(situatie.organisatie).count() == 1


def test_het_aantal_queries_groeit_niet_mee(consulent, organisatie):
    def maak():
        eerste = MetingFactory(organisatie=organisatie)
        ToestemmingFactory(organisatie=organisatie, persoon=eerste.zorgsituatie.mantelzorger)
        MetingFactory(organisatie=organisatie, zorgsituatie=eerste.zorgsituatie, corrigeert=eerste)

    evenveel_queries(consulent, LIJST, maak)


def test_instrumenten_met_hun_labels_en_welke_nu_geldt(consulent, organisatie):
    InstrumentversieFactory(organisatie=organisatie)
    rijen = consulent.get("/api/v1/instrumenten").json()
    csi = {rij["versie"]: rij for rij in rijen if rij["code"] == "csi"}
    assert {versie: rij["nieuwste"] for versie, rij in csi.items()} == {"1": False, "eigen-1": True}
    assert len(csi["1"]["items"]) == 13
    assert csi["1"]["items"][0].keys() == {"nummer", "label", "antwoorden"}


def test_een_beheerder_leest_een_instrument_in(als):
    beheerder = als(Rol.BEHEERDER)
    antwoord = beheerder.post("/api/v1/instrumenten", {"bestand": VOORBEELD})
    assert antwoord.status_code == 201, antwoord.json()
    assert (antwoord.json()["code"], antwoord.json()["nieuwste"]) == ("nachtrust", True)
    codes = {rij["code"] for rij in beheerder.get("/api/v1/instrumenten").json()}
    assert "nachtrust" in codes
    nog_eens = beheerder.post("/api/v1/instrumenten", {"bestand": VOORBEELD})
    (fout,) = nog_eens.json()["errors"]
    assert (fout["pointer"], fout["detail"].partition(":")[0]) == ("#/bestand", "versie")


def test_een_instrument_dat_niet_klopt_zegt_waar(als):
    antwoord = als(Rol.BEHEERDER).post("/api/v1/instrumenten", {"bestand": "{"})
    assert antwoord.status_code == 400
    assert {fout["pointer"] for fout in antwoord.json()["errors"]} == {"#/bestand"}
