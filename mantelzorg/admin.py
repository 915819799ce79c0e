"""Norms and parameters to set, and what consultants recorded to look at, in the admin.

What is written freely, and what says something about health, is not shown here.
"""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kern.actor import Actor
from kern.beheer import OrganisatieAdmin
from kern.beheer_parameters import GedateerdeSetAdmin, GedateerdeSetForm, Parameterveld
from mantelzorg.models import (
    Aanmelding,
    Belastingset,
    Doorverwijzing,
    Gesprek,
    Hulpvraag,
    Normenset,
    Zorgsituatie,
)
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.normen import Normen
from mantelzorg.services.belastingsets import belastingset_opslaan
from mantelzorg.services.normen import normenset_opslaan


class NormensetForm(GedateerdeSetForm):
    """The norms of consultants' work."""

    waarden = Parameterveld(
        label=_("Waarden"),
        help_text=_(
            "Binnen hoeveel dagen na een aanmelding er een gesprek is, per spoed. 0 is dezelfde "
            "dag."
        ),
    )

    def controle(self, waarden: object) -> Normen:
        return Normen.uit_dict(waarden)


@admin.register(Normenset)
class NormensetAdmin(GedateerdeSetAdmin):
    """The norms of consultants' work: registrations were due by those that have begun."""

    form = NormensetForm

    def opslaan(self, actor: Actor, gegeven: Any, form: Any, waarden: dict[str, Any]) -> None:
        normenset_opslaan(actor=actor, normenset=gegeven, waarden=waarden)


class BelastingsetForm(GedateerdeSetForm):
    """The parameters of burden."""

    waarden = Parameterveld(
        label=_("Waarden"),
        help_text=_(
            "Welke regels meedoen, vanaf wanneer zij iets melden, binnen hoeveel werkdagen u een "
            "signaal opvolgt en hoe vaak u een mantelzorger vraagt hoe het gaat."
        ),
    )

    def controle(self, waarden: object) -> Belastingparameters:
        return Belastingparameters.uit_dict(waarden)


@admin.register(Belastingset)
class BelastingsetAdmin(GedateerdeSetAdmin):
    """The parameters of burden: risks were determined by those that have begun."""

    form = BelastingsetForm

    def opslaan(self, actor: Actor, gegeven: Any, form: Any, waarden: dict[str, Any]) -> None:
        belastingset_opslaan(actor=actor, belastingset=gegeven, waarden=waarden)


@admin.register(Aanmelding)
class AanmeldingAdmin(OrganisatieAdmin):
    """Registrations without their explanation and the name of the referrer."""

    alleen_lezen = True
    fields = (
        "mantelzorger",
        "zorgsituatie",
        "ontvangen_op",
        "kanaal",
        "verwijzer_soort",
        "spoed",
        "reageren_voor",
        "aanspreekpunt",
        "afgesloten_op",
        "afsluitreden",
        "afgesloten_door",
    )
    list_display = ("ontvangen_op", "spoed", "reageren_voor", "afgesloten_op")
    list_filter = ("spoed",)

    def personen(self, obj: Aanmelding) -> list[UUID | None]:
        return [obj.mantelzorger_id]


def _personen_van(situatie: Zorgsituatie) -> list[UUID | None]:
    return [situatie.mantelzorger_id, situatie.zorgvrager_id]


@admin.register(Zorgsituatie)
class ZorgsituatieAdmin(OrganisatieAdmin):
    """Care situations: who, and who is their contact here."""

    alleen_lezen = True
    fields = (
        "nummer",
        "mantelzorger",
        "zorgvrager",
        "relatie",
        "beeindigd_op",
        "vertegenwoordiger",
        "aanspreekpunt",
        "vervanger",
    )
    list_display = ("nummer", "aanspreekpunt", "aangemaakt_op")
    list_select_related = ("aanspreekpunt",)

    def personen(self, obj: Zorgsituatie) -> list[UUID | None]:
        return [*_personen_van(obj), obj.vertegenwoordiger_id]


@admin.register(Gesprek)
class GesprekAdmin(OrganisatieAdmin):
    """Talks without what was said in them."""

    alleen_lezen = True
    fields = (
        "zorgsituatie",
        "datum",
        "soort",
        "geen_gesprek",
        "gevoerd_door",
        "belasting_besproken",
        "clientondersteuning_aangeboden",
        "verslag_gegeven_op",
        "akkoord",
    )
    list_display = ("datum", "soort", "geen_gesprek")
    list_filter = ("soort", "geen_gesprek")

    def personen(self, obj: Gesprek) -> list[UUID | None]:
        return _personen_van(obj.zorgsituatie)


@admin.register(Hulpvraag)
class HulpvraagAdmin(OrganisatieAdmin):
    """Requests without kenmerken, wishes and why they are urgent."""

    alleen_lezen = True
    fields = (
        "nummer",
        "zorgsituatie",
        "taaktype",
        "respijtvorm",
        "status",
        "spoed",
        "ingediend_op",
        "duur",
        "ritme",
        "datum",
        "einddatum",
        "evaluatie_op",
    )
    list_display = ("nummer", "status", "spoed", "ingediend_op")
    list_filter = ("status", "spoed")

    def personen(self, obj: Hulpvraag) -> list[UUID | None]:
        return _personen_van(obj.zorgsituatie)


@admin.register(Doorverwijzing)
class DoorverwijzingAdmin(OrganisatieAdmin):
    """Referrals without to whom."""

    alleen_lezen = True
    fields = (
        "hulpvraag",
        "datum",
        "overdracht",
        "nazorg_op",
        "nazorg_gedaan_op",
        "nazorg_uitkomst",
        "nazorg_door",
        "door",
    )
    list_display = ("datum", "overdracht", "nazorg_op", "nazorg_uitkomst")
    list_filter = ("nazorg_uitkomst",)

    def personen(self, obj: Doorverwijzing) -> list[UUID | None]:
        return _personen_van(obj.hulpvraag.zorgsituatie)
