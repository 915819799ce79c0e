"""Reading volunteers."""

from uuid import UUID

from django.db.models import QuerySet

from vrijwilligers.models import Vrijwilliger


def vrijwilligers_van(organisatie_id: UUID) -> QuerySet[Vrijwilliger]:
    """The volunteers of an organisation with their persons."""
    return Vrijwilliger.objects.voor(organisatie_id).select_related("persoon").order_by("nummer")


def vrijwilligers_voor_ronde(organisatie_id: UUID) -> QuerySet[Vrijwilliger]:
    """All volunteers with all that the matching problem needs, in a fixed number of queries."""
    return vrijwilligers_van(organisatie_id).prefetch_related(
        "bekwaamheden__kenmerk",
        "vogs",
        "wensen__kenmerk",
        "beschikbaarheden",
        "afwezigheden",
        "uitsluitingen",
    )
