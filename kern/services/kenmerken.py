"""Wishes as services take them."""

from dataclasses import dataclass

from kern.models import Kenmerk, WensAard


@dataclass(frozen=True, slots=True)
class Wenswaarde:
    """A demand, refusal or wish; ``sterkte`` only with a wish."""

    kenmerk: Kenmerk
    aard: WensAard
    sterkte: str = ""

    def als_rij(self) -> dict[str, object]:
        """As the fields of a `Wens` row."""
        return {"kenmerk": self.kenmerk, "aard": str(self.aard), "sterkte": self.sterkte}
