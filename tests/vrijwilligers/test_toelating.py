"""What an organisation asks of a volunteer, by date."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import Rol
from tests.fabrieken import GebruikerFactory, ToelatingssetFactory
from vrijwilligers.models import Toelatingsset
from vrijwilligers.regels.toelating import Toelatingseisen
from vrijwilligers.selectors.toelating import toelatingseisen_op
from vrijwilligers.services.toelating import toelatingsset_opslaan

SOEPEL = Toelatingseisen(kennismaking=False, overeenkomst=False)


@pytest.fixture
def beheerder(organisatie):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER])
    return Actor.van_gebruiker(gebruiker, herkomst="test", doel="test")


def opslaan(actor, waarden, ingangsdatum=None):
    return toelatingsset_opslaan(
        actor=actor,
        toelatingsset=Toelatingsset(organisatie_id=actor.organisatie_id),
        waarden={"ingangsdatum": ingangsdatum or timezone.localdate(), "waarden": waarden},
    )


def test_zonder_set_gelden_de_eisen_van_het_project(organisatie, andere_organisatie):
    ToelatingssetFactory(organisatie=andere_organisatie, waarden=SOEPEL.als_dict())
    assert toelatingseisen_op(organisatie.id, date(2026, 11, 23)) == Toelatingseisen()


def test_een_set_geldt_vanaf_haar_dag(beheerder, organisatie):
    vandaag = timezone.localdate()
    opslaan(beheerder, SOEPEL.als_dict())
    assert toelatingseisen_op(organisatie.id, vandaag) == SOEPEL
    assert toelatingseisen_op(organisatie.id, vandaag - timedelta(days=1)) == Toelatingseisen()


@pytest.mark.parametrize(
    ("waarden", "veld"),
    [
        ({"kennismaking": True}, "waarden"),
        (Toelatingseisen().als_dict() | {"vog": True}, "waarden"),
        ([], "waarden"),
        (Toelatingseisen().als_dict() | {"referentie": 1}, "referentie"),
    ],
)
def test_andere_waarden_worden_geweigerd(beheerder, waarden, veld):
    with pytest.raises(Ongeldig) as fout:
        opslaan(beheerder, waarden)
    assert veld in fout.value.velden


def test_een_set_die_geldt_verandert_niet(beheerder, organisatie):
    geldend = ToelatingssetFactory(organisatie=organisatie)
    with pytest.raises(Conflict):
        toelatingsset_opslaan(
            actor=beheerder, toelatingsset=geldend, waarden={"waarden": SOEPEL.als_dict()}
        )
