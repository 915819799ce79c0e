"""/bekwaamheden: what volunteers are and can, and until when."""

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters

from api.filters import Filters
from api.v1.basis import Gegevens
from api.v1.onderdelen import Onderdelen
from api.v1.velden import ModelCamelnamen
from vrijwilligers.models import Bekwaamheid
from vrijwilligers.selectors.onderdelen import bekwaamheden_van
from vrijwilligers.services.bekwaamheden import (
    BekwaamheidWaarde,
    bekwaamheid_bijwerken,
    bekwaamheid_toevoegen,
    bekwaamheid_verwijderen,
)


class BekwaamheidSerializer(ModelCamelnamen):
    """A task, skill, language or what somebody is; a level only with a language."""

    class Meta:
        model = Bekwaamheid
        fields = ("id", "vrijwilliger", "kenmerk", "geldig_tot", "niveau", "gewijzigd_op")
        read_only_fields: tuple[str, ...] = ("id", "gewijzigd_op")


class BekwaamheidWijziging(BekwaamheidSerializer):
    """A change; whose and which it is stays."""

    class Meta(BekwaamheidSerializer.Meta):
        read_only_fields = ("id", "vrijwilliger", "kenmerk", "gewijzigd_op")


class BekwaamheidFilters(Filters):
    """Of one volunteer, or of all who are or can one thing."""

    vrijwilliger = filters.UUIDFilter()
    kenmerk = filters.UUIDFilter()


class BekwaamheidViewSet(Onderdelen):
    """What the volunteers of the own organisation are and can."""

    naam = "bekwaamheden"
    doel = "bekwaamheden via de API"
    serializer_class = BekwaamheidSerializer
    wijziging = BekwaamheidWijziging
    filterset_class = BekwaamheidFilters
    rijen = bekwaamheden_van
    van_anderen = ("vrijwilliger__persoon_id",)
    voorbeelden = {
        "create": {
            "vrijwilliger": "00000000-0000-4000-8000-000000000202",
            "kenmerk": "00000000-0000-4000-8000-000000000203",
        },
        "update": {"geldigTot": "2099-12-31"},
        "partial_update": {"geldigTot": "2099-12-31"},
    }
    teksten = {
        "list": _("Wat vrijwilligers zijn en kunnen"),
        "retrieve": _("Een bekwaamheid"),
        "create": _("Leg een bekwaamheid vast"),
        "update": _("Verander een bekwaamheid"),
        "partial_update": _("Verander iets van een bekwaamheid"),
        "destroy": _("Haal een bekwaamheid weg"),
    }

    def aanmaken(self, gegevens: Gegevens) -> Bekwaamheid:
        vrijwilliger = gegevens.pop("vrijwilliger")
        return bekwaamheid_toevoegen(
            actor=self.actor(), vrijwilliger=vrijwilliger, waarde=BekwaamheidWaarde(**gegevens)
        )

    def verwijderen(self, rij: Bekwaamheid) -> None:
        bekwaamheid_verwijderen(actor=self.actor(), bekwaamheid=rij)

    def wijzigen(self, rij: Bekwaamheid, gegevens: Gegevens) -> None:
        deel = self.action == "partial_update"
        blijft = {"geldig_tot": rij.geldig_tot, "niveau": rij.niveau} if deel else LEEG
        bekwaamheid_bijwerken(actor=self.actor(), bekwaamheid=rij, **{**blijft, **gegevens})


LEEG = {"geldig_tot": None, "niveau": ""}
