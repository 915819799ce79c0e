"""Talks over HTTP."""

import pytest

from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import GesprekFactory, ZorgsituatieFactory

LIJST = "/api/v1/gesprekken"


@pytest.fixture
def gesprek(organisatie):
    return GesprekFactory(organisatie=organisatie)


def nieuw(organisatie, **waarden):
    return {
        "zorgsituatie": ZorgsituatieFactory(organisatie=organisatie).id,
        "datum": "2026-10-08",
        "soort": "huis",
    } | waarden


def test_vastleggen_met_wie_erbij_was_en_wat_besproken_is(consulent, organisatie):
    rijen = {
        "deelnemers": [
            {"rol": "mantelzorger", "naam": ""},
            {"rol": "tolk", "naam": "B. Voorbeeld"},
        ],
        "leefgebieden": [{"leefgebied": "wonen", "besproken": True}],
    }
    antwoord = consulent.post(LIJST, nieuw(organisatie, belastingBesproken=True, **rijen))
    assert antwoord.status_code == 201, antwoord.json()
    inhoud = antwoord.json()
    assert {naam: inhoud[naam] for naam in rijen} == rijen
    assert (inhoud["belastingBesproken"], inhoud["respijtGeweigerd"]) == (True, None)


@pytest.mark.parametrize(
    ("body", "fout"),
    [
        ({"datum": "2099-01-01"}, "#/datum"),
        ({"akkoord": "akkoord"}, "#/verslagGegevenOp"),
        (
            {"leefgebieden": [{"leefgebied": "maan", "besproken": True}]},
            "#/leefgebieden/0/leefgebied",
        ),
    ],
)
def test_een_fout_wordt_genoemd(consulent, organisatie, body, fout):
    antwoord = consulent.post(LIJST, nieuw(organisatie, **body))
    assert antwoord.status_code == 400
    assert fout in {f["pointer"] for f in antwoord.json()["errors"]}


def test_een_deel_veranderen_laat_de_rest_staan(consulent, gesprek):
    gesprek.deelnemers.create(organisatie=gesprek.organisatie, rol="tolk")
    adres = f"{LIJST}/{gesprek.id}"
    versie = {"If-Match": consulent.get(adres)["ETag"]}
    inhoud = consulent.patch(adres, {"afspraken": "Bellen."}, headers=versie).json()
    assert (inhoud["afspraken"], inhoud["soort"]) == ("Bellen.", "huis")
    assert inhoud["deelnemers"] == [{"rol": "tolk", "naam": ""}]


def test_filteren_op_zorgsituatie(client, gesprek):
    GesprekFactory(organisatie=gesprek.organisatie)
    rijen = client.get(f"{LIJST}?zorgsituatie={gesprek.zorgsituatie_id}").json()["resultaten"]
    assert [rij["id"] for rij in rijen] == [str(gesprek.id)]


def test_het_aantal_queries_groeit_niet_mee(client, organisatie):
    def maak():
        gesprek = GesprekFactory(organisatie=organisatie)
        gesprek.deelnemers.create(organisatie=organisatie, rol="tolk")
        gesprek.leefgebieden.create(organisatie=organisatie, leefgebied="geld", besproken=False)

    evenveel_queries(client, LIJST, maak)
