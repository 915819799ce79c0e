"""Entry points of django-q2: nothing in, nothing out."""

from kern.actor import Actor
from kern.nachtwerk import ieder_apart, per_organisatie
from mantelzorg.services.bewaken import organisatie_bewaken
from mantelzorg.services.checkins import checkins_herinneren, checkins_plannen


def elke_nacht() -> None:
    """Daily: plan check-ins and remind of them, then look at every care situation.

    Each also where another failed: what fails in planning keeps nobody from being looked at.
    """
    per_organisatie(_nacht, herkomst="elke nacht", doel="overbelasting bewaken")


def _nacht(actor: Actor) -> None:
    with ieder_apart("elke nacht") as apart:
        for stap in (checkins_plannen, checkins_herinneren, organisatie_bewaken):
            with apart(organisatie=str(actor.organisatie_id), stap=stap.__name__):
                stap(actor=actor)
