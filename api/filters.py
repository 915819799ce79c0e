"""Filters of lists: camelCase names, and a key that nobody knows is an error."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django_filters import BooleanFilter
from django_filters import rest_framework as filters
from django_filters.fields import IsoDateTimeField

from api.namen import DATUM, TIJDSTIP, camel
from kern.rechten import mag
from kern.regels.tijd import dag_fout
from kern.verzoek import gebruiker_van

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from api.v1.basis import OrganisatieViewSet

BLADEREN = {"cursor", "aantal", "volgorde"}


class _Datum(forms.DateField):
    """A day, written in one way."""

    def to_python(self, value: Any) -> date | None:
        if value and not re.fullmatch(DATUM, value, re.ASCII):
            raise ValidationError(_("Geef een datum als 2026-11-22."))
        return super().to_python(value)


class _Tijdstip(IsoDateTimeField):  # type: ignore[misc]  # the library has no types
    """A moment with its time zone, and no day."""

    def to_python(self, value: Any) -> datetime | None:
        if value and not re.fullmatch(TIJDSTIP, value, re.ASCII):
            raise ValidationError(_("Geef een tijdstip als 2026-11-22T09:30:00Z."))
        tijdstip: datetime | None = super().to_python(value)
        # The first and last year there is cannot be reckoned to UTC.
        if tijdstip and (tekst := dag_fout(tijdstip.date())):
            raise ValidationError(tekst)
        return tijdstip


class _JaNee(forms.Field):
    """true or false, and nothing that looks like it."""

    def to_python(self, value: Any) -> bool | None:
        if value in (None, ""):
            return None
        if value not in ("true", "false"):
            raise ValidationError(_("Kies true of false."))
        return bool(value == "true")


class JaNeeFilter(BooleanFilter):  # type: ignore[misc]  # the library has no types
    """Yes or no. The one of `filters` takes anything else for not asked, in its widget."""

    field_class = _JaNee


class GewijzigdNa(filters.IsoDateTimeFilter):  # type: ignore[misc]  # the library has no types
    """What is new since, or changed: by its version (`api.versies`), which its parts change too.

    ``niet``: what is shown with it and follows from something else, for the documentation.
    """

    def __init__(self, niet: "StrOrPromise" = "") -> None:
        tekst: StrOrPromise
        tekst = _lazy("Wat sindsdien nieuw is of veranderde, ook in de rijen die erbij horen.")
        if niet:
            tekst = format_lazy("{} {}", tekst, format_lazy(_lazy("Niet mee telt: {}."), niet))
        super().__init__("gewijzigd_op", lookup_expr="gt", help_text=tekst)


class Filters(filters.FilterSet):  # type: ignore[misc]  # the library has no types
    """Declared with Python names; the address has them in camelCase.

    ``rechten``: name in the address -> the right (kern.rechten) that it takes. What somebody may
    not read they cannot ask about either: for them the key does not exist.
    """

    rechten: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        namen = {}
        for naam, filter_ in super().get_filters().items():
            filter_.field_name = filter_.field_name or naam
            if isinstance(filter_, filters.IsoDateTimeFilter):
                filter_.field_class = _Tijdstip
            if isinstance(filter_, filters.DateFilter):
                filter_.field_class = _Datum
            namen[camel(naam)] = filter_
        return namen


class WatGevraagdIs(filters.DjangoFilterBackend):  # type: ignore[misc]  # no types
    """The filters that the address names. Where it names none, no form is made to read them."""

    def get_filterset(self, request: Any, queryset: Any, view: Any) -> Any:
        klasse = self.get_filterset_class(view, queryset)
        if klasse is None or not klasse.base_filters.keys() & request.query_params.keys():
            return None
        return super().get_filterset(request, queryset, view)


def verkeerde_sleutels(view: "OrganisatieViewSet") -> dict[str, list[str]]:
    """What stands behind the question mark and means nothing there, with what is wrong with it.

    A filter without a value is such a key: the library would leave it out, and show what was not
    asked for. A key that is there twice is one too: only the last would count.
    """
    bekend: set[str] = set()
    gegeven = view.request.query_params
    fouten: dict[str, list[str]] = {}
    if view.action in view.bladert:
        filters_ = _sleutels(view.filterset_class, view) if view.filterset_class else set()
        bekend = BLADEREN | filters_
        leeg = {naam for naam in filters_ if gegeven.get(naam) == ""}
        fouten = {naam: [_("Geef een waarde, of laat de sleutel weg.")] for naam in leeg}
    if vraag := view.vragen.get(view.action):
        bekend |= vraag().fields.keys()
    vaker = {naam for naam, waarden in gegeven.lists() if len(waarden) > 1}
    fouten |= {naam: [_("Geef deze sleutel één keer.")] for naam in vaker}
    onbekend = set(gegeven) - bekend
    return fouten | {naam: [_("Deze sleutel bestaat niet bij dit adres.")] for naam in onbekend}


def _sleutels(klasse: type[Filters], view: "OrganisatieViewSet") -> set[str]:
    rollen = gebruiker_van(view.request).rolcodes
    geweigerd = {naam for naam, recht in klasse.rechten.items() if not mag(rollen, recht)}
    return set(klasse.base_filters) - geweigerd
