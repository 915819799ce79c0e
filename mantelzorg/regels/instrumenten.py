"""Instruments that measure burden: data, not code (design section 5).

The shipped ones are in `mantelzorg/data/instrumenten`, the source beside each figure. An
organisation loads its own in the same form (`docs/handleiding/instrumenten.md`).
"""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.fouten import Ongeldig

from .instrumentdelen import (
    CODE,
    CODE_UITLEG,
    DECIMALEN,
    NIVEAUS,
    Item,
    Klasse,
    Totaal,
    eenmaal,
    lees_schalen,
)
from .velden import HOOGSTENS, Velden, onder

__all__ = [
    "MAP",
    "NIVEAUS",
    "Instrument",
    "Item",
    "Klasse",
    "Totaal",
    "meegeleverd",
    "meegeleverde_versies",
    "som",
]

MAP = Path(__file__).parent.parent / "data" / "instrumenten"
VERSIE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,19}")
VERSIE_UITLEG = gettext_lazy(
    "Dit moet een versie zijn, tussen aanhalingstekens: letters, cijfers, punten en streepjes, "
    'zoals "2026-1".'
)
MEESTE_ITEMS = 100
FIJN = 10_000
"""So many of the smallest differences between scores (`DECIMALEN`) go into 1."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of an instrument. It has items or a total, never both.

    ``klassen``: in order of score, without holes; none where nobody drew a line.
    """

    code: str
    versie: str
    naam: str
    bron: str
    hoog_is_zwaar: bool
    items: tuple[Item, ...] = ()
    totaal: Totaal | None = None
    klassen: tuple[Klasse, ...] = ()

    @classmethod
    def uit_dict(cls, definitie: object) -> "Instrument":
        """From a definition that came out of JSON. Raises Ongeldig, naming every wrong place."""
        if not isinstance(definitie, dict):
            raise Ongeldig({"definitie": _("Dit moet een groep zijn, tussen { en }.")})
        velden = Velden()
        groep = velden.groep(
            definitie,
            "",
            {"code", "versie", "naam", "bron", "hoog_is_zwaar", "klassen"},
            {"schalen", "items", "totaal"},
        )
        instrument = cls(
            code=velden.code(groep, "code", "", CODE, str(CODE_UITLEG)),
            versie=velden.code(groep, "versie", "", VERSIE, str(VERSIE_UITLEG)),
            naam=velden.tekst(groep, "naam", "", 100),
            bron=velden.tekst(groep, "bron", "", 1000),
            hoog_is_zwaar=velden.ja_nee(groep, "hoog_is_zwaar", ""),
            **_telling(velden, groep),
            klassen=_klassen(velden, groep),
        )
        _samenhang_controleren(velden, instrument)
        if velden.fouten:
            raise Ongeldig(velden.fouten)
        return instrument

    @property
    def laagste(self) -> float:
        """The lowest score that there is."""
        if self.totaal is not None:
            return self.totaal.laagste
        return som(min(item.scores.values()) for item in self.items)

    @property
    def hoogste(self) -> float:
        """The highest score that there is."""
        if self.totaal is not None:
            return self.totaal.hoogste
        return som(max(item.scores.values()) for item in self.items)

    @property
    def stap(self) -> float:
        """All scores lie a whole number of these above the lowest."""
        if self.totaal is not None:
            return 1
        verschillen = [
            _fijn(score) - _fijn(min(item.scores.values()))
            for item in self.items
            for score in item.scores.values()
        ]
        return math.gcd(*verschillen) / FIJN

    @property
    def telling(self) -> tuple[object, ...]:
        """All that the score, the class and the rules depend on.

        Scores of two versions of which this is the same can be compared, whatever they are called.
        """
        return (
            self.totaal is None,
            [(item.nummer, item.scores) for item in self.items],
            [(k.code, k.van, k.tot, k.niveau) for k in self.klassen],
        )

    @property
    def zwaarste(self) -> Klasse | None:
        """The class of the heaviest burden."""
        if not self.klassen:
            return None
        return self.klassen[-1 if self.hoog_is_zwaar else 0]


def som(scores: Iterable[float]) -> float:
    """The sum, so exact that it can be compared with the edge of a class."""
    return round(math.fsum(scores), DECIMALEN)


def _fijn(score: float) -> int:
    """A score in the smallest unit there is."""
    return round(score * FIJN)


def _telling(velden: Velden, groep: Mapping[str, Any]) -> dict[str, Any]:
    """How the score comes about: ``schalen`` with ``items``, or a ``totaal``."""
    if "totaal" in groep:
        for naam in {"schalen", "items"} & groep.keys():
            velden.fout(naam, _("Bij een totaal horen geen vragen: laat dit weg."))
        return {"totaal": Totaal.lees(velden, groep["totaal"], "totaal")}
    for naam in {"schalen", "items"} - groep.keys():
        velden.fout(naam, _("Dit ontbreekt. Of vul een totaal in."))
    if "schalen" not in groep:
        return {}
    schalen = lees_schalen(velden, groep)
    delen = velden.lijst(groep, "items", "", 1, MEESTE_ITEMS)
    gelezen = [(plek, Item.lees(velden, deel, plek, schalen)) for plek, deel in delen]
    items = tuple((plek, item) for plek, item in gelezen if item is not None)
    eenmaal(velden, "nummer", ((plek, item.nummer) for plek, item in items))
    return {"items": tuple(item for _plek, item in items)}


def _klassen(velden: Velden, groep: Mapping[str, Any]) -> tuple[Klasse, ...]:
    delen = velden.lijst(groep, "klassen", "", 0, 20)
    klassen = [(plek, Klasse.lees(velden, deel, plek)) for plek, deel in delen]
    eenmaal(velden, "code", ((plek, klasse.code) for plek, klasse in klassen))
    return tuple(klasse for _plek, klasse in klassen)


def _samenhang_controleren(velden: Velden, instrument: Instrument) -> None:
    """Classes follow each other without holes from the lowest score to the highest, and the
    heavier the burden, the higher the level. Says nothing while their parts are wrong."""
    delen = {"items", "schalen", "totaal", "klassen", "hoog_is_zwaar"}
    if any(plek.partition(".")[0] in delen for plek in velden.fouten):
        return
    if max(-instrument.laagste, instrument.hoogste) > HOOGSTENS:
        velden.fout("items", _("De score kan boven de 1000 of onder de −1000 komen."))
    elif instrument.klassen:
        _grenzen_controleren(velden, instrument)
        _niveaus_controleren(velden, instrument)


def _grenzen_controleren(velden: Velden, instrument: Instrument) -> None:
    moet = _("Dit moet %(score)s zijn. %(waarom)s")
    stap, begin = _fijn(instrument.stap), _fijn(instrument.laagste)
    verwacht = begin
    for nummer, klasse in enumerate(instrument.klassen, 1):
        plek = f"klassen.{nummer}"
        if _fijn(klasse.van) != verwacht:
            waarom = (
                _("De klassen sluiten op elkaar aan.")
                if nummer > 1
                else _("De eerste klasse begint bij de laagste score.")
            )
            feiten = {"score": _in_cijfers(verwacht / FIJN), "waarom": waarom}
            velden.fout(onder(plek, "van"), moet % feiten)
        if klasse.tot < klasse.van:
            velden.fout(onder(plek, "tot"), _("Dit is lager dan waar de klasse begint."))
        elif (_fijn(klasse.tot) - begin) % stap:
            velden.fout(onder(plek, "tot"), _("Deze score kan niet voorkomen."))
        verwacht = _fijn(klasse.tot) + stap
    if instrument.klassen[-1].tot != instrument.hoogste:
        waarom = _("De laatste klasse eindigt bij de hoogste score.")
        feiten = {"score": _in_cijfers(instrument.hoogste), "waarom": waarom}
        velden.fout(f"klassen.{len(instrument.klassen)}.tot", moet % feiten)


def _niveaus_controleren(velden: Velden, instrument: Instrument) -> None:
    genummerd = list(enumerate(instrument.klassen, 1))
    op_zwaarte = genummerd if instrument.hoog_is_zwaar else genummerd[::-1]
    for (_n, lichter), (nummer, zwaarder) in pairwise(op_zwaarte):
        if NIVEAUS.index(zwaarder.niveau) < NIVEAUS.index(lichter.niveau):
            fout = _("Een zwaardere klasse heeft geen lager niveau dan een lichtere.")
            velden.fout(f"klassen.{nummer}.niveau", fout)


def _in_cijfers(score: float) -> str:
    """A score as it is written, without zeros behind the point."""
    return f"{score:.{DECIMALEN}f}".rstrip("0").rstrip(".")


@cache
def meegeleverde_versies() -> Mapping[tuple[str, str], Instrument]:
    """All shipped instruments, by code and version."""
    gelezen = (
        Instrument.uit_dict(json.loads(pad.read_text(encoding="utf-8")))
        for pad in sorted(MAP.glob("*.json"))
    )
    return MappingProxyType({(i.code, i.versie): i for i in gelezen})


@cache
def meegeleverd() -> Mapping[str, Instrument]:
    """The shipped instruments by code, of each the last version."""
    return MappingProxyType({i.code: i for i in meegeleverde_versies().values()})
