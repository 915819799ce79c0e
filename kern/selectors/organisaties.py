"""Reading organisations."""

from kern.models import Organisatie


def organisatie_met_slug(slug: str) -> Organisatie | None:
    """The organisation that a command names; None for what is no text at all, too."""
    try:
        return Organisatie.objects.filter(slug=slug).first()
    except ValueError:  # bytes that are no text, or a NUL
        return None
