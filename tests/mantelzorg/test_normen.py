"""The norms of consultants' work: dated, checked, set by a beheerder."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import Rol
from mantelzorg.models import Normenset
from mantelzorg.services.normen import normenset_opslaan
from tests.fabrieken import GebruikerFactory

DAG = timedelta(days=1)


def normen(**termijnen):
    return {"reactietermijnen": {"gewoon": 14, "hoog": 7, "acuut": 0} | termijnen}


@pytest.fixture
def beheerder(organisatie):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER])
    return Actor.van_gebruiker(gebruiker, herkomst="127.0.0.1", doel="beheer")


def opslaan(actor, waarden, dagen=1):
    set_ = Normenset(organisatie_id=actor.organisatie_id)
    normenset_opslaan(
        actor=actor,
        normenset=set_,
        waarden={"ingangsdatum": timezone.localdate() + dagen * DAG, "waarden": waarden},
    )
    return set_


def test_een_beheerder_stelt_normen_in_vanaf_een_dag(beheerder):
    assert opslaan(beheerder, normen(gewoon=10)).waarden == normen(gewoon=10)


@pytest.mark.parametrize(
    ("waarden", "veld"),
    [
        ({}, "waarden"),
        ({"reactietermijnen": {"gewoon": 1}}, "reactietermijnen"),
        (normen(gewoon=-1), "reactietermijnen"),
        (normen(gewoon=366), "reactietermijnen"),
        (normen(gewoon=True), "reactietermijnen"),
    ],
)
def test_normen_die_niet_kloppen_worden_geweigerd(beheerder, waarden, veld):
    with pytest.raises(Ongeldig) as fout:
        opslaan(beheerder, waarden)
    assert veld in fout.value.velden


def test_normen_die_gelden_veranderen_niet_meer(beheerder):
    geldig = opslaan(beheerder, normen(), dagen=0)
    with pytest.raises(Conflict):
        normenset_opslaan(actor=beheerder, normenset=geldig, waarden={"waarden": normen(hoog=1)})


def test_een_consulent_stelt_geen_normen_in(consulent):
    with pytest.raises(NietToegestaan):
        opslaan(consulent, normen())
