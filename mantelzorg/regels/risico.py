"""How great the risk is that a carer becomes overburdened, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mantelzorg.models import Risico
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.signaalregels import SIGNAALREGELS, Feit
from mantelzorg.regels.situatiebeeld import Situatiebeeld

VOLGORDE = tuple(Risico)
"""The levels, least first: unknown is below low only since any answer says more than none."""


@dataclass(frozen=True, slots=True)
class Reden:
    """One rule that says something about the risk."""

    regel: str
    niveau: Risico
    feiten: tuple[Feit, ...]

    def als_json(self) -> dict[str, Any]:
        """As stored."""
        return {"regel": self.regel, "niveau": str(self.niveau), "feiten": list(self.feiten)}


@dataclass(frozen=True, slots=True)
class Oordeel:
    """The risk, and every reason for it, the heaviest first."""

    niveau: Risico
    redenen: Sequence[Reden]


def oordeel(beeld: Situatiebeeld, parameters: Belastingparameters) -> Oordeel:
    """The heaviest level that a rule gives.

    Silence is unknown, never fine: without a measurement the risk is unknown, unless a rule over
    other facts says worse (design section 5).
    """
    redenen = [Reden("geen_meting", Risico.ONBEKEND, ())]
    redenen += [
        Reden(bevinding.regel, regel.risico, bevinding.feiten)
        for code, regel in SIGNAALREGELS.items()
        if regel.risico is not None
        and parameters.aan[code]
        and (bevinding := regel.zoek(beeld, parameters)) is not None
    ]
    redenen.sort(key=lambda reden: -VOLGORDE.index(reden.niveau))
    return Oordeel(redenen[0].niveau, redenen)
