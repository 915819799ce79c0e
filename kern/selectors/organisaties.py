"""Reading organisations."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db.models import QuerySet

from kern.models import Organisatie, Wijk


def organisatie_met_slug(slug: str) -> Organisatie | None:
    """The organisation that a command names; None also for what cannot be a slug."""
    try:
        validate_slug(slug)
    except ValidationError:
        return None
    return Organisatie.objects.filter(slug=slug).first()


def eigen_organisatie(organisatie_id: UUID) -> QuerySet[Organisatie]:
    """The organisation itself, and no other."""
    return Organisatie.objects.filter(pk=organisatie_id)


def wijken_van(organisatie_id: UUID) -> QuerySet[Wijk]:
    """The districts of an organisation, with their PC4 areas."""
    return Wijk.objects.voor(organisatie_id).prefetch_related("postcodes")
