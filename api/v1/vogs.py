"""/vogs: certificates of conduct that were asked for, or issued and seen. No copy is kept."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters

from api.filters import Filters
from api.v1.basis import Gegevens
from api.v1.onderdelen import Onderdelen
from api.v1.velden import ModelCamelnamen
from vrijwilligers.models import Vog
from vrijwilligers.selectors.onderdelen import vogs_van
from vrijwilligers.services.bewijzen import (
    VogWaarde,
    vog_bijwerken,
    vog_toevoegen,
    vog_verwijderen,
    vogwaarde,
)


class VogSerializer(ModelCamelnamen):
    """Asked for, or issued, seen by whom and to be renewed by when."""

    class Meta:
        model = Vog
        fields = (
            "id",
            "vrijwilliger",
            "aangevraagd_op",
            "afgegeven_op",
            "profiel",
            "gezien_door",
            "vernieuwen_op",
            "gewijzigd_op",
        )
        read_only_fields: tuple[str, ...] = ("id", "gewijzigd_op")


class VogWijziging(VogSerializer):
    """A change; whose it is stays."""

    class Meta(VogSerializer.Meta):
        read_only_fields = ("id", "vrijwilliger", "gewijzigd_op")


class VogFilters(Filters):
    """Of one volunteer, or those to be renewed by a day."""

    vrijwilliger = filters.UUIDFilter()
    vernieuwen_tot_en_met = filters.DateFilter("vernieuwen_op", lookup_expr="lte")


class VogViewSet(Onderdelen):
    """The VOGs of the volunteers of the own organisation."""

    naam = "vogs"
    doel = "VOG's via de API"
    serializer_class = VogSerializer
    wijziging = VogWijziging
    filterset_class = VogFilters
    rijen = vogs_van
    van_anderen = ("vrijwilliger__persoon_id",)
    voorbeelden = {
        "create": {
            "vrijwilliger": "00000000-0000-4000-8000-000000000202",
            "aangevraagdOp": "2026-01-05",
        },
        "update": {
            "aangevraagdOp": "2026-01-05",
            "afgegevenOp": "2026-02-02",
            "gezienDoor": "Els",
            "vernieuwenOp": "2029-02-02",
        },
        "partial_update": {"profiel": "84"},
    }
    teksten = {
        "list": _("De VOG's van vrijwilligers"),
        "retrieve": _("Een VOG"),
        "create": _("Leg een aanvraag of een VOG vast"),
        "update": _("Verander alles van een VOG"),
        "partial_update": _("Verander iets van een VOG"),
        "destroy": _("Haal een VOG weg die er niet hoort"),
    }

    def aanmaken(self, gegevens: Gegevens) -> Vog:
        vrijwilliger = gegevens.pop("vrijwilliger")
        return vog_toevoegen(
            actor=self.actor(), vrijwilliger=vrijwilliger, waarde=VogWaarde(**gegevens)
        )

    def verwijderen(self, rij: Vog) -> None:
        vog_verwijderen(actor=self.actor(), vog=rij)

    def wijzigen(self, rij: Vog, gegevens: Gegevens) -> None:
        nu = vogwaarde(rij) if self.action == "partial_update" else VogWaarde()
        vog_bijwerken(actor=self.actor(), vog=rij, waarde=replace(nu, **gegevens))
