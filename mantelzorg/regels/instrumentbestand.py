"""Reading an instrument from a file that somebody made by hand, and comparing it with others."""

import json
from typing import Any

from django.utils.translation import gettext as _

from kern.fouten import Ongeldig

from .instrumenten import Instrument

GROOTSTE_BESTAND = 200_000
"""Bytes. A hundred questions with their texts take half of it."""


def lees_bestand(inhoud: bytes) -> dict[str, Any]:
    """The definition in a JSON file, not yet checked. Raises Ongeldig, saying where it goes wrong.

    A name that stands twice in one group is a mistake, and text must be text that can be written.
    """
    if len(inhoud) > GROOTSTE_BESTAND:
        raise Ongeldig({"bestand": _("Dit bestand is te groot: hoogstens 200 kB.")})
    try:
        gelezen = json.loads(inhoud.decode("utf-8-sig"), object_pairs_hook=_zonder_dubbelen)
        json.dumps(gelezen, ensure_ascii=False).encode()
    except json.JSONDecodeError as fout:
        tekst = _("Regel %(regel)s, teken %(teken)s: hier klopt de JSON niet.")
        raise Ongeldig({"bestand": tekst % {"regel": fout.lineno, "teken": fout.colno}}) from None
    except (ValueError, RecursionError):
        raise Ongeldig({"bestand": _("Dit is geen tekstbestand met JSON in UTF-8.")}) from None
    if not isinstance(gelezen, dict):
        raise Ongeldig({"definitie": _("Dit moet een groep zijn, tussen { en }.")})
    return gelezen


def _zonder_dubbelen(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    namen = [naam for naam, _waarde in paren]
    if dubbel := sorted({naam for naam in namen if namen.count(naam) > 1}):
        fout = _("Dit staat twee keer in een groep: %(namen)s.")
        raise Ongeldig({"bestand": fout % {"namen": ", ".join(map(ascii, dubbel))}})
    return dict(paren)


def vergelijkbaar_fout(nieuw: Instrument, bekend: Instrument, *, meegeleverd: bool) -> str:
    """What is wrong with a new version of an instrument that is known; empty is right.

    Measurements under one code are compared with each other and over time, so:

    - every version has the same lowest and highest score, and the same direction;
    - a version of a shipped instrument has the same questions, answers, scores and classes, since
      the rules that raise signals know them: only names, labels, texts and sources may differ.

    Whatever counts in another way takes another code.
    """
    if _schaal(nieuw) != _schaal(bekend):
        return _(
            "Een instrument met deze code is er al, met een andere laagste of hoogste score of een "
            "andere richting. Kies een andere code."
        )
    if meegeleverd and nieuw.telling != bekend.telling:
        return _(
            "Dit is een instrument van Ademruimte. In een eigen versie mogen alleen namen, labels, "
            "teksten en bronnen anders zijn. Kies een andere code als het anders telt."
        )
    return ""


def _schaal(instrument: Instrument) -> tuple[float, float, bool]:
    return instrument.laagste, instrument.hoogste, instrument.hoog_is_zwaar
