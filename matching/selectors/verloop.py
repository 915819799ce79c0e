"""What happened in one care situation, with the matches in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mantelzorg.models import Zorgsituatie
from mantelzorg.regels.risicokaart import Risicokaart, risicokaart
from mantelzorg.selectors.tijdlijn import Tijdlijn, mag_metingen_tonen, tijdlijn_van
from matching.models import Voorstel
from matching.regels.verloop import Verloopregel, verloopregels
from matching.selectors.matches import goedgekeurd_geweest


@dataclass(frozen=True, slots=True)
class Verloop:
    """How great the risk is now, and all that happened: as rows, and in words, latest first.

    ``zonder_recht``, ``zonder_grondslag``: why there are no measurements in it.
    """

    risico: Risicokaart | None
    tijdlijn: Tijdlijn
    matches: Sequence[Voorstel]
    regels: Sequence[Verloopregel]
    zonder_recht: bool
    zonder_grondslag: bool


def verloop_van(
    zorgsituatie: Zorgsituatie, *, mag_meten: bool, sinds: date | None = None
) -> Verloop:
    """The history of a care situation, in words of all days or ``sinds`` this one.

    ``mag_meten``: whether who looks may see measurements; they are in it if a legal basis of the
    carer allows it too.
    """
    zonder_grondslag = not mag_metingen_tonen(zorgsituatie)
    met_metingen = mag_meten and not zonder_grondslag
    tijdlijn = tijdlijn_van(zorgsituatie, met_metingen=met_metingen)
    matches = list(
        goedgekeurd_geweest(zorgsituatie.organisatie_id).filter(
            hulpvraag__zorgsituatie=zorgsituatie
        )
    )
    regels = verloopregels(tijdlijn, matches)
    return Verloop(
        risico=risicokaart(tijdlijn.risicos, mag_metingen=met_metingen),
        tijdlijn=tijdlijn,
        matches=matches,
        regels=[regel for regel in regels if sinds is None or regel.datum >= sinds],
        zonder_recht=not mag_meten,
        zonder_grondslag=zonder_grondslag,
    )
