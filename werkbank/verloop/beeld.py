"""The risk, the chart and the table of one care situation, for who may see what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from kern.actor import Actor
from kern.rechten import mag
from mantelzorg.models import Zorgsituatie
from mantelzorg.selectors.tijdlijn import mag_metingen_tonen, tijdlijn_van
from matching.selectors.matches import goedgekeurd_geweest

from .grafiek import Grafiek, grafiek
from .regels import Verloopregel, verloopregels
from .risico import Risicokaart, risicokaart
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
    zonder_recht = not mag(actor.rollen, "meting.inzien")
    zonder_grondslag = not mag_metingen_tonen(zorgsituatie)
    mag_metingen = not (zonder_recht or zonder_grondslag)
    tijdlijn = tijdlijn_van(zorgsituatie, met_metingen=mag_metingen)
    matches = list(
        goedgekeurd_geweest(actor.organisatie_id).filter(hulpvraag__zorgsituatie=zorgsituatie)
    )
    regels = verloopregels(tijdlijn, matches)
    if sinds is not None:
        regels = [regel for regel in regels if regel.datum >= sinds]
    beeld = None
    if regels:
        tijdas = Tijdas.over([regel.datum for regel in regels], timezone.localdate())
        beeld = grafiek(tijdlijn, matches, tijdas)
    risico = risicokaart(tijdlijn.risicos, mag_metingen=mag_metingen)
    return Verloopbeeld(risico, beeld, regels, zonder_recht, zonder_grondslag)
