"""Reading what was found out about a round, and asking the engine about one match or request.

What is asked is always about the situation of that round: the problem that was stored with it.
"""

import json
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import QuerySet

from kern.models import Kenmerk, KenmerkSoort
from matching.engine.klok import Klok
from matching.engine.oplossing import Koppeling
from matching.engine.probleem import Probleem
from matching.engine.probleem_json import lees_probleem
from matching.engine.uitleg import Herrekenaar, score
from matching.models import Matchronde, Toelichting, Voorstel
from matching.vertaler import moment_van
from vrijwilligers.regels.inzetbaarheid import VOG_TOKEN


def laatste_ronde(organisatie_id: UUID) -> Matchronde | None:
    """The newest finished round, with its problem."""
    ronde: Matchronde | None = (
        Matchronde.objects.voor(organisatie_id)
        .filter(status=Matchronde.Status.KLAAR, probleem__isnull=False)
        .defer("weekproblemen", "parameters")
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
    """The round, ready to be solved again with something changed."""
    probleem = probleem_van(ronde)
    return Herrekenaar(probleem, klok, plan_van(ronde, probleem))


def te_leren_kenmerken(organisatie_id: UUID) -> Collection[str]:
    """The tokens that a volunteer can get: a skill, a task, a VOG."""
    soorten = (KenmerkSoort.BEKWAAMHEID, KenmerkSoort.TAAKTYPE)
    codes = Kenmerk.objects.voor(organisatie_id).filter(soort__in=soorten, actief=True)
    return {VOG_TOKEN, *codes.values_list("code", flat=True)}
