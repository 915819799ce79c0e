"""Watching care situations: how great the risk is, and what somebody has to look at."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kern.actor import SYSTEEM, Actor
from kern.rechten import vereis
from kern.services.opslaan import gegeven_opslaan
from mantelzorg.models import Bron, Risicobepaling, Zorgsituatie
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.risico import Oordeel, oordeel
from mantelzorg.regels.signaalregels import bevindingen
from mantelzorg.selectors.belasting import belasting_op
from mantelzorg.selectors.situatiebeeld import situatiebeelden
from mantelzorg.services.signalen import MeldingGegevens, signaal_melden


@transaction.atomic
def situatie_bewaken(*, actor: Actor, zorgsituatie_id: UUID) -> None:
    """Look at one care situation again: keep its risk where that changed, report what rules find.

    Whoever's work set this off, what follows is the system's. Raises Zorgsituatie.DoesNotExist and
    NietToegestaan.
    """
    vereis(actor, "risico.bepalen")
    vandaag = timezone.localdate()
    _bewaken(
        replace(actor, gebruiker_id=None, rollen=frozenset({SYSTEEM})),
        zorgsituatie_id,
        belasting_op(actor.organisatie_id, vandaag),
        vandaag,
    )


def _bewaken(
    actor: Actor, zorgsituatie_id: UUID, parameters: Belastingparameters, vandaag: date
) -> int:
    """How many signals were raised or grew.

    The situation is locked: of two at once, the second sees what the first kept.
    """
    eigen = Zorgsituatie.objects.voor(actor.organisatie_id)
    situatie = eigen.select_for_update(no_key=True).get(pk=zorgsituatie_id)
    (beeld,) = situatiebeelden(actor.organisatie_id, vandaag, [zorgsituatie_id])
    uitkomst = oordeel(beeld, parameters)
    _risico_bewaren(actor, situatie, uitkomst, parameters, vandaag)
    gemeld = 0
    for bevinding in bevindingen(replace(beeld, risico=uitkomst.niveau), parameters):
        melding = MeldingGegevens(
            zorgsituatie=situatie,
            aard=bevinding.regel,
            bron=Bron.SYSTEEM,
            datum=vandaag,
            ernst=bevinding.ernst,
            feiten=bevinding.feiten,
        )
        gemeld += signaal_melden(actor=actor, gegevens=melding) is not None
    return gemeld


def _risico_bewaren(
    actor: Actor,
    situatie: Zorgsituatie,
    uitkomst: Oordeel,
    parameters: Belastingparameters,
    vandaag: date,
) -> None:
    """Add to the history what differs from the last that was determined."""
    redenen = [reden.als_json() for reden in uitkomst.redenen]
    eerder = Risicobepaling.objects.voor(actor.organisatie_id).filter(zorgsituatie=situatie)
    laatste = eerder.order_by("-datum", "-aangemaakt_op", "id").first()
    if laatste and (laatste.niveau, laatste.redenen) == (uitkomst.niveau, redenen):
        return
    gegeven_opslaan(
        actor=actor,
        gegeven=Risicobepaling(organisatie_id=actor.organisatie_id),
        waarden={
            "zorgsituatie": situatie,
            "datum": vandaag,
            "niveau": str(uitkomst.niveau),
            "redenen": redenen,
            "parameters": parameters.als_dict(),
        },
        persoon_id=situatie.mantelzorger_id,
    )
