"""The parts of an instrument, and how each is read from a definition.

Each ``lees`` names what is wrong in ``velden`` and reads on; what it gives then is thrown away.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .velden import Velden, onder

NIVEAUS = ("laag", "verhoogd", "hoog", "acuut")
"""What a class says of the burden, least first: levels of risk (`mantelzorg.models.Risico`)."""
DECIMALEN = 4
"""Of a score: an answer and a weight have two at most."""

CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
CODE_UITLEG = gettext_lazy(
    "Dit moet een code zijn: kleine letters, cijfers en _, hoogstens 40, en eerst een letter."
)
NUMMER = re.compile(r"[0-9A-Za-z.]{1,10}")
NUMMER_UITLEG = gettext_lazy(
    'Dit moet het nummer op het formulier zijn, tussen aanhalingstekens, zoals "1" of "4a".'
)


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One answer on a scale, and what it counts."""

    code: str
    naam: str
    score: float

    @classmethod
    def lees(cls, velden: Velden, deel: object, plek: str) -> "Antwoord":
        """``{"code", "naam", "score"}``."""
        groep = velden.groep(deel, plek, {"code", "naam", "score"})
        return cls(
            velden.code(groep, "code", plek, CODE, str(CODE_UITLEG)),
            velden.tekst(groep, "naam", plek, 100),
            velden.getal(groep, "score", plek, decimalen=2),
        )


@dataclass(frozen=True, slots=True)
class Schaal:
    """The answers to choose from, in order. ``bron``: where their scores come from."""

    bron: str
    antwoorden: tuple[Antwoord, ...]

    @classmethod
    def lees(cls, velden: Velden, deel: object, plek: str) -> "Schaal":
        """``{"bron", "antwoorden": [...]}``: two answers or more that do not all count the same."""
        groep = velden.groep(deel, plek, {"bron", "antwoorden"})
        delen = velden.lijst(groep, "antwoorden", plek, 2, 20)
        gelezen = [(waar, Antwoord.lees(velden, antwoord, waar)) for waar, antwoord in delen]
        eenmaal(velden, "code", ((waar, antwoord.code) for waar, antwoord in gelezen))
        antwoorden = tuple(antwoord for _waar, antwoord in gelezen)
        if antwoorden and len({antwoord.score for antwoord in antwoorden}) == 1:
            velden.fout(onder(plek, "antwoorden"), _("Alle antwoorden tellen hetzelfde."))
        return cls(velden.tekst(groep, "bron", plek, 1000), antwoorden)


@dataclass(frozen=True, slots=True)
class Item:
    """A question by its number on the form, with a short label.

    ``tekst``: the wording, where the organisation has a licence for it and loaded it.
    ``omgekeerd``: the lowest answer counts as the highest, and so on.
    """

    nummer: str
    label: str
    schaal: Schaal
    tekst: str = ""
    omgekeerd: bool = False
    gewicht: float = 1

    @classmethod
    def lees(
        cls, velden: Velden, deel: object, plek: str, schalen: Mapping[str, Schaal]
    ) -> "Item | None":
        """``{"nummer", "label", "schaal"}``, and perhaps ``tekst``, ``omgekeerd``, ``gewicht``."""
        groep = velden.groep(
            deel, plek, {"nummer", "label", "schaal"}, {"tekst", "omgekeerd", "gewicht"}
        )
        nummer = velden.code(groep, "nummer", plek, NUMMER, str(NUMMER_UITLEG))
        label = velden.tekst(groep, "label", plek, 100)
        tekst = velden.tekst(groep, "tekst", plek, 1000)
        omgekeerd = velden.ja_nee(groep, "omgekeerd", plek)
        gewicht = velden.getal(groep, "gewicht", plek, decimalen=2) if "gewicht" in groep else 1
        if gewicht <= 0:
            velden.fout(onder(plek, "gewicht"), _("Een gewicht is meer dan 0."))
        schaal = velden.keuze(groep, "schaal", plek, tuple(schalen))
        if schaal not in schalen:
            return None
        return cls(nummer, label, schalen[schaal], tekst, omgekeerd, gewicht)

    @property
    def scores(self) -> dict[str, float]:
        """Code of the answer -> what it adds to the score: reversed first, then weighed."""
        los = {antwoord.code: antwoord.score for antwoord in self.schaal.antwoorden}
        spiegel = min(los.values()) + max(los.values())
        return {
            code: round((spiegel - score if self.omgekeerd else score) * self.gewicht, DECIMALEN)
            for code, score in los.items()
        }


@dataclass(frozen=True, slots=True)
class Totaal:
    """The instrument is entered as one whole number, from lowest to highest."""

    laagste: int
    hoogste: int
    bron: str

    @classmethod
    def lees(cls, velden: Velden, deel: object, plek: str) -> "Totaal":
        """``{"laagste", "hoogste", "bron"}``: whole numbers of 0 or more."""
        groep = velden.groep(deel, plek, {"laagste", "hoogste", "bron"})
        laagste = int(velden.getal(groep, "laagste", plek, decimalen=0))
        hoogste = int(velden.getal(groep, "hoogste", plek, decimalen=0))
        if laagste < 0:
            velden.fout(onder(plek, "laagste"), _("Een totaal is 0 of meer."))
        if hoogste <= laagste:
            velden.fout(onder(plek, "hoogste"), _("Dit moet hoger zijn dan het laagste totaal."))
        return cls(laagste, hoogste, velden.tekst(groep, "bron", plek, 1000))


@dataclass(frozen=True, slots=True)
class Klasse:
    """What scores from ``van`` up to and including ``tot`` mean; ``niveau`` is one of NIVEAUS."""

    code: str
    naam: str
    van: float
    tot: float
    niveau: str
    bron: str

    @classmethod
    def lees(cls, velden: Velden, deel: object, plek: str) -> "Klasse":
        """``{"code", "naam", "van", "tot", "niveau", "bron"}``."""
        groep = velden.groep(deel, plek, {"code", "naam", "van", "tot", "niveau", "bron"})
        return cls(
            velden.code(groep, "code", plek, CODE, str(CODE_UITLEG)),
            velden.tekst(groep, "naam", plek, 100),
            velden.getal(groep, "van", plek, decimalen=DECIMALEN),
            velden.getal(groep, "tot", plek, decimalen=DECIMALEN),
            velden.keuze(groep, "niveau", plek, NIVEAUS),
            velden.tekst(groep, "bron", plek, 1000),
        )


def eenmaal(velden: Velden, naam: str, gelezen: Iterable[tuple[str, str]]) -> None:
    """Name each place where something stands that stood in an earlier one. Empty is no value."""
    gezien: set[str] = set()
    for plek, waarde in gelezen:
        if waarde and waarde in gezien:
            velden.fout(onder(plek, naam), _("%(waarde)s staat er al.") % {"waarde": waarde})
        gezien.add(waarde)


def lees_schalen(velden: Velden, groep: Mapping[str, Any]) -> dict[str, Schaal]:
    """``{name: scale}``, one or more."""
    schalen = groep["schalen"]
    if not isinstance(schalen, dict) or not schalen:
        velden.fout("schalen", _("Dit moet een groep met schalen zijn, tussen { en }."))
        return {}
    for naam in schalen:
        velden.code({naam: naam}, naam, "schalen", CODE, str(CODE_UITLEG))
    return {naam: Schaal.lees(velden, deel, f"schalen.{naam}") for naam, deel in schalen.items()}
