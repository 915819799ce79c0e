"""Importing availability: what held before stays."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from uitwisseling.fouten import Rijfouten
from vrijwilligers.models import Vrijwilliger


@pytest.fixture(autouse=True)
def _vrijwilliger(importeer):
    importeer("vrijwilligers", {"beschikbaarheid": "di 13:00-17:00"})


def _enige(organisatie) -> Vrijwilliger:
    return Vrijwilliger.objects.voor(organisatie).get()


def test_een_rij_wijzigt_tijden_extra_dagen_en_feestdagen(importeer, organisatie):
    assert importeer("beschikbaarheid", {"nummer": "v-1"}) == (0, 1, 0)
    v = _enige(organisatie)
    gisteren = timezone.localdate() - timedelta(days=1)
    assert [(b.dag, b.geldig_van, b.geldig_tot) for b in v.beschikbaarheden.all()] == [
        (1, None, gisteren),
        (2, timezone.localdate(), None),
    ]
    assert [(e.datum, e.van) for e in v.extra_beschikbaarheden.all()] == [
        (date(2099, 12, 24), time(9))
    ]
    assert v.feestdagen is True
    assert importeer("beschikbaarheid") == (0, 0, 1)


def test_tijden_kunnen_later_ingaan(importeer, organisatie):
    vanaf = timezone.localdate() + timedelta(days=30)
    rij = {"vanaf": f"{vanaf:%d-%m-%Y}", "extra": "", "feestdagen": ""}
    assert importeer("beschikbaarheid", rij) == (0, 1, 0)
    nieuw = _enige(organisatie).beschikbaarheden.get(geldig_tot=None)
    assert (nieuw.dag, nieuw.geldig_van) == (2, vanaf)
    assert importeer("beschikbaarheid", rij) == (0, 0, 1)


def test_tijden_kunnen_voor_een_tijd_gelden(importeer, organisatie):
    begin, eind = (timezone.localdate() + timedelta(days=n) for n in (30, 40))
    rij = {"vanaf": f"{begin:%d-%m-%Y}", "tot": f"{eind:%d-%m-%Y}", "extra": "", "feestdagen": ""}
    assert importeer("beschikbaarheid", rij) == (0, 1, 0)
    rijen = {
        (b.dag, b.geldig_van, b.geldig_tot) for b in _enige(organisatie).beschikbaarheden.all()
    }
    assert rijen == {
        (1, None, begin - timedelta(days=1)),
        (2, begin, eind),
        (1, eind + timedelta(days=1), None),
    }
    assert importeer("beschikbaarheid", rij) == (0, 0, 1)


def test_alleen_een_laatste_dag_bij_dezelfde_tijden_wijzigt_niets(importeer, organisatie):
    eind = timezone.localdate() + timedelta(days=10)
    rij = {"beschikbaarheid": "di 13:00-17:00", "extra": "", "feestdagen": ""}
    assert importeer("beschikbaarheid", rij | {"tot": f"{eind:%d-%m-%Y}"}) == (0, 0, 1)
    assert [b.geldig_tot for b in _enige(organisatie).beschikbaarheden.all()] == [None]


def test_een_laatste_dag_voor_de_eerste_wordt_genoemd(importeer):
    gisteren = timezone.localdate() - timedelta(days=1)
    with pytest.raises(Rijfouten) as fout:
        importeer("beschikbaarheid", {"tot": f"{gisteren:%d-%m-%Y}"})
    assert [f.kolom for f in fout.value.fouten] == ["tot"]


def test_een_extra_dag_die_voorbij_is_blijft(importeer, organisatie):
    _enige(organisatie).extra_beschikbaarheden.create(
        organisatie=organisatie, datum=date(2020, 1, 1), van=time(9), tot=time(12)
    )
    importeer("beschikbaarheid")
    jaren = [e.datum.year for e in _enige(organisatie).extra_beschikbaarheden.order_by("datum")]
    assert jaren == [2020, 2099]


def test_een_afwezigheid_die_voorbij_is_blijft(importeer, organisatie):
    v = _enige(organisatie)
    v.afwezigheden.create(organisatie=organisatie, van=date(2020, 1, 1), tot=date(2020, 1, 9))
    importeer("beschikbaarheid", {"afwezigheden": "01-01-2099 t/m 09-01-2099"})
    assert [a.van.year for a in v.afwezigheden.order_by("van")] == [2020, 2099]


def test_een_kolom_die_ontbreekt_laat_alles_zoals_het_is(lees_in, organisatie):
    verslag = lees_in("beschikbaarheid", b"nummer;feestdagen\nV-1;nee\n")
    assert verslag.gewijzigd == 1
    v = _enige(organisatie)
    assert v.feestdagen is False
    assert [b.dag for b in v.beschikbaarheden.all()] == [1]


def test_alleen_bekende_vrijwilligers_hebben_tijden(importeer):
    with pytest.raises(Rijfouten, match="bekende vrijwilliger"):
        importeer("beschikbaarheid", {"nummer": "V-9"})


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"beschikbaarheid": "di 13:00-17:00; di 16:00-18:00"}, "beschikbaarheid"),
        ({"vanaf": "01-01-1900"}, "vanaf"),
        ({"extra": "24-12-2099"}, "extra"),
    ],
)
def test_een_cel_die_niet_kan_wordt_genoemd(importeer, anders, kolom):
    with pytest.raises(Rijfouten) as fout:
        importeer("beschikbaarheid", anders)
    assert [(f.rij, f.kolom) for f in fout.value.fouten] == [(2, kolom)]
