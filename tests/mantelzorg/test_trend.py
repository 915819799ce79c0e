"""The trend of measurements against scipy on stored series, ties and gaps included."""

import json
from datetime import date, timedelta
from itertools import combinations
from math import sqrt
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau, theilslopes

from mantelzorg.regels.trend import trend

OPGESLAGEN = json.loads((Path(__file__).parent / "reeksen" / "trend.json").read_text("utf-8"))
REEKSEN = [
    pytest.param([(date.fromisoformat(dag), waarde) for dag, waarde in punten], id=naam)
    for naam, punten in OPGESLAGEN.items()
]


@pytest.mark.parametrize("punten", REEKSEN)
def test_een_opgeslagen_reeks_geeft_wat_scipy_geeft(punten):
    dagen = [dag.toordinal() for dag, _waarde in punten]
    waarden = [waarde for _dag, waarde in punten]
    verloop, samenhang = trend(punten), kendalltau(dagen, waarden)
    assert verloop is not None
    assert verloop.per_jaar == pytest.approx(theilslopes(waarden, dagen).slope * 365.25)
    assert verloop.tau == pytest.approx(samenhang.statistic)


@pytest.mark.parametrize("punten", REEKSEN)
def test_een_opgeslagen_reeks_geeft_wat_de_definities_zeggen(punten):
    """Without scipy: the median of the slopes between days, and concordant pairs over tau-b's."""
    paren = list(combinations(sorted(punten), 2))
    hellingen = [(w2 - w1) / (d2 - d1).days for (d1, w1), (d2, w2) in paren if d1 != d2]
    richtingen = [(w2 > w1) - (w2 < w1) for (d1, w1), (d2, w2) in paren if d1 != d2]
    andere_waarde = sum(w1 != w2 for (_d1, w1), (_d2, w2) in paren)
    verloop = trend(punten)
    assert verloop is not None
    assert verloop.per_jaar == pytest.approx(median(hellingen) * 365.25)
    assert verloop.tau == pytest.approx(sum(richtingen) / sqrt(len(hellingen) * andere_waarde))


def test_de_eenheid_is_punten_per_jaar():
    verloop = trend([(date(2025, 1, 1), 2.0), (date(2026, 1, 1), 4.0), (date(2027, 1, 1), 6.0)])
    assert verloop is not None
    assert (verloop.aantal, verloop.van, verloop.tot) == (3, date(2025, 1, 1), date(2027, 1, 1))
    assert verloop.per_jaar == pytest.approx(2 * 365.25 / 365)


def test_onder_drie_verschillende_dagen_is_er_geen_trend():
    dag = date(2026, 1, 1)
    assert trend([]) is None
    assert trend([(dag, 1.0), (dag + timedelta(days=9), 9.0)]) is None
    assert trend([(dag, 1.0), (dag, 2.0), (dag + timedelta(days=9), 9.0)]) is None


def test_wat_gelijk_blijft_stijgt_niet():
    verloop = trend([(date(2026, 1, dag), 4.0) for dag in (1, 5, 20)])
    assert verloop is not None
    assert (verloop.per_jaar, verloop.tau) == (0.0, 0.0)


METINGEN = st.lists(
    st.tuples(st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.integers(0, 15).map(float)),
    min_size=3,
    max_size=9,
    unique_by=lambda punt: punt[0],
)


@given(METINGEN)
def test_de_volgorde_van_invoeren_doet_er_niet_toe(reeks):
    assert trend(reeks) == trend(reeks[::-1])


@given(METINGEN)
def test_omgekeerde_scores_geven_het_omgekeerde(reeks):
    heen, terug = trend(reeks), trend([(dag, -waarde) for dag, waarde in reeks])
    assert heen is not None
    assert terug is not None
    assert (heen.per_jaar, heen.tau) == pytest.approx((-terug.per_jaar, -terug.tau))
