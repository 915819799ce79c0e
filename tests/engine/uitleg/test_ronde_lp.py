"""One LP for all questions about a round: as exact as solving each on its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.modellen.kolommen import Prijzen
from matching.engine.prijslijst import Prijslijst
from matching.engine.probleem import Probleem
from matching.engine.uitleg import model, ronde_lp
from matching.engine.uitleg.herrekenen import Herrekenaar
from matching.engine.uitleg.stand import Stand
from tests.engine import brute_kracht
from tests.engine.strategieen import problemen
from tests.engine.test_oplosser import drukke_stad

from .bouw import optimum, proef, ruim


def met_prijzen(opgave: Probleem, prijslijst: Prijslijst | None = None) -> Herrekenaar:
    """The best plan as the round, at its own prices or others."""
    ronde = Herrekenaar(opgave, ruim())
    return Herrekenaar(opgave, ruim(), ronde.koppelingen, prijslijst or ronde.prijslijst)


@contextmanager
def alleen_het_lp(rekenaar: Herrekenaar) -> Iterator[None]:
    """Nothing else may answer, where there are prices to begin with."""
    with pytest.MonkeyPatch.context() as niet_apart:
        if rekenaar.prijslijst is not None:
            niet_apart.setattr(model, "los_op", None)
        yield


@proef
@given(problemen(max_vragen=4))
def test_na_elke_vraag_klopt_de_volgende_nog(opgave: Probleem) -> None:
    """Every pair forced, twice, one after the other: without budgets all of it out of the LP."""
    opgave = replace(opgave, budgetten=())
    rekenaar = met_prijzen(opgave)
    met = brute_kracht.beste_met(opgave)
    with alleen_het_lp(rekenaar):
        for _ in range(2):
            for (vrag, helper), hoogste in met.items():
                uitkomst = rekenaar.gedwongen(vrag, helper, ruim())
                assert uitkomst is not None
                assert uitkomst.waarde == uitkomst.grens == hoogste


@proef
@given(problemen(max_vragen=4), st.data())
def test_wie_verandert_en_wie_erbij_komt(opgave: Probleem, data: st.DataObject) -> None:
    """One volunteer exchanged, then somebody added, then the round itself again."""
    opgave = replace(opgave, budgetten=(), vast=())
    ander = data.draw(problemen(max_vragen=4))
    rekenaar = met_prijzen(opgave)
    if not (opgave.vrijwilligers and ander.vrijwilligers):
        return
    nieuw = data.draw(st.sampled_from(ander.vrijwilligers))
    helpers = opgave.vrijwilligers
    plek = data.draw(st.integers(0, len(helpers) - 1))
    anders = (*helpers[:plek], replace(nieuw, id=helpers[plek].id), *helpers[plek + 1 :])
    with alleen_het_lp(rekenaar):
        for lijst in (anders, (*helpers, replace(nieuw, id="nieuw")), helpers):
            gewijzigd = replace(opgave, vrijwilligers=lijst)
            uitkomst = rekenaar.met(gewijzigd, ruim())
            assert uitkomst.waarde == uitkomst.grens == optimum(gewijzigd)
    assert uitkomst.vrijwilligers == ()


@proef
@given(
    problemen(max_vragen=4),
    st.dictionaries(st.sampled_from(["v0", "v1", "v2"]), st.integers(0, 9 << 20)),
)
def test_het_begin_van_het_lp_doet_niet_ter_zake(opgave: Probleem, prijzen: dict[str, int]) -> None:
    """Prices that are far off cost time, not the proof."""
    opgave = replace(opgave, budgetten=())
    rekenaar = met_prijzen(opgave, Prijslijst(prijzen, {}, ()))
    with alleen_het_lp(rekenaar):
        for (vrag, helper), hoogste in brute_kracht.beste_met(opgave).items():
            if rekenaar.plan.get(vrag) == helper:
                continue  # nothing to solve
            uitkomst = rekenaar.gedwongen(vrag, helper, ruim())
            assert uitkomst is not None
            assert uitkomst.waarde == uitkomst.grens == hoogste


@proef
@given(problemen(max_vragen=4))
def test_wat_de_prijzen_niet_bewijzen_wordt_uit_alle_plannen_gekozen(opgave: Probleem) -> None:
    """Prices that say nothing, and nothing to be had out of the LP: the lists alone prove it."""
    opgave = replace(opgave, budgetten=())
    rekenaar = met_prijzen(opgave)
    gratis = Prijzen(np.zeros(len(opgave.vragen), np.int64), ())
    with alleen_het_lp(rekenaar), pytest.MonkeyPatch.context() as slecht:
        slecht.setattr(ronde_lp.Prijzen, "afgerond", lambda *_: gratis)
        slecht.setattr(ronde_lp.RondeLp, "_heel", lambda *_: ())
        for (vrag, helper), hoogste in brute_kracht.beste_met(opgave).items():
            uitkomst = rekenaar.gedwongen(vrag, helper, ruim())
            assert uitkomst is not None
            assert uitkomst.waarde == uitkomst.grens == hoogste


def gedwongen(rekenaar: Herrekenaar) -> list[tuple[int, int] | None]:
    """Value and bound with each of some pairs forced; None where it cannot be."""
    opgave = rekenaar.probleem
    uitkomsten = [
        rekenaar.gedwongen(vrag.id, helper.id, ruim())
        for vrag in opgave.vragen[:6]
        for helper in opgave.vrijwilligers[:6]
    ]
    return [een and (een.waarde, een.grens) for een in uitkomsten]


@pytest.mark.parametrize("hoe", ["zoals het is", "steeds opnieuw gebouwd", "zonder sneden"])
def test_een_drukke_stad_geeft_dezelfde_antwoorden_als_apart(
    hoe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without cuts, what stays a fraction is chosen out of all plans that could matter."""
    rekenaar = met_prijzen(drukke_stad(30))
    with monkeypatch.context() as apart:
        apart.setattr(ronde_lp.RondeLp, "los_op", lambda *_: None)
        verwacht = gedwongen(rekenaar)
    assert any(verwacht)
    assert all(een is None or een[0] == een[1] for een in verwacht)
    if hoe == "steeds opnieuw gebouwd":
        monkeypatch.setattr(ronde_lp, "MEESTE_BALLAST", -1)
    if hoe == "zonder sneden":
        monkeypatch.setattr(ronde_lp, "gebroken_sneden", lambda _: [])
    monkeypatch.setattr(model, "los_op", None)
    assert gedwongen(rekenaar) == verwacht


@proef
@given(problemen(max_vragen=5), st.lists(st.integers(0, 9 << 20), min_size=5, max_size=5))
def test_wat_bekend_is_wordt_niet_gezocht_en_de_grens_blijft_waar(
    opgave: Probleem, bedragen: list[int]
) -> None:
    inkoop = Stand.van(opgave).inkoop()
    vragen = np.array(bedragen[: len(opgave.vragen)], np.int64)
    prijzen = Prijzen(vragen, (0,) * len(inkoop.kredieten))
    alles = inkoop.beste(prijzen)
    bekend = inkoop.opbrengst(alles.kolommen, prijzen)
    assert (bekend == alles.hoogste).all()
    niets = inkoop.beste(prijzen, bekend)
    assert (niets.grens, niets.kolommen) == (alles.grens, ())
    minder = inkoop.beste(prijzen, np.maximum(bekend - 1, 0))
    assert minder.grens == alles.grens
    assert {k.vrijwilliger for k in minder.kolommen} == set(np.flatnonzero(bekend).tolist())
