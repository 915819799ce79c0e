"""Why not this pair: every rule that forbids it alone, with the numbers.

The engine's candidates stop at the first rule; people want to know all that stands in the way,
and how far.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from matching.engine.kandidaten import VAKKEN, VAKKEN_PER_WEEK
from matching.engine.probleem import (
    DAG,
    RASTER,
    WEKEN,
    Budget,
    Probleem,
    Venster,
    Vraag,
    Vrijwilliger,
)
from matching.engine.reizen import reistijd

from .opzoeken import vraag_van, vrijwilliger_van


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """One rule that forbids a pair: because ``nodig`` is more than ``beschikbaar``, or by tokens.

    | regel | nodig | beschikbaar |
    | --- | --- | --- |
    | afstand | minutes of travel, one way | max_reistijd |
    | tijd | duur | minutes of the longest visit both have time for |
    | reis | minutes of travel, one way | minutes there are on both sides of the visit, at best |
    | uren | minutes of one visit with the way there and back | max_minuten_per_week |
    | koppelingen | 1 | max_koppelingen, or max_zwaar if ``zwaar`` |
    | budget | units | capaciteit of ``budget`` |

    ``eist``: tokens for which the request says no (regel kenmerk: required, and the volunteer has
    them not; vermijd: avoided, and the volunteer has them). ``vrijwilliger_eist``: the other way
    round. For uitgesloten there is nothing to add.
    """

    regel: str
    nodig: int = 0
    beschikbaar: int = 0
    eist: tuple[str, ...] = ()
    vrijwilliger_eist: tuple[str, ...] = ()
    zwaar: bool = False
    budget: str | None = None


def bezwaren(probleem: Probleem, vraag_id: str, vrijwilliger_id: str) -> tuple[Bezwaar, ...]:
    """All that forbids the pair, other matches ignored, in the order of the rules.

    Empty for a candidate. Each rule is judged apart from the others, but for ``reis``: that asks
    for travel time next to a visit, and where ``tijd`` forbids there is none. Raises ``KeyError``
    for an unknown id.
    """
    vraag, vrijwilliger = vraag_van(probleem, vraag_id), vrijwilliger_van(probleem, vrijwilliger_id)
    vast = any(match.vraag == vraag_id for match in probleem.vast)
    return tuple(van_paar(vraag, vrijwilliger, () if vast else probleem.budgetten))


def van_paar(
    vraag: Vraag, vrijwilliger: Vrijwilliger, budgetten: Sequence[Budget]
) -> Iterator[Bezwaar]:
    """The same for a request and a volunteer that need not be in a problem."""
    yield from zonder_tijd(vraag, vrijwilliger)
    heen = reistijd(vrijwilliger.locatie, vraag.locatie, vrijwilliger.kmh)
    if heen > vrijwilliger.max_reistijd:
        yield Bezwaar("afstand", heen, vrijwilliger.max_reistijd)
    langste, marge = _tijd_samen(vraag, vrijwilliger)
    if langste < vraag.duur:
        yield Bezwaar("tijd", vraag.duur, langste)
    elif marge < heen:
        yield Bezwaar("reis", heen, marge)
    minuten = vraag.duur + 2 * heen
    if minuten > vrijwilliger.max_minuten_per_week:
        yield Bezwaar("uren", minuten, vrijwilliger.max_minuten_per_week)
    if not vrijwilliger.max_koppelingen:
        yield Bezwaar("koppelingen", 1)
    if vraag.zwaar and not vrijwilliger.max_zwaar:
        yield Bezwaar("koppelingen", 1, zwaar=True)
    for budget in budgetten:
        eenheden = budget.verbruik.get(vraag.id, 0)
        if eenheden > budget.capaciteit:
            yield Bezwaar("budget", eenheden, budget.capaciteit, budget=budget.id)


def zonder_tijd(vraag: Vraag, vrijwilliger: Vrijwilliger) -> Iterator[Bezwaar]:
    """What the two are and have: the rules that take no arithmetic."""
    for regel, eist, vrijwilliger_eist in (
        (
            "kenmerk",
            vraag.vereist - vrijwilliger.kenmerken,
            vrijwilliger.vereist - vraag.kenmerken,
        ),
        (
            "vermijd",
            vraag.vermijd & vrijwilliger.kenmerken,
            vrijwilliger.vermijd & vraag.kenmerken,
        ),
    ):
        if eist or vrijwilliger_eist:
            yield Bezwaar(
                regel, eist=tuple(sorted(eist)), vrijwilliger_eist=tuple(sorted(vrijwilliger_eist))
            )
    if vrijwilliger.id in vraag.uitgesloten:
        yield Bezwaar("uitgesloten")


def _tijd_samen(vraag: Vraag, vrijwilliger: Vrijwilliger) -> tuple[int, int]:
    """Over all moments: the longest visit, and the most time left on both sides of this one.

    In minutes; 0 where there is no visit, and -1 where there is not this one.
    """
    _, vraag_rest = _op_raster(vraag.vensters, elke_week=True)
    al_open, rest = _op_raster(vrijwilliger.vensters, elke_week=False)
    samen = np.minimum(vraag_rest, rest)
    marge = np.where(samen >= vraag.duur, np.minimum(al_open, rest - vraag.duur), -1)
    langste, meeste = (_beste_moment(tabel, vraag.ritme) for tabel in (samen, marge))
    return max(0, langste), meeste


def _beste_moment(tabel: NDArray[np.int16], ritme: int) -> int:
    """Of a table by slot of the cycle: the best moment, each as good as its worst week."""
    return int(tabel.reshape(WEKEN // ritme, ritme * VAKKEN_PER_WEEK).min(axis=0).max())


@lru_cache(4096)
def _op_raster(
    vensters: tuple[Venster, ...], *, elke_week: bool
) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Minutes that the windows have been and stay open, for each slot of the cycle; else -1.

    Where windows overlap, each of the two is the most of any of them.
    """
    al_open = np.full(VAKKEN, -1, np.int16)
    rest = al_open.copy()
    for venster in vensters:
        for week in range(WEKEN) if elke_week else venster.weken:
            begin = (7 * week + venster.dag) * DAG + venster.van
            einde = begin + venster.tot - venster.van
            vakken = np.arange(-(-begin // RASTER), -(-einde // RASTER))
            plek = vakken % VAKKEN
            al_open[plek] = np.maximum(al_open[plek], vakken * RASTER - begin)
            rest[plek] = np.maximum(rest[plek], einde - vakken * RASTER)
    return al_open, rest
