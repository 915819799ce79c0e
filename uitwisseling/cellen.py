"""Cells: from text to a value, and back. Every reader raises Celfout, naming what is expected.

Readers get the text without spaces around it, and never an empty one; writers never get an empty
value (see `kolommen.Kolom`). What a writer writes is one form for each value, whatever the order or
spelling in which it was read, so that two cells can be compared.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Choices
from django.utils.translation import gettext as _

from kern.postcodes import OnbekendePostcode, postcodegebied
from kern.regels.tijd import dag_fout

from .fouten import Celfout

Lezer = Callable[[str], Any]
Schrijver = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Vorm:
    """How a kind of value is read from a cell, and written to one."""

    lezen: Lezer
    schrijven: Schrijver = str


_GEHEEL = re.compile(r"[0-9]{1,9}", re.ASCII)
_DATUM = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})", re.ASCII)
_ISO_DATUM = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})", re.ASCII)
_NUMMER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}", re.ASCII)
_DECIMAAL = re.compile(r"[0-9]{1,9}(?:[,.][0-9]{1,9})?", re.ASCII)
_TEKEN = re.compile(r"\\(\\|n)")


def tekst(hoogstens: int) -> Lezer:
    """One line of text of at most so many characters."""

    def lezen(cel: str) -> str:
        if len(cel) > hoogstens or _heeft_stuurtekens(cel):
            raise Celfout(_("tekst op één regel van hoogstens %(n)s tekens") % {"n": hoogstens})
        return cel

    return lezen


def tekst_als_cel(waarde: str) -> str:
    """On one line."""
    return _zonder_stuurtekens(waarde).strip()


def verhaal(hoogstens: int) -> Lezer:
    r"""Text that may have more lines: ``\n`` stands for a new line, ``\\`` for one backslash."""

    def lezen(cel: str) -> str:
        regels = cel.splitlines()  # a cell of a spreadsheet can have more lines by itself
        gelezen = _TEKEN.sub(lambda m: "\n" if m[1] == "n" else m[1], "\n".join(regels))
        if len(gelezen) > hoogstens or any(map(_heeft_stuurtekens, regels)):
            raise Celfout(
                _("tekst van hoogstens %(n)s tekens, met \\n voor een nieuwe regel")
                % {"n": hoogstens}
            )
        return gelezen

    return lezen


def verhaal_als_cel(waarde: str) -> str:
    """The inverse of `verhaal`."""
    regels = waarde.strip().replace("\\", "\\\\").splitlines()
    return "\\n".join(map(_zonder_stuurtekens, regels))


def nummer(cel: str) -> str:
    """An organisation's own number; without the signs that divide a cell of several numbers."""
    if not _NUMMER.fullmatch(cel):
        raise Celfout(_("een nummer van hoogstens 40 letters, cijfers en . _ / -, zoals V-0012"))
    return cel


def emailadres(cel: str) -> str:
    """An e-mail address."""
    verwacht = _("een e-mailadres, zoals naam@voorbeeld.nl")
    if len(cel) > 254:
        raise Celfout(verwacht)
    try:
        validate_email(cel)
    except ValidationError:
        raise Celfout(verwacht) from None
    return cel


def geheel(laagste: int, hoogste: int) -> Lezer:
    """A whole number from ``laagste`` up to and including ``hoogste``."""

    def lezen(cel: str) -> int:
        if _GEHEEL.fullmatch(cel) and laagste <= int(cel) <= hoogste:
            return int(cel)
        raise Celfout(
            _("een heel getal van %(laag)s tot en met %(hoog)s")
            % {"laag": laagste, "hoog": hoogste}
        )

    return lezen


def decimaal(laagste: int, hoogste: int) -> Lezer:
    """A number with at most one decimal, after a comma or a point."""

    def lezen(cel: str) -> Decimal:
        if _DECIMAAL.fullmatch(cel):
            getal = Decimal(cel.replace(",", "."))
            if laagste <= getal <= hoogste and getal == round(getal, 1):
                return getal
        raise Celfout(
            _("een getal van %(laag)s tot en met %(hoog)s, met hoogstens een cijfer na de komma")
            % {"laag": laagste, "hoog": hoogste}
        )

    return lezen


def decimaal_als_cel(waarde: Decimal) -> str:
    """The inverse of `decimaal`: 12 or 12,5."""
    return f"{waarde:.1f}".removesuffix(".0").replace(".", ",")


def datum(cel: str) -> date:
    """A date: dd-mm-jjjj, or jjjj-mm-dd as spreadsheets also write it."""
    gelezen = _dag(cel)
    if gelezen is None:
        raise Celfout(_("een datum als dag-maand-jaar, zoals 31-12-2026"))
    if dag_fout(gelezen):
        raise Celfout(_("een datum van 1900 tot en met 2099"))
    return gelezen


def _dag(cel: str) -> date | None:
    try:
        if m := _DATUM.fullmatch(cel):
            return date(int(m[3]), int(m[2]), int(m[1]))
        if m := _ISO_DATUM.fullmatch(cel):
            return date(int(m[1]), int(m[2]), int(m[3]))
    except ValueError:
        pass
    return None


def datum_als_cel(waarde: date) -> str:
    """The inverse of `datum`."""
    return f"{waarde.day:02}-{waarde.month:02}-{waarde.year:04}"


def ja_nee(cel: str) -> bool:
    """ja or nee."""
    try:
        return {"ja": True, "nee": False}[cel.lower()]
    except KeyError:
        raise Celfout(_("ja of nee")) from None


def ja_nee_als_cel(waarde: bool) -> str:
    """The inverse of `ja_nee`."""
    return "ja" if waarde else "nee"


def keuze(keuzes: type[Choices] | Iterable[Any]) -> Lezer:
    """One of the codes of a list of choices."""
    codes = {str(waarde): waarde for waarde in getattr(keuzes, "values", keuzes)}

    def lezen(cel: str) -> Any:
        try:
            return codes[cel.lower()]
        except KeyError:
            raise Celfout(_("een van: %(codes)s") % {"codes": ", ".join(codes)}) from None

    return lezen


def postcode(cel: str) -> str:
    """A postcode of an area that exists, as ``7551AB``."""
    m = _POSTCODE.fullmatch(cel.upper())
    if not m:
        raise Celfout(_("een postcode, zoals 7551 AB"))
    try:
        postcodegebied(m[1])
    except OnbekendePostcode as fout:
        raise Celfout(
            _("een postcode die bestaat (%(fout)s)") % {"fout": str(fout).rstrip(".")}
        ) from None
    return m[1] + m[2]


def postcode_als_cel(waarde: str) -> str:
    """As it is written on an envelope."""
    return f"{waarde[:4]} {waarde[4:]}"


def _heeft_stuurtekens(cel: str) -> bool:
    return any(unicodedata.category(teken) == "Cc" for teken in cel)


def _zonder_stuurtekens(waarde: str) -> str:
    return "".join(" " if unicodedata.category(teken) == "Cc" else teken for teken in waarde)


DATUM = Vorm(datum, datum_als_cel)
JA_NEE = Vorm(ja_nee, ja_nee_als_cel)
POSTCODE = Vorm(postcode, postcode_als_cel)
NUMMER = Vorm(nummer)
EMAIL = Vorm(emailadres)


def tekst_van(hoogstens: int) -> Vorm:
    """A column of one line of text."""
    return Vorm(tekst(hoogstens), tekst_als_cel)


def verhaal_van(hoogstens: int) -> Vorm:
    """A column of text that may have more lines."""
    return Vorm(verhaal(hoogstens), verhaal_als_cel)


def getal_van(laagste: int, hoogste: int) -> Vorm:
    """A column of whole numbers."""
    return Vorm(geheel(laagste, hoogste))


def keuze_uit(keuzes: type[Choices]) -> Vorm:
    """A column of codes."""
    return Vorm(keuze(keuzes))
