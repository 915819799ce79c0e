"""Reasons in plain Dutch, from structured data."""

from datetime import date

import pytest

from kern.regels.tijd import week_van_cyclus
from matching.regels.toelichting import (
    AFVALLERS,
    eerstvolgende,
    moment_in_woorden,
    reis_in_woorden,
    scoreregels,
    trechter_in_woorden,
    waarom_niemand,
)


@pytest.mark.parametrize(
    ("moment", "zin"),
    [
        ((1, 0, 780, 120, 1), "elke dinsdag 13:00–15:00"),
        (
            (1, 0, 780, 120, 2),
            "om de week op dinsdag 13:00–15:00 (week 1 en 3 van de vierwekencyclus)",
        ),
        (
            (1, 1, 780, 120, 2),
            "om de week op dinsdag 13:00–15:00 (week 2 en 4 van de vierwekencyclus)",
        ),
        (
            (6, 3, 600, 60, 4),
            "eens in de vier weken op zondag 10:00–11:00 (week 4 van de cyclus)",
        ),
        ((4, 0, 1380, 120, 1), "elke vrijdag 23:00–01:00 (tot de volgende dag)"),
        ((4, 0, 1380, 60, 1), "elke vrijdag 23:00–00:00"),
    ],
)
def test_een_moment_in_woorden(moment, zin):
    dag, fase, start, duur, ritme = moment
    assert moment_in_woorden(dag=dag, fase=fase, start=start, duur=duur, ritme=ritme) == zin


@pytest.mark.parametrize("vandaag", [date(2026, 11, dag) for dag in range(1, 29)])
@pytest.mark.parametrize(("dag", "fase", "ritme"), [(0, 0, 1), (1, 1, 2), (6, 3, 4)])
def test_het_eerstvolgende_bezoek_valt_na_vandaag_in_de_goede_week(vandaag, dag, fase, ritme):
    datum = eerstvolgende(dag=dag, fase=fase, ritme=ritme, vandaag=vandaag)
    assert 0 < (datum - vandaag).days <= 7 * ritme
    assert datum.weekday() == dag
    assert week_van_cyclus(datum) % ritme == fase


def test_een_reis_in_woorden():
    def reis(minuten, vervoer="fiets", zelfde=False):
        return reis_in_woorden(minuten=minuten, vervoer=vervoer, zelfde_gebied=zelfde)

    assert reis(14) == "14 minuten reizen, met de fiets"
    assert reis(1, "lopend") == "1 minuut reizen, lopend"
    assert reis(0, zelfde=True) == "zelfde postcodegebied, met de fiets"


NAMEN = {"koken": "Koken", "rookt": "Rookt"}


def regels(waarde, *onderdelen):
    delen = [{"soort": s, "token": t, "punten": p} for s, t, p in onderdelen]
    return [
        (regel.tekst, regel.punten)
        for regel in scoreregels(waarde=waarde, onderdelen=delen, namen=NAMEN)
    ]


def test_elk_soort_punten_heeft_een_zin():
    assert regels(
        35_110,
        ("vraag_wenst", "koken", 80),
        ("vraag_wenst", "rookt", -100),
        ("vrijwilliger_wenst", "koken", 30),
        ("vrijwilliger_wenst", "rookt", -100),
        ("gewenste_vrijwilliger", "", 160),
        ("gewenste_vrijwilliger", "", -100),
        ("nabijheid", "", 140),
    ) == [
        ("voorrang 35", 35_000),
        ("de hulpvraag wenst: Koken", 80),
        ("de hulpvraag liever niet: Rookt", -100),
        ("de vrijwilliger wenst: Koken", 30),
        ("de vrijwilliger liever niet: Rookt", -100),
        ("deze vrijwilliger is gewenst", 160),
        ("liever niet deze vrijwilliger", -100),
        ("korte reis", 140),
    ]


@pytest.mark.parametrize(("waarde", "punten"), [(10_999, [900, 200]), (10_000, [-100, 40])])
def test_een_afgekapte_score_telt_toch_op(waarde, punten):
    gevonden = regels(waarde, *(("nabijheid", "", p) for p in punten))
    assert sum(p for _tekst, p in gevonden) == waarde
    assert "grens" in gevonden[-1][0]


def test_zonder_onderdelen_blijft_de_waarde_heel():
    """A proposal whose parts were not kept still shows what it is worth."""
    assert sum(p for _tekst, p in regels(10_200)) == 10_200


def test_in_het_kort_staat_er_wie_het_wenst():
    delen = [
        {"soort": "vraag_wenst", "token": "koken", "punten": 80},
        {"soort": "vrijwilliger_wenst", "token": "koken", "punten": 30},
    ]
    gevonden = scoreregels(waarde=10_110, onderdelen=delen, namen=NAMEN)
    assert [regel.kort for regel in gevonden[1:]] == ["Koken", "Koken (wens van de vrijwilliger)"]


def test_waar_de_voorrang_uit_bestaat_staat_erbij():
    delen = [
        {"deel": "spoed", "waarde": "hoog", "punten": 35},
        {"deel": "risico", "waarde": "onbekend", "punten": 5},
        {"deel": "wacht", "waarde": 1, "punten": 1},
        {"deel": "wacht", "waarde": 30, "punten": 13},
        {"deel": "netwerk", "waarde": "geen", "punten": 10},
        {"deel": "grens", "waarde": "", "punten": -7},
    ]
    [regel] = scoreregels(waarde=57_000, onderdelen=[], namen=NAMEN, voorrang=delen)
    assert (regel.tekst, regel.punten) == (
        "voorrang 57: spoed hoog 35, risico onbekend 5, wacht 1 week 1, wacht 30 weken 13, "
        "geen netwerk 10, meer telt niet: -7",
        57_000,
    )


def test_een_onbekende_code_blijft_leesbaar():
    assert regels(10_080, ("vraag_wenst", "weg", 80))[1] == ("de hulpvraag wenst: weg", 80)


def test_waarom_niemand():
    assert waarom_niemand(reden="geen_kandidaat", kandidaten=0).startswith("Geen enkele")
    assert waarom_niemand(reden="verdrongen", kandidaten=1).startswith("1 vrijwilliger past,")
    assert waarom_niemand(reden="verdrongen", kandidaten=3).startswith("3 vrijwilligers passen,")


def test_de_trechter_in_woorden_staat_in_de_volgorde_van_de_regels():
    zinnen = trechter_in_woorden({"tijd": 5, "kenmerk": 1, "reis": 0})
    assert zinnen == [
        "1 vrijwilliger heeft niet wat nodig is, of vraagt iets wat hier ontbreekt",
        "5 vrijwilligers kunnen niet op de gevraagde tijden",
    ]


def test_elke_afvaller_heeft_een_zin_in_enkelvoud_en_meervoud():
    for code in AFVALLERS:
        (een,), (twee,) = trechter_in_woorden({code: 1}), trechter_in_woorden({code: 2})
        assert "1 vrijwilliger " in een
        assert "2 vrijwilligers " in twee
