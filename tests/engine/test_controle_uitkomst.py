"""The checker holds a whole solution to its figures, its lists and its trechters."""

from dataclasses import replace

import pytest

from matching.engine.controle import controleer, controleer_koppelingen, controleer_vast, trechter
from matching.engine.controle.paren import Tijdvak
from matching.engine.controle.trechter import starts_in
from matching.engine.oplossing import NietGematcht, Oplossing
from matching.engine.probleem import (
    Budget,
    Moment,
    Probleem,
    Venster,
)
from tests.engine.brute_kracht import oplossing_van
from tests.engine.controle_bouw import (
    ELF_UUR,
    KILOMETER,
    TIEN_UUR,
    VERDER,
    bij,
    regels_van,
    vraag,
    wie,
)

# A whole solution: "a" is fixed, "b" is new, "c" lost to them, "d" never had a chance


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


def test_the_trechter_works_out_the_starts_of_a_volunteer_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    geteld: list[int] = []

    def tel(vakken: list[Tijdvak], duur: int, marge: int = 0) -> int:
        geteld.append(duur)
        return starts_in(vakken, duur, marge)

    monkeypatch.setattr(trechter, "starts_in", tel)
    trechters = trechter.Trechters(Probleem((vraag("a"), vraag("b")), (wie(),)))
    assert trechters.van(vraag("a")) == trechters.van(vraag("b"))
    assert len(geteld) == 3  # one for each request; at the door, that is without a margin


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
