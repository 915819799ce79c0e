"""Two people at once: one wins, or both get their own. On SQLite and on PostgreSQL."""

import pytest

from kern.actor import Actor
from kern.fouten import Conflict
from kern.models import Huishouden, Persoon, Samenvoeging
from kern.services.huishoudens import HuishoudenGegevens, huishouden_opslaan
from kern.services.nummers import nummer_uitgeven
from kern.services.samenvoegen import personen_samenvoegen, samenvoeging_terugdraaien
from mantelzorg.models import Zorgsituatie
from tests.fabrieken import GebruikerFactory, PersoonFactory, ZorgsituatieFactory
from tests.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)


def codes(uitkomsten):
    return [u.code for u in uitkomsten if isinstance(u, Conflict)]


@pytest.fixture
def tweede_actor(organisatie):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=["coordinator"])
    return Actor.van_gebruiker(gebruiker, herkomst="127.0.0.2", doel="test")


@pytest.mark.parametrize("poging", range(3))
@pytest.mark.parametrize("omgekeerd", [False, True])
def test_dezelfde_persoon_twee_keer_samenvoegen(
    organisatie, actor, tweede_actor, omgekeerd, poging
):
    een, ander = PersoonFactory.create_batch(2, organisatie=organisatie)
    ZorgsituatieFactory(organisatie=organisatie, mantelzorger=ander)
    tweede = (ander, een) if omgekeerd else (een, ander)
    uitkomsten = tegelijk(
        lambda: personen_samenvoegen(actor=actor, blijft=een, vervalt=ander),
        lambda: personen_samenvoegen(actor=tweede_actor, blijft=tweede[0], vervalt=tweede[1]),
    )
    assert codes(uitkomsten) == ["al_samengevoegd"]
    assert Samenvoeging.alles.count() == 1


@pytest.mark.parametrize("poging", range(3))
def test_een_kring_van_samenvoegingen_kan_niet(organisatie, actor, tweede_actor, poging):
    een, twee, drie = PersoonFactory.create_batch(3, organisatie=organisatie)
    tegelijk(
        lambda: personen_samenvoegen(actor=actor, blijft=een, vervalt=twee),
        lambda: personen_samenvoegen(actor=tweede_actor, blijft=twee, vervalt=drie),
        lambda: personen_samenvoegen(actor=actor, blijft=drie, vervalt=een),
    )
    assert Persoon.alles.filter(samengevoegd_met=None).exists()


def test_twee_keer_terugdraaien(organisatie, actor, tweede_actor):
    een, ander = PersoonFactory.create_batch(2, organisatie=organisatie)
    samenvoeging = personen_samenvoegen(actor=actor, blijft=een, vervalt=ander)
    uitkomsten = tegelijk(
        lambda: samenvoeging_terugdraaien(actor=actor, samenvoeging=samenvoeging),
        lambda: samenvoeging_terugdraaien(actor=tweede_actor, samenvoeging=samenvoeging),
    )
    assert codes(uitkomsten) == ["al_teruggedraaid"]


@pytest.mark.parametrize("poging", range(3))
def test_twee_nummers_tegelijk_zijn_twee_nummers(organisatie, poging):
    def uitgeven():
        return nummer_uitgeven(organisatie_id=organisatie.id, letter="Z", model=Zorgsituatie)

    assert sorted(tegelijk(uitgeven, uitgeven, uitgeven)) == ["Z-0001", "Z-0002", "Z-0003"]


@pytest.mark.parametrize("poging", range(3))
def test_de_een_vertrekt_terwijl_de_ander_erin_trekt(organisatie, actor, tweede_actor, poging):
    een, ander = PersoonFactory.create_batch(2, organisatie=organisatie)
    huis, _uitkomst = huishouden_opslaan(
        actor=actor, gegevens=HuishoudenGegevens(contact=None, leden=(een,))
    )
    uitkomsten = tegelijk(
        lambda: huishouden_opslaan(
            actor=actor, gegevens=HuishoudenGegevens(contact=None, leden=(een,))
        ),
        lambda: huishouden_opslaan(
            actor=tweede_actor,
            gegevens=HuishoudenGegevens(contact=None, leden=(ander,)),
            huishouden=huis,
        ),
    )
    assert codes(uitkomsten) in ([], ["verwijderd"])
    assert not Huishouden.alles.filter(leden=None).exists()
