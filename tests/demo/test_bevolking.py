"""The municipality as a whole agrees with the figures it is made from."""

from collections import Counter
from statistics import fmean

import pytest

from demo.bevolking import aantal_vrijwilligers, mantelzorgers, met_hulpvraag
from demo.cijfers import aanbod, belasting, registratie, vraag
from demo.cijfers import bevolking as cijfers
from demo.gemeenten import HENGELO

SEED = 7


@pytest.fixture(scope="module")
def carers():
    return mantelzorgers(HENGELO, SEED)


def _aandelen(waarden) -> dict:
    telling = Counter(waarden)
    return {wat: aantal / telling.total() for wat, aantal in telling.items()}


def test_een_op_de_acht_van_wie_twintig_of_ouder_is_zorgt(carers):
    vanaf_20 = HENGELO.inwoners * (1 - cijfers.INWONERS_PER_LEEFTIJD[0, 20])
    assert len(carers) / vanaf_20 == pytest.approx(cijfers.MANTELZORGERS_VANAF_20, abs=0.007)


def test_het_aandeel_mantelzorgers_klopt_per_leeftijd(carers):
    for (van, tot), aandeel in cijfers.MANTELZORGERS_PER_LEEFTIJD.items():
        inwoners = HENGELO.inwoners * cijfers.INWONERS_PER_LEEFTIJD[van, tot]
        zorgt = sum(van <= carer.leeftijd < tot for carer in carers)
        assert zorgt / inwoners == pytest.approx(aandeel, abs=0.001)


def test_de_uren_kloppen_gemiddeld_in_hun_spreiding_en_bij_dementie(carers):
    assert fmean(c.uren for c in carers) == pytest.approx(cijfers.UREN_GEMIDDELD, abs=0.6)
    assert fmean(c.uren >= 8 for c in carers) == pytest.approx(cijfers.UREN_ACHT_OF_MEER, abs=0.01)
    dementie = [c.uren for c in carers if c.dementie]
    assert fmean(dementie) == pytest.approx(cijfers.UREN_BIJ_DEMENTIE, abs=1)


def test_de_belasting_klopt_en_loopt_op_met_de_uren(carers):
    assert _aandelen(c.belasting for c in carers) == pytest.approx(cijfers.BELASTING, abs=0.001)
    uren = {b: fmean(c.uren for c in carers if c.belasting == b) for b in cijfers.BELASTING}
    assert uren["geen"] < uren["licht"] < uren["matig"] < uren["zwaar"]


def test_de_relaties_kloppen(carers):
    assert _aandelen(c.relatie for c in carers) == pytest.approx(cijfers.RELATIES, abs=0.001)


def test_wie_om_hulp_vraagt_heeft_een_behoefte_wil_het_en_is_bekend(carers):
    deel = len(met_hulpvraag(carers, SEED)) / len(carers)
    hoogstens = cijfers.ONVERVULDE_RESPIJTBEHOEFTE * (1 - cijfers.ZORGVRAGER_WIL_NIET)
    bekend = cijfers.BEKEND_BIJ_ORGANISATIE.values()
    assert hoogstens * min(bekend) < deel < hoogstens * max(bekend)


def test_ongeveer_achthonderd_vrijwilligers():
    assert aantal_vrijwilligers(HENGELO) == pytest.approx(800, abs=40)


GEEN_VERDELING = {
    "BEKEND_BIJ_ORGANISATIE",
    "BEKWAAMHEDEN",
    "INWONEND",
    "JA_BIJ_HOOGSTE_LAST",
    "LEEFTIJDEN",
    "DEELNEMERS",
    "MANTELZORGERS_PER_LEEFTIJD",
    "OMSTANDIGHEDEN",
    "OP_NAAM",
    "STAGE",
    "SYSTEEM_OPGEVOLGD",
    "VERMIJDT",
    "VOLHOUDTIJD_VANAF",
    "WACHT_GEMIDDELD",
    "WEEGT_MEE",
    "ZWAAR_NAAR_BELASTING",
}
"""Shares that each stand on their own."""


@pytest.mark.parametrize(
    "verdeling",
    [
        pytest.param(waarde, id=f"{onderwerp.__name__.split('.')[-1]}.{naam}")
        for onderwerp in (cijfers, vraag, aanbod, registratie, belasting)
        for naam, waarde in vars(onderwerp).items()
        if isinstance(waarde, dict)
        and naam.isupper()
        and all(isinstance(deel, float) for deel in waarde.values())
        and naam not in GEEN_VERDELING
    ],
)
def test_een_verdeling_telt_op_tot_een(verdeling):
    assert sum(verdeling.values()) == pytest.approx(1)
