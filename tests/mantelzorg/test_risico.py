"""The risk: the heaviest level that a rule gives, with reasons; silence is unknown."""

from dataclasses import replace

import pytest

from mantelzorg.models import Risico
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.belastingteksten import zinnen
from mantelzorg.regels.risico import beoordeel
from mantelzorg.regels.signalen import uit_metingen
from tests.mantelzorg.beelden import beeld, geleden, gemeld, gemeten, met, nachten, punt, uren


def oordeel(beeld_, parameters=None):
    return beoordeel(beeld_, parameters or Belastingparameters())[0]


def niveau(beeld_, parameters=None):
    return oordeel(beeld_, parameters).niveau


def regels(beeld_):
    return [reden.regel for reden in oordeel(beeld_, Belastingparameters()).redenen]


@pytest.mark.parametrize(
    ("beeld_", "verwacht"),
    [
        (gemeten(punt("ediz_plus", 3)), Risico.LAAG),
        (gemeten(punt("ediz_plus", 4)), Risico.VERHOOGD),
        (gemeten(punt("ediz_plus", 9)), Risico.HOOG),
        (gemeten(punt("volhoudtijd", 1)), Risico.ACUUT),
        # The heaviest of the instruments, and of each the last.
        (gemeten(punt("ediz_plus", 0), punt("csi", 7)), Risico.HOOG),
        (gemeten(punt("csi", 7, 30), punt("csi", 0)), Risico.LAAG),
        # Questions left open take no worry away, until they cannot be as heavy any more.
        (gemeten(punt("csi", 7, 30), punt("csi", 0, tot=9)), Risico.HOOG),
        (gemeten(punt("csi", 7, 30), punt("csi", 0, 20, tot=8), punt("csi", 0, tot=9)), "hoog"),
        (gemeten(punt("ediz_plus", 5, 30), punt("ediz_plus", 5, tot=12)), Risico.VERHOOGD),
        (gemeten(punt("ediz_plus", 9, 30), punt("ediz_plus", 2, tot=5)), Risico.ONBEKEND),
        # Other rules make it worse, never better.
        (nachten((5, 3)), Risico.VERHOOGD),
        (uren((100, 10), (5, 20)), Risico.VERHOOGD),
        (beeld(vrijwilligersmeldingen=gemeld(3, 1)), Risico.HOOG),
        (beeld(open_signalen=gemeld(3, ernst="acuut")), Risico.ACUUT),
        (beeld(open_signalen=gemeld(3, ernst="hoog", aard="vraag_om_hulp")), Risico.HOOG),
        (beeld(open_signalen=gemeld(3, ernst="gewoon")), Risico.VERHOOGD),
        (beeld(open_signalen=gemeld(3, ernst="laag")), Risico.ONBEKEND),
    ],
)
def test_het_zwaarste_telt(beeld_, verwacht):
    assert niveau(beeld_) == verwacht


@pytest.mark.parametrize(
    "beeld_",
    [
        beeld(),
        gemeten(punt("csi", 0, 366)),
        gemeten(punt("csi", 0, tot=9)),  # it can be any class
        # A light one before it may be light no more.
        gemeten(punt("csi", 0, 30), punt("csi", 0, tot=9)),
        gemeten(punt("csi", 0, 30), punt("csi", 0, 20, tot=9), punt("csi", 0, tot=8)),
        gemeten(punt("eigen_oordeel", 1)),  # nobody drew a line
        gemeten(punt("ediz", 0)),
        beeld(open_checkin=geleden(100)),  # silence is not worse, and not fine
    ],
)
def test_zwijgen_is_onbekend_en_nooit_laag(beeld_):
    assert niveau(beeld_) == Risico.ONBEKEND
    assert "geen_meting" in regels(beeld_)


def test_een_meting_van_precies_een_jaar_telt_nog():
    assert niveau(gemeten(punt("csi", 0, 365))) == Risico.LAAG
    assert niveau(gemeten(punt("csi", 0, 365)), met(meting_dagen=364)) == Risico.ONBEKEND


def test_zonder_meting_kan_een_andere_regel_erger_zeggen():
    assert regels(nachten((5, 3))) == ["nachten", "geen_meting"]


def test_elke_reden_staat_er_met_haar_feiten_het_zwaarst_eerst():
    gevonden = oordeel(gemeten(punt("ediz_plus", 4, 10), punt("csi", 7)), Belastingparameters())
    assert [reden.als_json() for reden in gevonden.redenen] == [
        {
            "regel": "laatste_meting",
            "niveau": "hoog",
            "feiten": [
                {
                    "code": "meting",
                    "waarde": {
                        "instrument": "CSI",
                        "klasse": "overbelast",
                        "datum": "2026-11-22",
                    },
                }
            ],
        },
        {
            "regel": "laatste_meting",
            "niveau": "verhoogd",
            "feiten": [
                {
                    "code": "meting",
                    "waarde": {
                        "instrument": "EDIZ-plus",
                        "klasse": "matig belast",
                        "datum": "2026-11-12",
                    },
                }
            ],
        },
    ]


def test_ediz_telt_naar_de_grens_van_de_organisatie():
    assert niveau(gemeten(punt("ediz", 4)), met(ediz_grens=4)) == Risico.HOOG
    assert niveau(gemeten(punt("ediz", 4)), met(ediz_grens=5)) == Risico.LAAG


def test_het_eigen_oordeel_telt_naar_de_grens_van_de_organisatie():
    assert niveau(gemeten(punt("eigen_oordeel", 10))) == Risico.ONBEKEND
    assert niveau(gemeten(punt("eigen_oordeel", 10)), met(oordeel_grens=10)) == Risico.HOOG
    assert niveau(gemeten(punt("eigen_oordeel", 9)), met(oordeel_grens=10)) == Risico.LAAG
    assert niveau(gemeten(punt("eigen_oordeel", 10)), met(ediz_grens=1)) == Risico.ONBEKEND


def na_zwijgen(dagen, *punten):
    """After a check-in of so many days ago that gave no answer."""
    return replace(gemeten(*punten), zwijgt_sinds=geleden(dagen))


@pytest.mark.parametrize(
    ("beeld_", "verwacht"),
    [
        (na_zwijgen(10, punt("csi", 0, 11)), Risico.ONBEKEND),
        (na_zwijgen(10, punt("csi", 0, 10)), Risico.LAAG),  # measured that day
        (na_zwijgen(10, punt("csi", 0, 11), punt("ediz_plus", 0, 9)), Risico.LAAG),
        (na_zwijgen(10, punt("csi", 7, 11)), Risico.HOOG),  # silence takes no worry away
        (na_zwijgen(10, punt("ediz_plus", 4, 11)), Risico.VERHOOGD),
    ],
)
def test_laag_van_voor_het_zwijgen_is_onbekend(beeld_, verwacht):
    assert niveau(beeld_) == verwacht


def test_sinds_wanneer_er_gezwegen_wordt_staat_bij_de_reden():
    (reden,) = oordeel(na_zwijgen(10, punt("csi", 0, 11))).redenen
    assert (reden.regel, reden.niveau) == ("zwijgt", Risico.ONBEKEND)
    assert zinnen(reden.feiten) == [
        "CSI van 11 november 2026: niet overbelast.",
        "Bij de check-in die op 12 november 2026 klaar was, kwam er geen antwoord.",
    ]
    assert uit_metingen(reden.regel, reden.feiten)


def test_hoe_lang_geleden_de_laatste_bruikbare_meting_was_staat_erbij():
    (reden,) = oordeel(gemeten(punt("csi", 0, 400)), Belastingparameters()).redenen
    assert reden.feiten == ({"code": "laatst_gemeten", "waarde": {"datum": "2025-10-18"}},)
