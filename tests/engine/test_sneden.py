"""Cuts: true for every choice of week plans, found where the LP breaks them, priced."""

import json
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.kandidaten import bepaal_kandidaten
from matching.engine.modellen import sneden as zoeken
from matching.engine.modellen.inkoop import Inkoop
from matching.engine.modellen.kolommen import SCHAAL, Kolom, Prijzen, Snede
from matching.engine.modellen.sneden import gebroken_sneden
from matching.engine.planners import Planners
from matching.engine.prijslijst import Prijslijst, Snijprijs
from matching.engine.probleem import Probleem
from tests.engine.bouw import probleem, vraag, vrijwilliger
from tests.engine.strategieen import problemen


def kolom(vrijwilliger: int, *vragen: int) -> Kolom:
    plan = sum(1 << vraag for vraag in vragen)
    return Kolom(vrijwilliger, plan, tuple(sorted(vragen)), 1000 * len(vragen))


kolommen = st.builds(
    kolom, st.integers(0, 3), *[st.integers(0, 2), st.integers(3, 4), st.integers(5, 6)]
) | st.builds(kolom, st.integers(0, 3), st.integers(0, 3), st.integers(4, 6))
sneden = st.builds(
    Snede, st.frozensets(st.integers(0, 6)), st.frozensets(st.integers(0, 3))
).filter(lambda snede: (len(snede.vragen) + len(snede.vrijwilligers)) % 2)


def drietal(*vragen: int, bij: int | None = None) -> Snede:
    return Snede(frozenset(vragen), frozenset([] if bij is None else [bij]))


def telt_samen(snede: Snede, gebruikt: list[tuple[Kolom, float]]) -> float:
    return sum(deel * snede.telt(een) for een, deel in gebruikt)


def gaan_samen(keuze: tuple[Kolom, ...]) -> bool:
    return all(
        een.vrijwilliger != ander.vrijwilliger and not {*een.vragen} & {*ander.vragen}
        for een, ander in combinations(keuze, 2)
    )


@given(st.lists(kolommen, max_size=4), sneden)
def test_geen_geldige_keuze_breekt_een_snede(keuze: list[Kolom], snede: Snede) -> None:
    for grootte in range(len(keuze) + 1):
        for deel in combinations(keuze, grootte):
            if gaan_samen(deel):
                assert sum(snede.telt(een) for een in deel) <= snede.hoogstens


def test_drie_halve_paren_van_drie_vragen_breken_een_snede() -> None:
    driehoek = [(kolom(0, 1, 2), 0.5), (kolom(1, 2, 3), 0.5), (kolom(2, 1, 3), 0.5)]
    assert gebroken_sneden(driehoek) == [drietal(1, 2, 3)]


def test_een_half_paar_naast_twee_halve_bezoeken_van_een_vrijwilliger_breekt_een_snede() -> None:
    gebruikt = [(kolom(0, 1, 2), 0.5), (kolom(1, 1), 0.5), (kolom(1, 2), 0.5)]
    assert gebroken_sneden(gebruikt) == [drietal(1, 2, bij=1)]


KRING = [
    *(kolom(wie, vraag) for wie, vraag in enumerate([0, 1, 2, 3])),
    *(kolom(wie, vraag) for wie, vraag in enumerate([1, 2, 3, 4])),
    kolom(4, 0, 4),
]
"""Nine columns in a circle, each in the way of the next: four at most can be chosen."""


def test_een_oneven_kring_van_halven_breekt_een_snede_door_alle_rijen_ervan() -> None:
    (snede,) = gebroken_sneden([(een, 0.5) for een in KRING])
    assert snede == Snede(frozenset(range(5)), frozenset(range(4)))
    assert snede.hoogstens == 4


def test_een_even_kring_breekt_niets() -> None:
    kring = [
        *(kolom(wie, wie) for wie in range(4)),
        *(kolom(wie, (wie + 1) % 4) for wie in range(4)),
    ]
    assert gebroken_sneden([(een, 0.5) for een in kring]) == []


def past_in_de_rijen(gebruikt: list[tuple[Kolom, float]]) -> bool:
    return all(
        sum(deel for een, deel in gebruikt if een.vrijwilliger == nr) <= 1
        and sum(deel for een, deel in gebruikt if nr in een.vragen) <= 1
        for nr in range(7)
    )


oplossingen = st.lists(
    st.tuples(kolommen, st.sampled_from([0.25, 0.5])),
    max_size=10,
    unique_by=lambda paar: (paar[0].vrijwilliger, paar[0].vragen),
).filter(past_in_de_rijen)
"""Solutions of an LP."""


@given(oplossingen)
def test_wat_gevonden_wordt_is_gebroken(gebruikt: list[tuple[Kolom, float]]) -> None:
    for snede in gebroken_sneden(gebruikt):
        assert (len(snede.vragen) + len(snede.vrijwilligers)) % 2
        assert telt_samen(snede, gebruikt) > snede.hoogstens


@given(oplossingen)
def test_elk_gebroken_drietal_wordt_gevonden(gebruikt: list[tuple[Kolom, float]]) -> None:
    drietallen = [drietal(*vragen) for vragen in combinations(range(7), 3)] + [
        drietal(*vragen, bij=wie) for vragen in combinations(range(7), 2) for wie in range(4)
    ]
    gebroken = {snede for snede in drietallen if telt_samen(snede, gebruikt) > 1}
    assert gebroken <= set(gebroken_sneden(gebruikt))


def alle_plannen(planners: Planners, nr: int) -> list[int]:
    aantal = len(planners[nr].kandidaten)
    planners.wees_geduldig(10**9)
    return [plan for plan in range(1, 1 << aantal) if planners[nr].momenten(plan) is not None]


def klopt_met_alle_plannen(inkoop: Inkoop, prijzen: Prijzen) -> None:
    """Bound, and plans near the best, are what asking every plan of every volunteer gives."""
    planners = inkoop.planners
    planners.wees_geduldig(10**9)
    marge = 3_000 * SCHAAL
    aanbod, dichtbij = inkoop.beste(prijzen), {*inkoop.binnen(prijzen, marge)}
    grens, verwacht = int(prijzen.vragen.sum()), set()
    for snede, prijs in zip(inkoop.sneden, prijzen.sneden, strict=True):
        grens += prijs * ((len(snede.vragen) + len(snede.vrijwilligers)) // 2)
    for nr in range(len(planners)):
        netto = {}
        for plan in alle_plannen(planners, nr):
            een = inkoop.kolom(nr, plan)
            kost = sum(int(prijzen.vragen[vraag]) for vraag in een.vragen)
            for snede, prijs in zip(inkoop.sneden, prijzen.sneden, strict=True):
                rijen = len(snede.vragen & {*een.vragen}) + (nr in snede.vrijwilligers)
                kost += prijs * (rijen // 2)
            netto[een] = een.waarde * SCHAAL - kost
        beste = max(0, *netto.values()) if netto else 0
        grens += beste
        verwacht |= {een for een, bedrag in netto.items() if bedrag > beste - marge}
        assert inkoop.opbrengst(netto, prijzen)[nr] == beste
    assert aanbod.volledig
    assert aanbod.grens == grens
    assert dichtbij == verwacht


def inkoop_van(opgave: Probleem) -> Inkoop:
    return Inkoop(Planners(opgave, bepaal_kandidaten(opgave), lambda: False), [])


@given(problemen(), st.data())
def test_met_sneden_is_de_grens_het_beste_plan_van_elk_na_alle_prijzen(
    opgave: Probleem, data: st.DataObject
) -> None:
    inkoop = inkoop_van(opgave)
    vragen = st.integers(0, max(0, len(opgave.vragen) - 1))
    helpers = st.integers(0, max(0, len(opgave.vrijwilligers) - 1))
    for _ in range(data.draw(st.integers(0, 3))):
        snede = Snede(data.draw(st.frozensets(vragen)), data.draw(st.frozensets(helpers)))
        inkoop.snijd([snede])
    prijs = st.integers(0, 12_000 * SCHAAL)
    prijzen = Prijzen(
        np.array([data.draw(prijs) for _ in opgave.vragen], np.int64),
        (),
        tuple(data.draw(prijs) for _ in inkoop.sneden),
    )
    klopt_met_alle_plannen(inkoop, prijzen)


WEEK = probleem(
    [vraag(f"q{nr}", duur=60 + nr) for nr in range(5)], [vrijwilliger(), vrijwilliger("w")]
)
"""Two volunteers who can each take all five requests."""


@pytest.mark.parametrize("wie", [frozenset(), frozenset({0, 1})])
def test_een_plan_met_meer_rijen_van_een_snede_telt_vaker(wie: frozenset[int]) -> None:
    inkoop = inkoop_van(WEEK)
    inkoop.snijd([Snede(frozenset(range(5)), wie)])
    klopt_met_alle_plannen(inkoop, Prijzen(np.zeros(5, np.int64), (), (1_000 * SCHAAL,)))


def test_de_prijs_van_een_snede_wordt_bewaard_en_teruggelezen() -> None:
    inkoop = inkoop_van(WEEK)
    inkoop.snijd(
        [Snede(frozenset({0, 2}), frozenset({1})), Snede(frozenset({0, 1, 4}), frozenset())]
    )
    prijzen = Prijzen(np.arange(5), (), (7, 8))
    lijst = Prijslijst.van_json(json.loads(json.dumps(inkoop.prijslijst(prijzen).als_json())))
    weer = inkoop_van(WEEK)
    terug = weer.prijzen(lijst)
    assert weer.sneden == inkoop.sneden
    assert (terug.vragen.tolist(), terug.sneden) == ([0, 1, 2, 3, 4], (7, 8))


def test_een_prijslijst_van_voor_de_langere_sneden_is_nog_te_lezen() -> None:
    oud = {
        "vragen": {},
        "budgetten": {},
        "sneden": [[["a", "b"], "v", 3], [["a", "b", "c"], None, 4]],
    }
    assert Prijslijst.van_json(oud).sneden == (
        Snijprijs(("a", "b"), ("v",), 3),
        Snijprijs(("a", "b", "c"), (), 4),
    )


def test_in_een_te_grote_groep_wordt_geen_langere_kring_gezocht(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(zoeken, "GROOTSTE_GROEP", len(KRING) - 1)
    assert gebroken_sneden([(een, 0.5) for een in KRING]) == []
