"""/doorverwijzingen: where requests went that volunteers cannot answer, and what came of it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, JaNeeFilter
from api.idempotentie import eenmalig
from api.v1.basis import Gegevens, Inzien, Lijst, Wijzigen
from api.v1.velden import ModelCamelnamen
from mantelzorg.models import Doorverwijzing
from mantelzorg.selectors.doorverwijzingen import doorverwijzingen_van
from mantelzorg.services.doorverwijzingen import (
    DoorverwijzingGegevens,
    doorverwijzing_wijzigen,
    gegevens_van,
    nazorg_vastleggen,
    nazorg_wijzigen,
)
from matching.regels.betrokkenen import personen_van_hulpvraag


class DoorverwijzingSerializer(ModelCamelnamen):
    """Where to, how it was handed over, and what came of it."""

    class Meta:
        model = Doorverwijzing
        fields = (
            "id",
            "hulpvraag",
            "soort",
            "naar",
            "datum",
            "overdracht",
            "nazorg_op",
            "nazorg_gedaan_op",
            "nazorg_uitkomst",
            "nazorg_door",
            "door",
            "gewijzigd_op",
        )
        read_only_fields = (
            "id",
            "hulpvraag",
            "nazorg_gedaan_op",
            "nazorg_uitkomst",
            "nazorg_door",
            "door",
            "gewijzigd_op",
        )


class NazorgSerializer(ModelCamelnamen):
    """What came of a referral: is there help now?"""

    class Meta:
        model = Doorverwijzing
        fields = ("nazorg_gedaan_op", "nazorg_uitkomst")
        extra_kwargs: ClassVar = {
            "nazorg_gedaan_op": {"required": True, "allow_null": False},
            "nazorg_uitkomst": {"required": True, "allow_blank": False},
        }


class DoorverwijzingFilters(Filters):
    """As the page has them."""

    hulpvraag = filters.UUIDFilter()
    open = JaNeeFilter(
        "nazorg_gedaan_op", lookup_expr="isnull", label=_("Of er nog is na te vragen.")
    )
    nazorg_tot = filters.DateFilter("nazorg_op", lookup_expr="lte")


class DoorverwijzingViewSet(Lijst, Inzien, Wijzigen):
    """The referrals of the own organisation. A new one is a step of its request."""

    naam = "doorverwijzingen"
    groep = "zorg"
    doel = "doorverwijzingen via de API"
    serializer_class = DoorverwijzingSerializer
    filterset_class = DoorverwijzingFilters
    rijen = doorverwijzingen_van
    van_anderen = (
        "hulpvraag__zorgsituatie__mantelzorger_id",
        "hulpvraag__zorgsituatie__zorgvrager_id",
    )
    volgordes: ClassVar = {"nazorgOp": ("nazorg_op", "id"), "-datum": ("-datum", "id")}
    met_versie: ClassVar = frozenset({"update", "partial_update", "nazorgcorrecties"})
    rechten: ClassVar = {
        "list": "hulpvraag.inzien",
        "retrieve": "hulpvraag.inzien",
        "update": "hulpvraag.registreren",
        "partial_update": "hulpvraag.registreren",
        "nazorg": "hulpvraag.registreren",
        "nazorgcorrecties": "hulpvraag.registreren",
    }
    teksten: ClassVar = {
        "list": _("De doorverwijzingen van uw organisatie"),
        "retrieve": _("Een doorverwijzing"),
        "update": _("Verbeter alles van een doorverwijzing"),
        "partial_update": _("Verbeter iets van een doorverwijzing"),
        "nazorg": _("Leg vast of er nu hulp is"),
        "nazorgcorrecties": _("Verbeter wat u vastlegde over de nazorg"),
    }
    voorbeelden: ClassVar = {
        "update": {
            "soort": "dagopvang",
            "naar": "Dagopvang De Es",
            "datum": "2026-10-05",
            "overdracht": "warm",
            "nazorgOp": "2026-11-05",
        },
        "partial_update": {"nazorgOp": "2026-11-12"},
        "nazorg": {"nazorgGedaanOp": "2026-10-20", "nazorgUitkomst": "ja"},
        "nazorgcorrecties": {"nazorgGedaanOp": "2026-10-20", "nazorgUitkomst": "gedeeltelijk"},
    }

    def personen(self, rij: Doorverwijzing) -> Iterable[UUID | None]:
        return personen_van_hulpvraag(rij.hulpvraag)

    def wijzigen(self, rij: Doorverwijzing, gegevens: Gegevens) -> None:
        if self.action == "update":
            nieuw = DoorverwijzingGegevens(**gegevens)
        else:
            nieuw = replace(gegevens_van(rij), **gegevens)
        doorverwijzing_wijzigen(actor=self.actor(), doorverwijzing=rij, gegevens=nieuw)

    @action(detail=True, methods=["post"], serializer_class=NazorgSerializer)
    @eenmalig
    def nazorg(self, request: Request, id: str) -> Response:
        """Is there help now? Once."""
        doorverwijzing, gegevens = self.get_object(), self.geldig()
        nazorg_vastleggen(
            actor=self.actor(),
            doorverwijzing=doorverwijzing,
            datum=gegevens["nazorg_gedaan_op"],
            uitkomst=gegevens["nazorg_uitkomst"],
        )
        return self.antwoord(self.get_object(), status=201)

    @action(detail=True, methods=["post"], serializer_class=NazorgSerializer)
    @eenmalig
    def nazorgcorrecties(self, request: Request, id: str) -> Response:
        """What was recorded before was wrong."""
        with transaction.atomic():
            doorverwijzing = self.vergrendeld()
            gegevens = self.geldig()
            nazorg_wijzigen(
                actor=self.actor(),
                doorverwijzing=doorverwijzing,
                datum=gegevens["nazorg_gedaan_op"],
                uitkomst=gegevens["nazorg_uitkomst"],
            )
        return self.antwoord(self.get_object(), status=201)
