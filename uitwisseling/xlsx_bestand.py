"""XLSX: the first sheet, with every cell as the text that somebody would type in a CSV file."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from .fouten import Bestandsfout
from .tabel import MEESTE_KOLOMMEN, MEESTE_RIJEN, Cel, Onleesbaar, Regel, begrensd, opgeschoond

KENMERK = b"PK\x03\x04"
OUD_EXCEL = b"\xd0\xcf\x11\xe0"
GROOTST_UITGEPAKT = 200 * 1024 * 1024
TEKST = "@"  # the number format of text: a spreadsheet leaves what is typed as it is
Bladen = Mapping[str, Sequence[Sequence[str]]]
"""Sheets by name, each a list of lines."""


def xlsx_lezen(inhoud: bytes) -> list[Regel]:
    """The lines of the first sheet, none shorter than the first. Raises Bestandsfout."""
    try:
        _uitgepakt_controleren(inhoud)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions it skips
            regels = begrensd(_regels(inhoud))
    except Bestandsfout:
        raise
    except Exception as fout:  # a broken file breaks openpyxl in every way there is
        raise Bestandsfout(
            _("Het XLSX-bestand is beschadigd. Open het in een spreadsheet en sla het opnieuw op.")
        ) from fout
    breedte = len(regels[0]) if regels else 0
    return [[*regel, *[""] * (breedte - len(regel))] for regel in regels]


def xlsx_schrijven(bladen: Bladen) -> bytes:
    """An XLSX file with these sheets, every cell as text."""
    boek = Workbook(write_only=True)
    for naam, regels in bladen.items():
        blad = boek.create_sheet(naam)
        breedte = len(regels[0]) if regels else 0
        for nummer in range(1, breedte + 1):
            blad.column_dimensions[get_column_letter(nummer)].number_format = TEKST
        for regel in regels:
            blad.append(_tekstcel(blad, cel) for cel in regel)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _tekstcel(blad: Any, tekst: str) -> Any:
    cel = WriteOnlyCell(blad, opgeschoond(tekst))
    cel.data_type = "s"  # also of what looks like a formula or an error to openpyxl
    cel.number_format = TEKST
    return cel


def _uitgepakt_controleren(inhoud: bytes) -> None:
    """Refuse a zip bomb. Nothing is unpacked beyond the size that the directory declares."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        if sum(deel.file_size for deel in zip_.infolist()) > GROOTST_UITGEPAKT:
            raise Bestandsfout(_("Het bestand is uitgepakt groter dan 200 MB."))


def _regels(inhoud: bytes) -> Iterator[Regel]:
    boek = load_workbook(io.BytesIO(inhoud), read_only=True, keep_links=False)
    try:
        if not boek.worksheets:
            raise Bestandsfout(_("Er staat geen werkblad in het bestand."))
        blad = boek.worksheets[0]
        blad.reset_dimensions()  # what a file says of its own size may be wrong
        # One more than allowed, so that too many are seen.
        for cellen in blad.iter_rows(max_row=MEESTE_RIJEN + 2, max_col=MEESTE_KOLOMMEN + 1):
            regel = [_als_tekst(cel) for cel in cellen]
            while regel and not regel[-1]:
                regel.pop()
            yield regel
    finally:
        boek.close()


def _als_tekst(cel: Any) -> Cel:
    waarde = cel.value
    if cel.data_type == "f":
        return Onleesbaar(str(waarde), _("een waarde, maar dit is een formule; vul de waarde in"))
    if cel.data_type == "e":
        return Onleesbaar(str(waarde), _("een waarde, maar de spreadsheet geeft hier een fout"))
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return _dag(waarde) + (f" {_klok(waarde)}" if waarde.time() != time() else "")
    if isinstance(waarde, date):
        return _dag(waarde)
    if isinstance(waarde, time):
        return _klok(waarde)
    if isinstance(waarde, timedelta):
        uren, rest = divmod(round(waarde.total_seconds() / 60), 60)
        return f"{uren}:{rest:02}"
    if isinstance(waarde, float):
        # Fifteen digits, as spreadsheets count: 0.1 + 0.2 is 0,3.
        return f"{waarde:.15g}".replace(".", ",")
    return str(waarde)


def _dag(dag: date) -> str:
    return f"{dag.day:02}-{dag.month:02}-{dag.year:04}"


def _klok(tijd: time | datetime) -> str:
    return f"{tijd.hour}:{tijd.minute:02}"
