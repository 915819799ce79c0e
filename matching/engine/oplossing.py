"""The result of a round: status, objective, proven bound, matches and unmatched requests."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .prijslijst import Prijslijst
from .probleem import Moment

Status = Literal["optimaal", "tijdslimiet"]
Reden = Literal["geen_kandidaat", "verdrongen"]


@dataclass(frozen=True, slots=True)
class Koppeling:
    """One match. ``waarde`` = 1000 x prioriteit + geschiktheid; ``reistijd`` one way, minutes."""

    vraag: str
    vrijwilliger: str
    moment: Moment
    waarde: int
    reistijd: int


@dataclass(frozen=True, slots=True)
class NietGematcht:
    """A request without a volunteer. ``trechter``: rule code -> volunteers it rules out."""

    vraag: str
    reden: Reden
    trechter: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Oplossing:
    """``bovengrens`` is a proven integer bound on the objective of every feasible plan.

    ``prijslijst``: prices that prove a bound, if there was time for any; no part of the JSON form.
    """

    status: Status
    doelwaarde: int
    bovengrens: int
    methode: str
    seconden: float
    koppelingen: tuple[Koppeling, ...]
    niet_gematcht: tuple[NietGematcht, ...]
    prijslijst: Prijslijst | None = None

    @property
    def gat(self) -> float:
        """(bovengrens - doelwaarde) / max(1, doelwaarde); infinite where no float can hold it."""
        try:
            return (self.bovengrens - self.doelwaarde) / max(1, self.doelwaarde)
        except OverflowError:
            return math.inf
