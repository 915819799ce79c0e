"""Reading referrals."""

from datetime import date
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from mantelzorg.models import Doorverwijzing


def doorverwijzingen_van(organisatie_id: UUID) -> QuerySet[Doorverwijzing]:
    """The referrals of an organisation with request and persons, latest first."""
    return (
        Doorverwijzing.objects.voor(organisatie_id)
        .select_related(
            "door",
            "nazorg_door",
            "hulpvraag__taaktype",
            "hulpvraag__zorgsituatie__mantelzorger",
            "hulpvraag__zorgsituatie__zorgvrager",
        )
        .order_by("-datum", "id")
    )


def open_nazorg(organisatie_id: UUID, vandaag: date) -> QuerySet[Doorverwijzing]:
    """The referrals whose outcome is not known yet, first due first; `te_laat`: overdue."""
    return (
        doorverwijzingen_van(organisatie_id)
        .filter(nazorg_gedaan_op__isnull=True)
        .annotate(te_laat=ExpressionWrapper(Q(nazorg_op__lt=vandaag), output_field=BooleanField()))
        .order_by("nazorg_op", "id")
    )
