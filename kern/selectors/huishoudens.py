"""Reading households."""

from uuid import UUID

from django.db.models import QuerySet

from kern.models import Huishouden


def huishoudens_van(organisatie_id: UUID) -> QuerySet[Huishouden]:
    """The households of an organisation."""
    rijen: QuerySet[Huishouden] = Huishouden.objects.voor(organisatie_id)
    return rijen
