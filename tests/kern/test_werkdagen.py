"""Terms in working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern.regels.werkdagen import is_werkdag, na_werkdagen


@pytest.mark.parametrize(
    ("dag", "aantal", "einde"),
    [
        (date(2026, 10, 8), 0, date(2026, 10, 8)),
        (date(2026, 10, 8), 1, date(2026, 10, 9)),  # Thursday, Friday
        (date(2026, 10, 8), 2, date(2026, 10, 12)),  # over the weekend
        (date(2026, 10, 10), 0, date(2026, 10, 10)),  # a Saturday is the same day too
        (date(2026, 10, 10), 1, date(2026, 10, 12)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Good Friday, Easter
        (date(2026, 12, 24), 2, date(2026, 12, 29)),  # Christmas on a Friday and a Saturday
        (date(2026, 12, 31), 1, date(2027, 1, 4)),  # into another year's holidays
        (date(2026, 4, 24), 1, date(2026, 4, 28)),  # King's Day on a Monday
    ],
)
def test_een_termijn_slaat_weekend_en_feestdagen_over(dag, aantal, einde):
    assert na_werkdagen(dag, aantal) == einde


@given(st.dates(date(2024, 1, 1), date(2030, 12, 1)), st.integers(1, 15))
def test_een_termijn_eindigt_op_een_werkdag_met_zoveel_werkdagen_ertussen(dag, aantal):
    einde = na_werkdagen(dag, aantal)
    tussen = [dag + timedelta(days=n) for n in range(1, (einde - dag).days + 1)]
    assert is_werkdag(einde)
    assert sum(map(is_werkdag, tussen)) == aantal
