"""Pages of at most 100, that do not slow down with the size of the organisation."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response

_TEKST = {"type": "string"}
LANGSTE_AANTAL = 3
"""Characters of `aantal`."""


class Bladzijden(CursorPagination):
    """Cursor pages; each viewset names its orderings, and `volgorde` chooses one."""

    page_size = 50
    max_page_size = 100
    page_size_query_param = "aantal"
    cursor_query_param = "cursor"
    offset_cutoff = 100_000  # rows with the same first value: rather a slow page than a wrong one

    def paginate_queryset(
        self, queryset: QuerySet[Any], request: Request, view: Any = None
    ) -> list[Any] | None:
        try:
            rijen = super().paginate_queryset(queryset, request, view) or []
        except (ValueError, OverflowError, ValidationError, DataError) as fout:
            # DRF decodes the cursor, but leaves it to the database whether it means anything.
            raise _verkeerd(self.cursor_query_param, self.invalid_cursor_message) from fout
        except exceptions.NotFound as fout:
            raise _verkeerd(self.cursor_query_param, self.invalid_cursor_message) from fout
        # DRF's links skip a whole page from the first or last one, though that may be shorter.
        self.page_size = len(rijen)
        return rijen

    def get_paginated_response(self, data: Any) -> Response:
        links = {"volgende": self.get_next_link(), "vorige": self.get_previous_link()}
        return Response({**links, "resultaten": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        adres = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["volgende", "vorige", "resultaten"],
            "properties": {"volgende": adres, "vorige": adres, "resultaten": schema},
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        def sleutel(naam: str, uitleg: Any, schema: dict[str, Any]) -> dict[str, Any]:
            tekst = str(uitleg)
            return {"name": naam, "in": "query", "description": tekst, "schema": schema}

        aantal = {"type": "integer", "minimum": 1, "maximum": self.max_page_size}
        return [
            sleutel("aantal", _("Hoeveel rijen op een bladzijde."), aantal),
            sleutel("cursor", _("Waar de bladzijde begint: uit volgende of vorige."), _TEKST),
            sleutel("volgorde", _("De volgorde."), _TEKST | {"enum": list(view.volgordes)}),
        ]

    def get_page_size(self, request: Request) -> int:
        gevraagd = request.query_params.get(self.page_size_query_param)
        if gevraagd is None:
            return self.page_size
        # No more characters are read than a number that may be has: "0100000" is one of 100,000.
        kort = gevraagd.isascii() and gevraagd.isdigit() and len(gevraagd) <= LANGSTE_AANTAL
        if not (kort and 1 <= int(gevraagd) <= self.max_page_size):
            tekst = _("Geef een aantal van 1 tot en met %(meeste)s.")
            raise _verkeerd(self.page_size_query_param, tekst % {"meeste": self.max_page_size})
        return int(gevraagd)

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: Any) -> tuple[str, ...]:
        volgordes = view.volgordes
        gevraagd = request.query_params.get("volgorde", next(iter(volgordes)))
        if gevraagd not in volgordes:
            tekst = _("Kies uit: %(namen)s.")
            raise _verkeerd("volgorde", tekst % {"namen": ", ".join(volgordes)})
        return tuple(volgordes[gevraagd])


def _verkeerd(sleutel: str, tekst: Any) -> exceptions.ValidationError:
    return exceptions.ValidationError({sleutel: [tekst]})
