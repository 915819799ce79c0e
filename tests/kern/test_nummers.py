"""Numbers: given out in order, each once, going on from what an import brought."""

import pytest

from kern.services.nummers import nummer_uitgeven
from mantelzorg.models import Zorgsituatie
from tests.fabrieken import ZorgsituatieFactory


def nummer(organisatie):
    return nummer_uitgeven(organisatie_id=organisatie.id, letter="Z", model=Zorgsituatie)


def test_de_eerste_is_een_en_dan_verder(organisatie):
    assert [nummer(organisatie), nummer(organisatie)] == ["Z-0001", "Z-0002"]


def test_elke_organisatie_telt_zelf(organisatie, andere_organisatie):
    nummer(organisatie)
    assert nummer(andere_organisatie) == "Z-0001"


def test_elke_letter_telt_zelf(organisatie):
    nummer(organisatie)
    ander = nummer_uitgeven(organisatie_id=organisatie.id, letter="A", model=Zorgsituatie)
    assert ander == "A-0001"


def test_de_reeks_gaat_verder_na_een_import(organisatie):
    for bestaand in ("Z-0041", "Z-7", "Z12", "Z-x9", "Z-123456789012"):
        ZorgsituatieFactory(organisatie=organisatie, nummer=bestaand)
    assert nummer(organisatie) == "Z-0042"


def test_een_nummer_dat_een_latere_import_bracht_wordt_overgeslagen(organisatie):
    nummer(organisatie)
    for bestaand in ("Z-0002", "Z-0003"):
        ZorgsituatieFactory(organisatie=organisatie, nummer=bestaand)
    assert nummer(organisatie) == "Z-0004"


def test_een_nummer_van_een_ander_is_niet_bezet(organisatie, andere_organisatie):
    ZorgsituatieFactory(organisatie=andere_organisatie, nummer="Z-0001")
    assert nummer(organisatie) == "Z-0001"


@pytest.mark.parametrize("cijfers", ["²", "٣"])
def test_een_nummer_met_vreemde_cijfers_telt_niet_of_telt_als_getal(organisatie, cijfers):
    ZorgsituatieFactory(organisatie=organisatie, nummer=f"Z-{cijfers}")
    assert nummer(organisatie) in {"Z-0001", "Z-0004"}
