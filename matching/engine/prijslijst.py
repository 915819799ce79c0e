"""The prices of a round by id: what each request, each budget and each cut is worth at the margin.

They prove the bound, and they are what explanations and advice start from. In units of 2**-10.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Snijprijs:
    """The price of a cut: that of some requests and volunteers (see ``modellen``)."""

    vragen: tuple[str, ...]
    vrijwilligers: tuple[str, ...]
    prijs: int


@dataclass(frozen=True, slots=True)
class Prijslijst:
    """Prices of 0 are left out."""

    vragen: Mapping[str, int]
    budgetten: Mapping[str, int]
    sneden: tuple[Snijprijs, ...]

    def als_json(self) -> dict[str, Any]:
        """To store next to the problem."""
        return {
            "vragen": dict(self.vragen),
            "budgetten": dict(self.budgetten),
            "sneden": [
                [list(een.vragen), list(een.vrijwilligers), een.prijs] for een in self.sneden
            ],
        }

    @classmethod
    def van_json(cls, inhoud: Mapping[str, Any]) -> "Prijslijst":
        """What ``als_json`` made, also when a cut had one volunteer or none (None)."""
        sneden = (
            Snijprijs(tuple(vragen), (wie,) if isinstance(wie, str) else tuple(wie or ()), prijs)
            for vragen, wie, prijs in inhoud["sneden"]
        )
        return cls(inhoud["vragen"], inhoud["budgetten"], tuple(sneden))
