"""Entry points of django-q2: ids in, nothing out."""

from uuid import UUID

from django.utils import timezone

from uitwisseling.services import importopdrachten


def importopdracht_uitvoeren(opdracht_id: str) -> None:
    """Take a file in. Delivered twice, the second delivery does nothing."""
    importopdrachten.importopdracht_uitvoeren(UUID(opdracht_id))


def importopdrachten_opschonen() -> None:
    """Remove the contents of files that have been kept for a day."""
    importopdrachten.importopdrachten_opschonen(timezone.now())
