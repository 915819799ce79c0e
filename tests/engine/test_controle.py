"""The checker rejects what the design forbids, by name, and accepts what it just allows."""

import math
from dataclasses import replace

import pytest

from matching.engine.controle import controleer, controleer_koppelingen, controleer_vast
from matching.engine.oplossing import Koppeling, NietGematcht, Oplossing
from matching.engine.probleem import (
    WEEK,
    Budget,
    Moment,
    Probleem,
    Vast,
    Venster,
    Vraag,
    Vrijwilliger,
)
from tests.engine.brute_kracht import oplossing_van

THUIS = (52.26, 6.79)
KILOMETER = (52.268993, 6.79)  # 1 km north: 1.3 km over the road, 6 minutes at 15 km/h
VERDER = (52.277986, 6.79)  # 2 km north: 11 minutes
MAANDAG = Venster(0, 540, 720)
NEGEN_UUR, TIEN_UUR, ELF_UUR = Moment(0, 0, 540), Moment(0, 0, 600), Moment(0, 0, 660)


def vraag(id_: str = "a", **anders: object) -> Vraag:
    """A weekly hour on Monday, at the volunteer's door."""
    gewoon = Vraag(id_, 1, THUIS, 60, 1, (Venster(0, 0, 1440),))
    return replace(gewoon, **anders)


def wie(id_: str = "w", **anders: object) -> Vrijwilliger:
    """Free on Mondays from 9 to 12."""
    return replace(Vrijwilliger(id_, THUIS, 15, 30, (MAANDAG,), WEEK, 5, 5), **anders)


def bij(id_: str = "a", moment: Moment = NEGEN_UUR, vrijwilliger: str = "w") -> Vast:
    return Vast(id_, vrijwilliger, moment)


def breuken(vragen: list[Vraag], vrijwilliger: Vrijwilliger, *matches: Vast) -> list[str]:
    """The rules broken by matches of one volunteer, by way of a whole, further right solution."""
    probleem = Probleem(tuple(vragen), (vrijwilliger,))
    gevonden = controleer(probleem, oplossing_van(probleem, matches))
    assert gevonden == controleer_koppelingen(probleem, matches)
    assert gevonden == controleer_vast(replace(probleem, vast=matches))
    return sorted({overtreding.regel for overtreding in gevonden})


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


# A whole solution: "a" is fixed, "b" is new, "c" lost to them, "d" never had a chance


def regels_van(probleem: Probleem, oplossing: Oplossing) -> list[str]:
    return sorted({overtreding.regel for overtreding in controleer(probleem, oplossing)})


@pytest.fixture
def probleem() -> Probleem:
    return Probleem(
        vragen=(
            vraag("a", prioriteit=3),
            vraag("b", gewenst={"k": 25}, kenmerken=frozenset("m"), locatie=KILOMETER),
            vraag("c"),
            vraag("d", vereist=frozenset("z")),
        ),
        vrijwilligers=(
            wie("w", kenmerken=frozenset("k"), gewenst={"m": -20}, max_koppelingen=2),
            wie("x", vermijd=frozenset("m"), locatie=VERDER, max_reistijd=5),
        ),
        budgetten=(Budget("uren", 2, {"a": 9, "b": 2, "c": 2, "niemand": 5}),),
        vast=(bij("a"),),
    )


@pytest.fixture
def oplossing(probleem: Probleem) -> Oplossing:
    juist = oplossing_van(probleem, [bij("a"), bij("b", Moment(0, 0, 615))])
    # 3 x 1000 + 200; 1000 + 25 - 20 + floor(200 x 24 / 30)
    assert [koppeling.waarde for koppeling in juist.koppelingen] == [3200, 1165]
    assert [koppeling.reistijd for koppeling in juist.koppelingen] == [0, 6]
    assert juist.doelwaarde == juist.bovengrens == 4365
    assert juist.niet_gematcht == (
        NietGematcht("c", "verdrongen", {"afstand": 1}),
        NietGematcht("d", "geen_kandidaat", {"kenmerk": 2}),
    )
    return juist


def test_a_right_solution_passes(probleem: Probleem, oplossing: Oplossing) -> None:
    assert controleer(probleem, oplossing) == []


def test_vast_is_kept(probleem: Probleem) -> None:
    weg = oplossing_van(probleem, [bij("b", Moment(0, 0, 615))])
    verzet = oplossing_van(probleem, [bij("a", Moment(0, 0, 660)), bij("b", Moment(0, 0, 555))])
    assert regels_van(probleem, weg) == ["vast"]
    assert regels_van(probleem, verzet) == ["vast"]


def test_vast_that_breaks_a_rule_is_found_without_a_solution(probleem: Probleem) -> None:
    assert controleer_vast(probleem) == []
    stuk = replace(probleem, vast=(bij("a"), bij("c", TIEN_UUR), bij("d", ELF_UUR)))
    regels = [overtreding.regel for overtreding in controleer_vast(stuk)]
    assert regels == ["kenmerk", "koppelingen"]


def test_budget_counts_new_matches_up_to_the_capacity(
    probleem: Probleem, oplossing: Oplossing
) -> None:
    krap = replace(probleem, budgetten=(Budget("uren", 1, {"a": 9, "b": 2}),))
    assert regels_van(krap, oplossing) == ["budget"]
    nieuw = replace(probleem, vast=(), budgetten=(Budget("uren", 10, {"a": 9, "b": 2}),))
    assert regels_van(nieuw, oplossing) == ["budget"]
    assert controleer_koppelingen(nieuw, oplossing.koppelingen) == []


@pytest.mark.parametrize("veld", ["waarde", "reistijd"])
@pytest.mark.parametrize("verschil", [-1, 1])
def test_a_wrong_figure_of_a_match_is_rejected(
    probleem: Probleem, oplossing: Oplossing, veld: str, verschil: int
) -> None:
    eerste, tweede = oplossing.koppelingen
    fout = replace(tweede, **{veld: getattr(tweede, veld) + verschil})
    assert regels_van(probleem, replace(oplossing, koppelingen=(eerste, fout))) == [veld]


@pytest.mark.parametrize(
    ("punten", "afstand", "waarde"),
    [
        ({}, 6, 1000),
        ({}, 7, 1028),
        ({"k": -40}, 30, 1120),
        ({"k": -500}, 30, 1000),
        ({"k": -500, "l": 1500}, 30, 1999),
        ({"k": 839}, 30, 1999),
        ({"k": 838}, 30, 1998),
    ],
)
def test_geschiktheid_is_clamped_as_a_whole_and_rounds_down(
    punten: dict[str, int], afstand: int, waarde: int
) -> None:
    een = vraag(locatie=KILOMETER, gewenst=punten, gewenste_vrijwilligers={"niemand": 7})
    ander = wie(kenmerken=frozenset("kl"), max_reistijd=afstand)
    probleem = Probleem((een,), (ander,))
    oplossing = oplossing_van(probleem, [bij(moment=TIEN_UUR)])
    assert oplossing.doelwaarde == waarde
    assert controleer(probleem, oplossing) == []


def test_the_wish_for_one_volunteer_counts() -> None:
    een = vraag(gewenste_vrijwilligers={"w": -50})
    probleem = Probleem((een,), (wie(),))
    oplossing = oplossing_van(probleem, [bij()])
    assert oplossing.doelwaarde == 1150
    assert controleer(probleem, oplossing) == []


@pytest.mark.parametrize("verschil", [-1, 1])
def test_a_wrong_doelwaarde_is_rejected(
    probleem: Probleem, oplossing: Oplossing, verschil: int
) -> None:
    totaal = oplossing.doelwaarde + verschil
    fout = replace(oplossing, doelwaarde=totaal, bovengrens=totaal)
    assert regels_van(probleem, fout) == ["doelwaarde"]


def test_a_bovengrens_below_the_doelwaarde_is_rejected(
    probleem: Probleem, oplossing: Oplossing
) -> None:
    fout = replace(oplossing, bovengrens=oplossing.doelwaarde - 1, status="tijdslimiet")
    assert regels_van(probleem, fout) == ["bovengrens"]


@pytest.mark.parametrize("grens", [float("inf"), float("nan"), 5000.5])
def test_a_bovengrens_that_is_no_integer_is_rejected(
    probleem: Probleem, oplossing: Oplossing, grens: float
) -> None:
    fout = replace(oplossing, bovengrens=grens, status="tijdslimiet")
    assert regels_van(probleem, fout) == ["bovengrens"]


def test_the_status_says_optimaal_if_and_only_if_the_bound_is_reached(
    probleem: Probleem, oplossing: Oplossing
) -> None:
    ruim = oplossing.doelwaarde + 1
    gestopt = replace(oplossing, bovengrens=ruim, status="tijdslimiet")
    assert regels_van(probleem, gestopt) == []
    assert regels_van(probleem, replace(gestopt, status="optimaal")) == ["status"]
    assert regels_van(probleem, replace(oplossing, status="tijdslimiet")) == ["status"]


@pytest.mark.parametrize("seconden", [-0.1, float("inf"), float("nan")])
def test_the_time_taken_is_a_duration(
    probleem: Probleem, oplossing: Oplossing, seconden: float
) -> None:
    assert regels_van(probleem, replace(oplossing, seconden=seconden)) == ["seconden"]


@pytest.mark.parametrize("veld", ["koppelingen", "niet_gematcht"])
def test_the_lists_are_sorted_by_request(
    probleem: Probleem, oplossing: Oplossing, veld: str
) -> None:
    omgekeerd = tuple(reversed(getattr(oplossing, veld)))
    assert regels_van(probleem, replace(oplossing, **{veld: omgekeerd})) == ["volgorde"]


def test_niet_gematcht_misses_nobody_and_adds_nobody(
    probleem: Probleem, oplossing: Oplossing
) -> None:
    c, d = oplossing.niet_gematcht
    b = NietGematcht("b", "verdrongen", {"vermijd": 1})
    onbestaand = NietGematcht("z", "geen_kandidaat", {})
    for lijst in [(c,), (), (b, c, d), (c, c, d), (c, d, onbestaand)]:
        assert regels_van(probleem, replace(oplossing, niet_gematcht=lijst)) == ["niet_gematcht"]


def test_a_wrong_reden_is_rejected(probleem: Probleem, oplossing: Oplossing) -> None:
    c, d = oplossing.niet_gematcht
    lijsten = [
        (replace(c, reden="geen_kandidaat"), d),
        (c, replace(d, reden="verdrongen")),
    ]
    for lijst in lijsten:
        assert regels_van(probleem, replace(oplossing, niet_gematcht=lijst)) == ["reden"]


@pytest.mark.parametrize(
    "telling",
    [{}, {"kenmerk": 1}, {"kenmerk": 3}, {"kenmerk": 1, "afstand": 1}, {"kenmerk": 2, "uren": -1}],
)
def test_a_wrong_trechter_is_rejected(
    probleem: Probleem, oplossing: Oplossing, telling: dict[str, int]
) -> None:
    c, d = oplossing.niet_gematcht
    lijst = (c, replace(d, trechter=telling))
    assert regels_van(probleem, replace(oplossing, niet_gematcht=lijst)) == ["trechter"]


def test_a_trechter_may_name_a_rule_with_zero(probleem: Probleem, oplossing: Oplossing) -> None:
    c, d = oplossing.niet_gematcht
    lijst = (c, replace(d, trechter={"kenmerk": 2, "reis": 0}))
    assert controleer(probleem, replace(oplossing, niet_gematcht=lijst)) == []


def test_the_trechter_takes_the_first_rule_that_leaves_no_moment() -> None:
    """A volunteer or two for every rule, who meets each rule before it."""
    gevraagd = vraag(
        locatie=KILOMETER,
        vereist=frozenset("k"),
        vermijd=frozenset("v"),
        uitgesloten=frozenset({"w1", "w2", "w3"}),
        vensters=(Venster(0, 540, 600),),
        zwaar=True,
    )
    slecht = {"max_reistijd": 1, "vensters": (), "max_minuten_per_week": 0, "max_koppelingen": 0}
    k, ruim = frozenset("k"), {"max_reistijd": 6}
    vrijwilligers = (
        wie("w1", **slecht, kenmerken=frozenset("v")),
        wie("w2", **slecht, kenmerken=frozenset("kv")),
        wie("w3", **slecht, kenmerken=k),
        wie("w4", **slecht, kenmerken=k),
        wie("w5", **slecht | ruim, kenmerken=k),
        wie("w6", **slecht | ruim | {"vensters": (Venster(0, 539, 620),)}, kenmerken=k),
        wie("w7", **slecht | ruim | {"vensters": (Venster(0, 534, 605),)}, kenmerken=k),
        wie("w8", **slecht | ruim | {"vensters": (Venster(0, 534, 606),)}, kenmerken=k),
        wie("w9", vensters=(Venster(0, 534, 606),), max_zwaar=0, kenmerken=k),
        wie("x1", vensters=(Venster(0, 534, 606),), max_koppelingen=0, kenmerken=k),
        wie("x2", vensters=(Venster(0, 534, 606),), max_minuten_per_week=72, kenmerken=k),
    )
    telling = {
        "kenmerk": 1,
        "vermijd": 1,
        "uitgesloten": 1,
        "afstand": 1,
        "tijd": 1,
        "reis": 2,
        "uren": 1,
        "koppelingen": 2,
    }
    voor_budget = NietGematcht("a", "verdrongen", telling)
    na_budget = NietGematcht("a", "geen_kandidaat", {**telling, "budget": 1})
    leeg = Oplossing("tijdslimiet", 0, 9999, "hand", 0.1, (), (voor_budget,))
    genoeg = Probleem((gevraagd,), vrijwilligers, (Budget("b", 4, {"a": 4}),))
    te_weinig = replace(genoeg, budgetten=(Budget("b", 3, {"a": 4}),))
    assert controleer(genoeg, leeg) == []
    assert controleer(te_weinig, replace(leeg, niet_gematcht=(na_budget,))) == []
    assert regels_van(te_weinig, leeg) == ["reden", "trechter"]


def test_the_trechter_needs_one_moment_that_survives_all_rules_so_far() -> None:
    """Two windows: one fits the time but not the way, the other fits only in some weeks."""
    gevraagd = vraag(locatie=KILOMETER, vensters=(Venster(0, 540, 600), Venster(1, 540, 600)))
    ander = wie(vensters=(Venster(0, 540, 600), Venster(1, 500, 700, (0, 1, 2))))
    probleem = Probleem((gevraagd,), (ander,))
    niet = NietGematcht("a", "geen_kandidaat", {"reis": 1})
    leeg = Oplossing("tijdslimiet", 0, 9999, "hand", 0.1, (), (niet,))
    assert controleer(probleem, leeg) == []


def test_the_trechter_runs_over_the_end_of_the_cycle() -> None:
    """Monday 00:15 lies in the window of Sunday night, with 15 minutes' travel on both sides."""
    nacht = Venster(6, 1380, 1530)
    gevraagd = vraag(locatie=VERDER, ritme=4, vensters=(Venster(0, 15, 75),))
    ander = wie(vensters=(replace(nacht, weken=(3,)),), max_zwaar=0)
    probleem = Probleem((gevraagd,), (ander,))
    kandidaat = NietGematcht("a", "verdrongen", {})
    leeg = Oplossing("tijdslimiet", 0, 9999, "hand", 0.1, (), (kandidaat,))
    assert controleer(probleem, leeg) == []


def test_unknown_ids_are_named(probleem: Probleem, oplossing: Oplossing) -> None:
    a, b = oplossing.koppelingen
    vreemd = replace(oplossing, koppelingen=(a, b, replace(b, vraag="z")))
    assert "onbekend" in regels_van(probleem, vreemd)
    vreemd = replace(oplossing, koppelingen=(a, replace(b, vrijwilliger="y")))
    assert "onbekend" in regels_van(probleem, vreemd)
    gevonden = controleer_koppelingen(probleem, [bij("z", vrijwilliger="y")])
    assert [overtreding.regel for overtreding in gevonden] == ["onbekend", "onbekend"]


def test_every_text_is_one_line_that_names_the_ids(probleem: Probleem) -> None:
    stuk = oplossing_van(probleem, [bij("a"), bij("b"), bij("c"), bij("d", vrijwilliger="x")])
    gevonden = controleer(probleem, stuk)
    assert {o.regel for o in gevonden} >= {"kenmerk", "reis", "koppelingen", "afstand", "budget"}
    for overtreding in gevonden:
        assert "\n" not in overtreding.tekst
        assert any(id_ in overtreding.tekst.split() for id_ in ("a", "b", "c", "d", "w", "uren"))
        assert str(overtreding) == f"{overtreding.regel}: {overtreding.tekst}"


def test_an_empty_problem_has_an_empty_solution() -> None:
    leeg = Probleem((), ())
    assert controleer(leeg, Oplossing("optimaal", 0, 0, "hand", 0.0, (), ())) == []
    alleen = Probleem((vraag(),), ())
    niet = (NietGematcht("a", "geen_kandidaat", {}),)
    assert controleer(alleen, Oplossing("optimaal", 0, 0, "hand", 0.0, (), niet)) == []
