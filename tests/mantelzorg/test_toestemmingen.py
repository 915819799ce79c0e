"""A legal basis of a carer, and its withdrawal, count for the risk at once."""

import pytest
from django.utils import timezone

from kern.models import Doel, Grondslag, Toestemming
from mantelzorg.models import Risico
from mantelzorg.selectors.risico import risicos_van
from mantelzorg.services.toestemmingen import toestemming_intrekken, toestemming_vastleggen
from tests.fabrieken import MetingFactory, ZorgsituatieFactory


@pytest.fixture
def situatie(organisatie):
    """Of a carer whose last measurement is of the heaviest class."""
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    MetingFactory(
        organisatie=organisatie,
        zorgsituatie=situatie,
        instrument="ediz_plus",
        datum=timezone.localdate(),
        totaal=12,
        score_van=12,
        score_tot=12,
        klasse="overbelast",
    )
    return situatie


@pytest.fixture
def vastgelegd(consulent, situatie) -> Toestemming:
    toestemming_vastleggen(
        actor=consulent,
        persoon=situatie.mantelzorger,
        doel=Doel.GEZONDHEID,
        grondslag=Grondslag.TOESTEMMING,
        datum=timezone.localdate(),
    )
    return Toestemming.objects.voor(situatie.organisatie_id).get()


def test_wat_gemeten_was_telt_zodra_het_mag(vastgelegd, situatie):
    assert risicos_van(situatie.organisatie_id)[situatie.pk] == Risico.HOOG


def test_wat_gemeten_was_telt_niet_meer_na_intrekken(consulent, vastgelegd, situatie):
    toestemming_intrekken(actor=consulent, toestemming=vastgelegd, datum=timezone.localdate())
    assert risicos_van(situatie.organisatie_id)[situatie.pk] == Risico.ONBEKEND
