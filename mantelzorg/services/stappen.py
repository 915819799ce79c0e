"""Every state a request comes into is written down with its moment: waiting time follows."""

from django.utils import timezone

from kern.actor import Actor
from mantelzorg.models import Hulpvraag, Hulpvraagstap


def stap_vastleggen(actor: Actor, hulpvraag: Hulpvraag) -> None:
    """The request has just come into its present state. Call it in the transaction that did so."""
    Hulpvraagstap(
        organisatie_id=hulpvraag.organisatie_id,
        hulpvraag=hulpvraag,
        status=hulpvraag.status,
        sinds=timezone.now(),
        door_id=actor.gebruiker_id,
    ).save()
