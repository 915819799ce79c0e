"""Households: one per person, one contact, and none without members."""

import pytest

from kern.fouten import Ongeldig
from kern.models import AuditRegel, Huishouden, Rol
from kern.selectors.personen import leden_van
from kern.services.huishoudens import BetrokkeneWaarde, HuishoudenGegevens, huishouden_opslaan
from kern.services.opslaan import Uitkomst
from kern.services.samenvoegen import personen_samenvoegen
from tests.fabrieken import GebruikerFactory, PersoonFactory

THUISZORG = BetrokkeneWaarde("thuiszorg", "Carint", "elke ochtend")


@pytest.fixture
def personen(organisatie):
    return PersoonFactory.create_batch(3, organisatie=organisatie)


def opslaan(actor, *leden, contact=None, huishouden=None, betrokkenen=()):
    return huishouden_opslaan(
        actor=actor,
        gegevens=HuishoudenGegevens(contact=contact, leden=leden, betrokkenen=betrokkenen),
        huishouden=huishouden,
    )


def leden(huishouden):
    return set(leden_van(huishouden).values_list("pk", flat=True))


def test_wie_samen_wonen_worden_een_huishouden(actor, coordinator, personen):
    een, ander, _derde = personen
    huishouden, uitkomst = opslaan(actor, een, ander, contact=coordinator, betrokkenen=(THUISZORG,))
    assert uitkomst is Uitkomst.AANGEMAAKT
    assert leden(huishouden) == {een.pk, ander.pk}
    assert huishouden.contact == coordinator
    assert huishouden.betrokkenen.get().naam == "Carint"


def test_hetzelfde_nog_eens_verandert_niets(actor, personen):
    huishouden, _uitkomst = opslaan(actor, personen[0], betrokkenen=(THUISZORG,))
    _huishouden, uitkomst = opslaan(
        actor, personen[0], betrokkenen=(THUISZORG,), huishouden=huishouden
    )
    assert uitkomst is Uitkomst.ONGEWIJZIGD


def test_wie_niet_meer_genoemd_wordt_gaat_eruit(actor, organisatie, personen):
    een, ander, _derde = personen
    huishouden, _uitkomst = opslaan(actor, een, ander)
    _huishouden, uitkomst = opslaan(actor, een, huishouden=huishouden)
    assert uitkomst is Uitkomst.GEWIJZIGD
    assert leden(huishouden) == {een.pk}
    regels = AuditRegel.objects.voor(organisatie).filter(
        persoon_id=ander.pk, bijzonderheden={"velden": ["huishouden"]}
    )
    assert regels.count() == 2  # in, and out again


def test_wie_ergens_anders_woonde_verhuist(actor, personen):
    een, ander, derde = personen
    oud, _uitkomst = opslaan(actor, een, ander)
    nieuw, _uitkomst = opslaan(actor, ander, derde)
    assert leden(oud) == {een.pk}
    assert leden(nieuw) == {ander.pk, derde.pk}


def test_een_huishouden_waar_de_laatste_vertrekt_verdwijnt(actor, organisatie, personen):
    oud, _uitkomst = opslaan(actor, personen[0], betrokkenen=(THUISZORG,))
    nieuw, _uitkomst = opslaan(actor, personen[0], personen[1])
    assert list(Huishouden.objects.voor(organisatie)) == [nieuw]
    regel = AuditRegel.objects.voor(organisatie).get(gebeurtenis="gegeven_verwijderd")
    assert regel.object_id == oud.pk


def test_een_huishouden_zonder_leden_wordt_opgeheven(actor, organisatie, personen):
    huishouden, _uitkomst = opslaan(actor, *personen)
    huishouden, uitkomst = opslaan(actor, huishouden=huishouden)
    assert uitkomst is Uitkomst.GEWIJZIGD
    assert huishouden.pk is None
    assert not Huishouden.objects.voor(organisatie).exists()


def test_een_nieuw_huishouden_heeft_leden(actor):
    with pytest.raises(Ongeldig) as fout:
        opslaan(actor)
    assert "leden" in fout.value.velden


@pytest.mark.parametrize(
    "waarden", [{"met_rollen": [Rol.BEHEERDER]}, {"met_rollen": [Rol.CONSULENT], "actief": False}]
)
def test_het_aanspreekpunt_is_een_collega_die_mensen_begeleidt(
    actor, organisatie, personen, waarden
):
    with pytest.raises(Ongeldig) as fout:
        opslaan(actor, personen[0], contact=GebruikerFactory(organisatie=organisatie, **waarden))
    assert "contact" in fout.value.velden


def test_een_aanspreekpunt_dat_vertrok_houdt_andere_wijzigingen_niet_tegen(
    actor, organisatie, personen
):
    contact = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    huishouden, _uitkomst = opslaan(actor, personen[0], contact=contact)
    contact.actief = False
    contact.save()
    opslaan(actor, *personen, contact=contact, huishouden=huishouden)
    assert len(leden(huishouden)) == 3


def test_iemand_van_een_ander_hoort_er_niet_bij(actor, andere_organisatie, personen):
    vreemde = PersoonFactory(organisatie=andere_organisatie)
    with pytest.raises(Ongeldig) as fout:
        opslaan(actor, personen[0], vreemde)
    assert "leden" in fout.value.velden
    collega = GebruikerFactory(organisatie=andere_organisatie, met_rollen=[Rol.CONSULENT])
    with pytest.raises(Ongeldig) as fout:
        opslaan(actor, personen[0], contact=collega)
    assert "contact" in fout.value.velden


def test_wie_samengevoegd_is_wordt_geen_lid(actor, personen):
    personen_samenvoegen(actor=actor, blijft=personen[0], vervalt=personen[1])
    with pytest.raises(Ongeldig) as fout:
        opslaan(actor, personen[1])
    assert "leden/0" in fout.value.velden


def test_wie_samengevoegd_is_houdt_een_huishouden_niet_in_leven(actor, organisatie, personen):
    blijft, vervalt, derde = personen
    opslaan(actor, vervalt)
    personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    opslaan(actor, blijft, derde)
    assert Huishouden.objects.voor(organisatie).count() == 1


def test_na_samenvoegen_is_hetzelfde_huishouden_nog_steeds_hetzelfde(actor, personen):
    blijft, vervalt, _derde = personen
    huishouden, _uitkomst = opslaan(actor, blijft, vervalt)
    personen_samenvoegen(actor=actor, blijft=blijft, vervalt=vervalt)
    assert leden(huishouden) == {blijft.pk}
    _huishouden, uitkomst = opslaan(actor, blijft, huishouden=huishouden)
    assert uitkomst is Uitkomst.ONGEWIJZIGD
