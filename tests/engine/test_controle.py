"""The checker rejects what each rule forbids, by name, and accepts what it just allows."""

import math
from dataclasses import replace

import pytest

from matching.engine.controle import controleer, controleer_koppelingen, controleer_vast
from matching.engine.controle.paren import reistijd
from matching.engine.oplossing import Koppeling
from matching.engine.probleem import (
    Moment,
    Probleem,
    Vast,
    Venster,
    Vraag,
    Vrijwilliger,
)
from tests.engine.brute_kracht import oplossing_van
from tests.engine.controle_bouw import (
    ELF_UUR,
    KILOMETER,
    NEGEN_UUR,
    THUIS,
    TIEN_UUR,
    VERDER,
    bij,
    regels_van,
    vraag,
    wie,
)


def breuken(vragen: list[Vraag], vrijwilliger: Vrijwilliger, *matches: Vast) -> list[str]:
    """The rules broken by matches of one volunteer, by way of a whole, further right solution."""
    probleem = Probleem(tuple(vragen), (vrijwilliger,))
    gevonden = controleer(probleem, oplossing_van(probleem, matches))
    assert gevonden == controleer_koppelingen(probleem, matches)
    assert gevonden == controleer_vast(replace(probleem, vast=matches))
    return sorted({overtreding.regel for overtreding in gevonden})


def test_travel_time_near_standstill_is_very_long_and_no_error() -> None:
    assert reistijd(THUIS, VERDER, 5e-324) > 2**53
    assert reistijd(THUIS, THUIS, 5e-324) == 0


@pytest.mark.parametrize(
    ("van", "naar", "km"),
    [
        ((0, 0), (1, 0), 111.19508),  # a degree of arc
        ((0, 10), (0, 9), 111.19508),
        ((60, 0), (60, 180), 60 * 111.19508),  # over the pole
        ((90, 0), (-90, 0), 180 * 111.19508),
    ],
)
def test_travel_time_is_a_detour_over_the_great_circle_rounded_up(
    van: tuple[float, float], naar: tuple[float, float], km: float
) -> None:
    een, ander = vraag(locatie=naar), wie(locatie=van, kmh=1.5, max_reistijd=10**7)
    oplossing = oplossing_van(Probleem((een,), (ander,)), [bij()])
    assert [koppeling.reistijd for koppeling in oplossing.koppelingen] == [
        math.ceil(1.3 * km / 1.5 * 60)
    ]
    gevonden = regels_van(Probleem((een,), (ander,)), oplossing)
    assert gevonden == ["reis", "uren"]


# The hard rules over one match


@pytest.mark.parametrize(
    ("vraag_heeft", "vraag_vereist", "wie_heeft", "wie_vereist", "regels"),
    [
        ("", "k", "k", "", []),
        ("", "k", "l", "", ["kenmerk"]),
        ("", "kl", "k", "", ["kenmerk"]),
        ("k", "", "", "k", []),
        ("", "", "k", "k", ["kenmerk"]),
    ],
)
def test_kenmerk_holds_both_ways(
    vraag_heeft: str, vraag_vereist: str, wie_heeft: str, wie_vereist: str, regels: list[str]
) -> None:
    een = vraag(kenmerken=frozenset(vraag_heeft), vereist=frozenset(vraag_vereist))
    ander = wie(kenmerken=frozenset(wie_heeft), vereist=frozenset(wie_vereist))
    assert breuken([een], ander, bij()) == regels


@pytest.mark.parametrize(
    ("vraag_heeft", "vraag_vermijdt", "wie_heeft", "wie_vermijdt", "regels"),
    [
        ("k", "k", "", "", []),
        ("", "k", "kl", "", ["vermijd"]),
        ("", "", "k", "k", []),
        ("kl", "", "", "k", ["vermijd"]),
    ],
)
def test_vermijd_holds_both_ways(
    vraag_heeft: str, vraag_vermijdt: str, wie_heeft: str, wie_vermijdt: str, regels: list[str]
) -> None:
    een = vraag(kenmerken=frozenset(vraag_heeft), vermijd=frozenset(vraag_vermijdt))
    ander = wie(kenmerken=frozenset(wie_heeft), vermijd=frozenset(wie_vermijdt))
    assert breuken([een], ander, bij()) == regels


def test_uitgesloten_volunteer_is_rejected_and_others_are_not() -> None:
    assert breuken([vraag(uitgesloten=frozenset({"w"}))], wie(), bij()) == ["uitgesloten"]
    assert breuken([vraag(uitgesloten=frozenset({"x", "niemand"}))], wie(), bij()) == []


def test_afstand_is_at_most_max_reistijd() -> None:
    ver = [vraag(locatie=KILOMETER)]
    assert breuken(ver, wie(max_reistijd=6), bij(moment=TIEN_UUR)) == []
    assert breuken(ver, wie(max_reistijd=5), bij(moment=TIEN_UUR)) == ["afstand"]


def test_tijd_needs_a_window_of_the_volunteer() -> None:
    assert breuken([vraag()], wie(), bij(moment=ELF_UUR)) == []
    assert breuken([vraag()], wie(), bij(moment=Moment(0, 0, 675))) == ["tijd"]
    assert breuken([vraag()], wie(), bij(moment=Moment(0, 0, 525))) == ["tijd"]
    assert breuken([vraag()], wie(vensters=()), bij()) == ["tijd"]
    assert breuken([vraag()], wie(vensters=(Venster(0, 541, 720),)), bij()) == ["tijd"]
    assert breuken([vraag()], wie(vensters=(Venster(0, 540, 599),)), bij()) == ["tijd"]


def test_tijd_needs_a_window_of_the_request() -> None:
    krap = [vraag(vensters=(Venster(0, 541, 661),))]
    assert breuken(krap, wie(), bij(moment=Moment(0, 0, 555))) == []
    assert breuken(krap, wie(), bij(moment=NEGEN_UUR)) == ["tijd"]
    assert breuken(krap, wie(), bij(moment=Moment(0, 0, 615))) == ["tijd"]


def test_tijd_never_joins_windows_that_touch_or_overlap() -> None:
    raakt = (Venster(0, 540, 570), Venster(0, 570, 720))
    overlapt = (Venster(0, 540, 590), Venster(0, 560, 720))
    assert breuken([vraag()], wie(vensters=raakt), bij()) == ["tijd"]
    assert breuken([vraag(vensters=raakt)], wie(), bij()) == ["tijd"]
    assert breuken([vraag(vensters=overlapt)], wie(), bij()) == ["tijd"]


def test_tijd_may_use_another_window_in_another_week() -> None:
    beurtelings = (
        Venster(0, 540, 720, (0,)),
        Venster(0, 500, 600, (1, 3)),
        Venster(0, 530, 700, (2,)),
    )
    assert breuken([vraag()], wie(vensters=beurtelings), bij()) == []
    assert breuken([vraag()], wie(vensters=beurtelings[:2]), bij()) == ["tijd"]


def test_tijd_looks_only_at_the_weeks_of_the_visit() -> None:
    om_de_week = wie(vensters=(Venster(0, 540, 720, (1, 3)),))
    assert breuken([vraag(ritme=2)], om_de_week, bij(moment=Moment(0, 1, 540))) == []
    assert breuken([vraag(ritme=2)], om_de_week, bij(moment=NEGEN_UUR)) == ["tijd"]
    assert breuken([vraag(ritme=4)], om_de_week, bij(moment=Moment(0, 3, 540))) == []
    assert breuken([vraag(ritme=4)], om_de_week, bij(moment=Moment(0, 2, 540))) == ["tijd"]


def test_tijd_runs_over_midnight_and_over_the_end_of_the_cycle() -> None:
    nacht = Venster(6, 1380, 1500)
    zondag, maandag = Moment(6, 0, 1410), Moment(0, 0, 0)
    assert breuken([vraag(vensters=(nacht,))], wie(vensters=(nacht,)), bij(moment=zondag)) == []
    assert breuken([vraag(vensters=(nacht,))], wie(vensters=(nacht,)), bij(moment=maandag)) == []
    te_laat = Moment(0, 0, 15)
    assert breuken([vraag(vensters=(nacht,))], wie(vensters=(nacht,)), bij(moment=te_laat)) == [
        "tijd"
    ]


def test_tijd_takes_the_week_in_which_the_window_opens() -> None:
    laatste_nacht = wie(vensters=(Venster(6, 1380, 1500, (3,)),))
    eens = vraag(ritme=4, vensters=(Venster(6, 1380, 1500),))
    assert breuken([eens], laatste_nacht, bij(moment=Moment(0, 0, 0))) == []
    assert breuken([eens], laatste_nacht, bij(moment=Moment(0, 3, 0))) == ["tijd"]


@pytest.mark.parametrize(
    "veld",
    [{"dag": 7}, {"dag": -1}, {"fase": 1}, {"fase": -1}, {"start": 541}, {"start": 1440}],
    ids=str,
)
def test_tijd_needs_a_moment_that_exists(veld: dict[str, int]) -> None:
    altijd = tuple(Venster(dag, 0, 1440) for dag in range(7))
    probleem = Probleem((vraag(vensters=altijd),), (wie(vensters=altijd),))
    match = Koppeling("a", "w", replace(NEGEN_UUR, **veld), 1200, 0)
    gevonden = controleer_koppelingen(probleem, [match])
    assert [overtreding.regel for overtreding in gevonden] == ["tijd"]


# The hard rules over all matches of one volunteer


def test_reis_leaves_home_when_the_window_opens_and_is_back_when_it_closes() -> None:
    ver = [vraag(locatie=KILOMETER)]
    ruim = wie(vensters=(Venster(0, 534, 606),))
    assert breuken(ver, ruim, bij()) == []
    assert breuken(ver, wie(vensters=(Venster(0, 535, 606),)), bij()) == ["reis"]
    assert breuken(ver, wie(vensters=(Venster(0, 534, 605),)), bij()) == ["reis"]


def test_reis_goes_straight_from_visit_to_visit() -> None:
    samen = [vraag("a", locatie=KILOMETER, duur=54), vraag("b", locatie=VERDER)]
    matches = bij("a", TIEN_UUR), bij("b", ELF_UUR)
    ruim = (Venster(0, 594, 731),)
    assert breuken(samen, wie(vensters=ruim), *matches) == []
    assert breuken([replace(samen[0], duur=55), samen[1]], wie(vensters=ruim), *matches) == ["reis"]
    assert breuken(samen, wie(vensters=(Venster(0, 594, 730),)), *matches) == ["reis"]


def test_reis_takes_visits_in_order_of_start_not_of_id() -> None:
    samen = [vraag("a", locatie=VERDER), vraag("b", locatie=KILOMETER, duur=54)]
    matches = bij("a", ELF_UUR), bij("b", TIEN_UUR)
    assert breuken(samen, wie(vensters=(Venster(0, 594, 731),)), *matches) == []


def test_reis_allows_visits_at_one_place_back_to_back_but_not_at_once() -> None:
    samen = [vraag("a"), vraag("b")]
    assert breuken(samen, wie(), bij("a"), bij("b", TIEN_UUR)) == []
    assert breuken(samen, wie(), bij("a"), bij("b", Moment(0, 0, 585))) == ["reis"]
    assert breuken(samen, wie(), bij("a"), bij("b")) == ["reis"]


def test_reis_returns_home_between_windows() -> None:
    samen = [vraag("a", locatie=KILOMETER), vraag("b", locatie=KILOMETER)]
    matches = bij("a"), bij("b", Moment(0, 0, 615))
    for knip, heropen, regels in [(606, 609, []), (605, 609, ["reis"]), (606, 610, ["reis"])]:
        vensters = (Venster(0, 534, knip), Venster(0, heropen, 681))
        assert breuken(samen, wie(vensters=vensters), *matches) == regels
    assert breuken(samen, wie(vensters=(Venster(0, 534, 681),)), *matches) == []


def test_reis_looks_at_one_occurrence_whatever_week_its_visits_count_for() -> None:
    """On Sunday night of week 3 the visit of Monday in week 0 follows that of Sunday in week 3."""
    nacht = Venster(6, 1300, 1600)
    samen = [
        vraag("a", ritme=4, vensters=(nacht,)),
        vraag("b", ritme=4, vensters=(nacht,), locatie=KILOMETER),
    ]
    zondag, maandag = bij("a", Moment(6, 3, 1380)), bij("b", Moment(0, 0, 0))
    assert breuken(samen, wie(vensters=(nacht,)), zondag, maandag) == ["reis"]
    assert breuken(samen, wie(vensters=(nacht,)), zondag, bij("b", Moment(0, 0, 15))) == []
    assert breuken(samen, wie(vensters=(nacht,)), zondag, bij("b", Moment(0, 3, 0))) == []


def test_reis_lets_other_weeks_share_a_time() -> None:
    samen = [vraag("a", ritme=2), vraag("b", ritme=2)]
    assert breuken(samen, wie(), bij("a"), bij("b", Moment(0, 1, 540))) == []
    assert breuken(samen, wie(), bij("a"), bij("b", Moment(0, 0, 540))) == ["reis"]


def test_uren_sum_duration_and_twice_the_way_from_home() -> None:
    samen = [vraag("a"), vraag("b", locatie=KILOMETER)]
    matches = bij("a"), bij("b", Moment(0, 0, 615))
    assert breuken(samen, wie(max_minuten_per_week=60 + 60 + 2 * 6), *matches) == []
    assert breuken(samen, wie(max_minuten_per_week=60 + 60 + 2 * 6 - 1), *matches) == ["uren"]


def test_uren_hold_in_every_week_apart() -> None:
    samen = [vraag("a", ritme=2), vraag("b", ritme=2)]
    krap = wie(max_minuten_per_week=60)
    assert breuken(samen, krap, bij("a"), bij("b", Moment(0, 1, 600))) == []
    assert breuken(samen, krap, bij("a"), bij("b", TIEN_UUR)) == ["uren"]


def test_uren_count_a_visit_for_the_week_of_its_moment() -> None:
    """Monday 00:00 of week 1 lies in the window that opened in week 0, but counts for week 1."""
    vensters = (Venster(6, 1300, 1600), Venster(2, 540, 720))
    samen = [
        vraag("a", ritme=4, vensters=vensters),
        vraag("b", ritme=4, vensters=vensters),
    ]
    krap = wie(vensters=vensters, max_minuten_per_week=60)
    woensdag = Moment(2, 1, 540)
    assert breuken(samen, krap, bij("a", Moment(0, 1, 0)), bij("b", woensdag)) == ["uren"]
    assert breuken(samen, krap, bij("a", Moment(6, 0, 1395)), bij("b", woensdag)) == []


def test_koppelingen_limits_requests_and_zware_requests() -> None:
    samen = [vraag("a", zwaar=True), vraag("b")]
    matches = bij("a"), bij("b", TIEN_UUR)
    assert breuken(samen, wie(max_koppelingen=2, max_zwaar=1), *matches) == []
    assert breuken(samen, wie(max_koppelingen=1), *matches) == ["koppelingen"]
    assert breuken(samen, wie(max_zwaar=0), *matches) == ["koppelingen"]


def test_enkel_allows_a_request_once() -> None:
    probleem = Probleem((vraag(),), (wie("w"), wie("x")))
    twee_keer = [bij(), bij(vrijwilliger="x")]
    assert controleer_koppelingen(probleem, twee_keer[:1]) == []
    assert [o.regel for o in controleer_koppelingen(probleem, twee_keer)] == ["enkel"]
    assert "enkel" in regels_van(probleem, oplossing_van(probleem, twee_keer))
