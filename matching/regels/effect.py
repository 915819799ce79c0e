"""The difference between burden before and after, of the same people."""

from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import ttest_1samp

ZEKERHEID = 0.95


@dataclass(frozen=True, slots=True)
class Verschil:
    """The mean of after less before, and the interval in which it lies with 95% confidence."""

    gemiddelde: float
    laag: float
    hoog: float


def verschil(paren: Sequence[tuple[float, float]]) -> Verschil | None:
    """What changed on the average, each pair a score before and one after of one care situation.

    - The interval is Student's t for paired differences (scipy.stats.ttest_1samp). From 10 pairs
      on, and fewer are never shown, it is near enough for sums of bounded answers; a percentile
      bootstrap is too narrow with so few (Hesterberg 2015, The American Statistician 69, 371-386)
      and says something else each time it is drawn.
    - None where all changed by the same, or there are fewer than two: there is no interval then,
      and the mean would tell what each of them answered.
    - It says what was, not what came of it: who got help at their worst would have gone up without
      it too (regression to the mean), and there is nobody to compare with.
    """
    verschillen = [na - voor for voor, na in paren]
    if len(set(verschillen)) < 2:
        return None
    toets = ttest_1samp(verschillen, 0)
    interval = toets.confidence_interval(ZEKERHEID)
    gemiddelde = sum(verschillen) / len(verschillen)
    return Verschil(gemiddelde, float(interval.low), float(interval.high))
