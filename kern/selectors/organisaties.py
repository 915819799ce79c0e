"""Reading organisations."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from kern.models import Organisatie


def organisatie_met_slug(slug: str) -> Organisatie | None:
    """The organisation that a command names; None also for what cannot be a slug."""
    try:
        validate_slug(slug)
    except ValidationError:
        return None
    return Organisatie.objects.filter(slug=slug).first()
