"""What is offered to volunteers and carers, and their own answer, over HTTP."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from kern.models import Rol
from matching.models import Koppeling, Voorstel
from matching.services.aanbiedingen import voorstel_aanbieden
from matching.services.voorstellen import voorstel_goedkeuren
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import (
    GeaccepteerdVoorstelFactory,
    WijkFactory,
    WijkPostcodeFactory,
)

LIJST = "/api/v1/mijn/aanbiedingen"


@pytest.fixture
def aangeboden(organisatie, actor, voorstel):
    WijkPostcodeFactory(
        organisatie=organisatie, wijk=WijkFactory(naam="Es", organisatie=organisatie)
    )
    voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.id)
    return voorstel_aanbieden(actor=actor, voorstel_id=voorstel.id)


def test_een_vrijwilliger_ziet_wat_waar_ongeveer_en_wanneer(aangeboden, vrijwilligersapp):
    (rij,) = vrijwilligersapp.get(LIJST).json()["resultaten"]
    assert rij == {
        "id": str(aangeboden.id),
        "kant": "vrijwilliger",
        "status": "aangeboden",
        "moment": {
            "taaktype": "gezelschap",
            "dag": 1,
            "datum": None,
            "begin": "13:00",
            "duur": 60,
            "ritme": 1,
            "weken": [0, 1, 2, 3],
        },
        "plaats": "Hengelo",
        "wijk": "Es",
        "reistijd": 12,
        "aanbodTot": str(timezone.localdate() + timedelta(days=7)),
        "uwAntwoord": None,
    }


def test_een_mantelzorger_ziet_niets_van_wie_er_komt(aangeboden, mantelzorgapp):
    (rij,) = mantelzorgapp.get(LIJST).json()["resultaten"]
    assert (rij["kant"], rij["reistijd"]) == ("mantelzorger", None)


def test_geen_naam_of_adres_voor_het_antwoord(aangeboden, vrijwilligersapp, mantelzorgapp):
    situatie = aangeboden.hulpvraag.zorgsituatie
    personen = (situatie.mantelzorger, situatie.zorgvrager, aangeboden.vrijwilliger.persoon)
    for client in (vrijwilligersapp, mantelzorgapp):
        for adres in (LIJST, f"{LIJST}/{aangeboden.id}"):
            tekst = client.get(adres).content.decode()
            for persoon in personen:
                assert persoon.achternaam not in tekst
                assert persoon.voornaam not in tekst
                assert str(persoon.id) not in tekst
            assert "7551" not in tekst


def test_met_twee_keer_ja_begint_de_koppeling(aangeboden, vrijwilligersapp, mantelzorgapp):
    adres = f"{LIJST}/{aangeboden.id}/antwoorden"
    kop = {"Idempotency-Key": str(uuid4())}
    eerste = vrijwilligersapp.post(adres, {"ja": True}, headers=kop)
    assert (eerste.status_code, eerste.json()["uwAntwoord"]) == (201, True)
    assert vrijwilligersapp.post(adres, {"ja": True}, headers=kop).json() == eerste.json()
    nogmaals = vrijwilligersapp.post(adres, {"ja": False, "reden": "moment"})
    assert (nogmaals.status_code, nogmaals.json()["code"]) == (409, "beantwoord")
    assert mantelzorgapp.get(LIJST).json()["resultaten"][0]["uwAntwoord"] is None
    assert mantelzorgapp.post(adres, {"ja": True}).json()["status"] == "geaccepteerd"
    assert Koppeling.alles.get().voorstel_id == aangeboden.id


def test_een_nee_heeft_een_reden(aangeboden, vrijwilligersapp):
    adres = f"{LIJST}/{aangeboden.id}/antwoorden"
    fout = vrijwilligersapp.post(adres, {"ja": False})
    assert [f["pointer"] for f in fout.json()["errors"]] == ["#/reden"]
    antwoord = vrijwilligersapp.post(adres, {"ja": False, "reden": "afstand"})
    assert (antwoord.status_code, antwoord.json()["status"]) == (201, "bedankt")
    aangeboden = Voorstel.alles.get(pk=aangeboden.pk)
    assert aangeboden.antwoorden.get().door_id == vrijwilligersapp.gebruiker.id


def test_wat_niet_of_aan_een_ander_is_aangeboden_bestaat_niet(
    organisatie, voorstel, vrijwilligersapp, als
):
    vreemd = GeaccepteerdVoorstelFactory(organisatie=organisatie, status="aangeboden")
    for rij in (voorstel, vreemd):
        assert vrijwilligersapp.get(f"{LIJST}/{rij.id}").status_code == 404
        antwoord = vrijwilligersapp.post(f"{LIJST}/{rij.id}/antwoorden", {"ja": True})
        assert antwoord.status_code == 404
    for client in (vrijwilligersapp, als(Rol.VRIJWILLIGER)):
        assert client.get(LIJST).json()["resultaten"] == []


def test_filter_op_status(aangeboden, vrijwilligersapp):
    assert len(vrijwilligersapp.get(f"{LIJST}?status=aangeboden").json()["resultaten"]) == 1
    assert vrijwilligersapp.get(f"{LIJST}?status=bedankt").json()["resultaten"] == []


def test_de_lijst_vraagt_even_vaak(organisatie, vrijwilliger, vrijwilligersapp):
    def maak():
        GeaccepteerdVoorstelFactory(
            organisatie=organisatie, vrijwilliger=vrijwilliger, status="bedankt"
        )

    evenveel_queries(vrijwilligersapp, f"{LIJST}?aantal=100", maak)


def test_een_coordinator_heeft_hier_niets(client, voorstel):
    assert client.get(LIJST).status_code == 403
