"""Proposals that a coordinator approved: from then on somebody helps, or will."""

from uuid import UUID

from django.db.models import QuerySet

from matching.models import Voorstel


def goedgekeurd_geweest(organisatie_id: UUID) -> QuerySet[Voorstel]:
    """The proposals that were approved, also those that lapsed since; first approved first.

    Not those to which somebody said no, or that expired: nobody helped.
    """
    return (
        Voorstel.objects.voor(organisatie_id)
        .filter(beoordeeld_op__isnull=False)
        .exclude(status__in=Voorstel.NOOIT_BEGONNEN)
        .select_related("hulpvraag__taaktype")
        .order_by("beoordeeld_op", "id")
    )
