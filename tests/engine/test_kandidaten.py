"""The candidates and funnels, against the readings of the design that look at every pair."""

import random
from collections import Counter
from contextlib import ExitStack
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from matching.engine import geschiktheid
from matching.engine.controle.paren import reistijd
from matching.engine.controle.trechter import KANDIDAAT, Trechters
from matching.engine.kandidaten import (
    REGELS,
    Kandidaat,
    Kandidaten,
    bepaal_kandidaten,
    bit_van,
    moment_van,
    tokens,
    waarden,
    zeef,
)
from matching.engine.probleem import GROOTSTE, WEEK, Probleem, Vast
from tests.engine import brute_kracht
from tests.engine.bouw import MAANDAG, probleem, ten_noorden, venster, vraag, vrijwilliger
from tests.engine.strategieen import problemen

proef = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
GEEN = probleem([], [])

graden = st.floats(-1, 1) | st.sampled_from([0.0, -0.0, 1.0, -1.0, 0.5, 1e-9, 1e-160])
plaatsen = st.builds(lambda breedte, lengte: (90 * breedte, 180 * lengte), graden, graden)
snelheden = st.floats(1, 120) | st.sampled_from([5e-324, 1e-9, 4.0, 15.0, 1e6, 1e300])
grenzen = st.integers(1, 300) | st.sampled_from([1, 30_000, 10**7, GROOTSTE])
grote_punten = st.integers(-1200, 1200) | st.sampled_from(
    [GROOTSTE, -GROOTSTE, waarden.GROOT, waarden.GROOT + 1, -waarden.GROOT - 1]
)


def in_kleine_stukken() -> ExitStack:
    """So that also a tiny problem is cut up."""
    stapel = ExitStack()
    for module, naam, lengte in (
        (zeef, "_VRIJWILLIGERS", 2),
        (zeef, "_PLEKKEN", 2),
        (zeef, "_PAREN", 3),
        (zeef, "_TABEL", 1),
        (waarden, "_PER_STUK", 2),
    ):
        stapel.enter_context(patch.object(module, naam, lengte))
    return stapel


def verwacht(opgave: Probleem) -> list[Kandidaat]:
    """By brute force."""
    vast = {match.vraag for match in opgave.vast}
    return [
        Kandidaat(
            vraag_nr,
            nr,
            brute_kracht.waarde(een, wie),
            brute_kracht.reistijd(wie.locatie, een.locatie, wie.kmh),
            sum(
                1 << bit_van(moment)
                for moment in brute_kracht.momenten(een, wie)
                if brute_kracht.past_in_reis(wie, [(een, moment)])
            ),
        )
        for nr, wie in enumerate(opgave.vrijwilligers)
        for vraag_nr, een in enumerate(opgave.vragen)
        if een.id not in vast and brute_kracht.eerste_regel(opgave, een, wie) is None
    ]


def verwachte_trechters(opgave: Probleem) -> list[dict[str | None, int]]:
    """By brute force; under None the candidates."""
    vast = {match.vraag for match in opgave.vast}
    return [
        {} if een.id in vast else dict(brute_kracht.trechter(opgave, een)) for een in opgave.vragen
    ]


def trechters(opgave: Probleem, kandidaten: Kandidaten) -> list[dict[str | None, int]]:
    """Those of the engine, with under None the candidates."""
    per_vraag = Counter(kandidaten.vraag.tolist())
    return [
        {**trechter, **({None: per_vraag[nr]} if nr in per_vraag else {})}
        for nr, trechter in enumerate(kandidaten.trechters(range(len(opgave.vragen))))
    ]


@proef
@given(problemen())
@example(GEEN)
@example(probleem([]))
@example(probleem(helpers=[]))
def test_the_candidates_and_funnels_are_those_of_brute_force(opgave: Probleem) -> None:
    kandidaten = bepaal_kandidaten(opgave)
    assert list(kandidaten) == verwacht(opgave)
    assert trechters(opgave, kandidaten) == verwachte_trechters(opgave)


@proef
@given(problemen())
def test_cut_up_in_small_pieces_the_result_is_the_same(opgave: Probleem) -> None:
    heel = bepaal_kandidaten(opgave)
    with in_kleine_stukken():
        geknipt = bepaal_kandidaten(opgave)
        assert trechters(opgave, geknipt) == trechters(opgave, heel)
    assert list(geknipt) == list(heel)


@proef
@given(
    st.lists(plaatsen, min_size=1, max_size=4),
    st.lists(st.tuples(plaatsen, snelheden, grenzen), min_size=1, max_size=4),
    st.booleans(),
)
@example([(0.0, 0.0), (0.0, 180.0)], [((0.0, -180.0), 1e6, 1)], False)  # one place, two names
@example([(90.0, 0.0), (90.0, 120.0)], [((90.0, -60.0), 1.0, 1)], False)  # the North Pole
@example([(0.0, 0.0)], [((0.0, 180.0), 15.0, 104_080)], False)  # the other side of the earth
@example([(1e-160, 0.0)], [((0.0, 0.0), 5e-324, GROOTSTE)], False)
def test_near_is_near_everywhere_on_earth(doelen, huizen, gelijk) -> None:
    if gelijk:
        doelen = doelen + [huis for huis, _, _ in huizen]
    opgave = probleem(
        [vraag(f"q{nr}", locatie=doel, vensters=()) for nr, doel in enumerate(doelen)],
        [
            vrijwilliger(f"v{nr}", locatie=huis, kmh=kmh, max_reistijd=grens)
            for nr, (huis, kmh, grens) in enumerate(huizen)
        ],
    )
    te_ver = [
        sum(reistijd(huis, doel, kmh) > grens for huis, kmh, grens in huizen) for doel in doelen
    ]
    gevonden = bepaal_kandidaten(opgave).trechters(range(len(doelen)))
    assert [trechter.get("afstand", 0) for trechter in gevonden] == te_ver


@pytest.mark.parametrize("minuten", [1, 20, 45, 333])
def test_the_minute_on_which_it_hinges_is_exact(minuten: int) -> None:
    """Places a hair apart, half of them a minute further: the formula of the design decides."""
    thuis, verder = vrijwilliger().locatie, ten_noorden(minuten)
    dichter = thuis
    while (midden := (dichter[0] + verder[0]) / 2) not in (dichter[0], verder[0]):
        if reistijd(thuis, (midden, thuis[1]), 15.0) <= minuten:
            dichter = (midden, thuis[1])
        else:
            verder = (midden, thuis[1])
    doelen = [(dichter[0] + stap * 2**-46, thuis[1]) for stap in range(-20, 21)]
    opgave = probleem(
        [vraag(f"q{nr}", locatie=doel) for nr, doel in enumerate(doelen)],
        [vrijwilliger("v", max_reistijd=minuten, max_minuten_per_week=WEEK)],
    )
    wegen = [reistijd(thuis, doel, 15.0) for doel in doelen]
    assert {*wegen} == {minuten, minuten + 1}
    assert [
        trechter.get("afstand", 0) for trechter in bepaal_kandidaten(opgave).trechters(range(41))
    ] == [weg - minuten for weg in wegen]


@proef
@given(
    st.lists(
        st.dictionaries(st.sampled_from("abcd"), grote_punten, max_size=4), min_size=4, max_size=4
    ),
    st.lists(st.frozensets(st.sampled_from("abcd")), min_size=4, max_size=4),
    st.dictionaries(st.sampled_from(["v0", "v1", "niemand"]), grote_punten),
    st.integers(1, GROOTSTE),
)
def test_the_value_is_that_of_geschiktheid(wensen, kenmerken, voorkeur, grens) -> None:
    vragen = [
        vraag(
            f"q{nr}",
            prioriteit=1 + 999 * nr,
            gewenst=wensen[nr],
            kenmerken=kenmerken[nr],
            gewenste_vrijwilligers=voorkeur if nr else {},
        )
        for nr in (0, 1)
    ]
    helpers = [
        vrijwilliger(
            f"v{nr}", gewenst=wensen[2 + nr], kenmerken=kenmerken[2 + nr], max_reistijd=grens
        )
        for nr in (0, 1)
    ]
    paren = [(0, 0), (1, 0), (0, 1), (1, 1)]
    heen = [0, grens, grens // 2, grens // 3]
    vraag_nr, nr = np.array(paren).T
    with in_kleine_stukken():
        gevonden = waarden.waarden(probleem(vragen, helpers), vraag_nr, nr, np.array(heen))
    assert gevonden.tolist() == [
        geschiktheid.waarde(vragen[q], helpers[v], weg)
        for (q, v), weg in zip(paren, heen, strict=True)
    ]


@pytest.mark.parametrize("wenser", ["vraag", "vrijwilliger"])
def test_points_whose_sum_is_beyond_64_bits(wenser: str) -> None:
    wensen = {f"t{nr}": GROOTSTE for nr in range(1100)}
    heeft = frozenset(wensen)
    opgave = probleem(
        vraag(kenmerken=heeft, gewenst=wensen if wenser == "vraag" else {}),
        vrijwilliger(kenmerken=heeft, gewenst=wensen if wenser == "vrijwilliger" else {}),
    )
    assert bepaal_kandidaten(opgave).waarde.tolist() == [1999]


def test_more_tokens_than_fit_in_a_word() -> None:
    """Two hundred of each kind: a problem too wide for one word, and for the strategies."""
    loterij = random.Random(1)
    alle = [f"t{nr}" for nr in range(200)]

    def een_paar(hoogstens: int) -> frozenset[str]:
        return frozenset(loterij.sample(alle, loterij.randint(0, hoogstens)))

    vragen = [
        vraag(
            f"q{nr}",
            kenmerken=een_paar(190),
            vereist=een_paar(2),
            vermijd=een_paar(2),
            uitgesloten=frozenset({f"v{nr}", "niemand"}),
        )
        for nr in range(60)
    ]
    helpers = [
        vrijwilliger(f"v{nr}", kenmerken=een_paar(190), vereist=een_paar(2), vermijd=een_paar(2))
        for nr in range(50)
    ]
    opgave = probleem(vragen, helpers)
    controleur = Trechters(opgave)
    verwacht_ = [controleur.van(een) for een in vragen]
    for trechter in verwacht_:
        trechter[None] = trechter.pop(KANDIDAAT, 0)
        if not trechter[None]:
            del trechter[None]
    assert {"kenmerk", "vermijd", "uitgesloten", None} == set().union(*verwacht_)
    with in_kleine_stukken():
        assert trechters(opgave, bepaal_kandidaten(opgave)) == verwacht_


def test_a_funnel_is_in_the_order_of_the_rules_and_only_for_who_is_asked() -> None:
    helpers = [
        vrijwilliger("v0", max_koppelingen=0),
        vrijwilliger("v1", max_minuten_per_week=0),
        vrijwilliger("v2", locatie=ten_noorden(400)),
        vrijwilliger("v3", vereist=frozenset("a")),
        vrijwilliger("v4"),
    ]
    vragen = [vraag("q0"), vraag("q1"), vraag("q2", vensters=())]
    vast = Vast("q1", "v4", moment_van(36))
    kandidaten = bepaal_kandidaten(probleem(vragen, helpers, vast=(vast,)))
    assert [list(trechter.items()) for trechter in kandidaten.trechters([2, 1, 0])] == [
        [("kenmerk", 1), ("afstand", 1), ("tijd", 3)],
        [],
        [("kenmerk", 1), ("afstand", 1), ("uren", 1), ("koppelingen", 1)],
    ]
    assert kandidaten.trechters([]) == []
    assert set(REGELS) > {"kenmerk", "afstand"}


def test_the_columns_are_by_volunteer_and_then_request() -> None:
    """Whatever the order of their places, in which they are looked for."""
    vragen = [vraag(f"q{nr}", locatie=ten_noorden(nr % 2), ritme=(1, 2, 4)[nr]) for nr in range(3)]
    helpers = [
        vrijwilliger("v0", locatie=ten_noorden(2)),
        vrijwilliger("v1", max_koppelingen=0),
        vrijwilliger("v2", locatie=ten_noorden(-1)),
    ]
    kandidaten = bepaal_kandidaten(probleem(vragen, helpers))
    assert kandidaten.vrijwilliger.tolist() == [0, 0, 0, 2, 2, 2]
    assert kandidaten.vraag.tolist() == [0, 1, 2, 0, 1, 2]
    assert kandidaten.begin.tolist() == [0, 3, 3, 6]
    assert len(kandidaten) == 6
    assert kandidaten.van_vrijwilliger(1) == []
    assert [
        een.momenten.bit_length() <= WEEK // 15 * ritme
        for een, ritme in zip(kandidaten.van_vrijwilliger(2), (1, 2, 4), strict=True)
    ] == [True] * 3
    assert [kandidaten.momenten(nr) for nr in range(3, 6)] == [
        een.momenten for een in kandidaten.van_vrijwilliger(2)
    ]


def test_only_pairs_within_reach_are_looked_at() -> None:
    """Forty villages of ten and ten: 4,000 pairs out of 160,000."""
    dorpen = [ten_noorden(50 * nr) for nr in range(-20, 20)]
    opgave = probleem(
        [vraag(f"q{nr}", locatie=dorpen[nr % 40]) for nr in range(400)],
        [vrijwilliger(f"v{nr}", locatie=dorpen[nr % 40]) for nr in range(400)],
    )
    bekeken = []
    past = tokens.Tokens.past

    def meelezen(zelf, vragen, helpers):
        bekeken.append(len(vragen))
        return past(zelf, vragen, helpers)

    with patch.object(tokens.Tokens, "past", meelezen):
        kandidaten = bepaal_kandidaten(opgave)
    assert len(kandidaten) == sum(bekeken) == 4000
    assert kandidaten.trechters([7]) == [{"afstand": 390}]


def test_a_visit_across_the_end_of_the_cycle() -> None:
    opgave = probleem(
        vraag(vensters=(venster(6, 23, 26),), ritme=4),
        vrijwilliger(vensters=(venster(6, 22, 25, (3,)), venster(MAANDAG, 1, 3, (0,)))),
    )
    (kandidaat,) = bepaal_kandidaten(opgave)
    assert [(m.fase, m.dag, m.start) for m in map(moment_van, bits(kandidaat.momenten))] == [
        (0, 0, 0),
        (0, 0, 60),
        (3, 6, 1380),
        (3, 6, 1395),
        (3, 6, 1410),
        (3, 6, 1425),
    ]


def bits(getal: int) -> list[int]:
    return [nr for nr in range(getal.bit_length()) if getal >> nr & 1]
