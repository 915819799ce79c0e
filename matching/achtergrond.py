"""Entry points of django-q2: ids in, nothing out."""

from uuid import UUID

from kern.actor import Actor
from kern.nachtwerk import per_organisatie
from matching.services import (
    aanbiedingen,
    bewaken,
    koppelingen_bewaken,
    matchrondes,
    toelichtingen,
)


def matchronde_uitvoeren(ronde_id: str) -> None:
    """Run a round. Delivered twice, the second delivery does nothing."""
    matchrondes.matchronde_uitvoeren(ronde_id=UUID(ronde_id))


def ronde_toelichten(ronde_id: str) -> None:
    """Find out what would help after a round. Delivered twice, the second does nothing."""
    toelichtingen.toelichten(ronde_id=UUID(ronde_id))


def elke_nacht() -> None:
    """Daily: offers expire, matches come on the worklist, and requests that wait are watched."""
    per_organisatie(_nacht, herkomst="elke nacht", doel="wachtenden bewaken")


def _nacht(actor: Actor) -> None:
    aanbiedingen.aanbiedingen_laten_verlopen(actor=actor)
    koppelingen_bewaken.koppelingen_bewaken(actor=actor)
    bewaken.hulp_bewaken(actor=actor)
