"""Check-ins over HTTP: whom to call, and what came of it."""

from datetime import date

import pytest

from kern.models import Rol
from mantelzorg.models import Belpoging, Meting
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import (
    CheckinFactory,
    GebruikerFactory,
    TaakFactory,
    ToestemmingFactory,
    ZorgsituatieFactory,
)

LIJST = "/api/v1/checkins"


@pytest.fixture
def checkin(organisatie):
    return CheckinFactory(organisatie=organisatie)


def stap(client, checkin, naam, body=None):
    return client.post(f"{LIJST}/{checkin.id}/{naam}", body or {})


def test_wie_nu_te_bellen_is_de_ernstigste_eerst(consulent, checkin):
    organisatie = checkin.organisatie
    CheckinFactory(organisatie=organisatie, gepland_op=date(2099, 1, 1))
    ernstig = CheckinFactory(organisatie=organisatie)
    TaakFactory(organisatie=organisatie, soort="checkin", object_id=ernstig.id, ernst="acuut")
    rijen = consulent.get(f"{LIJST}?teBellen=true").json()["resultaten"]
    assert [(rij["id"], rij["ernst"]) for rij in rijen] == [
        (str(ernstig.id), "acuut"),
        (str(checkin.id), "gewoon"),
    ]


def test_van_wie_iemand_het_aanspreekpunt_of_de_vervanger_is(consulent, checkin):
    wie = GebruikerFactory(organisatie=checkin.organisatie, met_rollen=[Rol.CONSULENT])
    eigen = CheckinFactory(
        organisatie=checkin.organisatie,
        zorgsituatie=ZorgsituatieFactory(organisatie=checkin.organisatie, vervanger=wie),
    )
    rijen = consulent.get(f"{LIJST}?contact={wie.id}").json()["resultaten"]
    assert [rij["id"] for rij in rijen] == [str(eigen.id)]


def test_antwoorden_worden_metingen(consulent, checkin):
    body = {"eigenOordeel": 7, "volhoudtijd": "minder_dan_een_maand", "toestemming": True}
    antwoord = stap(consulent, checkin, "antwoorden", body)
    assert (antwoord.status_code, antwoord.json().get("status")) == (201, "beantwoord")
    metingen = Meting.objects.voor(checkin.organisatie).filter(checkin=checkin)
    assert set(metingen.values_list("instrument", flat=True)) == {"eigen_oordeel", "volhoudtijd"}
    assert stap(consulent, checkin, "antwoorden", body).status_code == 409


@pytest.mark.parametrize(
    ("body", "fout"),
    [
        ({}, "#"),
        ({"eigenOordeel": 11}, "#/eigenOordeel"),
        ({"volhoudtijd": "eeuwig"}, "#/volhoudtijd"),
        ({"eigenOordeel": 5}, "#/toestemming"),
    ],
)
def test_een_fout_wordt_genoemd(consulent, checkin, body, fout):
    antwoord = stap(consulent, checkin, "antwoorden", body)
    assert antwoord.status_code == 400
    assert [f["pointer"] for f in antwoord.json()["errors"]] == [fout]


def test_een_belpoging_telt_en_laat_de_checkin_open(consulent, checkin):
    inhoud = stap(consulent, checkin, "belpogingen").json()
    assert (inhoud["status"], len(inhoud["belpogingen"])) == ("gepland", 1)


def test_een_weigering_sluit_de_checkin(consulent, checkin):
    assert stap(consulent, checkin, "weigeringen").json()["status"] == "geweigerd"


def test_het_aantal_queries_groeit_niet_mee(consulent, organisatie):
    def maak():
        checkin = CheckinFactory(organisatie=organisatie)
        ToestemmingFactory(organisatie=organisatie, persoon=checkin.zorgsituatie.mantelzorger)
        Belpoging.alles.create(
            organisatie=organisatie, checkin=checkin, gebeld_op="2026-10-09T10:00Z"
        )

    evenveel_queries(consulent, LIJST, maak)
