"""The parameters of burden: dated, checked, set by a beheerder."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import Rol
from mantelzorg.models import Belastingset
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.selectors.belasting import belasting_op
from mantelzorg.services.belastingsets import belastingset_opslaan
from tests.fabrieken import BelastingsetFactory, GebruikerFactory

DAG = timedelta(days=1)
BEGIN = Belastingparameters()


@pytest.fixture
def beheerder(organisatie):
    return GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER])


@pytest.fixture
def opslaan(beheerder):
    """Keep these values from so many days on."""

    def doe(waarden, dagen=1, actor=None):
        belastingset_opslaan(
            actor=actor or Actor.van_gebruiker(beheerder, herkomst="127.0.0.1", doel="beheer"),
            belastingset=Belastingset(organisatie_id=beheerder.organisatie_id),
            waarden={"ingangsdatum": timezone.localdate() + dagen * DAG, "waarden": waarden},
        )

    return doe


def waarden(**anders):
    return replace(BEGIN, **anders).als_dict()


def test_een_set_geldt_vanaf_haar_dag(opslaan, organisatie):
    opslaan(waarden(ediz_grens=4), dagen=3)
    vandaag = timezone.localdate()
    assert belasting_op(organisatie.id, vandaag + 2 * DAG) == BEGIN
    assert belasting_op(organisatie.id, vandaag + 3 * DAG).ediz_grens == 4


def test_een_ander_zijn_set_geldt_hier_niet(andere_organisatie, organisatie):
    BelastingsetFactory(organisatie=andere_organisatie, waarden=waarden(ediz_grens=4))
    assert belasting_op(organisatie.id, timezone.localdate()) == BEGIN


@pytest.mark.parametrize(
    ("fout", "veld"),
    [
        ("geen lijst", "waarden"),
        ({}, "grenzen"),
        ({**waarden(), "extra": 1}, "extra"),
        (waarden(grenzen=BEGIN.grenzen | {"nachten": -1}), "grenzen"),
        (waarden(grenzen=BEGIN.grenzen | {"nachten": True}), "grenzen"),
        (waarden(grenzen={"nachten": 3}), "grenzen"),
        (waarden(aan=BEGIN.aan | {"nachten": 1}), "aan"),
        (waarden(aan=BEGIN.aan | {"onbekende_regel": True}), "aan"),
        (waarden(termijnen=BEGIN.termijnen | {"hoog": 3651}), "termijnen"),
        (waarden(checkins=BEGIN.checkins | {"acuut": 0}), "checkins"),
        (waarden(herinneren_na=0), "herinneren_na"),
        (waarden(ediz_grens=10), "ediz_grens"),
        (waarden(oordeel_grens=11), "oordeel_grens"),
        (waarden(oordeel_grens=0), "oordeel_grens"),
    ],
)
def test_wat_niet_klopt_wordt_geweigerd(opslaan, organisatie, fout, veld):
    with pytest.raises(Ongeldig) as gemeld:
        opslaan(fout)
    assert veld in gemeld.value.velden
    assert not Belastingset.objects.voor(organisatie).exists()


def test_wat_geldt_verandert_niet_meer(beheerder, organisatie):
    geldig = BelastingsetFactory(organisatie=organisatie, ingangsdatum=timezone.localdate())
    actor = Actor.van_gebruiker(beheerder, herkomst="127.0.0.1", doel="beheer")
    with pytest.raises(Conflict):
        belastingset_opslaan(actor=actor, belastingset=geldig, waarden={"waarden": waarden()})


def test_een_consulent_stelt_niets_in(opslaan, consulent):
    with pytest.raises(NietToegestaan):
        opslaan(waarden(), actor=consulent)


def test_ook_in_het_beheer_is_een_set_te_maken(beheerder, organisatie):
    client = Client()
    client.force_login(beheerder)
    morgen = timezone.localdate() + DAG
    client.post(
        "/beheer/mantelzorg/belastingset/add/",
        {"ingangsdatum": f"{morgen:%d-%m-%Y}", "waarden": json.dumps(waarden(herinneren_na=9))},
    )
    assert belasting_op(organisatie.id, morgen).herinneren_na == 9
