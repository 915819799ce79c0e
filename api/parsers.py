"""Reading what was sent: JSON of a bounded depth, only numbers and texts that exist; a form."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.utils.json import strict_constant

DIEPST = 20
"""How many objects and lists may stand in each other."""

LANGSTE_NAAM, MEESTE_NAMEN = 100, 10
"""Of names that are there twice: how much is told."""

HALF_TEKEN = re.compile("[\ud800-\udfff]")
r"""What "\ud800" alone is read as: no text that can be kept, or sent back in an error."""


class Json(JSONParser):
    """JSON in UTF-8 as RFC 8259 has it, and every name once: of two only the last would count.

    Raises ParseError (400) for anything else.
    """

    def parse(self, stream: Any, *args: Any, **kwargs: Any) -> Any:
        dubbel: list[str] = []

        def object_(paren: list[tuple[str, Any]]) -> dict[str, Any]:
            namen = Counter(naam for naam, _waarde in paren)
            dubbel.extend(naam for naam, aantal in namen.items() if aantal > 1)
            return dict(paren)

        try:
            gelezen = json.loads(
                stream.read().decode(), object_pairs_hook=object_, parse_constant=strict_constant
            )
        except ValueError as fout:
            raise ParseError(_("De invoer is geen geldige JSON.")) from fout
        except RecursionError as fout:
            raise _te_diep() from fout
        for diepte, deel in _delen(gelezen):
            if diepte > DIEPST:
                raise _te_diep()
            if isinstance(deel, float) and not math.isfinite(deel):  # 1e999 is read as infinite
                raise ParseError(_("Een getal in de invoer is te groot."))
            if isinstance(deel, str) and HALF_TEKEN.search(deel):
                raise ParseError(_("Een tekst in de invoer bevat een half teken."))
        if dubbel:
            namen = ", ".join(naam[:LANGSTE_NAAM] for naam in dubbel[:MEESTE_NAMEN])
            raise ParseError(_("Dit staat er meer dan één keer: %(namen)s.") % {"namen": namen})
        return gelezen


class Formulier(MultiPartParser):
    """Fields and a file (multipart/form-data). Raises ParseError (400) for anything else."""

    def parse(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().parse(*args, **kwargs)
        except ParseError as fout:
            raise ParseError(_("De invoer is geen geldig formulier.")) from fout


def _te_diep() -> ParseError:
    return ParseError(_("De invoer is te diep genest."))


def _delen(gelezen: Any) -> Iterator[tuple[int, Any]]:
    """Every part and name, with the number of objects and lists it stands in, itself included."""
    over = [(0, gelezen)]
    while over:
        diepte, deel = over.pop()
        if isinstance(deel, dict | list):
            diepte += 1
            waarden = (*deel, *deel.values()) if isinstance(deel, dict) else deel
            over.extend((diepte, waarde) for waarde in waarden)
        yield diepte, deel
