"""A year of somebody's availability, against a slow and obvious oracle."""

from dataclasses import dataclass
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern.regels.feestdagen import feestdagen
from vrijwilligers.regels.jaar import Dag, jaar

FEESTDAGEN_2026 = {
    date(2026, 1, 1): "Nieuwjaarsdag",
    date(2026, 4, 3): "Goede vrijdag",
    date(2026, 4, 5): "Eerste paasdag",
    date(2026, 4, 6): "Tweede paasdag",
    date(2026, 4, 27): "Koningsdag",
    date(2026, 5, 14): "Hemelvaartsdag",
    date(2026, 5, 24): "Eerste pinksterdag",
    date(2026, 5, 25): "Tweede pinksterdag",
    date(2026, 12, 25): "Eerste kerstdag",
    date(2026, 12, 26): "Tweede kerstdag",
}


@dataclass
class Venster:
    dag: int
    van: time
    tot: time
    weken: int = 15
    geldig_van: date | None = None
    geldig_tot: date | None = None


@dataclass
class Periode:
    van: date
    tot: date


@dataclass
class Extra:
    datum: date
    van: time
    tot: time


VRIJDAG = Venster(4, time(9), time(12))
KERST = date(2026, 12, 25)  # a Friday


def op(datum: date, *, vensters=(VRIJDAG,), afwezig=(), extra=(), feestdagen=None) -> Dag:
    dagen = jaar(datum.year, vensters, afwezig, extra, feestdagen)
    return dagen[datum.timetuple().tm_yday - 1]


def test_de_feestdagen_van_een_jaar():
    assert feestdagen(2026) == FEESTDAGEN_2026


def test_bevrijdingsdag_telt_eens_in_de_vijf_jaar_en_koningsdag_nooit_op_zondag():
    assert date(2025, 5, 5) in feestdagen(2025)
    assert date(2026, 5, 5) not in feestdagen(2026)
    assert feestdagen(2025)[date(2025, 4, 26)] == "Koningsdag"


def test_een_gewone_dag_volgt_het_weekpatroon():
    assert op(date(2026, 12, 18)) == Dag(date(2026, 12, 18), ((time(9), time(12)),))


@pytest.mark.parametrize(("datum", "kan"), [(date(2026, 12, 11), False), (date(2026, 12, 4), True)])
def test_de_week_telt_vanaf_januari_2024(datum, kan):
    """4 December 2026 lies in the first week of the cycle, 11 December in the second."""
    even = Venster(4, time(9), time(12), weken=0b0101)
    assert bool(op(datum, vensters=[even]).tijden) is kan


@pytest.mark.parametrize("ook", [None, False])
def test_op_een_feestdag_kan_iemand_niet_tenzij_dat_is_gezegd(ook):
    assert op(KERST, feestdagen=ook) == Dag(KERST, (), "feestdag", "Eerste kerstdag")


def test_wie_op_feestdagen_kan_kan_ook_dan():
    assert op(KERST, feestdagen=True) == Dag(KERST, ((time(9), time(12)),), "", "Eerste kerstdag")


def test_wie_afwezig_is_kan_niet_ook_niet_extra():
    dag = op(KERST, afwezig=[Periode(KERST, KERST)], extra=[Extra(KERST, time(9), time(10))])
    assert (dag.tijden, dag.reden) == ((), "afwezig")


def test_een_extra_datum_geldt_ook_op_een_feestdag():
    dag = op(KERST, extra=[Extra(KERST, time(14), time(15))])
    assert (dag.tijden, dag.reden) == (((time(14), time(15)),), "extra")


@pytest.mark.parametrize(
    ("van", "tijden"),
    [
        (time(11), [(time(9), time(13))]),
        (time(12), [(time(9), time(13))]),
        (time(12, 30), [(time(9), time(12)), (time(12, 30), time(13))]),
    ],
)
def test_een_extra_datum_komt_bij_de_week_en_sluit_aan(van, tijden):
    dag = op(date(2026, 12, 18), extra=[Extra(date(2026, 12, 18), van, time(13))])
    assert (list(dag.tijden), dag.reden) == (tijden, "extra")


def test_een_venster_over_middernacht_hoort_bij_de_dag_waarop_het_begint():
    nacht = [Venster(3, time(22), time(6))]
    assert op(date(2026, 12, 24), vensters=nacht).tijden == ((time(22), time(6)),)
    assert op(KERST, vensters=nacht).tijden == ()


@pytest.mark.parametrize(("jaartal", "dagen"), [(2026, 365), (2028, 366), (9999, 365), (1, 365)])
def test_een_jaar_heeft_al_zijn_dagen(jaartal, dagen):
    uitkomst = jaar(jaartal, [], [], [], None)
    assert len(uitkomst) == dagen
    assert (uitkomst[0].datum, uitkomst[-1].datum) == (
        date(jaartal, 1, 1),
        date(jaartal, 12, 31),
    )


# The oracle.

datums = st.dates(date(2025, 11, 1), date(2027, 2, 28))
halve_uren = st.integers(0, 47).map(lambda n: time(n // 2, n % 2 * 30))
wel_of_niet = st.none() | datums
rijen = st.builds(
    Venster, st.integers(0, 6), halve_uren, halve_uren, st.integers(1, 15), wel_of_niet, wel_of_niet
)
periodes = st.tuples(datums, st.integers(0, 60)).map(
    lambda p: Periode(p[0], p[0] + timedelta(days=p[1]))
)
extra_datums = st.builds(
    Extra, datums | st.sampled_from(sorted(FEESTDAGEN_2026)), *[halve_uren] * 2
)


def halfuren(van: time, tot: time) -> set[int]:
    """The half hours from midnight that a time covers, over midnight too."""
    begin, einde = van.hour * 2 + van.minute // 30, tot.hour * 2 + tot.minute // 30
    return set(range(begin, einde if einde > begin else einde + 48))


def verwacht(dag: date, vensters, weg: set[date], extra, feestdagen) -> set[int]:
    if dag in weg:
        return set()
    kan: set[int] = set()
    for venster in vensters:
        week = "1234".index("1234123412341234"[(dag - date(2024, 1, 1)).days % 28 // 7])
        weken = [n for n, aan in enumerate(reversed(f"{venster.weken:04b}")) if aan == "1"]
        begonnen = venster.geldig_van is None or not dag < venster.geldig_van
        geeindigd = venster.geldig_tot is not None and dag > venster.geldig_tot
        vrij = dag in FEESTDAGEN_2026 and feestdagen is not True
        if dag.isoweekday() == venster.dag + 1 and week in weken and begonnen:
            kan |= set() if geeindigd or vrij else halfuren(venster.van, venster.tot)
    for rij in extra:
        kan |= halfuren(rij.van, rij.tot) if rij.datum == dag else set()
    return kan


@given(
    st.lists(rijen, max_size=5),
    st.lists(periodes, max_size=2),
    st.lists(extra_datums, max_size=3),
    st.sampled_from([None, False, True]),
)
def test_elke_dag_klopt_met_het_orakel(vensters, afwezig, extra, feestdagen):
    weg = {p.van + timedelta(days=n) for p in afwezig for n in range((p.tot - p.van).days + 1)}
    for dag in jaar(2026, vensters, afwezig, extra, feestdagen):
        stukken = [halfuren(van, tot) for van, tot in dag.tijden]
        assert set().union(*stukken) == verwacht(dag.datum, vensters, weg, extra, feestdagen)
        assert list(dag.tijden) == sorted(dag.tijden)
        assert dag.feestdag == FEESTDAGEN_2026.get(dag.datum, "")
