"""Reading what was found out about a round, and asking the engine about one match or request.

What is asked is always about the situation of that round: the problem that was stored with it.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from kern.models import Kenmerk, KenmerkSoort
from mantelzorg.models import Hulpvraag
from mantelzorg.selectors.hulpvragen import hulpvragen_voor_ronde
from matching.engine.klok import Klok
from matching.engine.oplossing import Koppeling
from matching.engine.prijslijst import Prijslijst
from matching.engine.probleem import Probleem
from matching.engine.probleem_json import lees_probleem
from matching.engine.uitleg import (
    Bezwaar,
    Herrekenaar,
    Waarom,
    WaaromNiemand,
    WaaromNiet,
    bezwaren,
    score,
    waarom,
    waarom_niemand,
    waarom_niet,
)
from matching.models import Matchronde, Toelichting, Voorstel
from matching.regels.datum import maandag_van
from matching.selectors.parameters import parameters_op
from matching.vertaler import Vertaler, moment_van
from matching.week import Week
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.inzetbaarheid import VOG_TOKEN
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_voor_ronde


def laatste_ronde(organisatie_id: UUID) -> Matchronde | None:
    """The newest finished round, with its problem."""
    ronde: Matchronde | None = (
        Matchronde.objects.voor(organisatie_id)
        .filter(status=Matchronde.Status.KLAAR, probleem__isnull=False)
        .defer("weekproblemen", "parameters", "prioriteiten")
        .first()
    )
    return ronde


def is_ingehaald(ronde: Matchronde) -> bool:
    """Whether a newer round was asked for and did not fail: so that this one is of the past."""
    return (
        Matchronde.objects.voor(ronde.organisatie_id)
        .filter(aangemaakt_op__gt=ronde.aangemaakt_op)
        .exclude(status=Matchronde.Status.MISLUKT)
        .exists()
    )


def toelichtingen_van(ronde: Matchronde, hulpvragen: Iterable[UUID]) -> QuerySet[Toelichting]:
    """What would help these requests, as far as that was found out."""
    rijen: QuerySet[Toelichting] = Toelichting.objects.voor(ronde.organisatie_id).filter(
        ronde=ronde, soort=Toelichting.Soort.NIEMAND, hulpvraag__in=hulpvragen
    )
    return rijen


def werving_van(ronde: Matchronde) -> Toelichting | None:
    """Whom to recruit; None as long as that was not found out."""
    rij: Toelichting | None = (
        Toelichting.objects.voor(ronde.organisatie_id)
        .filter(ronde=ronde, soort=Toelichting.Soort.WERVING)
        .first()
    )
    return rij


def probleem_van(ronde: Matchronde) -> Probleem:
    """The problem of what recurs, as this finished round solved it."""
    return lees_probleem(json.dumps(ronde.probleem))


def plan_van(ronde: Matchronde, probleem: Probleem) -> tuple[Koppeling, ...]:
    """The recurring part of what the round proposed, next to what was fixed.

    Without proposals that were not made: of requests that were decided on while it ran.
    """
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    helpers = {helper.id: helper for helper in probleem.vrijwilligers}
    plan = []
    for vast in probleem.vast:
        punten = score(vragen[vast.vraag], helpers[vast.vrijwilliger])
        plan.append(
            Koppeling(vast.vraag, vast.vrijwilliger, vast.moment, punten.waarde, punten.reistijd)
        )
    voorstellen = Voorstel.objects.voor(ronde.organisatie_id).filter(ronde=ronde, datum=None)
    plan += [
        Koppeling(str(v.hulpvraag_id), str(v.vrijwilliger_id), moment_van(v), v.waarde, v.reistijd)
        for v in voorstellen
        if str(v.hulpvraag_id) in vragen and str(v.vrijwilliger_id) in helpers
    ]
    return tuple(sorted(plan, key=lambda koppeling: koppeling.vraag))


def herrekenaar_van(ronde: Matchronde, klok: Klok) -> Herrekenaar:
    """The round, ready to be solved again with a change; at once where its prices are kept."""
    probleem = probleem_van(ronde)
    prijslijst = Prijslijst.van_json(ronde.prijslijst) if ronde.prijslijst else None
    return Herrekenaar(probleem, klok, plan_van(ronde, probleem), prijslijst)


def te_leren_kenmerken(organisatie_id: UUID) -> Collection[str]:
    """The tokens that a volunteer can get: a skill, a task, a VOG."""
    soorten = (KenmerkSoort.BEKWAAMHEID, KenmerkSoort.TAAKTYPE)
    codes = Kenmerk.objects.voor(organisatie_id).filter(soort__in=soorten, actief=True)
    return {VOG_TOKEN, *codes.values_list("code", flat=True)}


def waarom_van(voorstel: Voorstel, ronde: Matchronde, klok: Klok) -> Waarom | None:
    """Why this volunteer, and what the next ones would cost. None: it is not of a round's plan.

    ``ronde``: that of the proposal, with its problem.
    """
    rekenaar = herrekenaar_van(ronde, klok)
    vraag_id = str(voorstel.hulpvraag_id)
    if rekenaar.plan.get(vraag_id) != str(voorstel.vrijwilliger_id):
        return None
    return waarom(rekenaar, vraag_id, klok)


def waarom_niet_van(
    ronde: Matchronde, hulpvraag_id: UUID, vrijwilliger_id: UUID, klok: Klok
) -> WaaromNiet | None:
    """Why this volunteer was not chosen. None: one of the two took no part in what recurs."""
    rekenaar = herrekenaar_van(ronde, klok)
    paar = str(hulpvraag_id), str(vrijwilliger_id)
    if not _doen_mee(rekenaar.probleem, *paar):
        return None
    return waarom_niet(rekenaar, *paar, klok)


def waarom_niemand_van(ronde: Matchronde, hulpvraag_id: UUID, klok: Klok) -> WaaromNiemand | None:
    """What would get this request served. None: it was served, or took no part in what recurs."""
    rekenaar = herrekenaar_van(ronde, klok)
    vraag_id = str(hulpvraag_id)
    if vraag_id in rekenaar.plan or not _doen_mee(rekenaar.probleem, vraag_id):
        return None
    te_leren = te_leren_kenmerken(ronde.organisatie_id)
    return waarom_niemand(rekenaar, vraag_id, klok, te_leren=te_leren)


def _doen_mee(probleem: Probleem, *ids: str) -> bool:
    bekend = {vraag.id for vraag in probleem.vragen}
    return {*ids} <= bekend | {helper.id for helper in probleem.vrijwilligers}


@dataclass(frozen=True, slots=True)
class Nu:
    """What is against a pair by the data of today: sentences, and rules of the engine."""

    redenen: tuple[str, ...]
    bezwaren: tuple[Bezwaar, ...]


def bezwaren_nu(hulpvraag: Hulpvraag, vrijwilliger: Vrijwilliger) -> Nu:
    """What is against this pair by today's data, whatever else either of them has."""
    organisatie_id, vandaag = hulpvraag.organisatie_id, timezone.localdate()
    vertaler = Vertaler(organisatie_id, parameters_op(organisatie_id, vandaag), vandaag)
    v = vrijwilligers_voor_ronde(organisatie_id).get(pk=vrijwilliger.pk)
    vraag = hulpvragen_voor_ronde(organisatie_id).filter(pk=hulpvraag.pk).first()
    beletsels = [vertaler.bezwaar(vraag), vertaler.beletsel(v)]
    if vraag is None or not vraag.datum:
        beletsels.append(vertaler.afwezig(v))
    redenen = tuple(tekst for _code, tekst in filter(None, beletsels))
    if vraag is None or vertaler.bezwaar(vraag):
        return Nu(redenen, ())
    probleem = vertaler.probleem([vraag], [v], [])
    if vraag.datum:
        helper = Week(vertaler, maandag_van(vraag.datum)).vrijwilliger(v)
        probleem = replace(probleem, vrijwilligers=(helper,))
    return Nu(redenen, bezwaren(probleem, str(vraag.id), str(v.id)))
