"""The ledger of the day of one organisation: what clients heard was done, and what they saw."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Opzet:
    """What was made before the day: an organisation with its first beheerder, and two systems.

    ``beheerder``: e-mail address and id of the user. ``partner``: client id, secret, and the id of
    the user for whom it acts.
    """

    slug: str
    beheerder: tuple[str, str]
    app: str
    partner: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Verricht:
    """A POST of which somebody heard that it was done.

    ``soort``: the list it was sent to. A step is ``stap``, about ``over``; where something was made
    both are empty. ``id``: of what came of it; ``wie``: the user.
    """

    sleutel: str
    soort: str
    over: str
    stap: str
    inhoud: Json
    wie: str
    id: str

    @classmethod
    def van(cls, pad: str, inhoud: Json, sleutel: str, wie: str, id_: str) -> "Verricht":
        """From the address: ``mijn/checkins/<id>/antwoorden`` is a step, ``personen`` is not."""
        delen = pad.split("/")
        stap = len(delen) > 2
        soort = "/".join(delen[:-2]) if stap else pad
        over, naam = delen[-2:] if stap else ("", "")
        return cls(sleutel, soort, over, naam, inhoud, wie, id_)


@dataclass
class Boek:
    """What was done; every id that an answer showed; the answers to what was done at once.

    ``werklijst``: the ids of all pages of the worklist at the end of the day.
    """

    verricht: list[Verricht] = field(default_factory=list)
    gezien: set[str] = field(default_factory=set)
    gelijk: list[tuple[str, list[int]]] = field(default_factory=list)
    werklijst: list[str] = field(default_factory=list)

    def gemaakt(self, *soorten: str) -> list[Verricht]:
        """What was made in these lists."""
        return [een for een in self.verricht if een.soort in soorten and not een.stap]

    def stappen(self, *soorten: str) -> list[Verricht]:
        """The steps about what is in these lists."""
        return [een for een in self.verricht if een.soort in soorten and een.stap]
