"""Subset-row cuts: true for every choice of week plans, found where the LP breaks them, priced."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.kandidaten import bepaal_kandidaten
from matching.engine.modellen.inkoop import Inkoop
from matching.engine.modellen.kolommen import SCHAAL, Kolom, Prijzen, Snede
from matching.engine.modellen.sneden import gebroken_sneden
from matching.engine.planners import Planners
from matching.engine.probleem import Probleem
from tests.engine.strategieen import problemen


def kolom(vrijwilliger: int, *vragen: int) -> Kolom:
    plan = sum(1 << vraag for vraag in vragen)
    return Kolom(vrijwilliger, plan, tuple(sorted(vragen)), 1000 * len(vragen))


kolommen = st.builds(
    kolom, st.integers(0, 3), *[st.integers(0, 2), st.integers(3, 4), st.integers(5, 6)]
) | st.builds(kolom, st.integers(0, 3), st.integers(0, 3), st.integers(4, 6))
sneden = st.builds(
    Snede, st.sets(st.integers(0, 6), min_size=3, max_size=3).map(frozenset), st.just(-1)
) | st.builds(
    Snede, st.sets(st.integers(0, 6), min_size=2, max_size=2).map(frozenset), st.integers(0, 3)
)


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
                assert sum(snede.telt(een) for een in deel) <= 1


def test_drie_halve_paren_van_drie_vragen_breken_een_snede() -> None:
    driehoek = [(kolom(0, 1, 2), 0.5), (kolom(1, 2, 3), 0.5), (kolom(2, 1, 3), 0.5)]
    assert gebroken_sneden(driehoek) == [Snede(frozenset({1, 2, 3}), -1)]


def test_een_half_paar_naast_twee_halve_bezoeken_van_een_vrijwilliger_breekt_een_snede() -> None:
    gebruikt = [(kolom(0, 1, 2), 0.5), (kolom(1, 1), 0.5), (kolom(1, 2), 0.5)]
    assert gebroken_sneden(gebruikt) == [Snede(frozenset({1, 2}), 1)]


@given(st.lists(kolommen, max_size=8, unique_by=lambda k: (k.vrijwilliger, k.vragen)))
def test_wat_gevonden_wordt_is_gebroken_en_een_drietal_telt_een_keer(keuze: list[Kolom]) -> None:
    gebruikt = [(een, 0.5) for een in keuze]
    gevonden = gebroken_sneden(gebruikt)
    drietallen = [Snede(frozenset(vragen), -1) for vragen in combinations(range(7), 3)] + [
        Snede(frozenset(vragen), wie) for vragen in combinations(range(7), 2) for wie in range(4)
    ]
    gebroken = {
        snede for snede in drietallen if sum(deel for een, deel in gebruikt if snede.telt(een)) > 1
    }
    assert set(gevonden) <= gebroken
    rijen = [
        *(sum(deel for een, deel in gebruikt if een.vrijwilliger == wie) for wie in range(4)),
        *(sum(deel for een, deel in gebruikt if vraag in een.vragen) for vraag in range(7)),
    ]
    if max(rijen) <= 1:  # as in a solution of the LP
        assert set(gevonden) == gebroken


def alle_plannen(planners: Planners, nr: int) -> list[int]:
    aantal = len(planners[nr].kandidaten)
    planners.wees_geduldig(10**9)
    return [plan for plan in range(1, 1 << aantal) if planners[nr].momenten(plan) is not None]


@given(problemen(), st.data())
def test_met_sneden_is_de_grens_het_beste_plan_van_elk_na_alle_prijzen(
    opgave: Probleem, data: st.DataObject
) -> None:
    planners = Planners(opgave, bepaal_kandidaten(opgave), lambda: False)
    inkoop = Inkoop(planners, [])
    nummers = st.integers(0, max(0, len(opgave.vragen) - 1))
    for _ in range(data.draw(st.integers(0, 3))):
        vragen = data.draw(st.frozensets(nummers, min_size=1, max_size=3))
        wie = data.draw(st.integers(0, len(opgave.vrijwilligers))) - 1 if len(vragen) < 3 else -1
        inkoop.snijd([Snede(vragen, wie)])
    prijs = st.integers(0, 12_000 * SCHAAL)
    prijzen = Prijzen(
        np.array([data.draw(prijs) for _ in opgave.vragen], np.int64),
        (),
        tuple(data.draw(prijs) for _ in inkoop.sneden),
    )
    planners.wees_geduldig(10**9)
    marge = 3_000 * SCHAAL
    aanbod, dichtbij = inkoop.beste(prijzen), {*inkoop.binnen(prijzen, marge)}
    grens, verwacht = prijzen.som, set()
    for nr in range(len(planners)):
        netto = {}
        for plan in alle_plannen(planners, nr):
            een = inkoop.kolom(nr, plan)
            kost = sum(int(prijzen.vragen[vraag]) for vraag in een.vragen)
            kost += sum(
                prijs
                for snede, prijs in zip(inkoop.sneden, prijzen.sneden, strict=True)
                if snede.telt(een)
            )
            netto[een] = een.waarde * SCHAAL - kost
        beste = max(0, *netto.values()) if netto else 0
        grens += beste
        verwacht |= {een for een, bedrag in netto.items() if bedrag > beste - marge}
    assert aanbod.volledig
    assert aanbod.grens == grens
    assert dichtbij == verwacht
