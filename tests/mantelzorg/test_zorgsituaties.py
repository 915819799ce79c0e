"""Care situations: one per pair, one contact per household, who guides them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kern.fouten import NietToegestaan, Ongeldig
from kern.models import KenmerkSoort, Rol
from kern.services.opslaan import Uitkomst
from mantelzorg.models import Zorgsituatie
from mantelzorg.selectors.zorgsituaties import ook_betrokken_bij, zorgsituaties_van
from mantelzorg.services.zorgsituaties import (
    ZorgsituatieGegevens,
    gegevens_van,
    zorgsituatie_opslaan,
)
from tests.fabrieken import (
    GebruikerFactory,
    HuishoudenFactory,
    KenmerkFactory,
    PersoonFactory,
    ToestemmingFactory,
    ZorgsituatieFactory,
)


@pytest.fixture
def gegevens(organisatie):
    return ZorgsituatieGegevens(
        mantelzorger=PersoonFactory(organisatie=organisatie),
        zorgvrager=PersoonFactory(organisatie=organisatie),
    )


@pytest.fixture
def collega(organisatie):
    return GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.COORDINATOR])


def verhuizen(persoon, contact):
    """Give somebody a household with this contact."""
    persoon.huishouden = HuishoudenFactory(organisatie=persoon.organisatie, contact=contact)
    persoon.save()


def geweigerd(actor, gegevens, zorgsituatie=None) -> dict[str, str]:
    with pytest.raises(Ongeldig) as fout:
        zorgsituatie_opslaan(actor=actor, gegevens=gegevens, zorgsituatie=zorgsituatie)
    return fout.value.velden


# Registering.


def test_alleen_twee_personen_zijn_genoeg_en_er_komt_een_nummer(consulent, gegevens):
    gemaakt, uitkomst = zorgsituatie_opslaan(actor=consulent, gegevens=gegevens)
    assert (uitkomst, gemaakt.nummer) == (Uitkomst.AANGEMAAKT, "Z-0001")
    assert (gemaakt.werkt, gemaakt.nachten_verstoord, gemaakt.netwerk) == (None, None, "")


def test_alles_wat_er_is_wordt_bewaard(consulent, organisatie, gegevens, medewerker, collega):
    dementie = KenmerkFactory(
        organisatie=organisatie, soort=KenmerkSoort.DOELGROEP, gezondheid=True
    )
    ToestemmingFactory(organisatie=organisatie, persoon=gegevens.zorgvrager)
    gegevens = replace(
        gegevens,
        nummer="Z7",
        relatie="ouder",
        inwonend=False,
        netwerk="klein",
        uren_per_week=Decimal("12.5"),
        zorgt_sinds=date(2020, 3, 1),
        beeindigd_op=date(2026, 1, 5),
        nachten_verstoord=3,
        werkt=True,
        kinderen=False,
        reeds_geprobeerd="De buurvrouw.",
        vertegenwoordiger=PersoonFactory(organisatie=organisatie),
        aanspreekpunt=medewerker,
        vervanger=collega,
        doelgroepen=(dementie,),
    )
    gemaakt, _ = zorgsituatie_opslaan(actor=consulent, gegevens=gegevens)
    opgeslagen = zorgsituaties_van(organisatie.id).get()
    for veld in ZorgsituatieGegevens.__dataclass_fields__.keys() - {"doelgroepen"}:
        assert getattr(opgeslagen, veld) == getattr(gegevens, veld), veld
    assert [rij.kenmerk for rij in opgeslagen.doelgroepen.all()] == [dementie]
    assert gegevens_van(opgeslagen) == gegevens
    _, uitkomst = zorgsituatie_opslaan(
        actor=consulent, gegevens=gegevens_van(opgeslagen), zorgsituatie=opgeslagen
    )
    assert uitkomst is Uitkomst.ONGEWIJZIGD
    assert gemaakt == opgeslagen


def test_een_bekende_houdt_zijn_nummer(consulent, gegevens):
    gemaakt, _ = zorgsituatie_opslaan(actor=consulent, gegevens=gegevens)
    zorgsituatie_opslaan(
        actor=consulent, gegevens=replace(gegevens, werkt=False), zorgsituatie=gemaakt
    )
    gemaakt.refresh_from_db()
    assert (gemaakt.nummer, gemaakt.werkt) == ("Z-0001", False)


@pytest.mark.parametrize(
    ("veld", "goed", "fout"),
    [
        ("uren_per_week", 168, 169),
        ("uren_per_week", 0, -1),
        ("nachten_verstoord", 7, 8),
        ("relatie", "buur", "baas"),
        ("netwerk", "geen", "groot"),
    ],
)
def test_grenzen_van_een_veld(consulent, gegevens, veld, goed, fout):
    assert veld in geweigerd(consulent, replace(gegevens, **{veld: fout}))
    zorgsituatie_opslaan(actor=consulent, gegevens=replace(gegevens, **{veld: goed}))


def test_een_coordinator_ziet_en_registreert_niet(actor, gegevens):
    with pytest.raises(NietToegestaan):
        zorgsituatie_opslaan(actor=actor, gegevens=gegevens)


# Who.


def test_niemand_is_mantelzorger_van_zichzelf(consulent, gegevens):
    zichzelf = replace(gegevens, zorgvrager=gegevens.mantelzorger)
    assert "zorgvrager" in geweigerd(consulent, zichzelf)


def test_de_vertegenwoordiger_is_een_ander_dan_de_mantelzorger(consulent, gegevens):
    gegevens = replace(gegevens, vertegenwoordiger=gegevens.mantelzorger)
    assert "vertegenwoordiger" in geweigerd(consulent, gegevens)
    zorgsituatie_opslaan(
        actor=consulent, gegevens=replace(gegevens, vertegenwoordiger=gegevens.zorgvrager)
    )


def test_een_vertegenwoordiger_kan_ook_weer_weg(consulent, organisatie, gegevens):
    gegevens = replace(gegevens, vertegenwoordiger=PersoonFactory(organisatie=organisatie))
    gemaakt, _ = zorgsituatie_opslaan(actor=consulent, gegevens=gegevens)
    _, uitkomst = zorgsituatie_opslaan(
        actor=consulent,
        gegevens=replace(gegevens_van(gemaakt), vertegenwoordiger=None),
        zorgsituatie=gemaakt,
    )
    gemaakt.refresh_from_db()
    assert (uitkomst, gemaakt.vertegenwoordiger) == (Uitkomst.GEWIJZIGD, None)


def test_dezelfde_twee_personen_hebben_een_zorgsituatie(consulent, gegevens):
    zorgsituatie_opslaan(actor=consulent, gegevens=gegevens)
    fouten = geweigerd(consulent, gegevens)
    assert fouten == {"zorgvrager": "Deze twee personen hebben al een zorgsituatie: Z-0001."}


def test_andersom_of_met_een_ander_is_een_andere_zorgsituatie(consulent, organisatie, gegevens):
    zorgsituatie_opslaan(actor=consulent, gegevens=gegevens)
    andersom = replace(gegevens, mantelzorger=gegevens.zorgvrager, zorgvrager=gegevens.mantelzorger)
    zorgsituatie_opslaan(actor=consulent, gegevens=andersom)
    ander = PersoonFactory(organisatie=organisatie)
    zorgsituatie_opslaan(actor=consulent, gegevens=replace(gegevens, zorgvrager=ander))
    assert Zorgsituatie.objects.voor(organisatie).count() == 3


def test_een_wijziging_maakt_er_ook_niet_twee_van(consulent, organisatie, gegevens):
    zorgsituatie_opslaan(actor=consulent, gegevens=gegevens)
    ander = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=gegevens.mantelzorger)
    assert "zorgvrager" in geweigerd(consulent, gegevens, ander)


def test_zorgen_begon_vandaag_of_eerder(consulent, gegevens):
    morgen = timezone.localdate() + timedelta(days=1)
    assert "zorgt_sinds" in geweigerd(consulent, replace(gegevens, zorgt_sinds=morgen))
    vandaag = replace(gegevens, zorgt_sinds=timezone.localdate())
    zorgsituatie_opslaan(actor=consulent, gegevens=vandaag)


# Contact and stand-in.


@pytest.mark.parametrize("veld", ["aanspreekpunt", "vervanger"])
@pytest.mark.parametrize(
    "waarden", [{"met_rollen": [Rol.BEHEERDER]}, {"met_rollen": [Rol.CONSULENT], "actief": False}]
)
def test_alleen_wie_hier_mensen_begeleidt(consulent, organisatie, gegevens, veld, waarden):
    gekozen = GebruikerFactory(organisatie=organisatie, **waarden)
    assert veld in geweigerd(consulent, replace(gegevens, **{veld: gekozen}))


def test_wie_vertrok_blijft_staan_tot_er_een_ander_is(consulent, gegevens, collega):
    gegevens = replace(gegevens, vervanger=collega)
    gemaakt, _ = zorgsituatie_opslaan(actor=consulent, gegevens=gegevens)
    collega.actief = False
    collega.save()
    _, uitkomst = zorgsituatie_opslaan(
        actor=consulent, gegevens=replace(gegevens, werkt=True), zorgsituatie=gemaakt
    )
    assert uitkomst is Uitkomst.GEWIJZIGD


def test_de_vervanger_is_een_ander(consulent, gegevens, medewerker):
    gegevens = replace(gegevens, aanspreekpunt=medewerker, vervanger=medewerker)
    assert "vervanger" in geweigerd(consulent, gegevens)


@pytest.mark.parametrize("wie", ["mantelzorger", "zorgvrager"])
def test_het_aanspreekpunt_van_het_huishouden_wordt_ingevuld(consulent, gegevens, collega, wie):
    verhuizen(getattr(gegevens, wie), collega)
    gemaakt, _ = zorgsituatie_opslaan(actor=consulent, gegevens=gegevens)
    assert gemaakt.aanspreekpunt == collega


def test_een_ander_dan_het_aanspreekpunt_van_het_huishouden_wordt_geweigerd(
    consulent, gegevens, medewerker, collega
):
    verhuizen(gegevens.mantelzorger, collega)
    fouten = geweigerd(consulent, replace(gegevens, aanspreekpunt=medewerker))
    assert collega.naam in fouten["aanspreekpunt"]
    zorgsituatie_opslaan(actor=consulent, gegevens=replace(gegevens, aanspreekpunt=collega))


def test_twee_huishoudens_geven_de_keus_uit_twee(consulent, gegevens, medewerker, collega):
    verhuizen(gegevens.mantelzorger, collega)
    verhuizen(gegevens.zorgvrager, medewerker)
    gemaakt, _ = zorgsituatie_opslaan(actor=consulent, gegevens=gegevens)
    assert gemaakt.aanspreekpunt == collega
    gemaakt, _ = zorgsituatie_opslaan(
        actor=consulent,
        gegevens=replace(gegevens, aanspreekpunt=medewerker),
        zorgsituatie=gemaakt,
    )
    assert gemaakt.aanspreekpunt == medewerker


def test_een_huishouden_zonder_aanspreekpunt_of_met_een_vertrokken_laat_de_keus_vrij(
    consulent, organisatie, gegevens, medewerker
):
    weg = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT], actief=False)
    verhuizen(gegevens.mantelzorger, None)
    verhuizen(gegevens.zorgvrager, weg)
    gemaakt, _ = zorgsituatie_opslaan(
        actor=consulent, gegevens=replace(gegevens, aanspreekpunt=medewerker)
    )
    assert gemaakt.aanspreekpunt == medewerker


def test_de_vervanger_is_ook_niet_het_ingevulde_aanspreekpunt(consulent, gegevens, collega):
    verhuizen(gegevens.mantelzorger, collega)
    assert "vervanger" in geweigerd(consulent, replace(gegevens, vervanger=collega))


# In the database too.


@pytest.mark.parametrize(
    "waarden",
    [
        {"uren_per_week": 169},
        {"uren_per_week": -1},
        {"nachten_verstoord": 8},
    ],
)
def test_grenzen_gelden_ook_in_de_database(organisatie, waarden):
    with pytest.raises(IntegrityError), transaction.atomic():
        ZorgsituatieFactory(organisatie=organisatie, **waarden)


def test_rollen_van_personen_gelden_ook_in_de_database(organisatie, medewerker):
    persoon = PersoonFactory(organisatie=organisatie)
    for waarden in (
        {"mantelzorger": persoon, "zorgvrager": persoon},
        {"mantelzorger": persoon, "vertegenwoordiger": persoon},
        {"aanspreekpunt": medewerker, "vervanger": medewerker},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ZorgsituatieFactory(organisatie=organisatie, **waarden)


# Carers who are cared for and care themselves.


def test_bij_welke_zorgsituaties_iemand_hoort(
    organisatie, andere_organisatie, django_assert_num_queries
):
    ouder, kind, los = PersoonFactory.create_batch(3, organisatie=organisatie)
    zorgt = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=ouder)
    wordt_verzorgd = ZorgsituatieFactory(
        organisatie=organisatie, mantelzorger=kind, zorgvrager=ouder
    )
    ZorgsituatieFactory(organisatie=organisatie)
    ZorgsituatieFactory(organisatie=andere_organisatie)
    with django_assert_num_queries(1):
        gevonden = ook_betrokken_bij(organisatie.id, [ouder, kind, los])
        assert gevonden[ouder.id][0].zorgvrager.achternaam
    assert set(gevonden[ouder.id]) == {zorgt, wordt_verzorgd}
    assert gevonden[kind.id] == [wordt_verzorgd]
    assert gevonden[los.id] == []
