"""The solver as a whole: proof, time limit, progress, and the parts of a score."""

import random
import time

import pytest

from matching.engine.__main__ import _nawerk
from matching.engine.controle import controleer
from matching.engine.geschiktheid import Onderdeel, onderdelen
from matching.engine.modellen.weekplanmodel import Weekplanmodel
from matching.engine.oplosser import los_op
from matching.engine.probleem import Probleem

from .bouw import probleem, ten_noorden, venster, vraag, vrijwilliger


def drukke_stad(aantal: int, **helper: int) -> Probleem:
    """As many requests as volunteers, all within reach of all."""
    gooi = random.Random(7)
    vragen = [
        vraag(
            f"q{nr}",
            prioriteit=gooi.randrange(1, 50),
            locatie=ten_noorden(gooi.random() * 4),
            duur=gooi.choice([30, 45, 60, 90]),
            ritme=gooi.choice([1, 2, 4]),
            vensters=tuple(venster(dag, 9, gooi.choice([12, 17])) for dag in range(3)),
        )
        for nr in range(aantal)
    ]
    helpers = [
        vrijwilliger(
            f"v{nr}",
            locatie=ten_noorden(gooi.random() * 4),
            vensters=tuple(venster(dag, 9, 13) for dag in (nr % 3, 3 + nr % 2)),
            **{"max_koppelingen": 3, "max_minuten_per_week": 240, **helper},
        )
        for nr in range(aantal)
    ]
    return probleem(vragen, helpers)


def test_een_stad_wordt_bewezen_en_steeds_gelijk_opgelost():
    opgave = drukke_stad(30)
    een, ander = (los_op(opgave, tijdslimiet=60) for _ in range(2))
    assert een.status == "optimaal"
    assert een.koppelingen == ander.koppelingen
    assert controleer(opgave, een) == []


def test_een_vrijwilliger_met_zeer_veel_plannen_houdt_zich_aan_de_tijd():
    opgave = drukke_stad(150, max_koppelingen=150, max_minuten_per_week=5000)
    opgave = Probleem(opgave.vragen, opgave.vrijwilligers[:1])
    begin = time.monotonic()
    oplossing = los_op(opgave, tijdslimiet=1)
    assert time.monotonic() - begin < 4
    assert oplossing.koppelingen
    assert oplossing.bovengrens >= oplossing.doelwaarde
    assert controleer(opgave, oplossing) == []


def test_voortgang_meldt_een_grens_die_nooit_stijgt():
    meldingen: list[tuple[str, int, int | None]] = []
    oplossing = los_op(
        drukke_stad(20), tijdslimiet=60, voortgang=lambda *melding: meldingen.append(melding)
    )
    assert meldingen[0] == ("kandidaten", 0, None)
    grenzen = [grens for _, _, grens in meldingen if grens is not None]
    assert grenzen == sorted(grenzen, reverse=True)
    assert min(grenzen) >= oplossing.bovengrens


def test_de_onderdelen_van_een_score():
    vrag = vraag(
        gewenst={"taal": 30, "anders": 5},
        kenmerken=frozenset({"hond"}),
        gewenste_vrijwilligers={"v": 900},
    )
    helper = vrijwilliger(kenmerken=frozenset({"taal"}), gewenst={"hond": -10})
    assert list(onderdelen(vrag, helper, reistijd=15)) == [
        Onderdeel("vraag_wenst", 30, "taal"),
        Onderdeel("vrijwilliger_wenst", -10, "hond"),
        Onderdeel("gewenste_vrijwilliger", 900),
        Onderdeel("nabijheid", 150),
    ]


@pytest.mark.parametrize("seconden", [0, 0.001])
def test_ook_zonder_tijd_is_er_een_plan_met_koppelingen(seconden):
    opgave = drukke_stad(30)
    vlug = los_op(opgave, tijdslimiet=seconden)
    assert vlug.doelwaarde > 0.8 * los_op(opgave, tijdslimiet=60).doelwaarde
    assert vlug.bovengrens >= vlug.doelwaarde
    assert controleer(opgave, vlug) == []


def test_een_grote_opgave_houdt_meer_tijd_over_om_te_controleren():
    klein, groot = drukke_stad(1), drukke_stad(400)
    assert 0.1 <= _nawerk(klein, 60) < _nawerk(groot, 60) < 1
    assert _nawerk(groot, 0.1) == 0.05


def test_als_de_tijd_op_is_voor_het_rekenen_begint_staat_er_al_een_plan(monkeypatch):
    opgave = drukke_stad(30)
    with monkeypatch.context() as zonder_tijd:
        zonder_tijd.setattr(Weekplanmodel, "_genereer", lambda model: None)
        vlug = los_op(opgave, tijdslimiet=60)
    assert vlug.doelwaarde > 0.8 * los_op(opgave, tijdslimiet=60).doelwaarde
    assert vlug.status == "tijdslimiet"
    assert controleer(opgave, vlug) == []
