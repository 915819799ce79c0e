"""A file as a table of text, before anybody knows what its columns mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .fouten import Bestandsfout

GROOTSTE_BESTAND = 50 * 1024 * 1024
MEESTE_RIJEN = 100_000
MEESTE_KOLOMMEN = 200


@dataclass(frozen=True, slots=True)
class Onleesbaar:
    """A cell that has no text of its own, such as a formula; ``verwacht``: what it should be."""

    inhoud: str
    verwacht: str


Cel = str | Onleesbaar
Regel = list[Cel]

_ONMOGELIJK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def begrensd(regels: Iterable[Regel]) -> list[Regel]:
    """The lines. Raises Bestandsfout where there are too many, or one is too long."""
    resultaat: list[Regel] = []
    for regel in regels:
        if len(resultaat) > MEESTE_RIJEN:
            raise Bestandsfout(
                _("Het bestand heeft meer dan %(n)s rijen. Verdeel het over meer bestanden.")
                % {"n": MEESTE_RIJEN}
            )
        if len(regel) > MEESTE_KOLOMMEN:
            raise Bestandsfout(
                _("Rij %(rij)s heeft meer dan %(n)s kolommen.")
                % {"rij": len(resultaat) + 1, "n": MEESTE_KOLOMMEN}
            )
        resultaat.append(regel)
    return resultaat


def opgeschoond(tekst: str) -> str:
    """Text without the characters that no CSV or XLSX file can hold."""
    return _ONMOGELIJK.sub("\ufffd", tekst)
