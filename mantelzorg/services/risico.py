"""Keeping how great the risk is, as history."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils import timezone

from kern import audit
from kern.actor import SYSTEEM, Actor
from kern.models import PER_KEER
from mantelzorg.models import Risicobepaling, Zorgsituatie
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.risico import Oordeel, beoordeel
from mantelzorg.selectors.belasting import belasting_op
from mantelzorg.selectors.risico import laatste_bepalingen
from mantelzorg.selectors.situatiebeeld import situatiebeelden


def systeem_namens(actor: Actor) -> Actor:
    """The system, set off by somebody's work: what follows is not their decision."""
    return replace(actor, gebruiker_id=None, rollen=frozenset({SYSTEEM}))


def risico_herzien(*, actor: Actor, situatie: Zorgsituatie) -> None:
    """Determine the risk of one locked care situation again, so that the next round knows it.

    Where the care has stopped, it stays as it was.
    """
    vandaag = timezone.localdate()
    parameters = belasting_op(actor.organisatie_id, vandaag)
    for beeld in situatiebeelden(actor.organisatie_id, vandaag, [situatie.pk]):
        oordeel, _bevindingen = beoordeel(beeld, parameters)
        risicos_bewaren(systeem_namens(actor), [(situatie, oordeel)], parameters, vandaag)


def risicos_bewaren(
    actor: Actor,
    oordelen: Iterable[tuple[Zorgsituatie, Oordeel]],
    parameters: Belastingparameters,
    vandaag: date,
) -> None:
    """Add to the history of locked care situations what differs from what was determined last."""
    oordelen = list(oordelen)
    eerder = laatste_bepalingen(actor.organisatie_id, [situatie.pk for situatie, _ in oordelen])
    nieuw = []
    for situatie, oordeel in oordelen:
        laatste = eerder.get(situatie.pk)
        redenen = [reden.als_json() for reden in oordeel.redenen]
        if laatste is None or (laatste.niveau, laatste.redenen) != (oordeel.niveau, redenen):
            bepaling = Risicobepaling(
                organisatie_id=actor.organisatie_id,
                zorgsituatie=situatie,
                datum=vandaag,
                niveau=oordeel.niveau.value,
                redenen=redenen,
                parameters=parameters.als_dict(),
            )
            nieuw.append((bepaling, situatie.mantelzorger_id))
    Risicobepaling.objects.bulk_create((bepaling for bepaling, _ in nieuw), batch_size=PER_KEER)
    audit.gegevens_aangemaakt(actor, nieuw)
