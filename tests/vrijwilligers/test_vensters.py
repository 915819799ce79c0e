"""Touching windows become one, overlapping ones are refused."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern.fouten import Ongeldig
from kern.regels.tijd import CYCLUS, DAG, WEEK, venster, weeklijst
from vrijwilligers.regels.vensters import Weekvenster, vensters_samenvoegen

ELKE = 0b1111


def v(dag, van, tot, weken=ELKE):
    return Weekvenster(dag, time.fromisoformat(van), time.fromisoformat(tot), weken)


def test_vensters_die_elkaar_raken_worden_er_een():
    assert vensters_samenvoegen([v(1, "09:00", "12:00"), v(1, "12:00", "17:00")]) == [
        v(1, "09:00", "17:00")
    ]


def test_vensters_met_een_gat_blijven_twee():
    twee = [v(1, "09:00", "12:00"), v(1, "12:01", "17:00")]
    assert vensters_samenvoegen(twee) == twee


def test_een_avond_en_de_ochtend_erna_worden_een_nacht():
    assert vensters_samenvoegen([v(6, "20:00", "00:00"), v(0, "00:00", "06:00")]) == [
        v(6, "20:00", "06:00")
    ]


def test_alleen_in_de_weken_waarin_beide_er_zijn():
    assert vensters_samenvoegen([v(1, "09:00", "12:00", 0b0101), v(1, "12:00", "17:00")]) == [
        v(1, "09:00", "17:00", 0b0101),
        v(1, "12:00", "17:00", 0b1010),
    ]


def test_nooit_langer_dan_een_etmaal():
    drie = [v(0, "00:00", "00:00"), v(1, "00:00", "00:00")]
    assert vensters_samenvoegen(drie) == drie


@pytest.mark.parametrize(
    "vensters",
    [
        [v(1, "09:00", "12:00"), v(1, "11:59", "17:00")],
        [v(1, "09:00", "12:00"), v(1, "09:00", "12:00")],
        [v(6, "22:00", "06:00"), v(0, "05:00", "07:00")],
        [v(6, "22:00", "06:00", 0b1000), v(0, "05:00", "07:00", 0b0001)],
    ],
)
def test_vensters_die_overlappen_worden_geweigerd(vensters):
    with pytest.raises(Ongeldig) as fout:
        vensters_samenvoegen(vensters)
    assert "overlappen" in fout.value.velden["beschikbaarheid"]


def test_overlap_in_verschillende_weken_is_geen_overlap():
    twee = [v(1, "09:00", "12:00", 0b0001), v(1, "10:00", "12:00", 0b0010)]
    assert vensters_samenvoegen(twee) == twee


def minuten_van(vensters):
    return sorted(
        (week * WEEK + w.dag * DAG + minuut) % CYCLUS
        for w in vensters
        for begin, einde in [venster(w.van, w.tot)]
        for week in weeklijst(w.weken)
        for minuut in range(begin, einde, 30)
    )


halve_uren = st.integers(0, 47).map(lambda n: time(n // 2, n % 2 * 30))
weekvensters = st.builds(Weekvenster, st.integers(0, 6), halve_uren, halve_uren, st.integers(1, 15))


@given(st.lists(weekvensters, max_size=5))
def test_samenvoegen_verandert_niets_aan_wanneer_iemand_kan(vensters):
    try:
        samen = vensters_samenvoegen(vensters)
    except Ongeldig:
        minuten = minuten_van(vensters)
        assert len(set(minuten)) < len(minuten)
    else:
        assert minuten_van(samen) == minuten_van(vensters)
        assert vensters_samenvoegen(samen) == samen
