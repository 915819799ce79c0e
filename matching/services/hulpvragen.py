"""Closing a request: what was proposed for it, and the match that came of it, are over with it."""

from django.db import transaction

from kern import audit
from kern.actor import Actor
from kern.rechten import vereis
from mantelzorg.models import Doorverwijzing, Hulpvraag
from mantelzorg.services import doorverwijzingen, hulpvragen
from mantelzorg.services.doorverwijzingen import DoorverwijzingGegevens
from matching.models import Matchronde, Voorstel
from matching.selectors.hulpvraagstatus import staande_voorstellen
from matching.services.koppelingen import koppeling_sluiten


@transaction.atomic
def hulpvraag_intrekken(*, actor: Actor, hulpvraag: Hulpvraag) -> None:
    """The carer no longer asks for this; what was proposed or approved lapses, a match ends.

    Raises NietToegestaan, and Conflict when the request is closed already.
    """
    vereis(actor, "hulpvraag.registreren")
    _op_slot(actor, hulpvraag)
    hulpvragen.hulpvraag_intrekken(actor=actor, hulpvraag=hulpvraag)
    _laten_vervallen(actor, hulpvraag)


@transaction.atomic
def hulpvraag_doorverwijzen(
    *, actor: Actor, hulpvraag: Hulpvraag, gegevens: DoorverwijzingGegevens
) -> Doorverwijzing:
    """Refer a request; what was proposed or approved for it lapses, a match ends.

    Raises Ongeldig, NietToegestaan, and Conflict when it is closed already.
    """
    vereis(actor, "hulpvraag.registreren")
    _op_slot(actor, hulpvraag)
    doorverwijzing = doorverwijzingen.hulpvraag_doorverwijzen(
        actor=actor, hulpvraag=hulpvraag, gegevens=gegevens
    )
    _laten_vervallen(actor, hulpvraag)
    return doorverwijzing


def _op_slot(actor: Actor, hulpvraag: Hulpvraag) -> None:
    """Lock a round that is going on, so that it does not write now; then the request.

    A round writes proposals before it locks their requests, the other way round. Deciding on a
    proposal locks the request first too (`matching.services.voorstellen`).
    """
    rondes = Matchronde.objects.voor(actor.organisatie_id).filter(status__in=Matchronde.LOPEND)
    list(rondes.select_for_update().order_by("pk").values_list("pk"))
    Hulpvraag.objects.voor(actor.organisatie_id).select_for_update().get(pk=hulpvraag.pk)


def _laten_vervallen(actor: Actor, hulpvraag: Hulpvraag) -> None:
    staand = staande_voorstellen(actor.organisatie_id).filter(hulpvraag_id=hulpvraag.pk)
    for voorstel in staand.select_for_update(no_key=True).order_by("pk"):
        if koppeling_sluiten(actor, voorstel):
            continue
        besluit = voorstel.status
        voorstel.vervallen()
        voorstel.save()
        audit.voorstel_beoordeeld(
            actor,
            voorstel.id,
            persoon_id=hulpvraag.zorgsituatie.zorgvrager_id,
            besluit=Voorstel.Status.VERVALLEN,
            reden=besluit,
        )
