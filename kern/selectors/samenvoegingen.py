"""Reading which records were put together."""

from uuid import UUID

from django.db.models import QuerySet

from kern.models import Samenvoeging


def samenvoegingen_van(organisatie_id: UUID) -> QuerySet[Samenvoeging]:
    """The merges of an organisation, the latest first."""
    return Samenvoeging.objects.voor(organisatie_id).select_related(
        "blijft", "vervalt", "door", "teruggedraaid_door"
    )
