"""The answers, held against brute force: what they say holds, and nothing unproven is said."""

from hypothesis import given

from matching.engine.controle.trechter import KANDIDAAT, Trechters
from matching.engine.probleem import Moment, Probleem, Vast
from matching.engine.uitleg import (
    ExtraKenmerk,
    Herrekenaar,
    MeerReistijd,
    bezwaren,
    score,
    toegepast,
    waarom,
    waarom_niemand,
    waarom_niet,
)
from tests.engine import brute_kracht
from tests.engine.bouw import MAANDAG, probleem, ten_noorden, vraag, vrijwilliger
from tests.engine.strategieen import problemen

from .bouw import op, optimum, proef, ruim

DAGDELEN = {"ochtend": (540, 780), "nacht": (1380, 1560)}


@proef
@given(problemen(max_vragen=4))
def test_een_getoonde_verruiming_bedient_de_vraag_in_het_beste_plan(opgave: Probleem) -> None:
    rekenaar = Herrekenaar(opgave, ruim())
    trechters = Trechters(opgave)
    for vrag in opgave.vragen:
        if vrag.id in rekenaar.plan:
            continue
        antwoord = waarom_niemand(rekenaar, vrag.id, ruim(), per_soort=2, dagdelen=DAGDELEN)
        telling = trechters.van(vrag)
        assert antwoord.kandidaten == telling.pop(KANDIDAAT, 0)
        assert antwoord.trechter == telling
        for bewezen in antwoord.verruimingen:
            anders = toegepast(opgave, bewezen.verruiming)
            met = brute_kracht.beste_met(anders)
            bediend = max(met.get((vrag.id, h.id), 0) for h in opgave.vrijwilligers)
            assert bewezen.herrekening.waarde == bediend == optimum(anders)


@proef
@given(problemen(max_vragen=4))
def test_een_verruiming_die_alleen_al_helpt_wordt_gevonden(opgave: Probleem) -> None:
    """Where every best plan with the change serves the request by that volunteer, it is shown."""
    rekenaar = Herrekenaar(opgave, ruim())
    for vrag in opgave.vragen:
        if vrag.id in rekenaar.plan:
            continue
        antwoord = waarom_niemand(
            rekenaar, vrag.id, ruim(), per_soort=99, pogingen=99, te_leren=frozenset("abc")
        )
        assert antwoord.volledig
        getoond = {bewezen.verruiming for bewezen in antwoord.verruimingen}
        for helper in opgave.vrijwilligers:
            bezwaar = bezwaren(opgave, vrag.id, helper.id)
            if [een.regel for een in bezwaar] != ["afstand"]:
                continue
            verruiming = MeerReistijd(vrag.id, helper.id, bezwaar[0].nodig - bezwaar[0].beschikbaar)
            anders = toegepast(opgave, verruiming)
            zonder = max(
                totaal
                for totaal, plan in brute_kracht.plannen(anders)
                if all(match.vraag != vrag.id for match in plan)
            )
            if brute_kracht.beste_met(anders).get((vrag.id, helper.id), 0) > zonder:
                assert verruiming in getoond


@proef
@given(problemen(max_vragen=4))
def test_waarom_niet_zegt_bezwaren_of_wat_het_kost(opgave: Probleem) -> None:
    rekenaar = Herrekenaar(opgave, ruim())
    met = brute_kracht.beste_met(opgave)
    for vrag in opgave.vragen:
        for helper in opgave.vrijwilligers:
            antwoord = waarom_niet(rekenaar, vrag.id, helper.id, ruim())
            soorten = (antwoord.bezwaren, antwoord.vast, antwoord.herrekening)
            assert sum(map(bool, soorten)) == 1
            assert antwoord.bezwaren == bezwaren(opgave, vrag.id, helper.id)
            if antwoord.herrekening:
                assert antwoord.herrekening.waarde == met[vrag.id, helper.id]
            else:
                assert (vrag.id, helper.id) not in met


def test_zonder_tijd_wordt_geen_verruiming_getoond():
    opgave = probleem(vraag(vereist=frozenset({"vog"})))
    rekenaar = Herrekenaar(opgave, ruim())
    assert waarom_niemand(rekenaar, "q", ruim()).verruimingen[0].verruiming == ExtraKenmerk(
        "q", "v", "vog"
    )
    antwoord = waarom_niemand(rekenaar, "q", op())
    assert (antwoord.verruimingen, antwoord.volledig) == ((), False)
    assert antwoord.trechter == {"kenmerk": 1}


def test_een_verruiming_die_niets_oplost_wordt_niet_getoond():
    """The volunteer could come to q with 6 minutes more, but keeps to the more urgent request."""
    opgave = probleem(
        [vraag("q", locatie=ten_noorden(4.9)), vraag("spoed", prioriteit=9)],
        vrijwilliger(max_reistijd=20, max_koppelingen=1),
    )
    antwoord = waarom_niemand(Herrekenaar(opgave, ruim()), "q", ruim())
    assert (antwoord.verruimingen, antwoord.volledig) == ((), True)


def test_waarom_geeft_de_volgende_kandidaten_en_wat_zij_kosten():
    opgave = probleem(
        vraag("q"),
        [vrijwilliger(f"v{km}", locatie=ten_noorden(km)) for km in (0, 1, 2, 3, 4)],
    )
    antwoord = waarom(Herrekenaar(opgave, ruim()), "q", ruim())
    assert antwoord.score == score(opgave.vragen[0], opgave.vrijwilligers[0])
    assert [een.vrijwilliger for een in antwoord.alternatieven] == ["v1", "v2", "v3"]
    for een in antwoord.alternatieven:
        assert een.herrekening.verlies == antwoord.score.waarde - een.score.waarde > 0
        assert een.herrekening.verplaatst == ("q",)


def test_waarom_houdt_op_als_de_tijd_op_is():
    opgave = probleem(vraag("q"), [vrijwilliger("v1"), vrijwilliger("v2")])
    assert waarom(Herrekenaar(opgave, ruim()), "q", op()).alternatieven == ()


def test_waarom_niet_noemt_wat_vast_ligt():
    opgave = probleem(
        [vraag("q1"), vraag("q2")],
        [vrijwilliger("v1", max_koppelingen=1), vrijwilliger("v2")],
        vast=(Vast("q1", "v1", Moment(MAANDAG, 0, 600)),),
    )
    rekenaar = Herrekenaar(opgave, ruim())
    assert waarom_niet(rekenaar, "q2", "v1", ruim()).vast == ("q1",)
    assert waarom_niet(rekenaar, "q1", "v2", ruim()).vast == ("q1",)
