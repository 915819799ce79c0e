"""Lists as files: the same rows and filters as in JSON, for a spreadsheet."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from rest_framework.renderers import BaseRenderer

from uitwisseling.bestand import Formaat, bestand_schrijven

MEESTE_RIJEN = 10_000
"""More than this is not made in one answer: narrow the filter, or export from the pages."""


class _Bestand(BaseRenderer):
    charset = None
    render_style = "binary"

    def render(
        self,
        data: Sequence[Mapping[str, Any]],
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        kolommen = list(data[0]) if data else []
        rijen = [{naam: cel(waarde) for naam, waarde in rij.items()} for rij in data]
        return bestand_schrijven(Formaat(self.format), kolommen, rijen)


class CsvBestand(_Bestand):
    """Comma-separated values, in UTF-8."""

    media_type = "text/csv"
    format = "csv"


class XlsxBestand(_Bestand):
    """A workbook."""

    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    format = "xlsx"


def cel(waarde: Any) -> str:
    """A value as text in a cell: unknown is empty, yes and no are words, a list is joined."""
    match waarde:
        case None:
            return ""
        case bool():
            return "ja" if waarde else "nee"
        case list() | tuple():
            return "; ".join(cel(deel) for deel in waarde)
        case dict():
            return json.dumps(waarde, ensure_ascii=False, default=str)
    return str(waarde)
