"""Reading persons."""

from uuid import UUID

from django.db.models import QuerySet

from kern.models import Persoon


def personen_van(organisatie_id: UUID) -> QuerySet[Persoon]:
    """The persons of an organisation, without those that became another (`Samenvoeging`)."""
    return Persoon.objects.voor(organisatie_id).filter(samengevoegd_met=None)
