"""The municipalities of the demo, and choosing one."""

import pytest

from demo.gemeenten import GEMEENTEN, HENGELO, OMMEN, RIJSSEN_HOLTEN, gemeenten_uit
from kern.postcodes import postcodegebied

ALLE_DRIE = pytest.mark.parametrize("gemeente", GEMEENTEN.values(), ids=list(GEMEENTEN))


@ALLE_DRIE
def test_elk_postcodegebied_bestaat(gemeente):
    for pc4 in gemeente.inwoners_per_pc4:
        assert postcodegebied(f"{pc4}AB").pc4 == pc4


@ALLE_DRIE
def test_de_inwoners_zijn_helemaal_verdeeld(gemeente):
    assert sum(gemeente.inwoners_per_pc4.values()) == pytest.approx(1)
    assert sum(gemeente.herkomst.values()) == pytest.approx(1)


@ALLE_DRIE
def test_een_postcodegebied_hoort_bij_een_wijk(gemeente):
    gebieden = [pc4 for wijk in gemeente.wijken.values() for pc4 in wijk]
    assert len(gebieden) == len(set(gebieden))


def test_ommen_en_rijssen_holten_hebben_de_gebieden_van_de_opdracht():
    assert sorted(OMMEN.inwoners_per_pc4) == (
        ["7685", "7731", "7734", "7735", "7736", "7737", "7738", "7739", "8146", "8147", "8148"]
    )
    assert sorted(RIJSSEN_HOLTEN.inwoners_per_pc4) == ["7451", "7462", "7463"]


@pytest.mark.parametrize(
    ("keuze", "gemeenten"),
    [
        ("ommen", (OMMEN,)),
        ("rijssen-holten", (RIJSSEN_HOLTEN,)),
        ("hengelo", (HENGELO,)),
        ("alle", (OMMEN, RIJSSEN_HOLTEN, HENGELO)),
    ],
)
def test_een_keuze_is_een_gemeente_of_alle(keuze, gemeenten):
    assert gemeenten_uit(keuze) == gemeenten


@pytest.mark.parametrize("keuze", ["", "Hengelo", "enschede"])
def test_een_andere_keuze_noemt_wat_er_te_kiezen_is(keuze):
    with pytest.raises(ValueError, match="ommen, rijssen-holten, hengelo of alle"):
        gemeenten_uit(keuze)
