"""Small counts stay hidden, also from somebody who reckons with what is shown.

The attackers are written anew here, from what is on a page: they share nothing with the rule.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import count, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from kern.regels.kleine_aantallen import Cijfer, Telling, toonbaar


def telling(*delen: int) -> Telling:
    """A total with one division."""
    return Telling("t", sum(delen), (tuple(Telling(str(i), d) for i, d in enumerate(delen)),))


def getoond(cijfer: Cijfer) -> list[int | None]:
    """What a page shows of a total with one division, the total first."""
    (delen,) = cijfer.verdelingen
    return [cijfer.aantal, *(deel.aantal for deel in delen)]


@pytest.mark.parametrize(
    ("delen", "verwacht"),
    [
        ((10, 11), [21, 10, 11]),
        # One hidden part would be the total less the rest.
        ((20, 9, 30), [59, None, None, 30]),
        # A nought counts as small, and so its total needs another one too.
        ((50, 0), [50, None, None]),
        # Two noughts would be what is left of the total: nothing.
        ((50, 0, 0), [50, None, None, None]),
        # Together 9, so both at most that, and that itself is a small count.
        ((40, 4, 5), [49, None, None, None]),
        ((40, 4, 6), [50, 40, None, None]),
        # Both as large as they can be: 18 is nothing else.
        ((40, 9, 9), [58, None, None, None]),
        ((5, 4), [None, None, None]),
        ((), [None]),
    ],
)
def test_wat_er_te_zien_is(delen, verwacht):
    assert getoond(toonbaar(telling(*delen))) == verwacht


def test_wat_verborgen_is_heeft_geen_zichtbare_delen():
    tak = Telling("tak", 30, telling(10, 20).verdelingen)
    boom = Telling("boom", 33, ((tak, Telling("rest", 3)),))
    (getoonde_tak, rest), *_ = toonbaar(boom).verdelingen
    assert rest.aantal is None
    assert getoond(getoonde_tak) == [None, None, None]


def test_een_verdeling_telt_op_tot_haar_totaal():
    with pytest.raises(ValueError, match="add up"):
        Telling("t", 12, ((Telling("a", 10), Telling("b", 1)),))


def test_een_aantal_is_niet_negatief():
    with pytest.raises(ValueError, match="no count"):
        Telling("t", -1)


# Somebody who knows the rule: every small table, and which of them look alike.


@pytest.mark.parametrize(("grens", "aantal", "hoogstens"), [(3, 2, 18), (3, 3, 18), (4, 4, 15)])
def test_ook_wie_de_regel_kent_leidt_uit_een_verdeling_niets_af(grens, aantal, hoogstens):
    gelijk = defaultdict(list)
    for delen in product(range(hoogstens + 1), repeat=aantal):
        if sum(delen) <= hoogstens:
            gelijk[tuple(getoond(toonbaar(telling(*delen), grens)))].append((sum(delen), *delen))
    gezien = 0
    for bladzijde, mogelijk in gelijk.items():
        for plaats, waarde in enumerate(bladzijde):
            if waarde is None:
                gezien += 1
                assert len({tabel[plaats] for tabel in mogelijk}) > 1, (bladzijde, mogelijk)
    assert gezien > 30


def test_ook_wie_de_regel_kent_leidt_uit_een_verdeling_in_een_verdeling_niets_af():
    gelijk = defaultdict(list)
    for a, b, rest in product(range(12), repeat=3):
        tak = Telling("tak", a + b, telling(a, b).verdelingen)
        boom = Telling("boom", a + b + rest, ((tak, Telling("rest", rest)),))
        gelijk[tuple(c.aantal for c in alle(toonbaar(boom, 3)))].append((a + b + rest, a + b, a, b))
    gezien = 0
    for bladzijde, mogelijk in gelijk.items():
        if bladzijde[0] is None or bladzijde[0] <= 11:  # every table with this total was tried
            for plaats, waarde in enumerate(bladzijde[:4]):
                if waarde is None:
                    gezien += 1
                    assert len({tabel[plaats] for tabel in mogelijk}) > 1, (bladzijde, mogelijk)
    assert gezien > 20


# Somebody who reckons: the least and the most that each hidden count can be.


def alle(cijfer) -> Iterator:
    """The count, its parts, and theirs."""
    yield cijfer
    for delen in cijfer.verdelingen:
        for deel in delen:
            yield from alle(deel)


def grenzen(cijfer: Cijfer) -> list[tuple[float, float]]:
    """How far each hidden count can go, given all that is shown: linear programming."""
    knopen = list(alle(cijfer))
    plaats = {id(knoop): i for i, knoop in enumerate(knopen)}
    gelijk, rechts = [], []
    for knoop in knopen:
        for delen in knoop.verdelingen:
            regel = [0] * len(knopen)
            regel[plaats[id(knoop)]] = -1
            for deel in delen:
                regel[plaats[id(deel)]] = 1
            gelijk.append(regel)
            rechts.append(0)
    bereik = [(0, None) if k.aantal is None else (k.aantal, k.aantal) for k in knopen]
    uitersten = []
    for i, knoop in enumerate(knopen):
        if knoop.aantal is not None:
            continue
        doel = [0] * len(knopen)
        doel[i] = 1
        laagst = linprog(doel, A_eq=gelijk or None, b_eq=rechts or None, bounds=bereik)
        hoogst = linprog(
            [-d for d in doel], A_eq=gelijk or None, b_eq=rechts or None, bounds=bereik
        )
        assert laagst.status == 0
        uitersten.append((laagst.fun, float("inf") if hoogst.status == 3 else -hoogst.fun))
    return uitersten


def bomen(diepte: int) -> st.SearchStrategy[Telling]:
    """Totals with up to two divisions, whose parts may have divisions of their own."""
    namen = count()

    def blad(aantal: int) -> Telling:
        return Telling(str(next(namen)), aantal)

    aantallen = st.one_of(st.integers(0, 12), st.integers(0, 60))
    if not diepte:
        return aantallen.map(blad)

    @st.composite
    def knoop(draw) -> Telling:
        delen = tuple(draw(st.lists(bomen(diepte - 1), min_size=1, max_size=4)))
        aantal = sum(deel.aantal for deel in delen)
        verdelingen = [delen]
        if draw(st.booleans()):
            een = draw(st.integers(0, aantal))
            verdelingen.append((blad(een), blad(aantal - een)))
        return Telling(str(next(namen)), aantal, tuple(verdelingen))

    return st.one_of(aantallen.map(blad), knoop())


@settings(max_examples=100)
@given(bomen(2))
@example(telling(10, 10, 8))
@example(telling(0, 0, 50))
def test_wat_verborgen_is_kan_nul_zijn_en_ook_minstens_10(boom):
    """So nobody can tell that it is small, nor that it is not."""
    for laagst, hoogst in grenzen(toonbaar(boom)):
        assert laagst == pytest.approx(0)
        assert hoogst >= 10 - 1e-6


@given(bomen(2))
def test_alles_is_te_zien_als_er_niets_kleins_is(boom):
    niets_kleins = all(knoop.aantal >= 10 for knoop in alle(boom))
    cijfers = list(alle(toonbaar(boom)))
    assert niets_kleins == all(cijfer.aantal is not None for cijfer in cijfers)
    for cijfer, echt in zip(cijfers, alle(boom), strict=True):
        assert cijfer.code == echt.code
        assert cijfer.aantal is None or cijfer.aantal == echt.aantal >= 10
