"""Entry points of django-q2: ids in, nothing out."""

from uuid import UUID

from matching.services import matchrondes, toelichtingen


def matchronde_uitvoeren(ronde_id: str) -> None:
    """Run a round. Delivered twice, the second delivery does nothing."""
    matchrondes.matchronde_uitvoeren(ronde_id=UUID(ronde_id))


def ronde_toelichten(ronde_id: str) -> None:
    """Find out what would help after a round. Delivered twice, the second does nothing."""
    toelichtingen.toelichten(ronde_id=UUID(ronde_id))
