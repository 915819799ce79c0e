"""The mean difference between two scores of the same people, and how sure it is."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from matching.regels.effect import verschil

scores = st.integers(0, 15).map(float)


def test_het_verschil_is_na_min_voor_met_een_interval_eromheen():
    """Differences -3, -1 and 1: mean -1, standard error 2/sqrt(3), t with 2 degrees 4.302653."""
    anders = verschil([(8, 5), (6, 5), (4, 5)])
    assert anders.gemiddelde == pytest.approx(-1)
    assert anders.laag == pytest.approx(-1 - 4.302653 * 2 / math.sqrt(3), abs=1e-5)
    assert anders.hoog == pytest.approx(-1 + 4.302653 * 2 / math.sqrt(3), abs=1e-5)


@pytest.mark.parametrize("paren", [[], [(3, 5)], [(3, 5), (4, 6), (0, 2)]])
def test_wie_allemaal_evenveel_veranderden_krijgen_geen_verschil(paren):
    """A mean would be what each of them answered."""
    assert verschil(paren) is None


@given(st.lists(st.tuples(scores, scores), min_size=2, max_size=40))
def test_het_interval_is_dat_van_student(paren):
    verschillen = [na - voor for voor, na in paren]
    anders = verschil(paren)
    if anders is None:
        assert min(verschillen) == max(verschillen)
        return
    n = len(verschillen)
    gemiddelde = sum(verschillen) / n
    fout = math.sqrt(sum((v - gemiddelde) ** 2 for v in verschillen) / (n - 1) / n)
    breed = t.ppf(0.975, n - 1) * fout
    assert anders.gemiddelde == pytest.approx(gemiddelde)
    assert anders.laag == pytest.approx(gemiddelde - breed)
    assert anders.hoog == pytest.approx(gemiddelde + breed)
