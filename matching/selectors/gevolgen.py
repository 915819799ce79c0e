"""What a change of parameters, demands or a kenmerk would do to the present candidates.

Nothing is written: the rows are read once and changed in memory.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kern.models import Kenmerk
from mantelzorg.models import Hulpvraag, Ritme
from matching.engine.kandidaten import bepaal_kandidaten
from matching.inlezen import samenstellen
from matching.regels.parameters import Parameters
from matching.regels.prioriteit import Prioriteit
from matching.rijen import Rijen
from matching.selectors.parameters import parameters_op
from matching.vertaler import Vertaler
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.toelating import Toelatingseisen


@dataclass(frozen=True, slots=True)
class Stand:
    """How it is, or would be, in numbers.

    ``paren``: requests and volunteers who can be matched, each pair alone. The requests counted
    are open, recur and have no approved proposal; the volunteers are active. ``te_herzien``: what
    a person has to look at first, and so takes no part.
    """

    paren: int
    vragen_zonder_kandidaat: int
    vrijwilligers_zonder_vraag: int
    te_herzien: int


@dataclass(frozen=True, slots=True)
class Plaats:
    """A request's priority, and its place in the order of priority: 1 is first."""

    plaats: int
    prioriteit: int


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """A request that comes to stand elsewhere in the order; ``personen`` are whom it is about."""

    nummer: str
    personen: tuple[UUID, UUID]
    voor: Plaats
    na: Plaats


@dataclass(frozen=True, slots=True)
class Gevolgen:
    """Before and after. ``andere_beste``: requests with another best volunteer, or none by now.

    ``verschuivingen``: the requests that change place, those that rise or fall most first. The
    order is of all that take part in a round both before and after, visits once included.
    """

    voor: Stand
    na: Stand
    andere_beste: int
    verschuivingen: Sequence[Verschuiving]


def gevolgen(
    organisatie_id: UUID,
    *,
    vandaag: date,
    parameters: Parameters | None = None,
    eisen: Toelatingseisen | None = None,
    kenmerk: Kenmerk | None = None,
    waarden: Mapping[str, object] | None = None,
) -> Gevolgen:
    """What changes if these hold instead of today's, in a fixed number of queries.

    ``waarden``: what `kenmerk` would mean (of `Kenmerk.VELDEN`, what changes).
    """
    rijen = Rijen.lezen(organisatie_id)
    vertaler = Vertaler(organisatie_id, parameters_op(organisatie_id, vandaag), vandaag)
    voor, beste_voor, prioriteiten_voor = _stand(vertaler, rijen)
    vertaler.parameters = parameters or vertaler.parameters
    vertaler.eisen = eisen or vertaler.eisen
    if kenmerk is not None:
        for rij in _kenmerkrijen(rijen):
            if rij.pk == kenmerk.pk:
                for veld, waarde in (waarden or {}).items():
                    setattr(rij, veld, waarde)
    na, beste_na, prioriteiten_na = _stand(vertaler, rijen)
    return Gevolgen(
        voor=voor,
        na=na,
        andere_beste=sum(
            beste_voor.get(vraag) != beste_na.get(vraag)
            for vraag in beste_voor.keys() | beste_na.keys()
        ),
        verschuivingen=_verschuivingen(rijen, prioriteiten_voor, prioriteiten_na),
    )


def _stand(
    vertaler: Vertaler, rijen: Rijen
) -> tuple[Stand, Mapping[str, str], Mapping[UUID, Prioriteit]]:
    """The numbers, the best volunteer of each request that has a candidate, and the priorities."""
    ingelezen = samenstellen(vertaler, rijen)
    vragen, helpers = ingelezen.probleem.vragen, ingelezen.probleem.vrijwilligers
    kandidaten = bepaal_kandidaten(ingelezen.probleem)
    beste: dict[str, tuple[int, str]] = {}
    for vraag_nr, helper_nr, waarde in zip(
        kandidaten.vraag.tolist(),
        kandidaten.vrijwilliger.tolist(),
        kandidaten.waarde.tolist(),
        strict=True,
    ):
        vraag = vragen[vraag_nr].id
        if vraag not in beste or waarde > beste[vraag][0]:
            beste[vraag] = waarde, helpers[helper_nr].id
    wachtend = _wachtend(rijen)
    actief = [v for v in rijen.vrijwilligers.values() if v.status == Vrijwilliger.Status.ACTIEF]
    gevraagd = {helpers[nr].id for nr in set(kandidaten.vrijwilliger.tolist())}
    stand = Stand(
        paren=len(kandidaten),
        vragen_zonder_kandidaat=sum(str(vraag.id) not in beste for vraag in wachtend),
        vrijwilligers_zonder_vraag=sum(str(v.id) not in gevraagd for v in actief),
        te_herzien=len(ingelezen.te_herzien),
    )
    beste_helpers = {vraag: helper for vraag, (_waarde, helper) in beste.items()}
    return stand, beste_helpers, ingelezen.prioriteiten


def _wachtend(rijen: Rijen) -> list[Hulpvraag]:
    """The open requests that recur and have no approved proposal."""
    voorzien = {voorstel.hulpvraag_id for voorstel in rijen.goedgekeurd}
    return [
        vraag
        for vraag in rijen.hulpvragen.values()
        if vraag.ritme != Ritme.EENMALIG and vraag.id not in voorzien
    ]


def _volgorde(vragen: Sequence[Hulpvraag], punten: Mapping[UUID, Prioriteit]) -> dict[UUID, Plaats]:
    """These requests by priority; of equals the oldest goes first."""
    op_volgorde = sorted(vragen, key=lambda v: (-punten[v.id].punten, v.ingediend_op, v.id))
    return {v.id: Plaats(nr, punten[v.id].punten) for nr, v in enumerate(op_volgorde, start=1)}


def _verschuivingen(
    rijen: Rijen, voor: Mapping[UUID, Prioriteit], na: Mapping[UUID, Prioriteit]
) -> Sequence[Verschuiving]:
    vragen = [rijen.hulpvragen[id_] for id_ in voor.keys() & na.keys()]
    eerst, dan = _volgorde(vragen, voor), _volgorde(vragen, na)
    verschoven = [
        Verschuiving(v.nummer, _personen(v), eerst[v.id], dan[v.id])
        for v in vragen
        if eerst[v.id].plaats != dan[v.id].plaats
    ]
    return sorted(verschoven, key=lambda v: (-abs(v.na.plaats - v.voor.plaats), v.na.plaats))


def _personen(vraag: Hulpvraag) -> tuple[UUID, UUID]:
    return vraag.zorgsituatie.mantelzorger_id, vraag.zorgsituatie.zorgvrager_id


def _kenmerkrijen(rijen: Rijen) -> Iterator[Kenmerk]:
    """Every kenmerk object that hangs from these rows; one row of the database may be many."""
    for vraag in rijen.hulpvragen.values():
        yield vraag.taaktype
        yield from (rij.kenmerk for rij in vraag.kenmerken.all())
        yield from (rij.kenmerk for rij in vraag.wensen.all())
        yield from (rij.kenmerk for rij in vraag.zorgsituatie.doelgroepen.all())
    for vrijwilliger in rijen.vrijwilligers.values():
        yield from (rij.kenmerk for rij in vrijwilliger.bekwaamheden.all())
        yield from (rij.kenmerk for rij in vrijwilliger.wensen.all())
