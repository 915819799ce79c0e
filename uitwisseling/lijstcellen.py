"""Cells with more than one value, between semicolons: reading and writing (see `cellen`)."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext as _

from kern.models import Sterkte
from vrijwilligers.models import Taalniveau

from .cellen import datum, datum_als_cel, tekst, tekst_als_cel
from .fouten import Celfout, toonbaar

_CODE = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_CODE_BIJZONDER = re.compile(
    r"([a-z][a-z0-9_]*)(?: *\( *tot +([0-9-]+) *\))?(?: *\( *([a-z0-9]+) *\))?", re.ASCII
)
_PERIODE = re.compile(r"([0-9-]+) *t/m *([0-9-]+)", re.ASCII)
_CURSUS = re.compile(
    r"(.+?) *\( *gevolgd +([0-9-]+) *(?:, *tot +([0-9-]+) *)?\)", re.ASCII | re.IGNORECASE
)
_ONDERDEEL = re.compile(r"(?:\\.|[^\\;]|\\$)+")

Bijzonder = tuple[str, date | None, str]
"""A code, until when it holds, and the level of a language."""
Cursus = tuple[str, date, date | None]
"""The name of a course, when it was followed, and until when it holds."""


def delen(cel: str) -> list[str]:
    """The parts of a cell between semicolons, without the empty ones."""
    return [deel for deel in (stuk.strip() for stuk in cel.split(";")) if deel]


def lijst(onderdelen: Iterable[str]) -> str:
    """The inverse of `delen`, in one order."""
    return "; ".join(sorted(onderdelen))


def code(cel: str) -> str:
    """The code of a kenmerk."""
    if not _CODE.fullmatch(cel.lower()):
        raise Celfout(_("de code van een kenmerk, zoals taal_turks"))
    return cel.lower()


def codes(cel: str) -> tuple[str, ...]:
    """Codes of kenmerken: ``ervaring_dementie; taal_turks``."""
    return _uniek([code(deel) for deel in delen(cel)])


def codes_met_bijzonderheden(cel: str) -> tuple[Bijzonder, ...]:
    """Codes with, for some, until when or how well: ``ehbo (tot 31-12-2026); taal_turks (b2)``."""
    gelezen: dict[str, Bijzonder] = {}
    for deel in delen(cel):
        m = _CODE_BIJZONDER.fullmatch(deel.lower())
        if not m or (m[3] and m[3] not in Taalniveau.values):
            raise Celfout(
                _("codes van kenmerken, zoals rijbewijs; ehbo (tot 31-12-2026); taal_turks (b2)")
            )
        if m[1] in gelezen:
            raise _dubbel(m[1])
        gelezen[m[1]] = (m[1], datum(m[2]) if m[2] else None, m[3] or "")
    return tuple(gelezen.values())


def codes_met_bijzonderheden_als_cel(waarden: Iterable[Bijzonder]) -> str:
    """The inverse of `codes_met_bijzonderheden`."""
    return lijst(
        wat + (f" (tot {datum_als_cel(tot)})" if tot else "") + (f" ({niveau})" if niveau else "")
        for wat, tot, niveau in waarden
    )


def wensen(cel: str) -> dict[str, str]:
    """Wishes with their strength: ``wandelen: graag; rookt: liever_niet``."""
    return {code(wat): sterkte for wat, sterkte in _met_sterkte(cel).items()}


def wensen_als_cel(waarden: Mapping[str, str]) -> str:
    """The inverse of `wensen` and of `nummers_met_sterkte`."""
    return lijst(f"{wat}: {sterkte}" for wat, sterkte in waarden.items())


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
    return tuple(sorted(set(gelezen)))


def periodes_als_cel(waarden: Iterable[tuple[date, date]]) -> str:
    """The inverse of `periodes`, the first one first."""
    return "; ".join(
        f"{datum_als_cel(van)} t/m {datum_als_cel(tot)}" for van, tot in sorted(waarden)
    )


def cursussen(cel: str) -> tuple[Cursus, ...]:
    r"""Courses: ``EHBO (gevolgd 01-02-2025, tot 01-02-2027)``; ``\;`` is a semicolon in a name."""
    verwacht = _("cursussen met een datum, zoals EHBO (gevolgd 01-02-2025, tot 01-02-2027)")
    gelezen = []
    for deel in _ONDERDEEL.findall(cel):
        if not deel.strip():
            continue
        m = _CURSUS.fullmatch(deel.strip())
        if not m:
            raise Celfout(verwacht)
        naam = tekst(100)(re.sub(r"\\(.)", r"\1", m[1]).strip())
        tot = datum(m[3]) if m[3] else None
        gevolgd = datum(m[2])
        if not naam or (tot and tot < gevolgd):
            raise Celfout(verwacht)
        gelezen.append((naam, gevolgd, tot))
    return tuple(gelezen)


def cursussen_als_cel(waarden: Iterable[Cursus]) -> str:
    """The inverse of `cursussen`."""
    return lijst(
        re.sub(r"([\\;])", r"\\\1", tekst_als_cel(naam))
        + f" (gevolgd {datum_als_cel(gevolgd)}"
        + (f", tot {datum_als_cel(tot)})" if tot else ")")
        for naam, gevolgd, tot in waarden
    )


def _met_sterkte(cel: str) -> dict[str, str]:
    gelezen: dict[str, str] = {}
    gezien: set[str] = set()
    for deel in delen(cel):
        wat, dubbelepunt, hoe = (stuk.strip() for stuk in deel.rpartition(":"))
        hoe = hoe.lower().replace(" ", "_")
        if not dubbelepunt or not wat or hoe not in Sterkte.values:
            raise Celfout(
                _("per wens een dubbele punt en een van: %(sterktes)s, zoals wandelen: graag")
                % {"sterktes": ", ".join(Sterkte.values)}
            )
        if wat.upper() in gezien:
            raise _dubbel(wat)
        gezien.add(wat.upper())
        gelezen[wat] = hoe
    return gelezen


def _uniek(waarden: list[str]) -> tuple[str, ...]:
    gezien: set[str] = set()
    for waarde in waarden:
        if waarde.upper() in gezien:
            raise _dubbel(waarde)
        gezien.add(waarde.upper())
    return tuple(waarden)


def _dubbel(waarde: str) -> Celfout:
    return Celfout(
        _("elke waarde één keer (%(waarde)s staat er vaker)") % {"waarde": toonbaar(waarde)}
    )
