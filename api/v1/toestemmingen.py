"""/toestemmingen: on what legal basis data of a person may be used, and its withdrawal."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, JaNeeFilter
from api.idempotentie import eenmalig
from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst
from api.v1.velden import Camelnamen, ModelCamelnamen
from kern.models import Doel, Toestemming
from kern.selectors.toestemmingen import toestemmingen_van
from mantelzorg.services.toestemmingen import toestemming_intrekken, toestemming_vastleggen


class ToestemmingSerializer(ModelCamelnamen):
    """A legal basis for one purpose. It counts from its own date until it is withdrawn."""

    class Meta:
        model = Toestemming
        fields = (
            "id",
            "persoon",
            "doel",
            "grondslag",
            "datum",
            "vastgelegd_door",
            "ingetrokken_op",
            "gewijzigd_op",
        )
        read_only_fields = ("id", "vastgelegd_door", "ingetrokken_op", "gewijzigd_op")


class ToestemmingIntrekkingSerializer(Camelnamen):
    """Nothing to fill in: a withdrawal counts from today."""


class ToestemmingFilters(Filters):
    """Whose, and for what."""

    persoon = filters.UUIDFilter()
    doel = filters.ChoiceFilter(choices=Doel.choices)
    ingetrokken = JaNeeFilter("ingetrokken_op", lookup_expr="isnull", exclude=True)


class ToestemmingViewSet(Lijst, Inzien, Aanmaken):
    """Legal bases of the own organisation. None changes; it is withdrawn, and a new one given."""

    naam = "toestemmingen"
    groep = "zorg"
    doel = "toestemmingen via de API"
    serializer_class = ToestemmingSerializer
    filterset_class = ToestemmingFilters
    rijen = toestemmingen_van
    volgordes = {"-datum": ("-datum", "id"), "-aangemaaktOp": ("-aangemaakt_op", "id")}
    rechten = {
        "list": "persoon.inzien",
        "retrieve": "persoon.inzien",
        "create": "persoon.registreren",
        "intrekkingen": "persoon.registreren",
    }
    teksten = {
        "list": _("De toestemmingen en andere grondslagen van uw organisatie"),
        "retrieve": _("Een toestemming of andere grondslag"),
        "create": _("Leg een toestemming of andere grondslag vast"),
        "intrekkingen": _("Leg vast dat iemand een toestemming intrekt"),
    }
    voorbeelden = {
        "create": {
            "persoon": "00000000-0000-4000-8000-000000000401",
            "doel": "gezondheid",
            "grondslag": "toestemming",
            "datum": "2026-01-05",
        },
        "intrekkingen": {},
    }

    def personen(self, rij: Toestemming) -> Iterable[UUID | None]:
        return [rij.persoon_id]

    def aanmaken(self, gegevens: Gegevens) -> Toestemming:
        toestemming, _uitkomst = toestemming_vastleggen(actor=self.actor(), **gegevens)
        return toestemming

    @action(detail=True, methods=["post"], serializer_class=ToestemmingIntrekkingSerializer)
    @eenmalig
    def intrekkingen(self, request: Request, id: str) -> Response:
        """The person withdraws: from today the data are not used."""
        toestemming = self.get_object()
        self.geldig()
        toestemming_intrekken(
            actor=self.actor(), toestemming=toestemming, datum=timezone.localdate()
        )
        return self.antwoord(self.get_object(), status=201)
