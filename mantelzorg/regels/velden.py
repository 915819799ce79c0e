"""Reading data of unknown shape: each wrong place is named, and reading goes on."""

import re
import unicodedata
from collections.abc import Mapping, Sequence, Set
from typing import Any

from django.utils.translation import gettext as _

HOOGSTENS = 1000


class Velden:
    """Reads parts of data that came out of JSON, and keeps what is wrong with them.

    ``fouten``: place -> what is wrong. A place is the names and numbers on the way to it, counted
    from 1: ``items.4.schaal``. What is wrong is read as something harmless, so that the rest can be
    looked at too; whoever reads throws the outcome away when there is any fault. What ought to be
    in a group and is not, the group itself names.
    """

    def __init__(self) -> None:
        self.fouten: dict[str, str] = {}

    def fout(self, plek: str, tekst: str) -> None:
        """Something is wrong here; what was said first about a place, or what it is in, stands."""
        if not any(plek == eerder or plek.startswith(f"{eerder}.") for eerder in self.fouten):
            self.fouten[plek] = tekst

    def groep(
        self, waarde: object, plek: str, verplicht: Set[str], mag: Set[str] = frozenset()
    ) -> dict[str, Any]:
        """An object with these names, and perhaps those that ``mag`` adds; empty if it is none."""
        if not isinstance(waarde, dict):
            self.fout(plek, _("Dit moet een groep zijn, tussen { en }."))
            return {}
        for naam in sorted(verplicht - waarde.keys()):
            self.fout(onder(plek, naam), _("Dit ontbreekt."))
        for naam in sorted(waarde.keys() - verplicht - mag):
            self.fout(onder(plek, naam), _("Deze naam is niet bekend."))
        return waarde

    def lijst(
        self, groep: Mapping[str, Any], naam: str, plek: str, minst: int, meest: int
    ) -> list[tuple[str, object]]:
        """The parts of a list of so many, each with its place."""
        if naam not in groep:
            return []
        waarde = groep[naam]
        if not isinstance(waarde, list) or not minst <= len(waarde) <= meest:
            fout = _("Dit moet een lijst zijn, tussen [ en ], met %(minst)s tot %(meest)s delen.")
            self.fout(onder(plek, naam), fout % {"minst": minst, "meest": meest})
            return []
        return [(onder(onder(plek, naam), str(n)), deel) for n, deel in enumerate(waarde, 1)]

    def tekst(self, groep: Mapping[str, Any], naam: str, plek: str, langst: int) -> str:
        """Text of at least one sign, without signs that cannot be shown."""
        waarde = groep.get(naam, "")
        if not isinstance(waarde, str) or (naam in groep and not waarde.strip()):
            fout = _("Dit moet tekst zijn, tussen aanhalingstekens.")
        elif len(waarde) > langst:
            fout = _("Dit is te lang: hoogstens %(langst)s tekens.") % {"langst": langst}
        elif any(unicodedata.category(teken) in ("Cc", "Cs") for teken in waarde):
            fout = _("Hier staat een teken in dat niet te lezen is, zoals een nieuwe regel.")
        else:
            return waarde.strip()
        self.fout(onder(plek, naam), fout)
        return ""

    def code(
        self, groep: Mapping[str, Any], naam: str, plek: str, patroon: re.Pattern[str], uitleg: str
    ) -> str:
        """Text of a fixed form, that ``uitleg`` describes."""
        waarde = groep.get(naam)
        if isinstance(waarde, str) and patroon.fullmatch(waarde):
            return waarde
        self.fout(onder(plek, naam), uitleg)
        return ""

    def keuze(self, groep: Mapping[str, Any], naam: str, plek: str, keuzes: Sequence[str]) -> str:
        """One of these texts."""
        waarde = groep.get(naam)
        if isinstance(waarde, str) and waarde in keuzes:
            return waarde
        fout = _("Kies een van: %(keuzes)s.") % {"keuzes": ", ".join(keuzes)}
        self.fout(onder(plek, naam), fout)
        return ""

    def getal(self, groep: Mapping[str, Any], naam: str, plek: str, *, decimalen: int) -> float:
        """A number from -1000 to 1000 with at most so many decimals; 0 where it is none."""
        waarde = groep.get(naam, 0)
        if (
            isinstance(waarde, (int, float))
            and not isinstance(waarde, bool)
            and abs(waarde) <= HOOGSTENS  # which NaN is not
            and round(waarde, decimalen) == waarde
        ):
            return waarde
        if decimalen:
            fout = _(
                "Dit moet een getal zijn van −1000 tot 1000, zonder aanhalingstekens, met "
                "hoogstens %(n)s cijfers achter de punt."
            ) % {"n": decimalen}
        else:
            fout = _("Dit moet een heel getal zijn van −1000 tot 1000, zonder aanhalingstekens.")
        self.fout(onder(plek, naam), fout)
        return 0

    def ja_nee(self, groep: Mapping[str, Any], naam: str, plek: str) -> bool:
        """True or false; false where it is left out."""
        waarde = groep.get(naam, False)
        if isinstance(waarde, bool):
            return waarde
        self.fout(onder(plek, naam), _("Schrijf true of false, zonder aanhalingstekens."))
        return False


def onder(plek: str, naam: str) -> str:
    """The place of what has this name, within another place."""
    return f"{plek}.{naam}" if plek else naam
