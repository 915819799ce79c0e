"""Which dated set holds."""

from datetime import date
from typing import TypeVar
from uuid import UUID

from kern.models import GedateerdeSet

Set = TypeVar("Set", bound=GedateerdeSet)


def geldige_set(model: type[Set], organisatie_id: UUID, datum: date) -> Set | None:
    """The organisation's set of that day; None where it set none."""
    gevonden: Set | None = (
        model.objects.voor(organisatie_id)
        .filter(ingangsdatum__lte=datum)
        .order_by("-ingangsdatum")
        .first()
    )
    return gevonden
