"""/lijsten: what can be taken out and in as a file: the columns, an empty file, and all of it."""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from api.bestanden import CsvBestand, XlsxBestand
from api.v1.basis import OrganisatieViewSet
from api.v1.velden import Camelnamen
from kern.rechten import vereis
from uitwisseling.exporteren import lijst_exporteren, sjabloon
from uitwisseling.models import Importopdracht
from uitwisseling.selectors.lijsten import lijsten
from uitwisseling.soorten import SOORTEN

BESTAND = {
    (200, CsvBestand.media_type): OpenApiTypes.STR,
    (200, XlsxBestand.media_type): OpenApiTypes.BINARY,
}
"""What an address that gives a file answers; which of the two the Accept header says."""


class KolomSerializer(Camelnamen):
    """A column of a file."""

    naam = serializers.CharField()
    verplicht = serializers.BooleanField()
    uitleg = serializers.CharField(help_text=_("Wat u invult."))


class LijstSerializer(Camelnamen):
    """A kind of list, and what the user may do with it."""

    soort = serializers.ChoiceField(choices=Importopdracht.Soort.choices)
    naam = serializers.CharField()
    exporteren = serializers.BooleanField()
    importeren = serializers.BooleanField()
    kolommen = KolomSerializer(many=True)


class LijstvraagSerializer(Camelnamen):
    """Of which list."""

    soort = serializers.ChoiceField(choices=Importopdracht.Soort.choices)


class LijstViewSet(OrganisatieViewSet):
    """The lists that the user may export or import, in the form that `importopdrachten` takes."""

    naam = "lijsten"
    groep = "uitwisseling"
    doel = "lijsten uitwisselen via de API"
    serializer_class = LijstSerializer
    pagination_class = None
    filter_backends = ()
    bladert = frozenset()
    vragen: ClassVar = {"sjablonen": LijstvraagSerializer, "bestanden": LijstvraagSerializer}
    rechten: ClassVar = {
        "list": "persoon.inzien",
        "sjablonen": "persoon.inzien",
        "bestanden": "persoon.inzien",
    }
    teksten: ClassVar = {
        "list": _("Welke lijsten u kunt inlezen en ophalen, en hun kolommen"),
        "sjablonen": _("Een leeg bestand om in te vullen"),
        "bestanden": _("Alles van een lijst, zoals u het weer kunt inlezen"),
    }

    def get_renderers(self) -> list[BaseRenderer]:
        return super().get_renderers() if self.action == "list" else [CsvBestand(), XlsxBestand()]

    @extend_schema(responses=LijstSerializer(many=True))
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """All of them; there are few."""
        return Response(LijstSerializer(lijsten(self.actor().rollen), many=True).data)

    @extend_schema(parameters=[LijstvraagSerializer], responses=BESTAND)
    @action(detail=False)
    def sjablonen(self, request: Request) -> HttpResponse:
        """The names of the columns; in XLSX with a sheet that explains each."""
        soort = self.gevraagd()["soort"]
        vereis(self.actor(), SOORTEN[soort].registreren)
        vorm = request.accepted_renderer
        return self._bestand(sjabloon(soort, vorm.format), f"{soort}-leeg")

    @extend_schema(parameters=[LijstvraagSerializer], responses=BESTAND)
    @action(detail=False)
    def bestanden(self, request: Request) -> HttpResponse:
        """Everything of one kind; it is written down for everybody in it."""
        soort = self.gevraagd()["soort"]
        vorm = request.accepted_renderer
        inhoud = lijst_exporteren(actor=self.actor(), soort=soort, formaat=vorm.format)
        return self._bestand(inhoud, f"{soort}-{timezone.localdate():%Y-%m-%d}")

    def _bestand(self, inhoud: bytes, naam: str) -> HttpResponse:
        """The file; its name holds the kind and the day only."""
        vorm = self.request.accepted_renderer
        koppen = {"Content-Disposition": f'attachment; filename="{naam}.{vorm.format}"'}
        return HttpResponse(inhoud, content_type=vorm.media_type, headers=koppen)
