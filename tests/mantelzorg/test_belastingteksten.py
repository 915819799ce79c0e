"""What rules found, in plain Dutch: a sentence per fact, a name per rule."""

import pytest

from mantelzorg.regels.belastingparameters import REGELS, Belastingparameters
from mantelzorg.regels.belastingteksten import REDENEN, regelnaam, zinnen
from mantelzorg.regels.risico import beoordeel
from tests.mantelzorg.beelden import beeld, gemeld, gemeten, nachten, punt, uren
from tests.mantelzorg.test_signaalregels import GEVALLEN


@pytest.mark.parametrize(("regel", "wel", "niet"), GEVALLEN)
def test_elke_bevinding_en_elke_reden_is_te_lezen(regel, wel, niet):
    oordeel, bevindingen = beoordeel(wel, Belastingparameters())
    for iets in (*oordeel.redenen, *bevindingen):
        for zin in zinnen(iets.feiten):
            assert zin[0].isupper()
            assert zin.endswith(".")
            assert "%" not in zin.replace("% van de schaal", "")
        assert regelnaam(iets.regel) != iets.regel


def test_elke_regel_heeft_een_naam():
    for regel in (*REGELS, *REDENEN):
        assert regelnaam(regel)
        assert "_" not in regelnaam(regel)


@pytest.mark.parametrize(
    ("beeld_", "zin"),
    [
        (
            nachten((22, 4)),
            "De mantelzorger wordt 4 nachten per week wakker voor de zorg. Dat is zo sinds "
            "31 oktober 2026.",
        ),
        (
            uren((100, 10), (22, 15.5)),
            "De zorg ging van 10 naar 15,5 uur per week. Dat is zo sinds 31 oktober 2026.",
        ),
        (
            gemeten(*(punt("csi", s, d) for s, d in ((1, 387), (3, 222), (2, 122), (5, 22)))),
            "CSI: 4 metingen van 31 oktober 2025 tot en met 31 oktober 2026. De belasting steeg "
            "met 29% van de schaal per jaar. Kendalls tau is 0,67; bij 1 steeg het elke keer.",
        ),
        (
            beeld(open_signalen=gemeld(22, aard="overbelasting")),
            "Gemeld op 31 oktober 2026: de mantelzorger lijkt overbelast.",
        ),
    ],
)
def test_dagen_en_getallen_staan_er_zoals_men_ze_schrijft(beeld_, zin):
    oordeel, _bevindingen = beoordeel(beeld_, Belastingparameters())
    assert zin in [z for reden in oordeel.redenen for z in zinnen(reden.feiten)]
