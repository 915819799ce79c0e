"""What follows when the care has stopped."""

from kern.actor import Actor
from kern.models import Taak
from kern.services.taken import taak_afronden
from mantelzorg.models import Checkin, Signaal, Zorgsituatie


def checkin_van_werklijst_halen(*, actor: Actor, zorgsituatie: Zorgsituatie) -> None:
    """Take the open check-in of a care situation that has ended off the worklist.

    The check-in itself stays open: where the care goes on after all, it is due again. Call it with
    the care situation locked or saved in this transaction.
    """
    eigen = Checkin.objects.voor(actor.organisatie_id).filter(
        zorgsituatie=zorgsituatie, status__in=Checkin.OPEN
    )
    for checkin in eigen:
        taak_afronden(
            actor=actor,
            soort=Taak.Soort.CHECKIN,
            object_id=checkin.pk,
            uitkomst=Signaal.Uitkomst.GESTOPT.value,
        )
