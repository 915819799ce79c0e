"""Watching matches that ended and requests that wait."""

from django.db import transaction
from django.utils import timezone

from kern.actor import Actor
from kern.rechten import vereis
from mantelzorg.selectors.belasting import belasting_op
from mantelzorg.services.bewaken import TEGELIJK, bevindingen_melden, situaties_vergrendelen
from matching.regels.signaalregels import hulpbevindingen
from matching.selectors.bewaken import hulpbeelden


def hulp_bewaken(*, actor: Actor) -> int:
    """Look at all requests of an organisation; how many signals were raised or grew.

    What was kept of earlier ones stays when a later one fails. Raises NietToegestaan.
    """
    vereis(actor, "signaal.melden")
    vandaag = timezone.localdate()
    parameters = belasting_op(actor.organisatie_id, vandaag)
    gevonden = {
        beeld.zorgsituatie_id: bevindingen
        for beeld in hulpbeelden(actor.organisatie_id, vandaag)
        if (bevindingen := hulpbevindingen(beeld, parameters))
    }
    ids = sorted(gevonden)
    gemeld = 0
    for begin in range(0, len(ids), TEGELIJK):
        with transaction.atomic():
            situaties = situaties_vergrendelen(actor, ids[begin : begin + TEGELIJK])
            per_situatie = [(rij, gevonden[pk]) for pk, rij in situaties.items()]
            gemeld += bevindingen_melden(actor, per_situatie, vandaag)
    return gemeld
