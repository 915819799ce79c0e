"""Cells: from text to a value. Every reader here raises Celfout, naming what is expected.

Readers get the text without spaces around it, and never an empty one (see `kolommen.Kolom`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Choices
from django.utils.translation import gettext as _

from kern.models import Sterkte
from kern.postcodes import OnbekendePostcode, postcodegebied

from .fouten import Celfout, toonbaar

Lezer = Callable[[str], Any]

_GEHEEL = re.compile(r"[0-9]{1,9}", re.ASCII)
_DATUM = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})", re.ASCII)
_ISO_DATUM = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})", re.ASCII)
_NUMMER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}", re.ASCII)
_CODE = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_CODE_TOT = re.compile(r"([a-z][a-z0-9_]*)(?:\s*\(tot ([0-9-]+)\))?", re.ASCII)
_PERIODE = re.compile(r"([0-9-]+) *t/m *([0-9-]+)", re.ASCII)


def delen(cel: str) -> list[str]:
    """The parts of a cell between semicolons, without the empty ones."""
    return [deel for deel in (stuk.strip() for stuk in cel.split(";")) if deel]


def tekst(hoogstens: int) -> Lezer:
    """One line of text of at most so many characters."""

    def lezen(cel: str) -> str:
        if len(cel) > hoogstens or any(unicodedata.category(teken) == "Cc" for teken in cel):
            raise Celfout(_("tekst op één regel van hoogstens %(n)s tekens") % {"n": hoogstens})
        return cel

    return lezen


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


def datum(cel: str) -> date:
    """A date: dd-mm-jjjj, or jjjj-mm-dd as spreadsheets also write it."""
    try:
        if m := _DATUM.fullmatch(cel):
            return date(int(m[3]), int(m[2]), int(m[1]))
        if m := _ISO_DATUM.fullmatch(cel):
            return date(int(m[1]), int(m[2]), int(m[3]))
    except ValueError:
        pass
    raise Celfout(_("een datum als dag-maand-jaar, zoals 31-12-2026"))


def ja_nee(cel: str) -> bool:
    """ja or nee."""
    try:
        return {"ja": True, "nee": False}[cel.lower()]
    except KeyError:
        raise Celfout(_("ja of nee")) from None


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


def code(cel: str) -> str:
    """The code of a kenmerk."""
    if not _CODE.fullmatch(cel.lower()):
        raise Celfout(_("de code van een kenmerk, zoals taal_turks"))
    return cel.lower()


def codes(cel: str) -> tuple[str, ...]:
    """Codes of kenmerken: ``ervaring_dementie; taal_turks``."""
    return _uniek([code(deel) for deel in delen(cel)])


def codes_met_datum(cel: str) -> tuple[tuple[str, date | None], ...]:
    """Codes with, for some, until when they hold: ``rijbewijs; ehbo (tot 31-12-2026)``."""
    gelezen: dict[str, date | None] = {}
    for deel in delen(cel):
        m = _CODE_TOT.fullmatch(deel.lower())
        if not m:
            raise Celfout(_("codes van kenmerken, zoals rijbewijs; ehbo (tot 31-12-2026)"))
        if m[1] in gelezen:
            raise _dubbel(m[1])
        gelezen[m[1]] = datum(m[2]) if m[2] else None
    return tuple(gelezen.items())


def wensen(cel: str) -> dict[str, str]:
    """Wishes with their strength: ``wandelen: graag; rookt: liever_niet``."""
    return {code(wat): sterkte for wat, sterkte in _met_sterkte(cel).items()}


def nummers(cel: str) -> tuple[str, ...]:
    """Numbers of volunteers: ``V-0012; V-0045``."""
    return _uniek(delen(cel))


def nummers_met_sterkte(cel: str) -> dict[str, str]:
    """Volunteers who are wished for, or rather not: ``V-0012: graag; V-0045: liever_niet``."""
    return _met_sterkte(cel)


def periodes(cel: str) -> tuple[tuple[date, date], ...]:
    """Periods with both ends included: ``01-07-2026 t/m 14-07-2026``."""
    verwacht = _("periodes met het begin voor het einde, zoals 01-07-2026 t/m 14-07-2026")
    gelezen = []
    for deel in delen(cel):
        m = _PERIODE.fullmatch(deel)
        if not m:
            raise Celfout(verwacht)
        van, tot = datum(m[1]), datum(m[2])
        if tot < van:
            raise Celfout(verwacht)
        gelezen.append((van, tot))
    return tuple(gelezen)


def _met_sterkte(cel: str) -> dict[str, str]:
    gelezen: dict[str, str] = {}
    for deel in delen(cel):
        wat, dubbelepunt, hoe = (stuk.strip() for stuk in deel.rpartition(":"))
        hoe = hoe.lower().replace(" ", "_")
        if not dubbelepunt or not wat or hoe not in Sterkte.values:
            raise Celfout(
                _("per wens een dubbele punt en een van: %(sterktes)s, zoals wandelen: graag")
                % {"sterktes": ", ".join(Sterkte.values)}
            )
        if wat in gelezen:
            raise _dubbel(wat)
        gelezen[wat] = hoe
    return gelezen


def _uniek(waarden: list[str]) -> tuple[str, ...]:
    gezien: set[str] = set()
    for waarde in waarden:
        if waarde in gezien:
            raise _dubbel(waarde)
        gezien.add(waarde)
    return tuple(waarden)


def _dubbel(waarde: str) -> Celfout:
    return Celfout(
        _("elke waarde één keer (%(waarde)s staat er vaker)") % {"waarde": toonbaar(waarde)}
    )
