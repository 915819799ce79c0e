"""CSV: UTF-8 or Windows-1252, semicolons or commas."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from .fouten import Bestandsfout
from .tabel import GROOTSTE_BESTAND, Regel, begrensd, opgeschoond

SCHEIDING = ";"
csv.field_size_limit(GROOTSTE_BESTAND)  # a cell that is too long is for its column to refuse


def csv_lezen(inhoud: bytes) -> list[Regel]:
    """The lines of a CSV file. Raises Bestandsfout."""
    tekst = _tekst(inhoud)
    if "\0" in tekst:
        raise Bestandsfout(
            _("Het bestand bevat NUL-tekens en is dus geen CSV-bestand. Kies voor CSV of XLSX.")
        )
    return begrensd(_regels(tekst, _scheiding(tekst)))


def csv_schrijven(regels: Iterable[Sequence[str]]) -> bytes:
    """Lines as a CSV file, with the mark at the start by which Excel knows that it is UTF-8."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=SCHEIDING, lineterminator="\r\n")
    schrijver.writerows([opgeschoond(cel) for cel in regel] for regel in regels)
    return BOM_UTF8 + uit.getvalue().encode()


def _tekst(inhoud: bytes) -> str:
    """UTF-8, or else Windows-1252, in which old versions of Excel save."""
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        if inhoud.startswith(BOM_UTF8):
            raise Bestandsfout(
                _("Het bestand begint als UTF-8, maar byte %(plek)s is dat niet.")
                % {"plek": len(BOM_UTF8) + fout.start + 1}
            ) from fout
    try:
        return inhoud.decode("cp1252")
    except UnicodeDecodeError as fout:
        raise Bestandsfout(
            _(
                "Het bestand is geen UTF-8 en geen Windows-1252: byte %(plek)s (%(byte)s) is geen "
                "teken. Kies bij het opslaan voor CSV met codering UTF-8."
            )
            % {"plek": fout.start + 1, "byte": f"0x{inhoud[fout.start]:02X}"}
        ) from fout


def _scheiding(tekst: str) -> str:
    """What stands between the names on the first line: the most frequent outside quotes."""
    aantal = {";": 0, ",": 0}
    tussen_aanhalingstekens = False
    for teken in tekst:
        if teken == '"':
            tussen_aanhalingstekens = not tussen_aanhalingstekens
        elif tussen_aanhalingstekens:
            continue
        elif teken in "\r\n":
            break
        elif teken in aantal:
            aantal[teken] += 1
    return "," if aantal[","] > aantal[";"] else SCHEIDING


def _regels(tekst: str, scheiding: str) -> Iterator[Regel]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    rij = 0
    try:
        for cellen in lezer:
            rij += 1
            yield [*cellen]
    except csv.Error as fout:
        raise Bestandsfout(
            _(
                "Rij %(rij)s is geen geldige CSV: controleer de aanhalingstekens "
                "(een cel met ; of , staat tussen dubbele aanhalingstekens)."
            )
            % {"rij": rij + 1}
        ) from fout
