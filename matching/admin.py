"""Parameters, and rounds and proposals to look at, in the admin."""

import json
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.forms.fields import InvalidJSONInput
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern.actor import Actor
from kern.beheer import OrganisatieAdmin, OrganisatieForm
from kern.fouten import Ongeldig
from kern.services.parameters import set_controleren
from matching.models import Matchronde, Parameterset, Voorstel
from matching.regels.parameters import Parameters
from matching.services.parameters import parameterset_opslaan


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


class ParametersetForm(OrganisatieForm):
    """A dated set of parameters."""

    waarden = Parameterveld(
        label=_("Waarden"),
        help_text=_(
            "Punten per sterkte van een wens, kilometers per uur per vervoermiddel, prioriteit "
            "per spoed, en het hoogste aantal kennismakingen per ronde (null: geen grens)."
        ),
    )

    def clean(self) -> dict[str, Any]:
        waarden = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                set_controleren(
                    ingangsdatum=waarden["ingangsdatum"],
                    waarden=waarden["waarden"],
                    controle=Parameters.uit_dict,
                )
            except Ongeldig as fout:
                for naam, tekst in fout.velden.items():
                    if naam in self.fields:
                        self.add_error(naam, tekst)
                    else:
                        self.add_error("waarden", f"{naam}: {tekst}")
        return waarden


@admin.register(Parameterset)
class ParametersetAdmin(OrganisatieAdmin):
    """A set that has begun is never changed: rounds were run with it."""

    form = ParametersetForm
    fields = ("ingangsdatum", "waarden")
    list_display = ("ingangsdatum",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        begonnen = obj is not None and obj.ingangsdatum <= timezone.localdate()
        return not begonnen and super().has_change_permission(request, obj)

    def opslaan(self, actor: Actor, gegeven: Any, form: Any, waarden: dict[str, Any]) -> None:
        parameterset_opslaan(actor=actor, parameterset=gegeven, waarden=waarden)


@admin.register(Matchronde)
class MatchrondeAdmin(OrganisatieAdmin):
    """Rounds without their snapshot, which holds health data."""

    alleen_lezen = True
    fields = (
        "status",
        "gestart_door",
        "tijdslimiet",
        "begonnen_op",
        "beeindigd_op",
        "stap",
        "voortgang",
        "melding",
        "parameters",
        "methode",
        "bewezen",
        "doelwaarde",
        "bovengrens",
        "seconden",
    )
    list_display = ("aangemaakt_op", "status", "bewezen", "seconden")
    list_filter = ("status",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("probleem")


@admin.register(Voorstel)
class VoorstelAdmin(OrganisatieAdmin):
    """Proposals without their reasons and explanations, which may hold health data."""

    alleen_lezen = True
    fields = (
        "status",
        "ronde",
        "hulpvraag",
        "vrijwilliger",
        "dag",
        "fase",
        "start",
        "waarde",
        "beoordeeld_door",
        "beoordeeld_op",
        "reden",
    )
    list_display = ("id", "status", "waarde", "aangemaakt_op")
    list_filter = ("status",)

    def personen(self, obj: Voorstel) -> list[Any]:
        situatie = obj.hulpvraag.zorgsituatie
        return [situatie.mantelzorger_id, situatie.zorgvrager_id, obj.vrijwilliger.persoon_id]
