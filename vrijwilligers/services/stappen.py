"""Keeping when a volunteer came into a state."""

from django.utils import timezone

from kern.actor import Actor
from vrijwilligers.models import Vrijwilliger, Vrijwilligerstap


def stap_vastleggen(actor: Actor, vrijwilliger: Vrijwilliger, reden: str = "") -> None:
    """Write down that the volunteer is in its state from today on, why, and who says so."""
    Vrijwilligerstap(
        organisatie_id=vrijwilliger.organisatie_id,
        vrijwilliger=vrijwilliger,
        status=vrijwilliger.status,
        sinds=timezone.localdate(),
        reden=reden,
        door_id=actor.gebruiker_id,
    ).save()
