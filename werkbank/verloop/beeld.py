"""The risk, the chart and the table of one care situation, for who may see what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from kern.actor import Actor
from kern.rechten import mag
from mantelzorg.models import Zorgsituatie
from mantelzorg.regels.risicokaart import Risicokaart
from matching.regels.verloop import Verloopregel
from matching.selectors.verloop import verloop_van

from .grafiek import Grafiek, grafiek
from .tijdas import Tijdas


@dataclass(frozen=True, slots=True)
class Verloopbeeld:
    """How great the risk is now, and the same history twice; ``grafiek`` is None without any.

    ``zonder_recht``, ``zonder_grondslag``: why there are no measurements in it.
    """

    risico: Risicokaart | None
    grafiek: Grafiek | None
    regels: Sequence[Verloopregel]
    zonder_recht: bool
    zonder_grondslag: bool


def verloopbeeld(
    actor: Actor, zorgsituatie: Zorgsituatie, *, sinds: date | None = None
) -> Verloopbeeld:
    """The timeline of a care situation, of all days or ``sinds`` this one; its risk always."""
    verloop = verloop_van(zorgsituatie, mag_meten=mag(actor.rollen, "meting.inzien"), sinds=sinds)
    beeld = None
    if verloop.regels:
        tijdas = Tijdas.over([regel.datum for regel in verloop.regels], timezone.localdate())
        beeld = grafiek(verloop.tijdlijn, verloop.matches, tijdas)
    return Verloopbeeld(
        verloop.risico, beeld, verloop.regels, verloop.zonder_recht, verloop.zonder_grondslag
    )
