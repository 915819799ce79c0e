"""What an import did, or would do."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

MEESTE_RIJEN = 500
"""Of so many rows a report says what changes."""


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A row that is new (no cells), or that changes cells: column -> (old, new)."""

    rij: int
    nummer: str
    nieuw: bool
    cellen: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class MogelijkDubbel:
    """A new person who resembles a known one (``persoon_id``) or one of an earlier row.

    ``wie``: mantelzorger or zorgvrager, where a row has both. ``redenen``: codes of
    `kern.regels.gelijkenis.REDENEN`.
    """

    rij: int
    nummer: str
    wie: str
    persoon_id: UUID | None
    andere_rij: int | None
    score: int
    redenen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verslag:
    """What taking in a file did, in rows (or would do, if it was ``proef``)."""

    aangemaakt: int
    gewijzigd: int
    ongewijzigd: int
    proef: bool
    wijzigingen: tuple[Wijziging, ...] = ()
    mogelijk_dubbel: tuple[MogelijkDubbel, ...] = ()

    @property
    def totaal(self) -> int:
        """All rows."""
        return self.aangemaakt + self.gewijzigd + self.ongewijzigd

    def aantallen(self) -> dict[str, int]:
        """The part that names nobody."""
        return {
            "aangemaakt": self.aangemaakt,
            "gewijzigd": self.gewijzigd,
            "ongewijzigd": self.ongewijzigd,
        }

    def als_dict(self) -> dict[str, Any]:
        """All of it, for JSON."""
        return self.aantallen() | {
            "wijzigingen": [asdict(wijziging) for wijziging in self.wijzigingen],
            "mogelijk_dubbel": [
                asdict(dubbel) | {"persoon_id": dubbel.persoon_id and str(dubbel.persoon_id)}
                for dubbel in self.mogelijk_dubbel
            ],
        }
