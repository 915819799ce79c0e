"""Pages of at most 100, that do not slow down with the size of the organisation."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from api.problemen import VerkeerdeVraag
from kern.selectors.smal import EenVan

_TEKST = {"type": "string"}
LANGSTE_AANTAL = 3
"""Characters of `aantal`."""


@dataclass(frozen=True, slots=True)
class Plek:
    """A place in a list: just after a row with these values, or before it when going back.

    The values are those of every field of the ordering, so that nothing is skipped or shown twice
    when rows come and go meanwhile, however many have the same first value.
    """

    terug: bool
    waarden: tuple[str, ...]

    def cursor(self) -> str:
        """As it stands in an address."""
        return urlsafe_b64encode(json.dumps([self.terug, *self.waarden]).encode()).decode()

    @classmethod
    def van(cls, cursor: str) -> "Plek":
        """The place that a cursor names. Raises ValueError."""
        try:
            terug, *waarden = json.loads(urlsafe_b64decode(cursor.encode()))
        except (TypeError, RecursionError) as fout:
            raise ValueError("no cursor") from fout
        if not isinstance(terug, bool) or not all(isinstance(w, str) for w in waarden):
            raise ValueError("no cursor")
        return cls(terug, tuple(waarden))

    def verder(self, volgorde: Sequence[str]) -> Q:
        """The rows that come after this place in this ordering. Raises ValueError."""
        stappen = [
            (veld.lstrip("-"), "lt" if veld.startswith("-") else "gt", waarde)
            for veld, waarde in zip(volgorde, self.waarden, strict=True)
        ]
        verder, gelijk = [], Q()
        for veld, kant, waarde in stappen:
            verder.append(gelijk & Q(**{f"{veld}__{kant}": waarde}))
            gelijk &= Q(**{veld: waarde})
        # The first condition follows from the rest; with it an index finds the place.
        veld, kant, waarde = stappen[0]
        return Q(**{f"{veld}__{kant}e": waarde}) & reduce(Q.__or__, verder)


class Bladzijden(BasePagination):
    """Cursor pages; each viewset names its orderings, and `volgorde` chooses one."""

    page_size = 50
    max_page_size = 100
    page_size_query_param = "aantal"
    cursor_query_param = "cursor"

    def paginate_queryset(
        self, queryset: QuerySet[Any], request: Request, view: Any = None
    ) -> list[Any]:
        aantal = self.get_page_size(request)
        self._volgorde = self.get_ordering(request, queryset, view)
        self._adres = request.build_absolute_uri()
        cursor = request.query_params.get(self.cursor_query_param)
        try:
            self._plek = None if cursor is None else Plek.van(cursor)
            rijen, meer = self._lees(queryset, aantal)
        except (ValueError, OverflowError, ValidationError, DataError) as fout:
            # The database says whether the values mean anything.
            raise _verkeerd(self.cursor_query_param, _("Deze cursor is ongeldig.")) from fout
        terug = self._plek is not None and self._plek.terug
        self._rijen = rijen[:: -1 if terug else 1]
        self._heeft_volgende = terug or meer
        self._heeft_vorige = meer if terug else self._plek is not None
        return self._rijen

    def _lees(self, queryset: QuerySet[Any], aantal: int) -> tuple[list[Any], bool]:
        volgorde = self._volgorde
        if self._plek is not None:
            volgorde = _omgekeerd(volgorde) if self._plek.terug else volgorde
            queryset = queryset.filter(self._plek.verder(volgorde))
        return _eerste(queryset.order_by(*volgorde), aantal)

    def _link(self, rij: int, *, terug: bool) -> str:
        """The page before the first or after the last row; of an empty one where it would be."""
        plek = Plek(terug, self._plek.waarden if self._plek else ())
        if self._rijen:
            plek = Plek(terug, tuple(_waarde(self._rijen[rij], veld) for veld in self._volgorde))
        return str(replace_query_param(self._adres, self.cursor_query_param, plek.cursor()))

    def get_paginated_response(self, data: Any) -> Response:
        return Response(
            {
                "volgende": self._link(-1, terug=False) if self._heeft_volgende else None,
                "vorige": self._link(0, terug=True) if self._heeft_vorige else None,
                "resultaten": data,
            }
        )

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


def _eerste(rijen: QuerySet[Any], aantal: int) -> tuple[list[Any], bool]:
    """The first rows, and whether there are more.

    Where something is computed for each: first which they are. In one query PostgreSQL prepares
    for computing it for all rows of the organisation, and reads the consents and the proposals of
    everybody to show a hundred.
    """
    if not rijen.query.annotations:
        gevonden = list(rijen[: aantal + 1])
        return gevonden[:aantal], len(gevonden) > aantal
    while True:
        sleutels = list(rijen.values_list("pk", flat=True)[: aantal + 1])
        per_sleutel = {rij.pk: rij for rij in rijen.filter(EenVan(F("pk"), sleutels[:aantal]))}
        gevonden = [per_sleutel[sleutel] for sleutel in sleutels if sleutel in per_sleutel]
        if gevonden or not sleutels:  # or else all of them went in between: look again
            return gevonden, len(sleutels) > aantal


def _omgekeerd(volgorde: Sequence[str]) -> tuple[str, ...]:
    return tuple(veld[1:] if veld.startswith("-") else f"-{veld}" for veld in volgorde)


def _waarde(rij: Any, veld: str) -> str:
    """What a row has in a field of an ordering."""
    return str(reduce(getattr, veld.lstrip("-").split("__"), rij))


def _verkeerd(sleutel: str, tekst: Any) -> VerkeerdeVraag:
    return VerkeerdeVraag({sleutel: [tekst]})
