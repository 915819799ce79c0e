"""When a carer is asked how it goes, how pressing that is, and when trying stops."""

from datetime import date, timedelta

import pytest

from kern.models import Ernst
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.checkins import (
    ernst_van,
    is_niet_bereikt,
    te_herinneren_tot,
    vervroegd_op,
    volgende_op,
)

PARAMETERS = Belastingparameters()
VANDAAG = date(2026, 11, 2)


def dagen(aantal: int) -> timedelta:
    return timedelta(days=aantal)


@pytest.mark.parametrize(("risico", "na"), PARAMETERS.checkins.items())
def test_hoe_groter_het_risico_hoe_eerder(risico, na):
    assert volgende_op(VANDAAG, risico, False, PARAMETERS, VANDAAG) == VANDAAG + dagen(na)


def test_onbekend_wordt_even_snel_gevraagd_als_hoog():
    assert PARAMETERS.checkins["onbekend"] == PARAMETERS.checkins["hoog"]


def test_nooit_op_een_dag_die_voorbij_is():
    assert volgende_op(VANDAAG - dagen(400), "laag", False, PARAMETERS, VANDAAG) == VANDAAG


@pytest.mark.parametrize(
    ("risico", "na"), [("laag", 30), ("verhoogd", 30), ("onbekend", 30), ("hoog", 30), ("acuut", 7)]
)
def test_wie_zwijgt_wordt_gevraagd_als_bij_onbekend_en_nooit_later(risico, na):
    assert volgende_op(VANDAAG, risico, True, PARAMETERS, VANDAAG) == VANDAAG + dagen(na)


@pytest.mark.parametrize(
    ("gepland", "risico", "wordt"),
    [(100, "hoog", 30), (100, "laag", 100), (5, "hoog", 5), (-3, "acuut", -3)],
)
def test_een_geplande_dag_komt_eerder_en_nooit_later(gepland, risico, wordt):
    op = vervroegd_op(VANDAAG + dagen(gepland), VANDAAG, risico, False, PARAMETERS, VANDAAG)
    assert op == VANDAAG + dagen(wordt)


def test_na_zeven_dagen_wordt_herinnerd():
    assert te_herinneren_tot(PARAMETERS, VANDAAG) == VANDAAG - dagen(7)


@pytest.mark.parametrize(
    ("risico", "gewacht", "ernst"),
    [
        ("laag", 0, Ernst.LAAG),
        ("laag", 6, Ernst.LAAG),
        ("laag", 7, Ernst.GEWOON),
        ("laag", 14, Ernst.HOOG),
        ("laag", 700, Ernst.HOOG),
        ("onbekend", 0, Ernst.GEWOON),
        ("onbekend", 7, Ernst.HOOG),
        ("onbekend", 700, Ernst.HOOG),
        ("verhoogd", 0, Ernst.GEWOON),
        ("hoog", 6, Ernst.HOOG),
        ("hoog", 7, Ernst.ACUUT),
        ("acuut", 0, Ernst.ACUUT),
        ("acuut", 70, Ernst.ACUUT),
    ],
)
def test_zwijgen_maakt_het_ernstiger(risico, gewacht, ernst):
    assert ernst_van(risico, VANDAAG - dagen(gewacht), PARAMETERS, VANDAAG) is ernst


def test_drie_keer_op_een_dag_is_een_dag():
    assert not is_niet_bereikt([VANDAAG] * 3)
    assert not is_niet_bereikt([VANDAAG, VANDAAG, VANDAAG + dagen(1)])
    assert is_niet_bereikt([VANDAAG, VANDAAG + dagen(1), VANDAAG + dagen(5)])
