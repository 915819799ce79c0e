"""How far the background is with finding out what would help."""

from dataclasses import dataclass

from matching.models import Matchronde
from matching.selectors.toelichtingen import is_ingehaald


@dataclass(frozen=True, slots=True)
class Uitlegstand:
    """How far the background is with one round. ``verder``: somebody may let it go on."""

    ronde: Matchronde
    verder: bool

    @property
    def loopt(self) -> bool:
        """Whether more answers are to come."""
        return self.ronde.uitleg in Matchronde.UITLEG_LOPEND


def uitlegstand(ronde: Matchronde, *, mag_starten: bool) -> Uitlegstand:
    """How it stands."""
    stil = ronde.uitleg in (Matchronde.Uitleg.GEEN, Matchronde.Uitleg.AFGEBROKEN)
    return Uitlegstand(ronde, mag_starten and stil and not is_ingehaald(ronde))
