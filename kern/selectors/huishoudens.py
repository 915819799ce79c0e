"""Reading households."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from kern.models import Huishouden
from kern.selectors.personen import personen_van


def huishoudens_van(organisatie_id: UUID) -> QuerySet[Huishouden]:
    """The households, with who live there by name (``bewoners``) and who comes in."""
    bewoners = personen_van(organisatie_id).order_by("achternaam", "voornaam", "id")
    return Huishouden.objects.voor(organisatie_id).prefetch_related(
        "betrokkenen", Prefetch("leden", bewoners, to_attr="bewoners")
    )
