"""Matching without looking back: what is agreed stays, each at the first moment that fits."""

from collections import defaultdict
from collections.abc import Iterable

from matching.engine.kandidaten import Kandidaat, moment_van
from matching.engine.probleem import Moment, Vraag
from matching.engine.weekplannen import Weekplanner

from . import Keuze, Opgave, Uitkomst


def op_volgorde(opgave: Opgave) -> Uitkomst:
    """First come, first served: the oldest request takes the free volunteer who fits it best.

    As coordinators do by hand. The oldest is the first by id: `opgaven` numbers requests in the
    order in which they came in.
    """
    vragen = opgave.probleem.vragen
    return _een_voor_een(
        opgave,
        sorted(
            opgave.kandidaten,
            key=lambda k: (vragen[k.vraag].id, -_geschiktheid(opgave, k), k.vrijwilliger),
        ),
    )


def op_spoed(opgave: Opgave) -> Uitkomst:
    """The most urgent first, and the oldest of those: what a careful coordinator does by hand."""
    vragen = opgave.probleem.vragen
    return _een_voor_een(
        opgave,
        sorted(
            opgave.kandidaten,
            key=lambda k: (
                -vragen[k.vraag].prioriteit,
                vragen[k.vraag].id,
                -_geschiktheid(opgave, k),
                k.vrijwilliger,
            ),
        ),
    )


def op_score(opgave: Opgave) -> Uitkomst:
    """Score and sort: all pairs by how well they suit each other, the best first.

    As volunteer systems do. Urgency is no part of the score there, so it is not here.
    """
    return _een_voor_een(
        opgave,
        sorted(
            opgave.kandidaten,
            key=lambda k: (-_geschiktheid(opgave, k), k.vraag, k.vrijwilliger),
        ),
    )


def _geschiktheid(opgave: Opgave, kandidaat: Kandidaat) -> int:
    return kandidaat.waarde - 1000 * opgave.probleem.vragen[kandidaat.vraag].prioriteit


def _een_voor_een(opgave: Opgave, op_volgorde: Iterable[Kandidaat]) -> Uitkomst:
    probleem = opgave.probleem
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    nummers = {helper.id: nr for nr, helper in enumerate(probleem.vrijwilligers)}
    afgesproken: dict[int, list[tuple[Vraag, Moment]]] = defaultdict(list)
    for match in probleem.vast:
        afgesproken[nummers[match.vrijwilliger]].append((vragen[match.vraag], match.moment))
    keuzes: dict[int, Keuze] = {}
    for kandidaat in op_volgorde:
        if kandidaat.vraag in keuzes:
            continue
        helper = probleem.vrijwilligers[kandidaat.vrijwilliger]
        eigen = afgesproken[kandidaat.vrijwilliger]
        if len(eigen) >= helper.max_koppelingen:
            continue
        planner = Weekplanner(helper, probleem.vragen, [kandidaat], eigen)
        momenten = planner.momenten(1) if planner.kandidaten else None
        if momenten is not None:
            keuzes[kandidaat.vraag] = kandidaat, momenten[0]
            eigen.append((probleem.vragen[kandidaat.vraag], moment_van(momenten[0])))
    return Uitkomst(list(keuzes.values()))
