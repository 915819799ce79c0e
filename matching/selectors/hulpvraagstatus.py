"""The one place where the state of a request is derived (design section 10)."""

from uuid import UUID

from django.db.models import Case, CharField, Exists, F, OuterRef, QuerySet, Value, When

from mantelzorg.models import Hulpvraag
from matching.models import Voorstel

IN_VOORSTEL = "in_voorstel"


def staande_voorstellen(organisatie_id: UUID | OuterRef) -> QuerySet[Voorstel]:
    """The proposals that are undecided or approved."""
    rijen: QuerySet[Voorstel] = Voorstel.objects.voor(organisatie_id).filter(
        status__in=(Voorstel.Status.VOORGESTELD, *Voorstel.HOUDT_VAST)
    )
    return rijen


def met_status(hulpvragen: QuerySet[Hulpvraag]) -> QuerySet[Hulpvraag]:
    """Annotate `afgeleide_status`: what is stored, or in_voorstel while a proposal stands.

    A proposal stands while it is undecided or approved. gekoppeld and vervuld follow with matches
    and visits.
    """
    staand = staande_voorstellen(OuterRef("organisatie_id")).filter(hulpvraag=OuterRef("pk"))
    return hulpvragen.annotate(
        afgeleide_status=Case(
            When(Exists(staand), status=Hulpvraag.Status.OPEN, then=Value(IN_VOORSTEL)),
            default=F("status"),
            output_field=CharField(),
        )
    )
