"""What carers of the demo answer follows from their load."""

from statistics import fmean

import pytest

from demo.antwoorden import invulling
from demo.cijfers import belasting as cijfers
from demo.kansen import Trekking
from mantelzorg.regels.instrumenten import meegeleverd
from mantelzorg.regels.scoren import Score, scoor, scoor_totaal

LICHT, ZWAAR = 2.0, 12.0


def _scores(code: str, last: float, aantal: int = 300) -> list[Score]:
    instrument, trek = meegeleverd()[code], Trekking(1, "test")
    ingevuld = [invulling(instrument, last, trek) for _nr in range(aantal)]
    return [
        scoor(instrument, wat.antwoorden)
        if wat.totaal is None
        else scoor_totaal(instrument, wat.totaal)
        for wat in ingevuld
    ]


@pytest.mark.parametrize("code", ["ediz", "ediz_plus", "csi", "eigen_oordeel"])
def test_een_zwaardere_last_geeft_een_hogere_score(code):
    licht, zwaar = ([s.van for s in _scores(code, last)] for last in (LICHT, ZWAAR))
    assert fmean(licht) + 3 < fmean(zwaar)


@pytest.mark.parametrize("code", ["ediz", "ediz_plus", "csi", "eigen_oordeel", "volhoudtijd"])
@pytest.mark.parametrize("last", [0.0, cijfers.HOOGSTE_LAST])
def test_de_uiterste_lasten_blijven_op_elke_schaal(code, last):
    instrument = meegeleverd()[code]
    for score in _scores(code, last):
        assert instrument.laagste <= score.van <= score.tot <= instrument.hoogste


@pytest.mark.parametrize(
    ("last", "klasse"), [(0.4, "geen"), (3.4, "licht"), (3.6, "matig"), (8.6, "overbelast")]
)
def test_ediz_plus_heeft_de_klasse_van_de_last(last, klasse):
    assert {score.klasse for score in _scores("ediz_plus", last)} == {klasse}


@pytest.mark.parametrize(("last", "overbelast"), [(6.0, 0.1), (8.5, 0.5), (12.0, 0.9)])
def test_csi_noemt_ongeveer_dezelfde_mantelzorgers_overbelast(last, overbelast):
    klassen = [score.klasse for score in _scores("csi", last) if score.klasse]
    assert klassen.count("overbelast") / len(klassen) == pytest.approx(overbelast, abs=0.15)


@pytest.mark.parametrize(
    ("last", "duur"),
    [
        (6.4, "meer_dan_twee_jaar"),
        (8.4, "minder_dan_twee_jaar"),
        (8.5, "minder_dan_een_jaar"),
        (12.0, "minder_dan_een_half_jaar"),
        (15.0, "minder_dan_een_week"),
    ],
)
def test_de_volhoudtijd_wordt_korter_met_de_last(last, duur):
    assert {score.klasse for score in _scores("volhoudtijd", last, 5)} == {duur}


def test_van_een_lang_formulier_blijft_soms_een_vraag_open():
    open_ = [score.tot - score.van for score in _scores("csi", ZWAAR)]
    assert set(open_) == {0, *cijfers.OPEN_ITEMS}
    assert open_.count(0) / len(open_) == pytest.approx(1 - cijfers.MET_OPEN_ITEMS, abs=0.05)
