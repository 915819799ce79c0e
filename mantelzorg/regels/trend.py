"""Whether repeated measurements go up or down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scipy.stats import kendalltau, theilslopes

MINSTENS = 3
"""So many days are needed before anything is said (design section 5)."""
DAGEN_PER_JAAR = 365.25


@dataclass(frozen=True, slots=True)
class Trend:
    """How ``aantal`` measurements from ``van`` up to ``tot`` went.

    ``per_jaar``: the slope of Theil and Sen, the median of the slopes between each two points on
    different days: one odd answer hardly moves it. ``tau``: Kendall's tau-b, from -1 (always down)
    to 1 (always up).
    """

    aantal: int
    van: date
    tot: date
    per_jaar: float
    tau: float


def trend(punten: Sequence[tuple[date, float]]) -> Trend | None:
    """The trend of these measurements, in any order; None under three different days.

    Time between them counts as it was: gaps need not be equal. Sources: Sen (1968), JASA 63,
    1379-1389; Kendall (1945), Biometrika 33, 239-251; both as in scipy.stats.
    """
    if len({dag for dag, _waarde in punten}) < MINSTENS:
        return None
    op_tijd = sorted(punten)
    dagen = [dag.toordinal() for dag, _waarde in op_tijd]
    waarden = [waarde for _dag, waarde in op_tijd]
    van, tot = op_tijd[0][0], op_tijd[-1][0]
    if min(waarden) == max(waarden):  # of which scipy says nan
        return Trend(len(punten), van, tot, 0.0, 0.0)
    helling = theilslopes(waarden, dagen).slope
    samenhang = kendalltau(dagen, waarden)
    return Trend(
        len(punten),
        van,
        tot,
        float(helling) * DAGEN_PER_JAAR,
        float(samenhang.statistic),
    )
