"""Who can be proposed: absences of four weeks, and VOGs, at their edges."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from vrijwilligers.regels.inzetbaarheid import heel_afwezig, vog_geldig

MAANDAG = date(2026, 11, 23)


@dataclass
class Afwezig:
    van: date
    tot: date


@dataclass
class Vog:
    afgegeven_op: date | None
    vernieuwen_op: date | None


def weg(van: int, tot: int) -> Afwezig:
    """Away from day `van` to day `tot`, counted from the start of the round."""
    return Afwezig(MAANDAG + timedelta(days=van), MAANDAG + timedelta(days=tot))


@pytest.mark.parametrize(
    ("afwezigheden", "uit"),
    [
        ([], False),
        ([weg(0, 27)], True),
        ([weg(0, 26)], False),
        ([weg(1, 40)], False),
        ([weg(-100, 100)], True),
        ([weg(0, 13), weg(14, 27)], True),
        ([weg(14, 27), weg(0, 13)], True),
        ([weg(0, 13), weg(15, 40)], False),
        ([weg(0, 20), weg(3, 5), weg(21, 30)], True),
        ([weg(-30, -1)], False),
    ],
)
def test_wie_alle_vier_weken_weg_is_blijft_uit_de_ronde(afwezigheden, uit):
    assert heel_afwezig(afwezigheden, MAANDAG) is uit


def test_wie_tot_de_laatste_dag_die_er_is_weg_is_blijft_uit_de_ronde():
    assert heel_afwezig([Afwezig(MAANDAG, date.max)], MAANDAG)


def test_een_vog_die_alleen_is_aangevraagd_geldt_niet():
    assert not vog_geldig([Vog(None, None)], MAANDAG)


@pytest.mark.parametrize(
    ("afgegeven", "vernieuwen", "geldig"),
    [(0, 1, True), (-10, 0, False), (1, 10, False), (-10, 10, True)],
)
def test_een_vog_geldt_van_afgifte_tot_vernieuwen(afgegeven, vernieuwen, geldig):
    vog = Vog(MAANDAG + timedelta(days=afgegeven), MAANDAG + timedelta(days=vernieuwen))
    assert vog_geldig([vog], MAANDAG) is geldig


def test_een_van_de_vogs_is_genoeg():
    oud = Vog(date(2020, 1, 1), date(2023, 1, 1))
    nieuw = Vog(date(2025, 1, 1), date(2028, 1, 1))
    assert vog_geldig([oud, nieuw], MAANDAG)
    assert not vog_geldig([], MAANDAG)
