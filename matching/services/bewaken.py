"""Watching matches that ended and requests that wait."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from kern.actor import Actor
from kern.rechten import vereis
from mantelzorg.selectors.belasting import belasting_op
from mantelzorg.services.bewaken import bevindingen_melden, per_groep, situaties_vergrendelen
from matching.regels.signaalregels import hulpbevindingen
from matching.selectors.bewaken import hulpbeelden


def hulp_bewaken(*, actor: Actor) -> int:
    """Look at all requests of an organisation; how many signals were raised or grew.

    A batch that fails keeps nothing and does not stop the others. Raises NietToegestaan, and
    ExceptionGroup of what failed when all are done.
    """
    vereis(actor, "signaal.melden")
    vandaag = timezone.localdate()
    parameters = belasting_op(actor.organisatie_id, vandaag)
    gevonden = {
        beeld.zorgsituatie_id: bevindingen
        for beeld in hulpbeelden(actor.organisatie_id, vandaag)
        if (bevindingen := hulpbevindingen(beeld, parameters))
    }

    def melden(ids: Sequence[UUID]) -> int:
        situaties = situaties_vergrendelen(actor, ids)
        per_situatie = [(rij, gevonden[pk]) for pk, rij in situaties.items()]
        return bevindingen_melden(actor, per_situatie, vandaag)

    return per_groep(actor, sorted(gevonden), melden)
