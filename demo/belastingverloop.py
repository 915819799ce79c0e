"""How the load of a carer went in the past years."""

from dataclasses import dataclass

from .cijfers import belasting as cijfers
from .draaglast import belasting_bij
from .kansen import Trekking


@dataclass(frozen=True, slots=True)
class Belastingverloop:
    """``toen`` up to ``van`` days ago, ``nu`` from ``tot`` days ago on, evenly in between."""

    toen: float
    nu: float
    van: int
    tot: int

    def op(self, geleden: int) -> float:
        """The load so many days ago, in points of EDIZ-plus."""
        if geleden >= self.van:
            return self.toen
        if geleden <= self.tot:
            return self.nu
        return self.nu + (self.toen - self.nu) * (geleden - self.tot) / (self.van - self.tot)


def belastingverloop(nu: float, trek: Trekking) -> Belastingverloop:
    """One of the courses by which a load can come to be what it is now."""
    soort = trek.uit(cijfers.VERLOOP_NAAR_BELASTING[belasting_bij(nu)])
    if soort == "stijgend":
        dagen = cijfers.EERSTE_METING[1]
        toen = nu - trek.uniform(*cijfers.STIJGING_PER_JAAR) * dagen / 365
        return Belastingverloop(max(0.0, toen), nu, dagen, 0)
    if soort == "crisis":
        van = trek.randrange(*cijfers.CRISIS_GELEDEN)
        toen = max(0.0, nu - trek.uniform(*cijfers.CRISIS_SPRONG))
        return Belastingverloop(toen, nu, van, van - cijfers.CRISIS_DAGEN)
    if soort == "verlichting":
        van = trek.randrange(*cijfers.VERLICHTING_GELEDEN)
        toen = min(cijfers.HOOGSTE_LAST, nu + trek.uniform(*cijfers.VERLICHTING_DALING))
        return Belastingverloop(toen, nu, van, van - cijfers.VERLICHTING_DAGEN)
    return Belastingverloop(nu, nu, 0, 0)
