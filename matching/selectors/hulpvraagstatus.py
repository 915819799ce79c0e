"""The one place where the state of a request is derived (design section 10)."""

from functools import cache
from uuid import UUID

from django.db.models import Case, CharField, Exists, F, OuterRef, QuerySet, Value, When

from mantelzorg.models import Hulpvraag
from matching.models import Voorstel

from .koppelingen import lopende_koppelingen

IN_VOORSTEL = "in_voorstel"
GEKOPPELD = "gekoppeld"


def staande_voorstellen(organisatie_id: UUID | OuterRef) -> QuerySet[Voorstel]:
    """The proposals that are undecided, or approved and not over."""
    rijen: QuerySet[Voorstel] = Voorstel.objects.voor(organisatie_id).filter(
        status__in=(Voorstel.Status.VOORGESTELD, *Voorstel.HOUDT_VAST)
    )
    return rijen


def met_status(hulpvragen: QuerySet[Hulpvraag]) -> QuerySet[Hulpvraag]:
    """Annotate `afgeleide_status`: what is stored, or of an open one how far it is.

    gekoppeld while a match lives, else in_voorstel while a proposal stands. vervuld follows with
    visits.
    """
    return hulpvragen.annotate(afgeleide_status=_afgeleid())


@cache
def _afgeleid() -> Case:
    gekoppeld = lopende_koppelingen(OuterRef("organisatie_id")).filter(hulpvraag=OuterRef("pk"))
    staand = staande_voorstellen(OuterRef("organisatie_id")).filter(hulpvraag=OuterRef("pk"))
    return Case(
        When(Exists(gekoppeld), status=Hulpvraag.Status.OPEN, then=Value(GEKOPPELD)),
        When(Exists(staand), status=Hulpvraag.Status.OPEN, then=Value(IN_VOORSTEL)),
        default=F("status"),
        output_field=CharField(),
    )
