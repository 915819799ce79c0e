"""What to call the ids and tokens in an answer of the engine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kern.models import KenmerkSoort
from vrijwilligers.regels.inzetbaarheid import VOG_TOKEN


@dataclass(frozen=True, slots=True)
class Kenmerkwoord:
    """A kenmerk in words; ``soort`` as in `KenmerkSoort`."""

    naam: str
    soort: str


@dataclass(frozen=True, slots=True)
class Namen:
    """By id how volunteers are called, and by token the kenmerken. What is gone has no name."""

    vrijwilligers: Mapping[str, str]
    kenmerken: Mapping[str, Kenmerkwoord]

    def vrijwilliger(self, id_: str) -> str:
        """A volunteer."""
        return self.vrijwilligers.get(id_) or _("een vrijwilliger die er niet meer is")

    def kenmerk(self, token: str) -> str:
        """A kenmerk, or the token itself where that is unknown by now."""
        if token == VOG_TOKEN:
            return _("geldige VOG")
        woord = self.kenmerken.get(token)
        return woord.naam if woord else token

    def opsomming(self, tokens: Iterable[str]) -> str:
        """Kenmerken with commas between, in the order of the alphabet."""
        return ", ".join(sorted(map(self.kenmerk, tokens)))

    def is_taak(self, token: str) -> bool:
        """Whether this is a task that volunteers do."""
        woord = self.kenmerken.get(token)
        return woord is not None and woord.soort == KenmerkSoort.TAAKTYPE
