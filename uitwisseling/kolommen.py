"""Columns: what a file of each kind has in its header, and how a row is read by it.

A column reads the text of a cell (`cellen`, `tijdcellen`), then looks up what the value refers to
(`register`). Both raise Celfout; `rij_lezen` collects every wrong cell of a row.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from .bestand import Rij
from .cellen import Lezer
from .fouten import Celfout, Rijfout
from .register import Register

Zoeker = Callable[[Register, Any], Any]


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column. ``leeg``: the value of an empty cell, unless the column is ``verplicht``."""

    naam: str
    lezen: Lezer
    uitleg: str | Promise
    verplicht: bool = False
    leeg: Any = ""
    zoek: Zoeker | None = None

    def waarde(self, cel: str, register: Register) -> Any:
        """The value of a cell. Raises Celfout."""
        if not cel:
            if self.verplicht:
                raise Celfout(_("een waarde, want deze kolom mag niet leeg zijn"))
            return self.leeg
        gelezen = self.lezen(cel)
        return self.zoek(register, gelezen) if self.zoek else gelezen


@dataclass(slots=True)
class GelezenRij:
    """A row as values. Columns with an error have no value, and say why in ``fouten``."""

    rij: Rij
    waarden: dict[str, Any] = field(default_factory=dict)
    fouten: list[Rijfout] = field(default_factory=list)

    def fout(self, kolom: str, melding: str) -> None:
        """Note what is wrong with a cell."""
        self.fouten.append(Rijfout(self.rij.nummer, kolom, self.rij.cellen.get(kolom, ""), melding))

    def velden_fout(self, velden: Mapping[str, str], kolommen: Mapping[str, str]) -> None:
        """Note what a service said of its fields; ``kolommen``: field -> column, if not alike."""
        for veld, melding in velden.items():
            kolom = kolommen.get(veld, veld)
            self.fout(kolom if kolom in self.rij.cellen else _("(hele rij)"), melding)


def rij_lezen(rij: Rij, kolommen: Iterable[Kolom], register: Register) -> GelezenRij:
    """All cells of a row as values, every wrong cell noted."""
    gelezen = GelezenRij(rij)
    for kolom in kolommen:
        try:
            gelezen.waarden[kolom.naam] = kolom.waarde(rij.cellen[kolom.naam], register)
        except Celfout as fout:
            gelezen.fout(kolom.naam, _("verwacht wordt %(wat)s") % {"wat": fout})
    return gelezen


def uitleg(kolommen: Iterable[Kolom]) -> str:
    """The columns with what goes in them, a line each; a star where a cell must be filled."""
    regels = list(kolommen)
    breed = max(len(kolom.naam) for kolom in regels)
    return "\n".join(
        f"  {kolom.naam:<{breed}} {'*' if kolom.verplicht else ' '} {kolom.uitleg}"
        for kolom in regels
    )
