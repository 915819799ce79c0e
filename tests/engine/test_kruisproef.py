"""Three readings of the design against each other: the engine, the checker and brute force.

``KRUISPROEF=5000 pytest tests/engine/test_kruisproef.py`` tries that many problems a test instead
of 200.
"""

import os

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from matching.engine.controle import controleer, controleer_koppelingen, controleer_vast
from matching.engine.oplosser import los_op
from matching.engine.probleem import Probleem, Vast
from tests.engine import brute_kracht
from tests.engine.strategieen import problemen, problemen_met_matches

AANTAL = int(os.environ.get("KRUISPROEF", "200"))
proef = settings(
    max_examples=AANTAL,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
LEEG = Probleem((), ())


@proef
@given(problemen())
@example(LEEG)
def test_the_engine_finds_the_optimum_and_the_checker_agrees(probleem: Probleem) -> None:
    oplossing = los_op(probleem, tijdslimiet=60)
    assert controleer(probleem, oplossing) == []
    assert oplossing.doelwaarde == brute_kracht.beste_oplossing(probleem).doelwaarde
    assert oplossing.status == "optimaal"


@proef
@given(problemen(), st.sampled_from([0, 0.001, 0.01]))
def test_the_engine_stopped_early_has_a_plan_and_a_true_bound(
    probleem: Probleem, tijdslimiet: float
) -> None:
    oplossing = los_op(probleem, tijdslimiet=tijdslimiet)
    assert controleer(probleem, oplossing) == []
    assert oplossing.bovengrens >= brute_kracht.beste_oplossing(probleem).doelwaarde


@proef
@given(problemen())
def test_the_checker_accepts_the_best_plan_of_brute_force(probleem: Probleem) -> None:
    """With every figure of it: waarde, reistijd, doelwaarde, and why the others are unmatched."""
    assert controleer_vast(probleem) == []
    assert controleer(probleem, brute_kracht.beste_oplossing(probleem)) == []


@proef
@given(problemen_met_matches())
def test_the_checker_names_the_same_rules_as_brute_force(
    geval: tuple[Probleem, list[Vast]],
) -> None:
    probleem, matches = geval
    gevonden = {overtreding.regel for overtreding in controleer_koppelingen(probleem, matches)}
    assert gevonden == brute_kracht.breuken(probleem, matches)
