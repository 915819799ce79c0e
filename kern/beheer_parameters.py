"""Dated parameters in the admin: JSON in a form, checked where it is typed."""

import json
from typing import Any

from django import forms
from django.forms.fields import InvalidJSONInput
from django.http import HttpRequest
from django.utils import timezone

from kern.beheer import OrganisatieAdmin, OrganisatieForm
from kern.fouten import Ongeldig
from kern.services.parameters import set_controleren


class Parameterveld(forms.JSONField):
    """JSON on lines of its own."""

    widget = forms.Textarea(attrs={"rows": 30, "cols": 60})

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (RecursionError, ValueError) as fout:  # nested too deep, or a number too long
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from fout

    def bound_data(self, data: Any, initial: Any) -> Any:
        try:
            return super().bound_data(data, initial)
        except (RecursionError, ValueError):
            return InvalidJSONInput(data)

    def prepare_value(self, value: Any) -> Any:
        return json.dumps(value, indent=2) if isinstance(value, dict) else value


class GedateerdeSetForm(OrganisatieForm):
    """A dated set. Give it ``waarden``, a `Parameterveld`, and `controle`."""

    def controle(self, waarden: object) -> object:
        """Raise Ongeldig where these cannot be a set of this kind: what its service checks."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        waarden = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                set_controleren(
                    ingangsdatum=waarden["ingangsdatum"],
                    waarden=waarden["waarden"],
                    controle=self.controle,
                )
            except Ongeldig as fout:
                for naam, tekst in fout.velden.items():
                    if naam in self.fields:
                        self.add_error(naam, tekst)
                    else:
                        self.add_error("waarden", f"{naam}: {tekst}")
        return waarden


class GedateerdeSetAdmin(OrganisatieAdmin):
    """A set that has begun is never changed: work was done by it. Give a form and `opslaan`."""

    fields = ("ingangsdatum", "waarden")
    list_display = ("ingangsdatum",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        begonnen = obj is not None and obj.ingangsdatum <= timezone.localdate()
        return not begonnen and super().has_change_permission(request, obj)
