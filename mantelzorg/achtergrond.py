"""Entry points of django-q2: nothing in, nothing out."""

from kern.actor import Actor
from kern.nachtwerk import per_organisatie
from mantelzorg.services.bewaken import organisatie_bewaken
from mantelzorg.services.checkins import checkins_herinneren, checkins_plannen


def elke_nacht() -> None:
    """Daily: plan check-ins and remind of them, then look at every care situation."""
    per_organisatie(_nacht, herkomst="elke nacht", doel="overbelasting bewaken")


def _nacht(actor: Actor) -> None:
    checkins_plannen(actor=actor)
    checkins_herinneren(actor=actor)
    organisatie_bewaken(actor=actor)
