"""One change of a volunteer at a time."""

from kern.actor import Actor
from vrijwilligers.models import Vrijwilliger


def vergrendeld(actor: Actor, vrijwilliger: Vrijwilliger) -> Vrijwilliger:
    """This volunteer as stored now, locked until the transaction ends.

    Raises Vrijwilliger.DoesNotExist for one of another organisation.
    """
    gevonden: Vrijwilliger = (
        Vrijwilliger.objects.voor(actor.organisatie_id)
        .select_for_update(no_key=True)
        .get(pk=vrijwilliger.pk)
    )
    return gevonden
