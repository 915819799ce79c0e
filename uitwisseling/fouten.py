"""What can be wrong with a file: the file itself, or cells of its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kern.fouten import DomeinFout

TOON_HOOGSTENS = 60


class Celfout(Exception):
    """One cell cannot be read; ``str(fout)`` says what is expected instead."""


class Bestandsfout(DomeinFout):
    """The file as a whole cannot be read: one line that says why."""


@dataclass(frozen=True, slots=True)
class Rijfout:
    """One cell that is wrong. ``rij`` counts as a spreadsheet does: the header is row 1."""

    rij: int
    kolom: str
    waarde: str
    melding: str

    def __str__(self) -> str:
        return _("rij %(rij)s, kolom %(kolom)s, waarde %(waarde)s: %(melding)s") % {
            "rij": self.rij,
            "kolom": self.kolom,
            "waarde": toonbaar(self.waarde),
            "melding": self.melding,
        }


class Rijfouten(DomeinFout):
    """Rows that are wrong: all of them, in the order of the file."""

    def __init__(self, fouten: Sequence[Rijfout]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(map(str, self.fouten)))


def toonbaar(waarde: str) -> str:
    """A value on one line, between quotes; long ones cut off, control characters made visible."""
    if not waarde:
        return _("(leeg)")
    kort = waarde if len(waarde) <= TOON_HOOGSTENS else waarde[: TOON_HOOGSTENS - 1] + "…"
    zichtbaar = "".join(t if t.isprintable() else repr(t)[1:-1] for t in kort)
    return f"'{zichtbaar}'"
