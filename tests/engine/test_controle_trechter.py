"""The funnels of the checker, against brute force and against the formula of the design."""

import math

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from matching.engine.controle.paren import reistijd
from matching.engine.controle.trechter import KANDIDAAT, Trechters
from matching.engine.probleem import GROOTSTE, Probleem, Vraag
from tests.engine import brute_kracht
from tests.engine.bouw import THUIS, probleem, ten_noorden, vraag, vrijwilliger
from tests.engine.strategieen import problemen

proef = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])

Huis = tuple[tuple[float, float], float, int]  # place, kmh, max_reistijd

graden = st.floats(-1, 1) | st.sampled_from([0.0, -0.0, 1.0, -1.0, 0.5, 1e-9, 1e-160])
plaatsen = st.builds(lambda breedte, lengte: (90 * breedte, 180 * lengte), graden, graden)
snelheden = st.floats(1, 120) | st.sampled_from([5e-324, 1e-9, 4.0, 15, 1e6, 10**300, 1.7e308])
grenzen = st.integers(1, 300) | st.sampled_from([1, 30_000, 10**7, GROOTSTE])
huizen = st.tuples(plaatsen, snelheden, grenzen)


def op(*plekken: tuple[float, float]) -> list[Vraag]:
    return [vraag(f"q{nummer}", locatie=plek) for nummer, plek in enumerate(plekken)]


def te_ver(gevraagd: list[Vraag], waar: list[Huis]) -> list[int]:
    """How many volunteers live too far, by the funnels."""
    helpers = [
        vrijwilliger(f"v{nummer}", locatie=plek, kmh=kmh, max_reistijd=grens)
        for nummer, (plek, kmh, grens) in enumerate(waar)
    ]
    trechters = Trechters(probleem(gevraagd, helpers))
    return [trechters.van(een).get("afstand", 0) for een in gevraagd]


@proef
@given(problemen())
@example(probleem(helpers=[]))
def test_the_funnels_are_those_of_brute_force(opgave: Probleem) -> None:
    trechters = Trechters(opgave)
    for een in opgave.vragen:
        verwacht = {code or KANDIDAAT: n for code, n in brute_kracht.trechter(opgave, een).items()}
        assert trechters.van(een) == verwacht


@proef
@given(st.lists(plaatsen, min_size=1, max_size=4), st.lists(huizen, min_size=1, max_size=20))
@example([(0.0, 0.0)], [((0.0, 180.0), 15.0, 104_080), ((0.0, -179.9999), 15.0, 104_079)])
@example([(90.0, 0.0), (90.0, 120.0)], [((90.0, -60.0), 1.0, 1)])  # the North Pole
@example([(0.0, 180.0)], [((0.0, -180.0), 1e6, 1)])  # one place, two names
@example([(1e-160, 0.0)], [((0.0, 0.0), 5e-324, GROOTSTE)])
@example([(0.0, 0.0)], [((1e-9, 0.0), 1e-9, 8), ((1e-9, 0.0), 1e-9, 9)])
def test_near_is_near_everywhere_on_earth(
    doelen: list[tuple[float, float]], waar: list[Huis]
) -> None:
    verwacht = [
        sum(reistijd(huis, doel, kmh) > grens for huis, kmh, grens in waar) for doel in doelen
    ]
    assert te_ver(op(*doelen), waar) == verwacht


@proef
@given(plaatsen, plaatsen, st.floats(1, 120), st.integers(-2, 1))
def test_who_may_travel_just_the_minutes_it_takes_is_near(
    huis: tuple[float, float], doel: tuple[float, float], kmh: float, meer: int
) -> None:
    weg = reistijd(huis, doel, kmh)
    grens = max(1, weg + meer)
    assert te_ver(op(doel), [(huis, kmh, grens)]) == [int(weg > grens)]


@proef
@given(st.integers(1, 80_000), st.integers(-40, 40))
@example(1, 0)
def test_a_hair_from_a_whole_minute_the_formula_decides(minuten: int, stap: int) -> None:
    """Due north and over the pole, where one minute ends and a hair further the next begins."""
    verste, verder = 0.0, 180.0  # degrees along the meridian through 0
    while (midden := (verste + verder) / 2) not in (verste, verder):
        if reistijd((0.0, 0.0), rond(midden), 15.0) <= minuten:
            verste = midden
        else:
            verder = midden
    haar = stap * max(math.ulp(verder), 2**-46)
    doel = rond(verder + haar)
    weg = reistijd((0.0, 0.0), doel, 15.0)
    assert weg in (minuten, minuten + 1)
    assert te_ver(op(doel), [((0.0, 0.0), 15.0, minuten)]) == [weg - minuten]


def rond(graden_: float) -> tuple[float, float]:
    """So far along the meridian of Greenwich from the equator, past the pole on the other side."""
    return (graden_, 0.0) if graden_ <= 90 else (180 - graden_, 180.0)


@pytest.mark.parametrize("aantal", [7, 8, 9, 200])
def test_every_volunteer_is_counted_once(aantal: int) -> None:
    """Whatever the number of bytes their bits take."""
    per_soort = [
        {"vereist": frozenset("x")},
        {"vermijd": frozenset("m")},
        {"locatie": ten_noorden(40)},
        {"vensters": ()},
        {},
    ]
    helpers = [vrijwilliger(f"v{nr}", **per_soort[nr % 5]) for nr in range(aantal)]
    gevraagd = vraag(kenmerken=frozenset("m"), locatie=THUIS, uitgesloten=frozenset({"v4"}))
    opgave = probleem(gevraagd, helpers)
    geteld = Trechters(opgave).van(gevraagd)
    assert sum(geteld.values()) == aantal
    assert geteld == {
        code or KANDIDAAT: n for code, n in brute_kracht.trechter(opgave, gevraagd).items()
    }
