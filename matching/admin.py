"""Parameters, and rounds and proposals to look at, in the admin."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kern.actor import Actor
from kern.beheer import OrganisatieAdmin
from kern.beheer_parameters import GedateerdeSetAdmin, GedateerdeSetForm, Parameterveld
from matching.models import Matchronde, Parameterset, Voorstel
from matching.regels.parameters import Parameters
from matching.services.parameters import parameterset_opslaan


class ParametersetForm(GedateerdeSetForm):
    """The parameters of matching."""

    waarden = Parameterveld(
        label=_("Waarden"),
        help_text=_(
            "Punten per sterkte van een wens, kilometers per uur per vervoermiddel, prioriteit "
            "per spoed met wat erbij komt voor risico, wachten (per week en hoogstens) en geen "
            "netwerk, het hoogste aantal kennismakingen per ronde (null: geen grens), en de dagen "
            "voor elke stap van aanbod tot evaluatie."
        ),
    )

    def controle(self, waarden: object) -> Parameters:
        return Parameters.uit_dict(waarden)


@admin.register(Parameterset)
class ParametersetAdmin(GedateerdeSetAdmin):
    """The parameters of matching: rounds were run with those that have begun."""

    form = ParametersetForm

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
        "weken",
        "bewezen",
        "doelwaarde",
        "bovengrens",
        "seconden",
    )
    list_display = ("aangemaakt_op", "status", "bewezen", "seconden")
    list_filter = ("status",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return (
            super()
            .get_queryset(request)
            .defer("probleem", "weekproblemen", "prijslijst", "prioriteiten")
        )


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
