"""Removing something that belongs to a volunteer."""

from kern import audit
from kern.actor import Actor
from kern.models import OrganisatieModel
from vrijwilligers.models import Vrijwilliger


def onderdeel_verwijderen(
    actor: Actor, vrijwilliger: Vrijwilliger, onderdeel: OrganisatieModel
) -> None:
    """Remove it and log that; the volunteer, who is locked, is another version without it."""
    object_id = onderdeel.pk
    onderdeel.delete()
    vrijwilliger.save(update_fields=["gewijzigd_op"])
    audit.gegeven_verwijderd(
        actor,
        soort=onderdeel._meta.model_name or "",
        object_id=object_id,
        persoon_id=vrijwilliger.persoon_id,
    )
