"""Solving again, held against brute force."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.controle import controleer_koppelingen
from matching.engine.controle.regels import budget, vast
from matching.engine.prijslijst import Prijslijst
from matching.engine.probleem import Budget, Moment, Probleem, Vast
from matching.engine.uitleg import model
from matching.engine.uitleg.herrekenen import Herrekenaar, Herrekening
from matching.engine.uitleg.stand import Stand
from tests.engine import brute_kracht
from tests.engine.bouw import DINSDAG, MAANDAG, probleem, ten_noorden, venster, vraag, vrijwilliger
from tests.engine.strategieen import problemen
from tests.engine.test_oplosser import drukke_stad

from .bouw import op, optimum, proef, ruim, waarde


def klopt(opgave: Probleem, uitkomst: Herrekening) -> None:
    """The plan keeps every rule, its figures are right and lie within the bound."""
    assert controleer_koppelingen(opgave, uitkomst.koppelingen) == []
    assert [*budget(opgave, uitkomst.koppelingen), *vast(opgave, uitkomst.koppelingen)] == []
    assert uitkomst.waarde == waarde(opgave, uitkomst.koppelingen) <= uitkomst.grens


@proef
@given(problemen(max_vragen=4))
def test_elke_koppeling_gedwongen_kost_precies_wat_brute_kracht_zegt(opgave: Probleem) -> None:
    rekenaar = Herrekenaar(opgave, ruim())
    hoogste = optimum(opgave)
    assert rekenaar.waarde == rekenaar.grens == hoogste
    met = brute_kracht.beste_met(opgave)
    for vrag in opgave.vragen:
        for helper in opgave.vrijwilligers:
            uitkomst = rekenaar.gedwongen(vrag.id, helper.id, ruim())
            if uitkomst is None:
                assert (vrag.id, helper.id) not in met
                continue
            klopt(opgave, uitkomst)
            assert uitkomst.bewezen
            assert uitkomst.waarde == met[vrag.id, helper.id]
            assert uitkomst.verlies == uitkomst.minstens == hoogste - uitkomst.waarde
            plan = {een.vraag: een.vrijwilliger for een in uitkomst.koppelingen}
            assert plan[vrag.id] == helper.id
            assert {*uitkomst.vervallen} == rekenaar.plan.keys() - plan.keys()
            assert {*uitkomst.erbij} == plan.keys() - rekenaar.plan.keys()


@proef
@given(problemen(max_vragen=4))
def test_zonder_tijd_ligt_het_verlies_in_het_interval(opgave: Probleem) -> None:
    rekenaar = Herrekenaar(opgave, op())
    met = brute_kracht.beste_met(opgave)
    assert rekenaar.waarde <= optimum(opgave) <= rekenaar.grens
    for vrag in opgave.vragen:
        for helper in opgave.vrijwilligers:
            uitkomst = rekenaar.gedwongen(vrag.id, helper.id, op())
            if uitkomst is not None:
                klopt(opgave, uitkomst)
                assert (vrag.id, helper.id) in {
                    (een.vraag, een.vrijwilliger) for een in uitkomst.koppelingen
                }
                verlies = rekenaar.waarde - met[vrag.id, helper.id]
                assert uitkomst.minstens <= verlies <= uitkomst.verlies


@proef
@given(problemen(max_vragen=4), st.data())
def test_een_gewijzigd_probleem_wordt_even_goed_opgelost_als_een_nieuw(
    opgave: Probleem, data: st.DataObject
) -> None:
    """Any volunteers and any open requests exchanged, and somebody added."""
    ander = data.draw(problemen(max_vragen=4))
    vast_ = {match.vraag for match in opgave.vast} | {match.vrijwilliger for match in opgave.vast}
    vragen = [
        replace(nieuw, id=oud.id) if oud.id not in vast_ and data.draw(st.booleans()) else oud
        for oud, nieuw in zip(opgave.vragen, [*ander.vragen, *opgave.vragen], strict=False)
    ]
    helpers = [
        replace(nieuw, id=oud.id) if oud.id not in vast_ and data.draw(st.booleans()) else oud
        for oud, nieuw in zip(
            opgave.vrijwilligers, [*ander.vrijwilligers, *opgave.vrijwilligers], strict=False
        )
    ]
    helpers += [replace(helper, id="nieuw") for helper in ander.vrijwilligers[:1]]
    anders = replace(opgave, vragen=tuple(vragen), vrijwilligers=tuple(helpers))
    uitkomst = Herrekenaar(opgave, ruim()).met(anders, ruim())
    klopt(anders, uitkomst)
    assert uitkomst.waarde == uitkomst.grens == optimum(anders)


@proef
@given(problemen(max_vragen=4))
def test_de_grens_bij_de_prijzen_van_de_ronde_is_waar(opgave: Probleem) -> None:
    """For each candidate, also with another volunteer's week plans changed."""
    rekenaar = Herrekenaar(opgave, ruim())
    assert rekenaar.waardering is not None or rekenaar.waarde == 0
    if rekenaar.waardering is None:
        return
    vast_ = sum(
        een.waarde for een in rekenaar.koppelingen if een.vraag in {m.vraag for m in opgave.vast}
    )
    for nr, helper in enumerate(opgave.vrijwilligers):
        ruimer = replace(helper, max_koppelingen=helper.max_koppelingen + 1, kmh=helper.kmh * 2)
        if any(match.vrijwilliger == helper.id for match in opgave.vast):
            ruimer = helper
        anders = replace(
            opgave,
            vrijwilligers=(
                *opgave.vrijwilligers[:nr],
                ruimer,
                *opgave.vrijwilligers[nr + 1 :],
            ),
        )
        planner = rekenaar.stand.met(anders).planners[nr]
        assert optimum(anders) <= rekenaar.waardering.grens_met(nr, planner) + vast_
        met = brute_kracht.beste_met(anders)
        for kandidaat in planner.kandidaten:
            vrag = opgave.vragen[kandidaat.vraag]
            grens = rekenaar.waardering.grens_met(nr, planner, kandidaat.vraag) + vast_
            assert met.get((vrag.id, helper.id), 0) <= grens


def test_wie_verdrongen_wordt_en_wie_er_wisselt():
    """q1 lives at the door of v1; only v1 can help q2. Forcing v2 on q3 moves nobody else."""
    opgave = probleem(
        [
            vraag("q1", prioriteit=3),
            vraag("q2", uitgesloten=frozenset({"v2"})),
            vraag("q3", vensters=(venster(DINSDAG, 9, 17),)),
        ],
        [
            vrijwilliger("v1", max_koppelingen=1),
            vrijwilliger("v2", max_koppelingen=1, locatie=ten_noorden(5)),
            vrijwilliger("v3", vensters=(venster(DINSDAG, 9, 17),)),
        ],
    )
    rekenaar = Herrekenaar(opgave, ruim())
    assert rekenaar.plan == {"q1": "v2", "q2": "v1", "q3": "v3"}
    uitkomst = rekenaar.gedwongen("q1", "v1", ruim())
    assert uitkomst is not None
    assert uitkomst.vervallen == ("q2",)
    assert uitkomst.erbij == ()
    assert uitkomst.verplaatst == ("q1",)
    assert uitkomst.vrijwilligers == ("v1", "v2")
    assert uitkomst.verlies == uitkomst.minstens == 1200 - 90


def test_van_even_goede_plannen_blijft_het_meeste_zoals_het_was():
    """Six requests that any of six can have: only the two that the forced match takes change."""
    opgave = probleem(
        [vraag(f"q{nr}") for nr in range(6)],
        [vrijwilliger(f"v{nr}", max_koppelingen=1) for nr in range(6)],
    )
    rekenaar = Herrekenaar(opgave, ruim())
    ander = next(v for q, v in rekenaar.plan.items() if q != "q0")
    uitkomst = rekenaar.gedwongen("q0", ander, ruim())
    assert uitkomst is not None
    assert uitkomst.verlies == 0
    assert len(uitkomst.verplaatst) == 2


def test_een_koppeling_van_het_plan_kost_niets():
    rekenaar = Herrekenaar(probleem(), ruim())
    uitkomst = rekenaar.gedwongen("q", "v", ruim())
    assert uitkomst is not None
    assert (uitkomst.verlies, uitkomst.vrijwilligers) == (0, ())


def test_het_plan_van_de_ronde_mag_minder_zijn_dan_het_beste():
    opgave = probleem([vraag("q1"), vraag("q2", prioriteit=2)], vrijwilliger(max_koppelingen=1))
    beste = Herrekenaar(opgave, ruim())
    slechter = beste.gedwongen("q1", "v", ruim())
    assert slechter is not None
    rekenaar = Herrekenaar(opgave, ruim(), slechter.koppelingen)
    terug = rekenaar.gedwongen("q2", "v", ruim())
    assert terug is not None
    assert (terug.verlies, terug.vervallen, terug.erbij) == (-1000, ("q1",), ("q2",))


def test_naast_wat_vast_ligt_kan_het_niet():
    vast_ = (Vast("q1", "v", Moment(MAANDAG, 0, 600)),)
    opgave = probleem([vraag("q1"), vraag("q2")], vrijwilliger(max_koppelingen=1), vast=vast_)
    assert Herrekenaar(opgave, ruim()).gedwongen("q2", "v", ruim()) is None


def test_een_budget_dat_knelt_verdringt_een_vraag_bij_een_ander():
    opgave = probleem(
        [vraag("q1", prioriteit=5), vraag("q2")],
        [vrijwilliger("v1"), vrijwilliger("v2", locatie=ten_noorden(3))],
        (Budget("b", 1, {"q1": 1, "q2": 1}),),
    )
    uitkomst = Herrekenaar(opgave, ruim()).gedwongen("q2", "v2", ruim())
    assert uitkomst is not None
    assert (uitkomst.vervallen, uitkomst.erbij) == (("q1",), ("q2",))


def test_een_drukke_stad_is_ook_gedwongen_bewezen():
    opgave = drukke_stad(30)
    rekenaar = Herrekenaar(opgave, ruim())
    for vrag in opgave.vragen[:5]:
        for helper in opgave.vrijwilligers[:5]:
            uitkomst = rekenaar.gedwongen(vrag.id, helper.id, ruim())
            if uitkomst is not None:
                klopt(opgave, uitkomst)
                assert uitkomst.bewezen


def test_andere_vragen_zijn_een_ander_probleem():
    stand = Stand.van(probleem())
    with pytest.raises(ValueError, match="order"):
        stand.met(probleem([vraag("anders")]))


@pytest.mark.parametrize(
    "anders", [{"vast": (Vast("q", "v", Moment(0, 0, 540)),)}, {"budgetten": (Budget("b", 1, {}),)}]
)
def test_wat_vast_is_en_de_budgetten_blijven_zoals_ze_zijn(anders):
    opgave = probleem()
    with pytest.raises(ValueError, match="vast"):
        Stand.van(opgave).met(replace(opgave, **anders))


def test_met_de_prijslijst_van_de_ronde_hoeft_niets_opnieuw(monkeypatch):
    opgave = drukke_stad(20)
    eerste = Herrekenaar(opgave, ruim())
    with monkeypatch.context() as zonder_solver:
        zonder_solver.setattr(model, "los_op", None)
        tweede = Herrekenaar(opgave, ruim(), eerste.koppelingen, eerste.prijslijst)
    assert tweede.waarde == eerste.waarde <= eerste.grens <= tweede.grens
    paar = opgave.vragen[0].id, opgave.vrijwilligers[0].id
    een, ander = (rekenaar.gedwongen(*paar, ruim()) for rekenaar in (eerste, tweede))
    assert een is not None
    assert ander is not None
    assert een.bewezen
    assert (een.waarde, een.grens) == (ander.waarde, ander.grens)


@proef
@given(
    problemen(max_vragen=4),
    st.dictionaries(st.sampled_from(["v0", "v1", "x"]), st.integers(0, 9 << 20)),
)
def test_elke_prijslijst_geeft_een_ware_grens(opgave: Probleem, prijzen: dict[str, int]) -> None:
    ronde = Herrekenaar(opgave, ruim())
    rekenaar = Herrekenaar(opgave, ruim(), ronde.koppelingen, Prijslijst(prijzen, {"b0": 5000}, ()))
    assert rekenaar.grens >= ronde.waarde == optimum(opgave)
    for (vrag, helper), hoogste in brute_kracht.beste_met(opgave).items():
        uitkomst = rekenaar.gedwongen(vrag, helper, ruim())
        assert uitkomst is not None
        assert uitkomst.waarde <= hoogste <= uitkomst.grens
