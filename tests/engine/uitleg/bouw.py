"""What the tests of explanations share: a clock, and what brute force says a plan is worth."""

import os
import time
from collections.abc import Iterable

from hypothesis import HealthCheck, settings

from matching.engine.klok import Klok
from matching.engine.probleem import Probleem, Vast
from tests.engine import brute_kracht

proef = settings(
    max_examples=int(os.environ.get("KRUISPROEF", "30")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def ruim() -> Klok:
    """A minute."""
    return Klok(time.monotonic() + 60)


def op() -> Klok:
    """No time at all."""
    return Klok(time.monotonic())


def waarde(probleem: Probleem, plan: Iterable[Vast]) -> int:
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    helpers = {helper.id: helper for helper in probleem.vrijwilligers}
    return sum(brute_kracht.waarde(vragen[m.vraag], helpers[m.vrijwilliger]) for m in plan)


def optimum(probleem: Probleem) -> int:
    """The highest objective, by brute force."""
    return waarde(probleem, brute_kracht.beste_plan(probleem))
