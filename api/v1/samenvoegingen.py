"""/samenvoegingen: two records of one person, put together and taken apart again."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, JaNeeFilter
from api.idempotentie import eenmalig
from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst
from api.v1.velden import Camelnamen, ModelCamelnamen
from kern.models import NietDubbel, Samenvoeging
from kern.regels.gelijkenis import REDENEN
from kern.selectors.dubbelen import mogelijke_dubbelen
from kern.selectors.samenvoegingen import samenvoegingen_van
from kern.services.samenvoegen import (
    niet_dubbel_vastleggen,
    personen_samenvoegen,
    samenvoeging_terugdraaien,
)

HOOGSTENS = 100
"""Pairs in one answer: the surest. Who decides on these gets the next."""


class SamenvoegingSerializer(ModelCamelnamen):
    """``vervalt`` became ``blijft``: everything about the one is about the other since."""

    class Meta:
        model = Samenvoeging
        fields = (
            "id",
            "blijft",
            "vervalt",
            "door",
            "aangemaakt_op",
            "teruggedraaid_door",
            "teruggedraaid_op",
            "gewijzigd_op",
        )
        read_only_fields = (
            "id",
            "door",
            "aangemaakt_op",
            "teruggedraaid_door",
            "teruggedraaid_op",
            "gewijzigd_op",
        )


class KandidaatSerializer(Camelnamen):
    """Two persons who may be one; ``een`` was registered first."""

    een = serializers.UUIDField(source="een.id")
    ander = serializers.UUIDField(source="ander.id")
    score = serializers.IntegerField(help_text=_("Hoeveel de namen lijken, van 0 tot 100."))
    redenen = serializers.ListField(
        child=serializers.ChoiceField(choices=list(REDENEN.items())),
        help_text=_("Waarin zij gelijk zijn."),
    )


class NietDubbelSerializer(ModelCamelnamen):
    """Two persons of whom somebody decided that they are two."""

    class Meta:
        model = NietDubbel
        fields = ("id", "eerste", "tweede", "door")
        read_only_fields = ("id", "door")


class TerugdraaiingSerializer(Camelnamen):
    """Nothing to fill in."""


class SamenvoegingFilters(Filters):
    """Whether it was undone."""

    teruggedraaid = JaNeeFilter("teruggedraaid_op", lookup_expr="isnull", exclude=True)


class SamenvoegingViewSet(Lijst, Inzien, Aanmaken):
    """The merges of the own organisation, and who may be in the records twice."""

    naam = "samenvoegingen"
    groep = "zorg"
    doel = "dubbele personen via de API"
    serializer_class = SamenvoegingSerializer
    filterset_class = SamenvoegingFilters
    rijen = samenvoegingen_van
    van_anderen = ()
    zwaar = frozenset({"kandidaten"})
    rechten = dict.fromkeys(
        ("list", "retrieve", "create", "kandidaten", "afwijzingen", "terugdraaiingen"),
        "persoon.samenvoegen",
    )
    teksten = {
        "list": _("Welke personen zijn samengevoegd"),
        "retrieve": _("Een samenvoeging"),
        "create": _("Voeg twee personen samen die een en dezelfde zijn"),
        "kandidaten": _("Personen die misschien dubbel staan, hoogstens honderd paren"),
        "afwijzingen": _("Leg vast dat twee personen echt twee personen zijn"),
        "terugdraaiingen": _("Draai een samenvoeging terug"),
    }
    voorbeelden = {
        "create": {
            "blijft": "00000000-0000-4000-8000-000000000401",
            "vervalt": "00000000-0000-4000-8000-000000000402",
        },
        "afwijzingen": {
            "eerste": "00000000-0000-4000-8000-000000000401",
            "tweede": "00000000-0000-4000-8000-000000000402",
        },
        "terugdraaiingen": {},
    }

    def personen(self, rij: Samenvoeging) -> Iterable[UUID | None]:
        return [rij.blijft_id, rij.vervalt_id]

    def aanmaken(self, gegevens: Gegevens) -> Samenvoeging:
        return personen_samenvoegen(actor=self.actor(), **gegevens)

    @extend_schema(responses=KandidaatSerializer(many=True))
    @action(
        detail=False,
        serializer_class=KandidaatSerializer,
        pagination_class=None,
        filterset_class=None,
    )
    def kandidaten(self, request: Request) -> Response:
        """The pairs that resemble each other most, without those of `afwijzingen`."""
        paren = mogelijke_dubbelen(self.actor().organisatie_id)[:HOOGSTENS]
        personen = [persoon.pk for paar in paren for persoon in (paar.een, paar.ander)]
        self.personen_ingezien(personen)
        return Response(self.get_serializer(paren, many=True).data)

    @extend_schema(responses={201: NietDubbelSerializer})
    @action(detail=False, methods=["post"], serializer_class=NietDubbelSerializer)
    @eenmalig
    def afwijzingen(self, request: Request) -> Response:
        """They are two persons, and are not pointed out again."""
        gegevens = self.geldig()
        paar = niet_dubbel_vastleggen(
            actor=self.actor(), een=gegevens["eerste"], ander=gegevens["tweede"]
        )
        koppen = {"Location": self.reverse_action("kandidaten")}  # where they are no more
        return Response(self.get_serializer(paar).data, status=201, headers=koppen)

    @action(detail=True, methods=["post"], serializer_class=TerugdraaiingSerializer)
    @eenmalig
    def terugdraaiingen(self, request: Request, id: str) -> Response:
        """Two of them again."""
        samenvoeging = self.get_object()
        self.geldig()
        terug = samenvoeging_terugdraaien(actor=self.actor(), samenvoeging=samenvoeging)
        return self.antwoord(terug, status=201)
