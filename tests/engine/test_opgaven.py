"""Stored problems with known optima, and a large one that is stopped early.

The optima were found by the engine and, apart from it, by HiGHS on a model of pairs and moments
(``benchmarks.methoden``); the problems are of ``benchmarks.opgaven``, of invented people.
"""

from pathlib import Path

import pytest

from benchmarks.opgaven import maak_opgave
from matching.engine.controle import controleer
from matching.engine.meting import Meting
from matching.engine.modellen import weekplanmodel
from matching.engine.oplosser import los_op
from matching.engine.probleem import Probleem
from matching.engine.probleem_json import lees_probleem

MAP = Path(__file__).parent / "opgaven"
OPTIMA = {
    "schaars-160x60-13": 1_882_821,
    "stad-90x100-2": 1_559_740,
    "veel-60x12-2": 669_710,
}


def opgave(naam: str) -> Probleem:
    return lees_probleem((MAP / f"{naam}.json").read_bytes())


@pytest.mark.parametrize("naam", OPTIMA)
def test_het_optimum_is_het_bekende(naam):
    oplossing = los_op(opgave(naam), tijdslimiet=60)
    assert (oplossing.doelwaarde, oplossing.bovengrens) == (OPTIMA[naam], OPTIMA[naam])
    assert controleer(opgave(naam), oplossing) == []


@pytest.mark.parametrize("naam", OPTIMA)
@pytest.mark.parametrize("seconden", [0, 0.55, 0.7])
def test_ook_eerder_gestopt_ligt_het_optimum_tussen_plan_en_grens(naam, seconden):
    oplossing = los_op(opgave(naam), tijdslimiet=seconden)
    assert oplossing.doelwaarde <= OPTIMA[naam] <= oplossing.bovengrens
    assert controleer(opgave(naam), oplossing) == []


def test_een_van_deze_heeft_sneden_nodig(monkeypatch):
    gevonden = []
    zoek = weekplanmodel.gebroken_sneden

    def met_telling(gebruikt):
        sneden = zoek(gebruikt)
        gevonden.extend(sneden)
        return sneden

    monkeypatch.setattr(weekplanmodel, "gebroken_sneden", met_telling)
    los_op(opgave("schaars-160x60-13"), tijdslimiet=60)
    assert gevonden


def test_dezelfde_opgave_geeft_dezelfde_koppelingen():
    een, ander = (los_op(opgave("stad-90x100-2"), tijdslimiet=60) for _ in range(2))
    assert een.koppelingen == ander.koppelingen


def test_met_een_seconde_heeft_een_stad_een_plan_en_een_grens():
    stad = maak_opgave("stad", 2000, 2500, 1)
    meting = Meting()
    oplossing = los_op(stad, tijdslimiet=1, meting=meting)
    assert oplossing.doelwaarde > 0.9 * oplossing.bovengrens
    assert controleer(stad, oplossing) == []
    assert oplossing.seconden < 10
