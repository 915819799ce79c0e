"""Reading what the rules over matches and waiting requests look at."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from mantelzorg.models import Hulpvraag, Ritme
from matching.models import Voorstel
from matching.regels.signaalregels import Hulpbeeld, Vraagbeeld
from vrijwilligers.models import Vrijwilliger, Vrijwilligerstap

GESTOPT = Vrijwilliger.Status.GESTOPT


def hulpbeelden(organisatie_id: UUID, vandaag: date) -> list[Hulpbeeld]:
    """The requests of every care situation that has any, in two queries."""
    goedgekeurd, voorgesteld, gestopt_op = _voorstellen(organisatie_id)
    vragen: dict[UUID, list[Vraagbeeld]] = defaultdict(list)
    for vraag in (
        Hulpvraag.objects.voor(organisatie_id)
        .only(
            "zorgsituatie",
            "nummer",
            "status",
            "spoed",
            "ingediend_op",
            "ritme",
            "datum",
            "einddatum",
        )
        .order_by("ingediend_op", "nummer")
    ):
        vragen[vraag.zorgsituatie_id].append(
            Vraagbeeld(
                nummer=vraag.nummer,
                status=vraag.status,
                spoed=vraag.spoed,
                ingediend_op=vraag.ingediend_op,
                eenmalig=vraag.ritme == Ritme.EENMALIG,
                tot=vraag.datum or vraag.einddatum,
                goedgekeurd=vraag.pk in goedgekeurd,
                voorgesteld=vraag.pk in voorgesteld,
                gestopt_op=gestopt_op.get(vraag.pk),
            )
        )
    return [
        Hulpbeeld(zorgsituatie_id=situatie, vandaag=vandaag, vragen=tuple(reeks))
        for situatie, reeks in vragen.items()
    ]


def _voorstellen(organisatie_id: UUID) -> tuple[set[UUID], set[UUID], dict[UUID, date]]:
    """Requests with approved help, with an undecided proposal, and the day on which help ended.

    A volunteer who stopped helps nobody, whatever was approved. Help ended with its match; where
    there was none yet, when the approved proposal lapsed. To what somebody said no, or what
    expired, nobody ever came.
    """
    goedgekeurd, voorgesteld = set(), set()
    gestopt_op: dict[UUID, date] = {}
    stappen = Vrijwilligerstap.objects.voor(OuterRef("organisatie_id")).filter(
        vrijwilliger=OuterRef("vrijwilliger"), status=GESTOPT
    )
    eens_goedgekeurd = Q(beoordeeld_op__isnull=False) & ~Q(status__in=Voorstel.NOOIT_BEGONNEN)
    for vraag, status, einde, vrijwilliger, gestopt in (
        Voorstel.objects.voor(organisatie_id)
        .filter(eens_goedgekeurd | Q(status=Voorstel.Status.VOORGESTELD))
        .annotate(gestopt=Subquery(stappen.order_by("-sinds").values("sinds")[:1]))
        .order_by("aangemaakt_op")
        .annotate(einde=Coalesce("koppeling__beeindigd_op", "gewijzigd_op"))
        .values_list("hulpvraag", "status", "einde", "vrijwilliger__status", "gestopt")
    ):
        if status == Voorstel.Status.VOORGESTELD:
            voorgesteld.add(vraag)
        elif status in Voorstel.HOUDT_VAST and vrijwilliger != GESTOPT:
            goedgekeurd.add(vraag)
        else:
            dag = timezone.localdate(einde)
            if status in Voorstel.HOUDT_VAST:
                dag = gestopt or dag
            gestopt_op[vraag] = max(dag, gestopt_op.get(vraag, dag))
    return goedgekeurd, voorgesteld, gestopt_op
