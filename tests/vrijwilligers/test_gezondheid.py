"""What says something about a volunteer's own health is kept only with a legal basis."""

from dataclasses import replace

import pytest
from django.utils import timezone

from kern.fouten import Ongeldig
from kern.models import KenmerkSoort
from tests.fabrieken import (
    BekwaamheidFactory,
    KenmerkFactory,
    ToestemmingFactory,
    VrijwilligerFactory,
)
from vrijwilligers.services.vrijwilligers import (
    BekwaamheidWaarde,
    gegevens_van,
    vrijwilliger_opslaan,
)


@pytest.fixture
def vrijwilliger(organisatie):
    return VrijwilligerFactory(organisatie=organisatie)


@pytest.fixture
def kenmerk(organisatie):
    return KenmerkFactory(
        organisatie=organisatie, soort=KenmerkSoort.PERSOONLIJK, gezondheid=True, naam="slechtziend"
    )


def geven(actor, vrijwilliger, kenmerk):
    gegevens = gegevens_van(vrijwilliger, timezone.localdate())
    gegevens = replace(gegevens, bekwaamheden=(*gegevens.bekwaamheden, BekwaamheidWaarde(kenmerk)))
    vrijwilliger_opslaan(actor=actor, gegevens=gegevens, vrijwilliger=vrijwilliger)


def test_zonder_grondslag_geen_eigen_gezondheid(actor, vrijwilliger, kenmerk):
    with pytest.raises(Ongeldig) as fout:
        geven(actor, vrijwilliger, kenmerk)
    laatste = vrijwilliger.bekwaamheden.count()
    assert "slechtziend" in fout.value.velden[f"bekwaamheden/{laatste}/kenmerk"]


def test_met_grondslag_wel(actor, organisatie, vrijwilliger, kenmerk):
    ToestemmingFactory(organisatie=organisatie, persoon=vrijwilliger.persoon)
    geven(actor, vrijwilliger, kenmerk)
    assert vrijwilliger.bekwaamheden.filter(kenmerk=kenmerk).exists()


def test_een_bekwaamheid_over_gezondheid_heeft_geen_grondslag_nodig(
    actor, organisatie, vrijwilliger
):
    ervaring = KenmerkFactory(organisatie=organisatie, gezondheid=True)
    geven(actor, vrijwilliger, ervaring)
    assert vrijwilliger.bekwaamheden.filter(kenmerk=ervaring).exists()


def test_wat_al_vastligt_houdt_een_andere_wijziging_niet_tegen(
    actor, organisatie, vrijwilliger, kenmerk
):
    BekwaamheidFactory(organisatie=organisatie, vrijwilliger=vrijwilliger, kenmerk=kenmerk)
    ander = KenmerkFactory(organisatie=organisatie)
    geven(actor, vrijwilliger, ander)
    assert vrijwilliger.bekwaamheden.filter(kenmerk=ander).exists()
