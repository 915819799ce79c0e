"""Half years: they follow on each other and never overlap."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern.regels.halfjaren import Halfjaar, te_kiezen


@pytest.mark.parametrize(
    ("dag", "code"),
    [
        (date(2026, 1, 1), "2026-1"),
        (date(2026, 6, 30), "2026-1"),
        (date(2026, 7, 1), "2026-2"),
        (date(2026, 12, 31), "2026-2"),
    ],
)
def test_een_dag_hoort_bij_een_halfjaar(dag, code):
    assert Halfjaar.van_dag(dag).code == code


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_te_kiezen_halfjaren_sluiten_aan_en_overlappen_niet(dag):
    halfjaren = te_kiezen(dag)
    assert halfjaren[0].eerste_dag <= dag <= halfjaren[0].laatste_dag
    for later, eerder in pairwise(halfjaren):
        assert eerder.laatste_dag + timedelta(days=1) == later.eerste_dag
    assert len(halfjaren) == 6
