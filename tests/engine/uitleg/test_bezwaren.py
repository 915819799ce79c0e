"""Every rule that forbids a pair, with its numbers."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from matching.engine.controle.trechter import KANDIDAAT, Trechters
from matching.engine.kandidaten import REGELS
from matching.engine.probleem import Budget, Moment, Probleem, Vast
from matching.engine.uitleg import Bezwaar, bezwaren
from tests.engine.bouw import DINSDAG, MAANDAG, probleem, ten_noorden, venster, vraag, vrijwilliger
from tests.engine.strategieen import problemen


@settings(max_examples=300)
@given(problemen())
def test_het_eerste_bezwaar_is_de_regel_van_de_trechter(opgave: Probleem) -> None:
    for vrag in opgave.vragen:
        for helper in opgave.vrijwilligers:
            vast = any(match.vraag == vrag.id for match in opgave.vast)
            alleen = Probleem((vrag,), (helper,), () if vast else opgave.budgetten)
            ((regel, _),) = Trechters(alleen).van(vrag).items()
            gevonden = bezwaren(opgave, vrag.id, helper.id)
            assert (gevonden[0].regel if gevonden else KANDIDAAT) == regel
            volgorde = [REGELS.index(bezwaar.regel) for bezwaar in gevonden]
            assert volgorde == sorted(volgorde)


@settings(max_examples=200)
@given(problemen())
def test_de_getallen_zeggen_hoe_ver_het_is(opgave: Probleem) -> None:
    """Lowering what is needed to what there is takes the objection away, and no less does."""
    for vrag in opgave.vragen:
        for helper in opgave.vrijwilligers:
            for bezwaar in bezwaren(opgave, vrag.id, helper.id):
                for tekort, blijft in ((0, False), (1, True)):
                    anders = _verruimd(opgave, vrag.id, helper.id, bezwaar, tekort)
                    if anders is not None:
                        regels = {b.regel for b in bezwaren(anders, vrag.id, helper.id)}
                        assert (bezwaar.regel in regels) == blijft


def _verruimd(
    opgave: Probleem, vraag_id: str, helper_id: str, bezwaar: Bezwaar, tekort: int
) -> Probleem | None:
    """The objection's limit raised to what it needs, less ``tekort``; None: no limit to raise."""
    vragen = {v.id: v for v in opgave.vragen}
    helpers = {h.id: h for h in opgave.vrijwilligers}
    grens = bezwaar.nodig - tekort
    match bezwaar.regel:
        case "afstand":
            helpers[helper_id] = replace(helpers[helper_id], max_reistijd=max(1, grens))
        case "uren":
            helpers[helper_id] = replace(helpers[helper_id], max_minuten_per_week=grens)
        case "tijd" if bezwaar.beschikbaar + tekort >= 15:
            vragen[vraag_id] = replace(vragen[vraag_id], duur=bezwaar.beschikbaar + tekort)
        case _:
            return None
    return Probleem(tuple(vragen.values()), tuple(helpers.values()))


def test_alle_regels_tegelijk_met_hun_getallen():
    vrag = vraag(
        locatie=ten_noorden(9.9),
        duur=120,
        vensters=(venster(MAANDAG, 9, 12),),
        kenmerken=frozenset({"hond"}),
        vereist=frozenset({"vog", "taal"}),
        vermijd=frozenset({"rookt"}),
        uitgesloten=frozenset({"v"}),
        zwaar=True,
    )
    helper = vrijwilliger(
        max_reistijd=30,
        vensters=(venster(MAANDAG, 10.5, 16), venster(DINSDAG, 0, 24)),
        kenmerken=frozenset({"taal", "rookt"}),
        vereist=frozenset({"trap"}),
        vermijd=frozenset({"hond"}),
        max_minuten_per_week=100,
        max_koppelingen=0,
        max_zwaar=0,
    )
    opgave = probleem(vrag, helper, (Budget("b", 1, {"q": 2}), Budget("ruim", 2, {"q": 2})))
    assert bezwaren(opgave, "q", "v") == (
        Bezwaar("kenmerk", eist=("vog",), vrijwilliger_eist=("trap",)),
        Bezwaar("vermijd", eist=("rookt",), vrijwilliger_eist=("hond",)),
        Bezwaar("uitgesloten"),
        Bezwaar("afstand", 52, 30),
        Bezwaar("tijd", 120, 90),
        Bezwaar("uren", 224, 100),
        Bezwaar("koppelingen", 1, 0),
        Bezwaar("koppelingen", 1, 0, zwaar=True),
        Bezwaar("budget", 2, 1, budget="b"),
    )


def test_reis_zegt_hoeveel_er_naast_het_bezoek_over_is():
    vrag = vraag(locatie=ten_noorden(4.9), vensters=(venster(MAANDAG, 9, 17),))
    helper = vrijwilliger(vensters=(venster(MAANDAG, 9, 10.5), venster(DINSDAG, 0, 24)))
    assert bezwaren(probleem(vrag, helper), "q", "v") == (Bezwaar("reis", 26, 15),)


def test_wie_past_heeft_geen_bezwaar_en_vast_telt_niet_voor_een_budget():
    budget = (Budget("b", 0, {"q": 1}),)
    assert bezwaren(probleem(), "q", "v") == ()
    assert bezwaren(probleem(budgetten=budget), "q", "v")[0].regel == "budget"
    vast = (Vast("q", "v", Moment(MAANDAG, 0, 600)),)
    assert bezwaren(probleem(budgetten=budget, vast=vast), "q", "v") == ()


@pytest.mark.parametrize("paar", [("q", "x"), ("x", "v")])
def test_een_onbekende_id_is_een_fout(paar):
    with pytest.raises(KeyError):
        bezwaren(probleem(), *paar)
