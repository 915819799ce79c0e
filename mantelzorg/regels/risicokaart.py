"""How great the risk is now, since when, and why, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from mantelzorg.models import Risico, Risicobepaling
from mantelzorg.regels.belastingteksten import feiten_in_woorden, regelnaam
from mantelzorg.regels.signalen import uit_metingen


@dataclass(frozen=True, slots=True)
class Redenkaart:
    """One reason: what it is about, the level that it gives by itself, and its facts."""

    naam: str
    niveau: str
    feiten: Sequence[str]


@dataclass(frozen=True, slots=True)
class Risicokaart:
    """The risk as last determined. ``sinds``: the day from which it has been this level.

    ``achtergehouden``: there are more reasons, that tell of measurements and may not be shown.
    """

    niveau: str
    sinds: date
    redenen: Sequence[Redenkaart]
    achtergehouden: bool


def risicokaart(bepalingen: Sequence[Risicobepaling], *, mag_metingen: bool) -> Risicokaart | None:
    """The last of these (oldest first) in words; None where the risk was never determined.

    ``mag_metingen``: as in `mantelzorg.regels.meldingkaart.meldingkaart`.
    """
    if not bepalingen:
        return None
    laatste = bepalingen[-1]
    gelijk = list(takewhile(lambda b: b.niveau == laatste.niveau, reversed(bepalingen)))
    getoond = [
        reden
        for reden in laatste.redenen
        if mag_metingen or not uit_metingen(reden["regel"], reden["feiten"])
    ]
    return Risicokaart(
        laatste.get_niveau_display(),
        gelijk[-1].datum,
        [
            Redenkaart(
                regelnaam(reden["regel"]),
                str(Risico(reden["niveau"]).label),
                feiten_in_woorden(reden["feiten"]),
            )
            for reden in getoond
        ],
        achtergehouden=len(getoond) < len(laatste.redenen),
    )
