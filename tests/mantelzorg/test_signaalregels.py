"""Every rule fires at its edge and not beside it; switched off it does not fire."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mantelzorg.models import Netwerk, Relatie
from mantelzorg.regels.belastingparameters import REGELS, Belastingparameters
from mantelzorg.regels.instrumenten import meegeleverd
from mantelzorg.regels.risico import beoordeel
from mantelzorg.regels.signaalregels import SIGNAALREGELS, jaren
from matching.regels.signaalregels import HULPREGELS
from tests.mantelzorg.beelden import (
    VANDAAG,
    beeld,
    geleden,
    gemeld,
    gemeten,
    met,
    nachten,
    punt,
    uren,
)


def hoog(**feiten):
    """A carer at high risk, by a measurement."""
    return beeld(metingen={"csi": (punt("csi", 7, 100),)}, **feiten)


def partner(**anders):
    feiten = {
        "relatie": Relatie.PARTNER,
        "netwerk": Netwerk.GEEN,
        "geboortedatum": date(1951, 11, 22),
    }
    return beeld(**feiten | anders)


RANDEN = {
    # Rule -> (fires, does not fire), each pair one step apart.
    "hoogste_klasse": [
        (gemeten(punt("csi", 7)), gemeten(punt("csi", 6))),
        (gemeten(punt("ediz_plus", 9)), gemeten(punt("ediz_plus", 8))),
        (gemeten(punt("csi", 7, 365)), gemeten(punt("csi", 7, 366))),
        (gemeten(punt("csi", 7, tot=9)), gemeten(punt("csi", 6, tot=9))),
        (gemeten(punt("csi", 2, 10), punt("csi", 7)), gemeten(punt("csi", 7, 10), punt("csi", 2))),
        # One that is not sure hides no earlier one that is.
        (
            gemeten(punt("csi", 7, 10), punt("csi", 2, tot=9)),
            gemeten(punt("csi", 2, 10), punt("csi", 2, tot=9)),
        ),
        # Unless it cannot be in that class any more, or one in between says otherwise.
        (
            gemeten(punt("ediz_plus", 9, 10), punt("ediz_plus", 2, tot=9)),
            gemeten(punt("ediz_plus", 9, 10), punt("ediz_plus", 2, tot=8)),
        ),
        (
            gemeten(punt("csi", 2, 20), punt("csi", 7, 10), punt("csi", 2, tot=9)),
            gemeten(punt("csi", 7, 20), punt("csi", 2, 10), punt("csi", 2, tot=9)),
        ),
    ],
    "volhoudtijd": [
        (gemeten(punt("volhoudtijd", 3)), gemeten(punt("volhoudtijd", 4))),
        (gemeten(punt("volhoudtijd", 1, 365)), gemeten(punt("volhoudtijd", 1, 366))),
    ],
    "stijgende_trend": [
        # Three measurements, not two.
        (
            gemeten(*(punt("csi", s, d) for s, d in ((1, 200), (2, 100), (4, 0)))),
            gemeten(*(punt("csi", s, d) for s, d in ((1, 200), (4, 0)))),
        ),
        # 10% of a scale of 10 in a year: the median slope is 1 in 365 days, or just under.
        (
            gemeten(*(punt("eigen_oordeel", s, d) for s, d in ((4, 730), (5, 365), (6, 0)))),
            gemeten(*(punt("eigen_oordeel", s, d) for s, d in ((4, 730), (5, 365), (5.99, 0)))),
        ),
        # Tau 0.667 of four, 0.333 of four.
        (
            gemeten(*(punt("csi", s, d) for s, d in ((1, 300), (3, 200), (2, 100), (5, 0)))),
            gemeten(*(punt("csi", s, d) for s, d in ((2, 300), (3, 200), (1, 100), (5, 0)))),
        ),
        # The last one is recent enough.
        (
            gemeten(*(punt("csi", s, d) for s, d in ((1, 565), (2, 465), (4, 365)))),
            gemeten(*(punt("csi", s, d) for s, d in ((1, 566), (2, 466), (4, 366)))),
        ),
        # That is the last one that is sure.
        (
            gemeten(
                *(punt("csi", s, d) for s, d in ((1, 565), (2, 465), (4, 365))),
                punt("csi", 0, tot=9),
            ),
            gemeten(
                *(punt("csi", s, d) for s, d in ((1, 566), (2, 466), (4, 366))),
                punt("csi", 0, tot=9),
            ),
        ),
        # The first one lies close enough to the last.
        (
            gemeten(*(punt("csi", s, d) for s, d in ((1, 730), (3, 300), (4, 0)))),
            gemeten(*(punt("csi", s, d) for s, d in ((1, 731), (3, 300), (4, 0)))),
        ),
        # A score that is not sure does not count.
        (
            gemeten(punt("csi", 1, 200), punt("csi", 3, 100), punt("csi", 4)),
            gemeten(punt("csi", 1, 200), punt("csi", 3, 100, tot=4), punt("csi", 4)),
        ),
        # Of volhoudtijd, low is heavy.
        (
            gemeten(*(punt("volhoudtijd", s, d) for s, d in ((6, 200), (5, 100), (4, 0)))),
            gemeten(*(punt("volhoudtijd", s, d) for s, d in ((4, 200), (5, 100), (6, 0)))),
        ),
    ],
    "meer_uren": [
        (uren((100, 20), (10, 30)), uren((100, 20), (10, 29.9))),
        (uren((300, 20), (182, 30)), uren((300, 20), (183, 30))),
        # In small steps too: against the fewest of the half year before.
        (uren((300, 20), (100, 25), (10, 30)), uren((300, 25), (100, 20), (50, 25), (10, 29))),
        # What no longer held in that half year does not count.
        (
            uren((400, 20), (191, 25), (10, 30)),
            uren((400, 20), (192, 25), (10, 30)),
        ),
        # Unknown now is not more.
        (uren((100, 20), (10, 30)), uren((100, 20), (10, 30), (5, None))),
        (uren((100, 0), (10, 1)), uren((100, 1), (10, 1))),
    ],
    "nachten": [
        (nachten((100, 3)), nachten((100, 2))),
        (nachten((100, 2), (50, 3)), nachten((100, 3), (50, 2))),
        (nachten((100, 3)), nachten((100, 3), (50, None))),
    ],
    "zorgelijke_meldingen": [
        (
            beeld(vrijwilligersmeldingen=gemeld(28, 0)),
            beeld(vrijwilligersmeldingen=gemeld(29, 0)),
        ),
        (
            beeld(vrijwilligersmeldingen=gemeld(30, 28)),
            beeld(vrijwilligersmeldingen=gemeld(31, 29)),
        ),
        (
            beeld(vrijwilligersmeldingen=gemeld(5, 5)),
            beeld(vrijwilligersmeldingen=gemeld(5)),
        ),
        (
            beeld(vrijwilligersmeldingen=gemeld(5, 5, aard="veiligheid")),
            beeld(vrijwilligersmeldingen=gemeld(5, 5, aard="anders")),
        ),
    ],
    "checkin_te_laat": [
        (beeld(open_checkin=geleden(7)), beeld(open_checkin=geleden(6))),
        (beeld(niet_bereikt=geleden(1)), beeld()),
    ],
    "respijt_geweigerd": [
        (hoog(respijt_geweigerd_op=geleden(182)), hoog(respijt_geweigerd_op=geleden(183))),
        (hoog(respijt_geweigerd_op=geleden(1)), hoog()),
        # Only while the risk is high.
        (hoog(respijt_geweigerd_op=geleden(1)), beeld(respijt_geweigerd_op=geleden(1))),
    ],
    "oudere_alleen": [
        (partner(), partner(geboortedatum=date(1951, 11, 23))),
        (partner(), partner(netwerk=Netwerk.KLEIN)),
        (partner(), partner(netwerk="")),
        (partner(), partner(relatie=Relatie.OUDER)),
        (partner(), partner(geboortedatum=None)),
    ],
}
GEVALLEN = [(regel, *paar) for regel, paren in RANDEN.items() for paar in paren]


def gevonden(beeld_, parameters=None) -> dict:
    _oordeel, bevindingen = beoordeel(beeld_, parameters or Belastingparameters())
    return {bevinding.regel: bevinding for bevinding in bevindingen}


@pytest.mark.parametrize(("regel", "wel", "niet"), GEVALLEN)
def test_een_regel_ziet_iets_aan_zijn_rand_en_niet_ernaast(regel, wel, niet):
    assert regel in gevonden(wel)
    assert regel not in gevonden(niet)


@pytest.mark.parametrize(("regel", "wel", "niet"), GEVALLEN)
def test_een_regel_die_uit_staat_ziet_niets(regel, wel, niet):
    uit = met(aan=dict.fromkeys(REGELS, True) | {regel: False})
    assert regel not in gevonden(wel, uit)
    oordeel, _bevindingen = beoordeel(wel, uit)
    assert regel not in {reden.regel for reden in oordeel.redenen}


def test_elke_regel_heeft_een_functie_met_haar_bron_en_een_rand():
    assert {*SIGNAALREGELS, *HULPREGELS} == set(REGELS)
    assert RANDEN.keys() == SIGNAALREGELS.keys()
    for zoek in [regel.zoek for regel in SIGNAALREGELS.values()] + list(HULPREGELS.values()):
        assert "Source:" in zoek.__doc__


@pytest.mark.parametrize(
    ("regel", "grens", "waarde", "beeld_"),
    [
        ("nachten", "nachten", 2, nachten((10, 2))),
        ("volhoudtijd", "volhoudtijd_maanden", 12, gemeten(punt("volhoudtijd", 4))),
        ("meer_uren", "uren_procent", 49, uren((100, 20), (10, 29.8))),
        ("zorgelijke_meldingen", "meldingen", 1, beeld(vrijwilligersmeldingen=gemeld(3))),
        ("checkin_te_laat", "checkin_dagen", 6, beeld(open_checkin=geleden(6))),
        ("oudere_alleen", "leeftijd", 70, partner(geboortedatum=date(1956, 11, 22))),
        (
            "stijgende_trend",
            "trend_tau",
            33,
            gemeten(*(punt("csi", s, d) for s, d in ((2, 300), (3, 200), (1, 100), (5, 0)))),
        ),
    ],
)
def test_een_grens_is_te_verzetten(regel, grens, waarde, beeld_):
    assert regel not in gevonden(beeld_)
    assert regel in gevonden(beeld_, met(**{grens: waarde}))


@pytest.mark.parametrize(
    ("beeld_", "regel", "ernst"),
    [
        (gemeten(punt("csi", 7)), "hoogste_klasse", "hoog"),
        (gemeten(punt("volhoudtijd", 1)), "volhoudtijd", "acuut"),
        (gemeten(punt("volhoudtijd", 2)), "volhoudtijd", "hoog"),
        (beeld(open_checkin=geleden(7)), "checkin_te_laat", "gewoon"),
        (hoog(open_checkin=geleden(7)), "checkin_te_laat", "hoog"),
        (nachten((1, 7)), "nachten", "gewoon"),
        (RANDEN["stijgende_trend"][0][0], "stijgende_trend", "gewoon"),
    ],
)
def test_hoe_ernstig_het_is(beeld_, regel, ernst):
    assert gevonden(beeld_)[regel].ernst == ernst


def test_ediz_telt_pas_met_een_grens_van_de_organisatie():
    vijf = gemeten(punt("ediz", 5))
    assert "hoogste_klasse" not in gevonden(vijf)
    assert "hoogste_klasse" in gevonden(vijf, met(ediz_grens=5))
    assert "hoogste_klasse" not in gevonden(vijf, met(ediz_grens=6))


def test_het_eigen_oordeel_signaleert_alleen_met_een_grens_van_de_organisatie():
    tien = gemeten(punt("eigen_oordeel", 10))
    assert "hoogste_klasse" not in gevonden(tien)
    assert "hoogste_klasse" in gevonden(tien, met(oordeel_grens=10))
    assert "hoogste_klasse" not in gevonden(
        gemeten(punt("eigen_oordeel", 9)), met(oordeel_grens=10)
    )


def met_andere_versie(**anders):
    """Scores with the CSI that go up, the last of them with another version of it."""
    *eerst, laatst = (punt("csi", s, d) for s, d in ((1, 200), (2, 100), (4, 0)))
    nieuw = replace(laatst.instrument, versie="eigen-1", **anders)
    return gemeten(*eerst, replace(laatst, instrument=nieuw))


def test_een_eigen_versie_met_andere_teksten_breekt_de_stijging_niet_af():
    items = tuple(
        replace(item, label=f"Vraag {item.nummer}") for item in meegeleverd()["csi"].items
    )
    assert "stijgende_trend" in gevonden(met_andere_versie(items=items, naam="Eigen CSI"))


def test_een_versie_die_anders_telt_is_niet_te_vergelijken():
    items = meegeleverd()["csi"].items[:-1]
    assert "stijgende_trend" not in gevonden(met_andere_versie(items=items))


def morgen(beeld_):
    return replace(beeld_, vandaag=VANDAAG + timedelta(days=1))


@pytest.mark.parametrize("regel", RANDEN)
def test_de_feiten_zijn_morgen_dezelfde(regel):
    """Otherwise tomorrow raises again what was followed up today."""
    blijvend = [wel for wel, _niet in RANDEN[regel] if regel in gevonden(morgen(wel))]
    assert blijvend
    for wel in blijvend:
        assert gevonden(morgen(wel))[regel].feiten == gevonden(wel)[regel].feiten


@pytest.mark.parametrize(
    ("vandaag", "leeftijd"),
    [(date(2026, 2, 28), 21), (date(2026, 3, 1), 22), (date(2028, 2, 29), 24)],
)
def test_wie_op_schrikkeldag_is_geboren_wordt_in_maart_een_jaar_ouder(vandaag, leeftijd):
    assert jaren(date(2004, 2, 29), vandaag) == leeftijd
