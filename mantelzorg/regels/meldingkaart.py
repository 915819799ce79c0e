"""Reports of a signal in words."""

from dataclasses import dataclass

from mantelzorg.models import Signaalmelding
from mantelzorg.regels.belastingteksten import feiten_in_woorden
from mantelzorg.regels.signalen import uit_metingen


@dataclass(frozen=True, slots=True)
class Meldingkaart:
    """A report: who said it, and the facts behind it.

    ``achtergehouden``: it rests on measurements that may not be shown (any more).
    """

    melding: Signaalmelding
    feiten: list[str]
    achtergehouden: bool

    @property
    def wie(self) -> str:
        """The name of who said it."""
        persoon = self.melding.gemeld_door
        return self.melding.gemeld_door_naam or (persoon.volledige_naam if persoon else "")


def meldingkaart(melding: Signaalmelding, *, aard: str, mag_metingen: bool) -> Meldingkaart:
    """Put a report in words.

    ``mag_metingen``: whether who looks may see measurements, and a legal basis of the carer allows
    them to be used; without it the facts that tell of measurements are left out.
    """
    achtergehouden = not mag_metingen and uit_metingen(aard, melding.feiten)
    return Meldingkaart(
        melding,
        feiten=[] if achtergehouden else feiten_in_woorden(melding.feiten),
        achtergehouden=achtergehouden,
    )
