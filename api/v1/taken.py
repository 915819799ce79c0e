"""/taken: the worklist, and who takes what up."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, JaNeeFilter
from api.idempotentie import eenmalig
from api.v1.basis import Inzien, Lijst
from api.v1.velden import Camelnamen, ModelCamelnamen
from kern.models import Ernst, Gebruiker, Taak
from kern.selectors.nachtwerk import eerste_nacht_niet_af
from kern.selectors.taken import VAN_NIEMAND, taken_met_stand, taken_tellen, van_gebruiker
from kern.services.taken import taak_toewijzen
from mantelzorg.selectors.signalen import signalen_van
from mantelzorg.services.signalen import signaal_toewijzen, signaal_vergrendelen


def taken_van_vandaag(organisatie_id: UUID) -> QuerySet[Taak]:
    """The tasks, with how they stand today."""
    return taken_met_stand(organisatie_id, timezone.localdate())


class TaakSerializer(ModelCamelnamen):
    """Something to do, without names. ``objectId``: what it is about, of the kind in ``soort``."""

    te_laat = serializers.BooleanField(read_only=True, help_text=_("De uiterste dag is voorbij."))

    class Meta:
        model = Taak
        fields = (
            "id",
            "soort",
            "object_id",
            "persoon",
            "titel",
            "ernst",
            "uiterlijk_op",
            "te_laat",
            "eigenaar",
            "afgerond_op",
            "uitkomst",
            "gewijzigd_op",
        )
        read_only_fields = fields


class TaakToewijzingSerializer(ModelCamelnamen):
    """Who takes it up; null is nobody yet."""

    class Meta:
        model = Taak
        fields = ("eigenaar",)
        extra_kwargs = {"eigenaar": {"required": True}}


class TaakaantallenSerializer(Camelnamen):
    """How much there is to do, and how much of that is too late."""

    mij = serializers.IntegerField(help_text=_("Wat u zelf oppakt."))
    mij_te_laat = serializers.IntegerField()
    niemand = serializers.IntegerField(help_text=_("Wat nog niemand oppakt."))
    niemand_te_laat = serializers.IntegerField()
    nacht_niet_af = serializers.DateField(
        allow_null=True,
        help_text=_(
            "De nacht waarvan het werk niet af is: dan kan er op de lijst iets ontbreken. Leeg is "
            "goed."
        ),
    )


class TaakFilters(Filters):
    """Those of the page, and more. Whose owner left is nobody's."""

    van = filters.ChoiceFilter(
        method="van_wie",
        choices=[("mij", _("van mij")), ("niemand", _("van niemand"))],
        help_text=_("Wat u zelf oppakt, of wat nog niemand oppakt."),
    )
    eigenaar = filters.UUIDFilter()
    soort = filters.ChoiceFilter(choices=Taak.Soort.choices)
    ernst = filters.ChoiceFilter(choices=Ernst.choices)
    te_laat = JaNeeFilter()

    def van_wie(self, rijen: QuerySet[Any], naam: str, waarde: str) -> QuerySet[Any]:
        """One's own, or what somebody still has to take up."""
        if waarde == "niemand":
            return rijen.filter(VAN_NIEMAND)
        return rijen.filter(van_gebruiker(self.request.user.pk))


class TaakViewSet(Lijst, Inzien):
    """The worklist of the own organisation. The services open and round off what is on it."""

    naam = "taken"
    groep = "zorg"
    doel = "werklijst via de API"
    serializer_class = TaakSerializer
    filterset_class = TaakFilters
    rijen = taken_van_vandaag
    van_anderen = ()
    met_versie = frozenset({"toewijzingen"})
    volgordes = {
        "-ernst": ("-zwaarte", "uiterlijk_op", "id"),
        "uiterlijkOp": ("uiterlijk_op", "id"),
    }
    rechten = {
        "list": "taak.inzien",
        "retrieve": "taak.inzien",
        "toewijzingen": "taak.toewijzen",
        "aantallen": "taak.inzien",
    }
    teksten = {
        "list": _("De werklijst: wat er nog te doen is"),
        "retrieve": _("Een taak, ook als zij is afgerond"),
        "aantallen": _("Hoeveel er te doen is, voor u en voor wie het oppakt"),
        "toewijzingen": _("Zeg wie een taak oppakt, of dat niemand dat nog doet"),
    }
    voorbeelden = {"toewijzingen": {"eigenaar": None}}

    def filter_queryset(self, queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        rijen = super().filter_queryset(queryset)
        return rijen.filter(afgerond_op__isnull=True) if self.action == "list" else rijen

    def personen(self, rij: Taak) -> Iterable[UUID | None]:
        return [rij.persoon_id]

    @extend_schema(responses=TaakaantallenSerializer)
    @action(
        detail=False,
        serializer_class=TaakaantallenSerializer,
        pagination_class=None,
        filterset_class=None,
    )
    def aantallen(self, request: Request) -> Response:
        """Of oneself, and of nobody yet."""
        actor = self.actor()
        geteld = taken_tellen(actor.organisatie_id, timezone.localdate(), actor.gebruiker_id)
        niet_af = eerste_nacht_niet_af(timezone.now())
        return Response(TaakaantallenSerializer({**geteld, "nacht_niet_af": niet_af}).data)

    @action(detail=True, methods=["post"], serializer_class=TaakToewijzingSerializer)
    @eenmalig
    def toewijzingen(self, request: Request, id: str) -> Response:
        """Give it to somebody, or to nobody; a signal goes along with its task."""
        self._toewijzen()
        return self.antwoord(self.get_object(), status=201)

    @transaction.atomic
    def _toewijzen(self) -> None:
        actor, taak = self.actor(), self.get_object()
        van_signaal = taak.soort == Taak.Soort.SIGNAAL
        if van_signaal:  # before its task, as everywhere
            signaal_vergrendelen(actor=actor, signaal_id=taak.object_id)
        taak = self.vergrendeld()
        eigenaar: Gebruiker | None = self.geldig()["eigenaar"]
        if not van_signaal:
            taak_toewijzen(actor=actor, taak=taak, eigenaar=eigenaar)
            return
        signalen = signalen_van(actor.organisatie_id, timezone.localdate())
        signaal = get_object_or_404(signalen, pk=taak.object_id)
        signaal_toewijzen(actor=actor, signaal=signaal, eigenaar=eigenaar)
