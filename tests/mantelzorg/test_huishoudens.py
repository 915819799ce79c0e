"""The contact of a household is the contact person of the care situations in it."""

from dataclasses import replace

import pytest

from kern.actor import Actor
from kern.fouten import NietToegestaan
from kern.models import AuditRegel, Rol
from kern.services.huishoudens import HuishoudenGegevens
from kern.services.opslaan import Uitkomst
from mantelzorg.services.huishoudens import huishouden_vastleggen
from mantelzorg.services.zorgsituaties import gegevens_van, zorgsituatie_opslaan
from tests.fabrieken import GebruikerFactory, HuishoudenFactory, ZorgsituatieFactory


@pytest.fixture
def bea(organisatie):
    return GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])


@pytest.fixture
def cees(organisatie):
    return GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR])


@pytest.fixture
def situatie(organisatie, bea):
    """Guided by Bea; nobody has a household yet."""
    return ZorgsituatieFactory(organisatie=organisatie, aanspreekpunt=bea)


def vastleggen(actor, contact, *leden, huishouden=None):
    return huishouden_vastleggen(
        actor=actor,
        gegevens=HuishoudenGegevens(contact=contact, leden=leden),
        huishouden=huishouden,
    )[0]


def aanspreekpunt(situatie):
    situatie.refresh_from_db()
    return situatie.aanspreekpunt


@pytest.mark.parametrize("wie", ["mantelzorger", "zorgvrager"])
def test_het_contact_wordt_het_aanspreekpunt_en_staat_in_de_log(consulent, cees, situatie, wie):
    vastleggen(consulent, cees, getattr(situatie, wie))
    assert aanspreekpunt(situatie) == cees
    regel = AuditRegel.objects.voor(consulent.organisatie_id).get(object_soort="zorgsituatie")
    assert (regel.object_id, regel.persoon_id) == (situatie.id, situatie.zorgvrager_id)
    assert regel.bijzonderheden == {"velden": ["aanspreekpunt"]}


def test_een_ander_contact_neemt_het_over(consulent, bea, cees, situatie):
    huis = vastleggen(consulent, bea, situatie.mantelzorger)
    vastleggen(consulent, cees, situatie.mantelzorger, huishouden=huis)
    assert aanspreekpunt(situatie) == cees


def test_zonder_contact_blijft_wie_er_was(consulent, bea, situatie):
    vastleggen(consulent, None, situatie.mantelzorger)
    assert aanspreekpunt(situatie) == bea


def test_een_contact_dat_vertrok_neemt_niets_over(consulent, organisatie, bea, cees, situatie):
    huis = HuishoudenFactory(organisatie=organisatie, contact=cees)
    cees.actief = False
    cees.save()
    vastleggen(consulent, cees, situatie.mantelzorger, huishouden=huis)
    assert aanspreekpunt(situatie) == bea


def test_het_contact_van_het_andere_huishouden_blijft(consulent, bea, cees, situatie):
    vastleggen(consulent, bea, situatie.mantelzorger)
    vastleggen(consulent, cees, situatie.zorgvrager)
    assert aanspreekpunt(situatie) == bea


def test_een_andere_zorgsituatie_blijft_zoals_zij_is(consulent, organisatie, bea, cees, situatie):
    ander = ZorgsituatieFactory(organisatie=organisatie, aanspreekpunt=bea)
    vastleggen(consulent, cees, situatie.mantelzorger)
    assert aanspreekpunt(ander) == bea


def test_wie_aanspreekpunt_wordt_is_geen_vervanger_meer(consulent, cees, situatie):
    situatie.vervanger = cees
    situatie.save()
    vastleggen(consulent, cees, situatie.mantelzorger)
    assert (aanspreekpunt(situatie), situatie.vervanger) == (cees, None)


def test_een_ander_blijft_vervanger(consulent, organisatie, cees, situatie):
    situatie.vervanger = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    situatie.save()
    vastleggen(consulent, cees, situatie.mantelzorger)
    assert (aanspreekpunt(situatie), situatie.vervanger is None) == (cees, False)


def test_het_laatste_lid_eruit_heft_het_huishouden_op(consulent, bea, cees, situatie):
    huis = vastleggen(consulent, bea, situatie.mantelzorger)
    assert vastleggen(consulent, cees, huishouden=huis).pk is None
    assert aanspreekpunt(situatie) == bea


def test_een_huishouden_dat_later_koos_houdt_geen_zorgsituatie_vast(
    consulent, organisatie, bea, cees, situatie
):
    situatie.mantelzorger.huishouden = HuishoudenFactory(organisatie=organisatie, contact=cees)
    situatie.mantelzorger.save()
    gegevens = replace(gegevens_van(situatie), werkt=True)
    nieuw, uitkomst = zorgsituatie_opslaan(
        actor=consulent, gegevens=gegevens, zorgsituatie=situatie
    )
    assert (uitkomst, nieuw.aanspreekpunt) == (Uitkomst.GEWIJZIGD, bea)


def test_hoeveel_zorgsituaties_maakt_voor_het_lezen_niet_uit(
    consulent, organisatie, bea, situatie, django_assert_max_num_queries
):
    huis = vastleggen(consulent, bea, situatie.mantelzorger)
    ZorgsituatieFactory.create_batch(
        20, organisatie=organisatie, mantelzorger=situatie.mantelzorger, aanspreekpunt=bea
    )
    with django_assert_max_num_queries(20):
        vastleggen(consulent, bea, situatie.mantelzorger, huishouden=huis)


def test_wie_geen_personen_registreert_verandert_geen_huishouden(organisatie, cees, situatie):
    auditor = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.AUDITOR])
    kijkt = Actor.van_gebruiker(auditor, herkomst="127.0.0.1", doel="kijken")
    with pytest.raises(NietToegestaan):
        vastleggen(kijkt, cees, situatie.mantelzorger)
