"""The only bridge in: what the database knows becomes a Probleem."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from mantelzorg.models import Hulpvraag
from matching.eenmalig import Eenmalig, gebroken_regel, op_de_cyclus
from matching.engine import probleem as engine
from matching.models import Voorstel
from matching.regels.parameters import Parameters
from matching.regels.prioriteit import Prioriteit
from matching.rijen import Rijen
from matching.vertaler import Vertaler
from vrijwilligers.models import Vrijwilliger


@dataclass(frozen=True, slots=True)
class Herziening:
    """A request that stays out of a round, or an approved match that no longer fits, and why."""

    hulpvraag_id: UUID
    vrijwilliger_id: UUID | None
    regel: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """The problem of what recurs, what is once and comes after, and what was left out of both.

    ``prioriteiten``: what the priority of each open request that takes part is made of.
    """

    probleem: engine.Probleem
    eenmalig: Eenmalig
    te_herzien: tuple[Herziening, ...]
    prioriteiten: Mapping[UUID, Prioriteit]


def inlezen(organisatie_id: UUID, parameters: Parameters, vandaag: date) -> Ingelezen:
    """What a round that starts today is about, in a fixed number of queries."""
    vertaler = Vertaler(organisatie_id, parameters, vandaag)
    return samenstellen(vertaler, Rijen.lezen(organisatie_id))


def samenstellen(vertaler: Vertaler, rijen: Rijen) -> Ingelezen:
    """What a round of these rows is about; reads nothing more.

    A visit once whose date has gone by holds nobody. Where it was never approved, a person looks.
    """
    hulpvragen = rijen.hulpvragen
    goedgekeurd = [v for v in rijen.goedgekeurd if not vertaler.voorbij(v.hulpvraag)]
    herzien = _vast_dat_niet_meer_past(vertaler, hulpvragen, rijen.vrijwilligers, goedgekeurd)
    toegewezen = {v.hulpvraag_id for v in rijen.goedgekeurd}
    herzien += [
        Herziening(vraag.id, None, *bezwaar)
        for vraag in hulpvragen.values()
        if vraag.id not in toegewezen
        and (bezwaar := vertaler.bezwaar(vraag) or vertaler.te_laat(vraag))
    ]
    vragen_uit = {h.hulpvraag_id for h in herzien}
    # The time of a volunteer with a match to look at is not given away before somebody looked.
    vrijwilligers_uit = {h.vrijwilliger_id for h in herzien if h.vrijwilliger_id}
    vast = [v for v in goedgekeurd if v.vrijwilliger_id not in vrijwilligers_uit]

    mee = [
        v
        for v in rijen.vrijwilligers.values()
        if v.id not in vrijwilligers_uit and vertaler.beletsel(v) is None
    ]
    open_ = [vraag for vraag in hulpvragen.values() if vraag.id not in toegewezen | vragen_uit]
    # Who is away takes on nothing that recurs, so that no time need be held for what is once.
    er = {v.id: v for v in mee if vertaler.afwezig(v) is None}
    return Ingelezen(
        probleem=_terugkerend(
            vertaler, rijen, open_, er.values(), [v for v in vast if v.vrijwilliger_id in er]
        ),
        eenmalig=Eenmalig(
            vertaler=vertaler,
            hulpvragen=hulpvragen,
            vragen=[vraag for vraag in open_ if vraag.datum],
            vrijwilligers=mee,
            goedgekeurd=[v for v in vast if v.hulpvraag.datum],
        ),
        te_herzien=tuple(herzien),
        prioriteiten={vraag.id: vertaler.prioriteit(vraag) for vraag in open_},
    )


def _terugkerend(
    vertaler: Vertaler,
    rijen: Rijen,
    open_: Iterable[Hulpvraag],
    vrijwilligers: Iterable[Vrijwilliger],
    vast: Iterable[Voorstel],
) -> engine.Probleem:
    """The problem of what recurs, where what is approved for one date holds its time too."""
    hier, elders = [], {}
    for vrijwilliger_id, voorstellen in _per_vrijwilliger(vast).items():
        op_cyclus = op_de_cyclus(
            vertaler, rijen.hulpvragen, rijen.vrijwilligers[vrijwilliger_id], voorstellen
        )
        telt = [v for v in voorstellen if not v.hulpvraag.datum or v in op_cyclus]
        hier += telt
        elders[vrijwilliger_id] = [v.hulpvraag for v in voorstellen if v not in telt]
    vragen = [vraag for vraag in open_ if not vraag.datum]
    vragen += [rijen.hulpvragen[v.hulpvraag_id] for v in hier]
    return vertaler.probleem(vragen, list(vrijwilligers), hier, elders)


def _per_vrijwilliger(voorstellen: Iterable[Voorstel]) -> Mapping[UUID, list[Voorstel]]:
    per_vrijwilliger: dict[UUID, list[Voorstel]] = defaultdict(list)
    for voorstel in voorstellen:
        per_vrijwilliger[voorstel.vrijwilliger_id].append(voorstel)
    return per_vrijwilliger


def _vast_dat_niet_meer_past(
    vertaler: Vertaler,
    hulpvragen: Mapping[UUID, Hulpvraag],
    vrijwilligers: Mapping[UUID, Vrijwilliger],
    goedgekeurd: Iterable[Voorstel],
) -> list[Herziening]:
    """The approved matches of each volunteer of whom one breaks a rule by now, with the rule."""
    herzien = []
    for vrijwilliger_id, voorstellen in _per_vrijwilliger(goedgekeurd).items():
        vrijwilliger = vrijwilligers[vrijwilliger_id]
        open_ = [v for v in voorstellen if v.hulpvraag_id in hulpvragen]
        eigen = {v.id: vertaler.verouderd(v, hulpvragen.get(v.hulpvraag_id)) for v in voorstellen}
        terugkerend = any(v.hulpvraag.datum is None for v in open_)
        samen = (
            vertaler.beletsel(vrijwilliger)
            or (vertaler.afwezig(vrijwilliger) if terugkerend else None)
            or gebroken_regel(vertaler, hulpvragen, vrijwilliger, open_)
        )
        if samen or any(eigen.values()):
            anders = samen or (
                "samenhang",
                _("Een andere goedgekeurde hulpvraag van deze vrijwilliger past niet."),
            )
            herzien += [
                Herziening(v.hulpvraag_id, v.vrijwilliger_id, *(eigen[v.id] or anders))
                for v in voorstellen
            ]
    return herzien
