"""A form is kept once, however often it is sent. On SQLite and on PostgreSQL."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone

from kern import achtergrond
from kern.actor import Actor
from kern.fouten import AlGedaan
from kern.models import Persoon, Verzoeksleutel
from kern.services.personen import PersoonGegevens, persoon_opslaan
from kern.services.verzoeksleutels import adres_van_sleutel, sleutel_vastleggen
from tests.fabrieken import GebruikerFactory
from tests.gelijktijdig import tegelijk

SLEUTEL = UUID("8a7c3a34-0f6e-4a06-8f3a-0a1d0f3f5b10")
ANNA = PersoonGegevens(voornaam="Anna", achternaam="Proef", postcode="7551AB")


def bewaren(actor, adres="/personen/1"):
    with transaction.atomic():
        persoon_opslaan(actor=actor, gegevens=ANNA)
        sleutel_vastleggen(actor=actor, sleutel=SLEUTEL, adres=adres)


def test_een_sleutel_die_niet_is_vastgelegd_heeft_geen_adres(actor):
    assert adres_van_sleutel(actor, SLEUTEL) is None


def test_de_tweede_keer_noemt_het_adres_van_de_eerste_en_bewaart_niets(actor):
    bewaren(actor)
    with pytest.raises(AlGedaan) as fout:
        bewaren(actor, "/personen/2")
    assert fout.value.adres == adres_van_sleutel(actor, SLEUTEL) == "/personen/1"
    assert Persoon.objects.voor(actor.organisatie_id).count() == 1


def test_de_sleutel_van_een_ander_telt_niet(actor, organisatie):
    bewaren(actor)
    ander = GebruikerFactory(organisatie=organisatie, met_rollen=["coordinator"])
    van_ander = Actor.van_gebruiker(ander, herkomst="127.0.0.2", doel="test")
    assert adres_van_sleutel(van_ander, SLEUTEL) is None
    bewaren(van_ander, "/personen/2")
    assert adres_van_sleutel(van_ander, SLEUTEL) == "/personen/2"


def test_wat_niet_is_bewaard_kan_opnieuw(actor):
    with transaction.atomic():
        sleutel_vastleggen(actor=actor, sleutel=SLEUTEL, adres="/personen/1")
        transaction.set_rollback(True)
    bewaren(actor)


def test_na_een_dag_is_een_sleutel_vergeten(actor):
    bewaren(actor)
    achtergrond.elk_uur()
    assert adres_van_sleutel(actor, SLEUTEL)
    Verzoeksleutel.alles.update(aangemaakt_op=timezone.now() - timedelta(hours=25))
    achtergrond.elk_uur()
    assert adres_van_sleutel(actor, SLEUTEL) is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("poging", range(3))
def test_twee_keer_tegelijk_versturen_bewaart_een_keer(actor, poging):
    uitkomsten = tegelijk(lambda: bewaren(actor), lambda: bewaren(actor))
    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["AlGedaan", "NoneType"]
    assert Persoon.objects.voor(actor.organisatie_id).count() == 1
