"""Registering volunteers: what is refused, what is kept."""

from dataclasses import replace
from datetime import date, time

import pytest

from kern.actor import Actor
from kern.fouten import NietToegestaan, Ongeldig
from kern.models import Rol
from kern.services.opslaan import Uitkomst
from tests.fabrieken import GebruikerFactory, PersoonFactory, TaaktypeFactory, VrijwilligerFactory
from vrijwilligers.models import Beschikbaarheid, Vrijwilliger
from vrijwilligers.regels.vensters import Weekvenster
from vrijwilligers.services.vrijwilligers import (
    BekwaamheidWaarde,
    VogWaarde,
    VrijwilligerGegevens,
    vrijwilliger_opslaan,
)


@pytest.fixture
def gegevens(organisatie):
    return VrijwilligerGegevens(
        nummer="V1",
        persoon=PersoonFactory(organisatie=organisatie),
        vervoer="fiets",
        max_reistijd=20,
        max_minuten_per_week=240,
        max_koppelingen=2,
        bekwaamheden=(BekwaamheidWaarde(TaaktypeFactory(organisatie=organisatie)),),
        beschikbaarheid=(
            Weekvenster(1, time(9), time(12), 15),
            Weekvenster(1, time(12), time(17), 15),
        ),
    )


def test_vensters_die_elkaar_raken_worden_er_een_bij_het_bewaren(actor, gegevens):
    vrijwilliger, uitkomst = vrijwilliger_opslaan(actor=actor, gegevens=gegevens)
    venster = vrijwilliger.beschikbaarheden.get()
    assert uitkomst is Uitkomst.AANGEMAAKT
    assert (venster.van, venster.tot) == (time(9), time(17))


def test_vensters_die_overlappen_laten_niets_achter(actor, gegevens):
    dubbel = Weekvenster(1, time(11), time(13), 1)
    with pytest.raises(Ongeldig) as fout:
        vrijwilliger_opslaan(
            actor=actor,
            gegevens=replace(gegevens, beschikbaarheid=(*gegevens.beschikbaarheid, dubbel)),
        )
    assert "beschikbaarheid" in fout.value.velden
    assert not Vrijwilliger.objects.voor(actor.organisatie_id).exists()


def test_nog_eens_hetzelfde_verandert_niets(actor, gegevens):
    vrijwilliger, _uitkomst = vrijwilliger_opslaan(actor=actor, gegevens=gegevens)
    _v, uitkomst = vrijwilliger_opslaan(actor=actor, gegevens=gegevens, vrijwilliger=vrijwilliger)
    assert uitkomst is Uitkomst.ONGEWIJZIGD
    assert Beschikbaarheid.objects.voor(actor.organisatie_id).count() == 1


def test_een_afwezigheid_eindigt_niet_voor_zij_begint(actor, gegevens):
    andersom = ((date(2026, 5, 2), date(2026, 5, 1)),)
    with pytest.raises(Ongeldig) as fout:
        vrijwilliger_opslaan(actor=actor, gegevens=replace(gegevens, afwezigheden=andersom))
    assert "afwezigheden" in fout.value.velden


def test_een_vog_wordt_na_de_afgifte_vernieuwd(actor, gegevens):
    vog = VogWaarde(date(2026, 5, 1), date(2026, 5, 1), gezien_door="coördinator")
    with pytest.raises(Ongeldig):
        vrijwilliger_opslaan(actor=actor, gegevens=replace(gegevens, vogs=(vog,)))
    assert not Vrijwilliger.objects.voor(actor.organisatie_id).exists()


@pytest.mark.parametrize(("veld", "waarde"), [("max_reistijd", 0), ("vervoer", "paard")])
def test_wat_niet_kan_wordt_bij_het_veld_gezegd(actor, gegevens, veld, waarde):
    with pytest.raises(Ongeldig) as fout:
        vrijwilliger_opslaan(actor=actor, gegevens=replace(gegevens, **{veld: waarde}))
    assert veld in fout.value.velden


def test_een_nummer_is_van_een_vrijwilliger(actor, organisatie, gegevens):
    VrijwilligerFactory(organisatie=organisatie, nummer="V1")
    with pytest.raises(Ongeldig):
        vrijwilliger_opslaan(actor=actor, gegevens=gegevens)


def test_een_consulent_registreert_geen_vrijwilliger(organisatie, gegevens):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    with pytest.raises(NietToegestaan):
        vrijwilliger_opslaan(
            actor=Actor.van_gebruiker(gebruiker, herkomst="test", doel="test"), gegevens=gegevens
        )
