"""Demands to set, and volunteers and VOGs to look at, in the admin."""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kern.actor import Actor
from kern.beheer import OrganisatieAdmin
from kern.beheer_parameters import GedateerdeSetAdmin, GedateerdeSetForm, Parameterveld
from vrijwilligers.models import Toelatingsset, Vog, Vrijwilliger
from vrijwilligers.regels.toelating import Toelatingseisen
from vrijwilligers.services.toelating import toelatingsset_opslaan


class ToelatingssetForm(GedateerdeSetForm):
    """What is asked of a volunteer before the first proposal."""

    waarden = Parameterveld(
        label=_("Waarden"),
        help_text=_(
            "Welke stappen een vrijwilliger gedaan moet hebben voor het eerste voorstel: true is "
            "verplicht, false niet."
        ),
    )

    def controle(self, waarden: object) -> Toelatingseisen:
        return Toelatingseisen.uit_dict(waarden)


@admin.register(Toelatingsset)
class ToelatingssetAdmin(GedateerdeSetAdmin):
    """Demands of volunteers: who was proposed was ready by those that have begun."""

    form = ToelatingssetForm

    def opslaan(self, actor: Actor, gegeven: Any, form: Any, waarden: dict[str, Any]) -> None:
        toelatingsset_opslaan(actor=actor, toelatingsset=gegeven, waarden=waarden)


@admin.register(Vrijwilliger)
class VrijwilligerAdmin(OrganisatieAdmin):
    """Volunteers without wishes, exclusions and why they paused or stopped."""

    alleen_lezen = True
    fields = (
        "nummer",
        "persoon",
        "status",
        "pauze_tot",
        "aangemeld_op",
        "instroomroute",
        "kennismaking_op",
        "referentie_op",
        "overeenkomst_op",
        "geheimhouding_op",
        "begeleider",
        "vervoer",
        "max_reistijd",
        "max_minuten_per_week",
        "max_koppelingen",
        "max_zwaar",
        "feestdagen",
    )
    list_display = ("nummer", "status", "begeleider", "aangemeld_op")
    list_select_related = ("begeleider",)
    list_filter = ("status",)

    def personen(self, obj: Vrijwilliger) -> list[UUID | None]:
        return [obj.persoon_id]


@admin.register(Vog)
class VogAdmin(OrganisatieAdmin):
    """VOGs: when asked for, issued, and to be renewed."""

    alleen_lezen = True
    fields = (
        "vrijwilliger",
        "aangevraagd_op",
        "afgegeven_op",
        "profiel",
        "gezien_door",
        "vernieuwen_op",
    )
    list_display = ("vrijwilliger", "aangevraagd_op", "afgegeven_op", "vernieuwen_op")
    list_select_related = ("vrijwilliger",)

    def personen(self, obj: Vog) -> list[UUID | None]:
        return [obj.vrijwilliger.persoon_id]
