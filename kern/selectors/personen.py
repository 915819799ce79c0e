"""Reading persons."""

from uuid import UUID

from django.db.models import QuerySet

from kern.models import Huishouden, Persoon


def personen_van(organisatie_id: UUID) -> QuerySet[Persoon]:
    """The persons of an organisation, without those that became another (`Samenvoeging`)."""
    return Persoon.objects.voor(organisatie_id).filter(samengevoegd_met=None)


def leden_van(huishouden: Huishouden) -> QuerySet[Persoon]:
    """Who live in a household (`huishouden.leden` also has those that became another)."""
    return personen_van(huishouden.organisatie_id).filter(huishouden=huishouden)
