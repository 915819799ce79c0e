"""Reading matches."""

from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet

from matching.models import Koppeling


def koppelingen_van(organisatie_id: UUID) -> QuerySet[Koppeling]:
    """The matches of an organisation with both sides, newest first."""
    rijen: QuerySet[Koppeling] = Koppeling.objects.voor(organisatie_id).select_related(
        "coordinator",
        "hulpvraag__taaktype",
        "hulpvraag__zorgsituatie__mantelzorger",
        "hulpvraag__zorgsituatie__zorgvrager",
        "voorstel__vrijwilliger__persoon",
        "voorstel__beoordeeld_door",
    )
    return rijen


def koppelingen_met_evaluaties(organisatie_id: UUID) -> QuerySet[Koppeling]:
    """The same by ids, each with its evaluations."""
    rijen: QuerySet[Koppeling] = (
        Koppeling.objects.voor(organisatie_id)
        .select_related("hulpvraag__zorgsituatie", "voorstel__vrijwilliger")
        .prefetch_related("evaluaties")
    )
    return rijen


def lopende_koppelingen(organisatie_id: UUID | OuterRef) -> QuerySet[Koppeling]:
    """The matches that live."""
    rijen: QuerySet[Koppeling] = Koppeling.objects.voor(organisatie_id).filter(
        status__in=Koppeling.LOPEND
    )
    return rijen


def met_werk(organisatie_id: UUID, vandaag: date) -> QuerySet[Koppeling]:
    """The matches about which `matching.regels.koppelingen.te_doen` can say something."""
    status = Koppeling.Status
    kennismaken = Q(status=status.KENNISMAKING) & (
        Q(kennismaking_op__isnull=True) | Q(kennismaking_op__lte=vandaag)
    )
    proef = Q(status=status.PROEF, proef_tot__lte=vandaag)
    evalueren = Q(status__in=(status.ACTIEF, status.GEPAUZEERD), evaluatie_op__lte=vandaag)
    return koppelingen_van(organisatie_id).filter(kennismaken | proef | evalueren)
