"""Windows of one volunteer: touching ones become one, overlapping ones are an error."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from django.utils.translation import gettext as _

from kern.fouten import Ongeldig
from kern.regels.tijd import CYCLUS, DAG, DAGEN, WEEK, kloktijd, venster, weeklijst


@dataclass(frozen=True, slots=True, order=True)
class Weekvenster:
    """A window on ``dag`` from ``van`` to ``tot`` (next day if not after ``van``), in ``weken``."""

    dag: int
    van: time
    tot: time
    weken: int


def vensters_samenvoegen(vensters: Iterable[Weekvenster]) -> list[Weekvenster]:
    """Merge windows that touch, so that a visit may lie across the seam (design section 10).

    The engine never joins two windows, and allows none longer than a day: a merge that would be
    longer is left as two. Raises Ongeldig, naming both windows, when two overlap.
    """
    stukken = sorted(
        (week * WEEK + v.dag * DAG + begin, einde - begin, v)
        for v in vensters
        for begin, einde in [venster(v.van, v.tot)]
        for week in weeklijst(v.weken)
    )
    for (start, duur, eerste), (volgende, _duur, tweede) in zip(
        stukken, [*stukken[1:], *_een_cyclus_later(stukken[:1])], strict=True
    ):
        if len(stukken) > 1 and start + duur > volgende:
            raise Ongeldig(
                {
                    "beschikbaarheid": _("%(een)s en %(twee)s overlappen elkaar.")
                    % {"een": _tekst(eerste), "twee": _tekst(tweede)}
                }
            )
    samen = _aaneensluiten([(start, duur) for start, duur, _v in stukken])
    weken: dict[tuple[int, int, int], int] = defaultdict(int)
    for start, duur in samen:
        start %= CYCLUS
        weken[start % WEEK // DAG, start % DAG, duur] |= 1 << start // WEEK
    return sorted(
        Weekvenster(dag, kloktijd(begin), kloktijd(begin + duur), patroon)
        for (dag, begin, duur), patroon in weken.items()
    )


def _een_cyclus_later(
    stukken: list[tuple[int, int, Weekvenster]],
) -> list[tuple[int, int, Weekvenster]]:
    return [(start + CYCLUS, duur, v) for start, duur, v in stukken]


def _aaneensluiten(stukken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join sorted (start, length) pieces that touch, also over the end of the cycle."""
    samen: list[tuple[int, int]] = []
    for start, duur in stukken:
        if samen and sum(samen[-1]) == start and samen[-1][1] + duur <= DAG:
            samen[-1] = (samen[-1][0], samen[-1][1] + duur)
        else:
            samen.append((start, duur))
    if len(samen) > 1:
        (eerste, duur), (laatste, einde) = samen[0], samen[-1]
        if laatste + einde == eerste + CYCLUS and duur + einde <= DAG:
            samen = [*samen[1:-1], (laatste, einde + duur)]
    return samen


def _tekst(v: Weekvenster) -> str:
    return f"{DAGEN[v.dag][1]} {v.van:%H:%M}-{v.tot:%H:%M}"
