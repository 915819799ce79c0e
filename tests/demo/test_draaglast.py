"""The load of carers now and in the years before."""

from collections import Counter
from itertools import pairwise
from statistics import correlation

import pytest

from demo.belastingverloop import Belastingverloop, belastingverloop
from demo.bevolking import mantelzorgers, met_hulpvraag
from demo.cijfers import belasting as cijfers
from demo.draaglast import Zorg, aandelen_van_vragers, belasting_bij, lasten
from demo.gemeenten import HENGELO
from demo.kansen import Trekking
from demo.meetmomenten import momenten
from mantelzorg.regels.belastingparameters import Belastingparameters

SEED = 3
LICHT = Zorg(uren=6, nachten=0, spoed="gewoon", netwerk="voldoende", leeftijd=50)
ZWAAR = Zorg(uren=60, nachten=6, spoed="acuut", netwerk="geen", leeftijd=80)


def _verlopen(nu: float, aantal: int = 400) -> list[Belastingverloop]:
    trek = Trekking(SEED, "test")
    return [belastingverloop(nu, trek) for _nr in range(aantal)]


def _gevraagd(verloop: Belastingverloop) -> list[int]:
    """How many days ago, each time that somebody was asked."""
    return [moment.geleden for moment in momenten(verloop, 1, Trekking(SEED, "test"))]


def test_de_aandelen_zijn_die_van_wie_om_hulp_vraagt():
    vragers = Counter(c.belasting for c in met_hulpvraag(mantelzorgers(HENGELO, SEED), SEED))
    for belasting, aandeel in aandelen_van_vragers().items():
        assert vragers[belasting] / vragers.total() == pytest.approx(aandeel, abs=0.01)


def test_de_lasten_samen_hebben_precies_die_aandelen():
    zorg = [LICHT, ZWAAR] * 500
    telling = Counter(belasting_bij(last) for last in lasten(zorg, Trekking(SEED, "test")))
    for belasting, aandeel in aandelen_van_vragers().items():
        assert telling[belasting] == pytest.approx(1000 * aandeel, abs=1)


@pytest.mark.parametrize(
    ("veld", "licht", "zwaar"),
    [
        ("uren", 4, 50),
        ("nachten", 0, 7),
        ("spoed", "gewoon", "acuut"),
        ("netwerk", "voldoende", "geen"),
        ("leeftijd", 50, 80),
    ],
)
def test_wat_zwaarder_is_weegt_zwaarder(veld, licht, zwaar):
    hoe = [licht, zwaar] * 1000
    zorg = [Zorg(**{"uren": 12, "nachten": None, "spoed": "gewoon", "netwerk": "klein",
                    "leeftijd": 55} | {veld: w}) for w in hoe]  # fmt: skip
    last = lasten(zorg, Trekking(SEED, "test"))
    assert correlation([h == zwaar for h in hoe], last) > 0.1


def test_onbekende_uren_nachten_of_leeftijd_wegen_niet_mee():
    onbekend = Zorg(uren=None, nachten=None, spoed="gewoon", netwerk="", leeftijd=None)
    assert len(lasten([onbekend] * 3, Trekking(SEED, "test"))) == 3


@pytest.mark.parametrize(
    ("last", "belasting"),
    [(0, "geen"), (0.5, "licht"), (3.4, "licht"), (3.5, "matig"), (8.5, "zwaar"), (15, "zwaar")],
)
def test_een_last_heet_als_de_klasse_van_ediz_plus(last, belasting):
    assert belasting_bij(last) == belasting


def test_een_verloop_gaat_van_toen_naar_nu():
    verloop = Belastingverloop(toen=4, nu=12, van=100, tot=60)
    assert [verloop.op(geleden) for geleden in (900, 100, 80, 60, 0)] == [4, 4, 8, 12, 12]


@pytest.mark.parametrize("nu", [0.2, 2.0, 6.0, 12.0, 15.0])
def test_elk_verloop_eindigt_bij_de_last_van_nu_en_blijft_op_de_schaal(nu):
    for verloop in _verlopen(nu):
        assert verloop.op(0) == nu
        assert 0 <= verloop.op(2000) <= cijfers.HOOGSTE_LAST


def test_er_zijn_stabiele_stijgende_plotselinge_en_verlichte_verlopen():
    zwaar, licht = _verlopen(12.0), _verlopen(2.0)
    assert any(v.toen == v.nu for v in zwaar)
    assert any(v.toen < v.nu and v.tot == 0 for v in zwaar)
    assert any(v.toen < v.nu and v.van - v.tot == cijfers.CRISIS_DAGEN for v in zwaar)
    assert any(v.toen > v.nu and v.van - v.tot == cijfers.VERLICHTING_DAGEN for v in licht)


def test_wie_zwaarder_belast_is_wordt_vaker_gevraagd():
    zwaar, licht = (_gevraagd(Belastingverloop(last, last, 0, 0)) for last in (12.0, 2.0))
    gemiddeld = [(wie[0] - wie[-1]) / (len(wie) - 1) for wie in (zwaar, licht)]
    ritmes = Belastingparameters().checkins
    assert gemiddeld == pytest.approx([ritmes["hoog"], ritmes["laag"]], rel=0.15)


def test_een_verhoogd_risico_wordt_om_de_drie_maanden_gevraagd():
    gevraagd = _gevraagd(Belastingverloop(6.0, 6.0, 0, 0))
    tussen = [een - ander for een, ander in pairwise(gevraagd)]
    assert all(91 * 0.8 - 1 <= dagen <= 91 * 1.2 + 1 for dagen in tussen)


def test_wie_al_lang_stil_is_is_toch_eens_gevraagd():
    [moment] = momenten(Belastingverloop(6.0, 6.0, 0, 0), 2000, Trekking(SEED, "test"))
    assert moment.geleden == 2000
