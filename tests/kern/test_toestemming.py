"""Consent: recorded once, withdrawn once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kern.fouten import Ongeldig
from kern.models import Doel, Grondslag, Toestemming
from kern.services.opslaan import Uitkomst
from kern.services.personen import (
    heeft_grondslag,
    toestemming_intrekken,
    toestemming_vastleggen,
)
from tests.fabrieken import PersoonFactory, ToestemmingFactory

DAG = date(2026, 3, 1)


@pytest.fixture
def persoon(organisatie):
    return PersoonFactory(organisatie=organisatie)


def vastleggen(actor, persoon):
    return toestemming_vastleggen(
        actor=actor,
        persoon=persoon,
        doel=Doel.GEZONDHEID,
        grondslag=Grondslag.TOESTEMMING,
        datum=DAG,
    )


def test_zonder_toestemming_is_er_geen_grondslag(persoon):
    assert not heeft_grondslag(persoon, Doel.GEZONDHEID)


def test_toestemming_noemt_wie_haar_vastlegde(actor, persoon):
    assert vastleggen(actor, persoon) is Uitkomst.AANGEMAAKT
    assert heeft_grondslag(persoon, Doel.GEZONDHEID)
    assert persoon.toestemmingen.get().vastgelegd_door_id == actor.gebruiker_id


def test_toestemming_voor_het_een_is_er_geen_voor_het_ander(actor, persoon):
    vastleggen(actor, persoon)
    assert not heeft_grondslag(persoon, Doel.DELEN)


def test_nog_eens_vastleggen_verandert_niets(actor, persoon):
    vastleggen(actor, persoon)
    assert vastleggen(actor, persoon) is Uitkomst.ONGEWIJZIGD


def test_na_intrekken_is_er_geen_grondslag(actor, persoon):
    vastleggen(actor, persoon)
    toestemming_intrekken(actor=actor, toestemming=persoon.toestemmingen.get(), datum=DAG)
    assert not heeft_grondslag(persoon, Doel.GEZONDHEID)


def test_intrekken_kan_een_keer(actor, persoon):
    vastleggen(actor, persoon)
    toestemming = persoon.toestemmingen.get()
    toestemming_intrekken(actor=actor, toestemming=toestemming, datum=DAG)
    with pytest.raises(Ongeldig):
        toestemming_intrekken(actor=actor, toestemming=toestemming, datum=DAG)


def test_intrekken_kan_niet_voor_het_geven(actor, persoon):
    vastleggen(actor, persoon)
    with pytest.raises(Ongeldig):
        toestemming_intrekken(
            actor=actor, toestemming=persoon.toestemmingen.get(), datum=date(2026, 2, 28)
        )


def test_de_database_kent_een_geldige_per_doel(organisatie, persoon):
    ToestemmingFactory(organisatie=organisatie, persoon=persoon)
    with pytest.raises(IntegrityError), transaction.atomic():
        ToestemmingFactory(organisatie=organisatie, persoon=persoon)
    assert Toestemming.objects.voor(organisatie).count() == 1
