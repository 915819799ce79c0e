"""Duplicates in the database: found by what they share, in a fixed number of queries."""

from datetime import date
from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kern.models import Persoon
from kern.regels.gelijkenis import gelijkenis, profiel
from kern.selectors import dubbelen
from kern.selectors.dubbelen import gelijkende_personen, gelijkenissen, mogelijke_dubbelen
from kern.services.personen import PersoonGegevens
from kern.services.samenvoegen import niet_dubbel_vastleggen, personen_samenvoegen
from tests.fabrieken import PersoonFactory

JAN = PersoonGegevens(voornaam="Jan", achternaam="van den Berg", postcode="7551AB", huisnummer="3")


def jan(organisatie, **waarden):
    standaard = {"voornaam": "Jan", "achternaam": "Berg", "huisnummer": "3"}
    return PersoonFactory(organisatie=organisatie, **(standaard | waarden))


def test_wie_lijkt_wordt_gevonden_met_de_reden(organisatie):
    persoon = jan(organisatie, tussenvoegsel="van den")
    PersoonFactory(organisatie=organisatie)
    [gevonden] = gelijkende_personen(organisatie.id, JAN)
    assert (gevonden.persoon, gevonden.score, gevonden.redenen) == (persoon, 100, ("adres",))
    assert [str(tekst) for tekst in gevonden.redenteksten] == ["hetzelfde adres"]


def test_wie_het_meest_lijkt_staat_voorop(organisatie):
    voorletter = jan(organisatie, voornaam="J.")
    precies = jan(organisatie)
    gevonden = gelijkende_personen(organisatie.id, JAN)
    assert [g.persoon for g in gevonden] == [precies, voorletter]


def test_personen_van_een_ander_tellen_niet(organisatie, andere_organisatie):
    jan(andere_organisatie)
    assert gelijkende_personen(organisatie.id, JAN) == []


def test_wie_samengevoegd_is_telt_niet(organisatie, actor):
    een, ander = jan(organisatie), jan(organisatie)
    personen_samenvoegen(actor=actor, blijft=een, vervalt=ander)
    assert [g.persoon for g in gelijkende_personen(organisatie.id, JAN)] == [een]
    assert mogelijke_dubbelen(organisatie.id) == []


def test_mogelijke_dubbelen_noemt_elk_paar_een_keer(organisatie):
    een, ander = jan(organisatie, email="j@x.example"), jan(organisatie, email="J@X.example")
    [paar] = mogelijke_dubbelen(organisatie.id)
    assert (paar.een, paar.ander, paar.redenen) == (een, ander, ("adres", "email"))


def test_een_paar_dat_niet_dubbel_is_blijft_weg(organisatie, actor):
    een, ander = jan(organisatie), jan(organisatie)
    niet_dubbel_vastleggen(actor=actor, een=ander, ander=een)
    assert mogelijke_dubbelen(organisatie.id) == []


def veel(organisatie, aantal):
    """Many persons who resemble each other in many ways."""
    Persoon.alles.bulk_create(
        PersoonFactory.build(
            organisatie=organisatie,
            voornaam=["Jan", "J.", "Johan", "Anna", ""][nr % 5],
            achternaam=["Berg", "Bergh", "Jansen", "Janssen-Smit"][nr % 4],
            postcode=["7551AB", "7551AC", "7552AB"][nr % 3],
            huisnummer=str(nr % 7),
            telefoon=["", "0612345678"][nr % 11 == 0],
            email=["", f"p{nr % 13}@x.example"][nr % 2],
            geboortedatum=[None, date(1950, 1, 1 + nr % 9)][nr % 3 > 0],
        )
        for nr in range(aantal)
    )


def test_zoeken_op_wat_gedeeld_wordt_vindt_alles_wat_elk_met_elk_vindt(organisatie):
    veel(organisatie, 120)
    personen = list(Persoon.objects.voor(organisatie))
    verwacht = {
        frozenset((een.id, ander.id))
        for een, ander in combinations(personen, 2)
        if gelijkenis(profiel(een), profiel(ander))
    }
    paren = mogelijke_dubbelen(organisatie.id)
    assert len(verwacht) > 100
    assert len(paren) == len(verwacht)
    assert {frozenset((paar.een.id, paar.ander.id)) for paar in paren} == verwacht
    per_persoon = gelijkenissen(organisatie.id, personen)
    for persoon, gevonden in zip(personen, per_persoon, strict=True):
        assert {g.persoon.id for g in gevonden} - {persoon.id} == {
            ander for paar in verwacht if persoon.id in paar for ander in paar - {persoon.id}
        }


def test_een_te_grote_groep_wordt_verdeeld_op_beginletters(organisatie, monkeypatch):
    monkeypatch.setattr(dubbelen, "GROOTSTE_GROEP", 3)
    een, ander = (
        jan(organisatie, telefoon="0612345678", postcode=postcode)
        for postcode in ("7551AB", "7441AA")
    )
    for naam in ("Aalders", "Dekker", "Evers", "Hoekstra", "Mulder"):
        PersoonFactory(organisatie=organisatie, achternaam=naam, telefoon="0612345678")
    [paar] = mogelijke_dubbelen(organisatie.id)
    assert {paar.een, paar.ander} == {een, ander}
    assert len(gelijkende_personen(organisatie.id, een)) == 2


@pytest.mark.parametrize("zoek", [mogelijke_dubbelen, lambda o: gelijkenissen(o, [JAN] * 50)])
def test_het_aantal_vragen_aan_de_database_groeit_niet(organisatie, zoek):
    aantallen = []
    for _ in range(2):
        veel(organisatie, 40)
        with CaptureQueriesContext(connection) as vragen:
            zoek(organisatie.id)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 3
