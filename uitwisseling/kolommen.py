"""Columns: what a file of each kind has in its header, and how a row is read by it.

A column reads the text of a cell (its `Vorm`), then looks up what the value refers to (`register`).
Both raise Celfout; `rij_lezen` collects every wrong cell of a row.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kern.models import Persoon

from .bestand import Rij
from .cellen import Vorm
from .fouten import Celfout, Rijfout
from .register import Register

Zoeker = Callable[[Register, Any], Any]

LEEG: tuple[Any, ...] = (None, "", (), {})
"""Values that are written as an empty cell."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column. ``leeg``: the value of an empty cell, unless the column is ``verplicht``."""

    naam: str
    vorm: Vorm
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
        gelezen = self.vorm.lezen(cel)
        return self.zoek(register, gelezen) if self.zoek else gelezen

    def cel(self, waarde: Any) -> str:
        """The cell of a value."""
        return "" if waarde in LEEG else self.vorm.schrijven(waarde)

    def met_voorvoegsel(self, voorvoegsel: str) -> "Kolom":
        """The same column of somebody else."""
        return replace(self, naam=voorvoegsel + self.naam)


@dataclass(slots=True)
class GelezenRij:
    """A row as values. Columns with an error have no value, and say why in ``fouten``.

    ``bekend``: the object with this number, if there is one. ``nieuwe_personen``: who were
    registered by this row; column prefix -> person.
    """

    rij: Rij
    bekend: Any = None
    waarden: dict[str, Any] = field(default_factory=dict)
    fouten: list[Rijfout] = field(default_factory=list)
    wijzigingen: dict[str, tuple[str, str]] = field(default_factory=dict)
    nieuwe_personen: dict[str, Persoon] = field(default_factory=dict)

    @property
    def gelijk(self) -> bool:
        """Whether the row says nothing but what is known already."""
        return self.bekend is not None and not self.wijzigingen and not self.fouten

    def fout(self, kolom: str, melding: str) -> None:
        """Note what is wrong with a cell."""
        self.fouten.append(Rijfout(self.rij.nummer, kolom, self.rij.cellen.get(kolom, ""), melding))

    def velden_fout(self, velden: Mapping[str, str], kolommen: Mapping[str, str]) -> None:
        """Note what a service said of its fields; ``kolommen``: field -> column, if not alike.

        Of a list there is one column.
        """
        for veld, melding in velden.items():
            lijst = veld.partition("/")[0]
            kolom = kolommen.get(lijst, lijst)
            self.fout(kolom if kolom in self.rij.cellen else _("(hele rij)"), melding)


def rij_lezen(gelezen: GelezenRij, kolommen: Iterable[Kolom], register: Register) -> None:
    """Read the cells that the row has as values; note every wrong one."""
    for kolom in kolommen:
        if kolom.naam not in gelezen.rij.cellen:
            continue
        try:
            if kolom.naam in gelezen.rij.onleesbaar:
                raise Celfout(gelezen.rij.onleesbaar[kolom.naam].verwacht)
            gelezen.waarden[kolom.naam] = kolom.waarde(gelezen.rij.cellen[kolom.naam], register)
        except Celfout as fout:
            gelezen.fout(kolom.naam, _("verwacht wordt %(wat)s") % {"wat": fout})


def rij_aanvullen(
    gelezen: GelezenRij, kolommen: Iterable[Kolom], bekend: Mapping[str, Any] | None
) -> None:
    """Give the columns that the file lacks their present value, and note what a known row changes.

    ``bekend``: the present values of a known row; None for a new one.
    """
    for kolom in kolommen:
        if kolom.naam not in gelezen.rij.cellen:
            gelezen.waarden[kolom.naam] = kolom.leeg if bekend is None else bekend[kolom.naam]
        elif bekend is not None and kolom.naam in gelezen.waarden:
            oud, nieuw = kolom.cel(bekend[kolom.naam]), kolom.cel(gelezen.waarden[kolom.naam])
            if oud != nieuw:
                gelezen.wijzigingen[kolom.naam] = (oud, nieuw)


def uitleg(kolommen: Iterable[Kolom]) -> str:
    """The columns with what goes in them, a line each; a star where a cell must be filled."""
    regels = list(kolommen)
    breed = max(len(kolom.naam) for kolom in regels)
    return "\n".join(
        f"  {kolom.naam:<{breed}} {'*' if kolom.verplicht else ' '} {kolom.uitleg}"
        for kolom in regels
    )
