"""What a legal basis of a carer does to their care situations, at once and not only that night."""

from datetime import date

from django.db import transaction

from kern.actor import Actor
from kern.models import Doel, Grondslag, Persoon, Toestemming
from kern.services import toestemmingen
from kern.services.opslaan import Uitkomst
from mantelzorg.models import Zorgsituatie
from mantelzorg.services.bewaken import situatie_bewaken


@transaction.atomic
def toestemming_vastleggen(
    *, actor: Actor, persoon: Persoon, doel: Doel, grondslag: Grondslag, datum: date
) -> tuple[Toestemming, Uitkomst]:
    """Record a legal basis; what was measured of a carer counts from now on.

    Raises what `kern.services.toestemmingen.toestemming_vastleggen` does.
    """
    toestemming, uitkomst = toestemmingen.toestemming_vastleggen(
        actor=actor, persoon=persoon, doel=doel, grondslag=grondslag, datum=datum
    )
    if uitkomst is not Uitkomst.ONGEWIJZIGD:
        _bewaken(actor, persoon, doel)
    return toestemming, uitkomst


@transaction.atomic
def toestemming_intrekken(*, actor: Actor, toestemming: Toestemming, datum: date) -> None:
    """The person withdraws: what was measured of a carer steers nothing any more.

    Raises what `kern.services.toestemmingen.toestemming_intrekken` does.
    """
    toestemmingen.toestemming_intrekken(actor=actor, toestemming=toestemming, datum=datum)
    _bewaken(actor, toestemming.persoon, toestemming.doel)


def _bewaken(actor: Actor, persoon: Persoon, doel: str) -> None:
    if doel != Doel.GEZONDHEID:
        return
    eigen = Zorgsituatie.objects.voor(actor.organisatie_id).filter(mantelzorger=persoon)
    for sleutel in eigen.order_by("pk").values_list("pk", flat=True):
        situatie_bewaken(actor=actor, zorgsituatie_id=sleutel)
