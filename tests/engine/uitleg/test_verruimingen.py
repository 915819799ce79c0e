"""The small changes, each of which takes away all that forbids a pair."""

from hypothesis import given

from matching.engine.oplosser import los_op
from matching.engine.probleem import Moment, Probleem, Vast
from matching.engine.uitleg import (
    AnderDagdeel,
    ExtraKenmerk,
    Korter,
    MeerReistijd,
    MeerRuimte,
    bezwaren,
    toegepast,
    verruimingen,
)
from tests.engine import brute_kracht
from tests.engine.bouw import DINSDAG, MAANDAG, probleem, ten_noorden, venster, vraag, vrijwilliger
from tests.engine.strategieen import problemen

from .bouw import proef

SOORTEN = ["reistijd", "dagdeel", "kenmerk", "koppeling", "korter"]
DAGDELEN = {"ochtend": (540, 780), "nacht": (1380, 1560)}


@proef
@given(problemen())
def test_elke_verruiming_neemt_het_laatste_bezwaar_weg(opgave: Probleem) -> None:
    """For one volunteer, or for as many as it says; and the matches that are fixed still hold."""
    for vrag in opgave.vragen:
        gevonden = list(verruimingen(opgave, vrag.id, dagdelen=DAGDELEN))
        volgorde = [SOORTEN.index(verruiming.soort) for verruiming in gevonden]
        assert volgorde == sorted(volgorde)
        for verruiming in gevonden:
            anders = toegepast(opgave, verruiming)
            assert brute_kracht.breuken(anders, anders.vast) == set()
            if isinstance(verruiming, AnderDagdeel):
                kan = [h for h in opgave.vrijwilligers if not bezwaren(anders, vrag.id, h.id)]
                assert len(kan) >= verruiming.vrijwilligers > 0
            elif not isinstance(verruiming, Korter):
                assert bezwaren(anders, vrag.id, verruiming.vrijwilliger) == ()


@proef
@given(problemen())
def test_meer_reistijd_is_de_minste_die_genoeg_is(opgave: Probleem) -> None:
    for vrag in opgave.vragen:
        for verruiming in verruimingen(opgave, vrag.id):
            if isinstance(verruiming, MeerReistijd):
                minder = MeerReistijd(vrag.id, verruiming.vrijwilliger, verruiming.minuten - 1)
                over = bezwaren(toegepast(opgave, minder), vrag.id, verruiming.vrijwilliger)
                assert [bezwaar.regel for bezwaar in over] == ["afstand"]


def test_elke_soort_de_kleinste_eerst():
    opgave = probleem(
        vraag(vereist=frozenset({"vog"}), duur=90, vensters=(venster(MAANDAG, 9, 12),)),
        [
            vrijwilliger("dichtbij", kenmerken=frozenset({"vog"}), vensters=()),
            vrijwilliger(
                "ver", kenmerken=frozenset({"vog"}), max_reistijd=20, locatie=ten_noorden(4.9)
            ),
            vrijwilliger(
                "verder", kenmerken=frozenset({"vog"}), max_reistijd=20, locatie=ten_noorden(9)
            ),
            vrijwilliger("kundig"),
            vrijwilliger("vol", kenmerken=frozenset({"vog"}), max_koppelingen=0),
            vrijwilliger(
                "dinsdag", kenmerken=frozenset({"vog"}), vensters=(venster(DINSDAG, 13, 15),)
            ),
            vrijwilliger("twee", max_reistijd=1, locatie=ten_noorden(5)),
        ],
    )
    assert list(verruimingen(opgave, "q")) == [
        MeerReistijd("q", "ver", 6),
        MeerReistijd("q", "verder", 27),
        AnderDagdeel("q", "middag", venster(DINSDAG, 13, 17), 1),
        ExtraKenmerk("q", "kundig", "vog"),
        MeerRuimte("q", "vol", 1, 0, 0),
        Korter("q", 30),
    ]


def test_ruimte_is_wat_het_plan_te_kort_komt():
    """Two clients, of which one zwaar, and 120 of 150 minutes a week; the plan is what counts."""
    opgave = probleem(
        [
            vraag("q1", zwaar=True, prioriteit=9),
            vraag("q2", prioriteit=9),
            vraag("q3", zwaar=True, duur=75),
        ],
        vrijwilliger(max_koppelingen=2, max_zwaar=1, max_minuten_per_week=150),
    )
    plan = los_op(opgave, tijdslimiet=60).koppelingen
    assert MeerRuimte("q3", "v", 1, 1, 45) in list(verruimingen(opgave, "q3", plan))
    assert not any(isinstance(een, MeerRuimte) for een in verruimingen(opgave, "q3"))


def test_alleen_wat_te_leren_is():
    opgave = probleem(vraag(vereist=frozenset({"man"})))
    assert [een.soort for een in verruimingen(opgave, "q")] == ["kenmerk", "korter"]
    assert [een.soort for een in verruimingen(opgave, "q", te_leren={"vog"})] == ["korter"]


def test_een_kenmerk_dat_een_vaste_koppeling_breekt_wordt_niet_gegeven():
    opgave = probleem(
        [vraag("q1", vermijd=frozenset({"vog"})), vraag("q2", vereist=frozenset({"vog"}))],
        vast=(Vast("q1", "v", Moment(MAANDAG, 0, 600)),),
    )
    assert [een.soort for een in verruimingen(opgave, "q2")] == ["korter"]


def test_van_een_vaste_vraag_is_niets_te_verruimen():
    opgave = probleem(vast=(Vast("q", "v", Moment(MAANDAG, 0, 600)),))
    assert list(verruimingen(opgave, "q")) == []


def test_een_kort_bezoek_wordt_niet_korter():
    assert Korter("q", 30) in list(verruimingen(probleem(vraag(duur=60)), "q"))
    assert Korter("q", 30) not in list(verruimingen(probleem(vraag(duur=59)), "q"))


def test_een_dagdeel_waarop_het_al_kan_is_geen_ander_dagdeel():
    """The request is for Monday from 9 to 17, the volunteer has all of Monday."""
    dagdelen = [een for een in verruimingen(probleem(), "q") if isinstance(een, AnderDagdeel)]
    assert dagdelen == [AnderDagdeel("q", "avond", venster(MAANDAG, 18, 21), 1)]
