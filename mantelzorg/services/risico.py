"""Keeping how great the risk is, as history."""

from collections.abc import Iterable
from datetime import date

from kern import audit
from kern.actor import Actor
from mantelzorg.models import Risicobepaling, Zorgsituatie
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.risico import Oordeel
from mantelzorg.selectors.risico import laatste_bepalingen


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
    Risicobepaling.objects.bulk_create(bepaling for bepaling, _ in nieuw)
    audit.gegevens_aangemaakt(actor, nieuw)
