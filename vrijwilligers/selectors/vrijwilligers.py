"""Reading volunteers."""

from datetime import date
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
        "extra_beschikbaarheden",
        "uitsluitingen",
    )


def vrijwilligers_volledig(organisatie_id: UUID) -> QuerySet[Vrijwilliger]:
    """All volunteers with all that is registered about them, in a fixed number of queries."""
    return (
        vrijwilligers_voor_ronde(organisatie_id)
        .select_related("persoon", "begeleider")
        .prefetch_related(
            "uitsluitingen__persoon",
            "scholingen",
            "stappen__door",
        )
    )


def pauze_verlopen(organisatie_id: UUID, vandaag: date) -> QuerySet[Vrijwilliger]:
    """Whose pause was to have ended: a person decides what now, longest ago first."""
    return (
        vrijwilligers_van(organisatie_id)
        .filter(status=Vrijwilliger.Status.GEPAUZEERD, pauze_tot__lt=vandaag)
        .order_by("pauze_tot", "nummer")
    )


def eigen_vrijwilliger(organisatie_id: UUID, persoon_id: UUID | None) -> QuerySet[Vrijwilliger]:
    """This person as a volunteer, with when they can; nobody where there is no person."""
    return (
        vrijwilligers_van(organisatie_id)
        .filter(persoon=persoon_id)
        .prefetch_related("beschikbaarheden", "afwezigheden", "extra_beschikbaarheden")
    )
