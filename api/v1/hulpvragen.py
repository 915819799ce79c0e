"""/hulpvragen: what is asked, when it can be, and how far it is."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, GewijzigdNa, JaNeeFilter
from api.idempotentie import eenmalig
from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst, Wijzigen
from api.v1.doorverwijzingen import DoorverwijzingSerializer
from api.v1.hulpvraagvelden import (
    STATUS,
    HulpvraagSerializer,
    HulpvraagvensterSerializer,
    HulpvraagvoorkeurSerializer,
    als_gegevens,
    met_verborgen_wensen,
)
from api.v1.velden import Camelnamen
from api.v1.zorgvelden import MET_KENMERK, Leeg, gelijk_houden, verborgen
from kern.selectors.smal import delen
from kern.verzoek import gebruiker_van
from mantelzorg.models import Hulpvraag, Spoed
from mantelzorg.selectors.hulpvragen import door_te_verwijzen, te_evalueren
from mantelzorg.services.doorverwijzingen import DoorverwijzingGegevens
from mantelzorg.services.hulpvragen import (
    HulpvraagGegevens,
    gegevens_van,
    hulpvraag_openzetten,
    hulpvraag_opslaan,
)
from matching.regels.betrokkenen import personen_van_hulpvraag
from matching.selectors.hulpvragen import hulpvragen_in_beeld
from matching.selectors.wachttijd import Stadium, fasen
from matching.services.hulpvragen import hulpvraag_doorverwijzen, hulpvraag_intrekken


class FaseSerializer(Camelnamen):
    """A stage of a request, and how many days it took; empty is unknown."""

    naam = serializers.ChoiceField(choices=Stadium.choices)
    van = serializers.DateField()
    tot = serializers.DateField(allow_null=True)
    dagen = serializers.IntegerField(allow_null=True)


class HulpvraagFilters(Filters):
    """As the pages have them, and by what is asked."""

    zorgsituatie = filters.UUIDFilter()
    status = filters.ChoiceFilter("afgeleide_status", choices=STATUS)
    spoed = filters.ChoiceFilter(choices=Spoed.choices)
    taaktype = filters.UUIDFilter()
    te_evalueren = JaNeeFilter(
        method="alleen_te_evalueren", label=_("Of de dag van de evaluatie er is.")
    )
    door_te_verwijzen = JaNeeFilter(
        method="alleen_door_te_verwijzen", label=_("Of dit alleen door te verwijzen is.")
    )
    gewijzigd_na = GewijzigdNa(
        _("de status als die uit de voorstellen volgt, en of er iets is achtergehouden")
    )

    def alleen_te_evalueren(self, rijen: QuerySet[Any], naam: str, ja: bool) -> QuerySet[Any]:
        """Whose day of evaluation has come, or the others."""
        nu = te_evalueren(self._organisatie(), timezone.localdate())
        return _van(rijen, nu, ja=ja)

    def alleen_door_te_verwijzen(self, rijen: QuerySet[Any], naam: str, ja: bool) -> QuerySet[Any]:
        """What only a professional can do, or the others."""
        return _van(rijen, door_te_verwijzen(self._organisatie()), ja=ja)

    def _organisatie(self) -> UUID:
        return gebruiker_van(self.request).organisatie_id


def _van(rijen: QuerySet[Any], gekozen: QuerySet[Any], *, ja: bool) -> QuerySet[Any]:
    sleutels = gekozen.order_by().values("pk")
    return rijen.filter(pk__in=sleutels) if ja else rijen.exclude(pk__in=sleutels)


class HulpvraagViewSet(Lijst, Inzien, Aanmaken, Wijzigen):
    """The requests of the own organisation, and what a person decides about one."""

    naam = "hulpvragen"
    groep = "zorg"
    doel = "hulpvragen via de API"
    serializer_class = HulpvraagSerializer
    filterset_class = HulpvraagFilters
    rijen = hulpvragen_in_beeld
    van_anderen = ("zorgsituatie__mantelzorger_id", "zorgsituatie__zorgvrager_id")
    delen: ClassVar = {
        "vensters": HulpvraagvensterSerializer.kolommen(),
        "kenmerken": MET_KENMERK,
        "wensen": (*MET_KENMERK, "aard", "sterkte"),
        "uitsluitingen": ("persoon_id",),
        "voorkeuren": HulpvraagvoorkeurSerializer.kolommen(),
        "doorverwijzingen": DoorverwijzingSerializer.kolommen(),
    }
    volgordes: ClassVar = {
        "ingediendOp": ("ingediend_op", "id"),
        "-aangemaaktOp": ("-aangemaakt_op", "id"),
        "gewijzigdOp": ("gewijzigd_op", "id"),
    }
    rechten: ClassVar = {
        "list": "hulpvraag.inzien",
        "retrieve": "hulpvraag.inzien",
        "create": "hulpvraag.registreren",
        "update": "hulpvraag.registreren",
        "partial_update": "hulpvraag.registreren",
        "fasen": "hulpvraag.inzien",
        "intrekkingen": "hulpvraag.registreren",
        "openstellingen": "hulpvraag.registreren",
        "doorverwijzingen": "hulpvraag.registreren",
    }
    teksten: ClassVar = {
        "list": _("De hulpvragen van uw organisatie"),
        "retrieve": _("Een hulpvraag"),
        "create": _("Leg een hulpvraag vast"),
        "update": _("Verander alles van een hulpvraag"),
        "partial_update": _("Verander iets van een hulpvraag"),
        "fasen": _("Hoe lang een hulpvraag in elke fase wachtte"),
        "intrekkingen": _("Trek een hulpvraag in; wat ervoor was voorgesteld vervalt"),
        "openstellingen": _("Laat een concept meedoen in de volgende matchronde"),
        "doorverwijzingen": _("Verwijs een hulpvraag door; wat ervoor was voorgesteld vervalt"),
    }
    voorbeelden: ClassVar = {
        "create": {
            "zorgsituatie": "00000000-0000-4000-8000-000000000110",
            "taaktype": "00000000-0000-4000-8000-000000000120",
            "duur": 120,
            "ritme": 1,
            "vensters": [{"dag": 1, "van": "13:00", "tot": "17:00"}],
        },
        "update": {
            "zorgsituatie": "00000000-0000-4000-8000-000000000110",
            "taaktype": "00000000-0000-4000-8000-000000000120",
            "duur": 90,
            "ritme": 2,
            "ingediendOp": "2026-10-01",
            "vensters": [{"dag": 3, "van": "09:00", "tot": "12:00"}],
        },
        "partial_update": {"spoed": "hoog", "spoedreden": "uitval"},
        "intrekkingen": {},
        "openstellingen": {},
        "doorverwijzingen": {
            "soort": "dagopvang",
            "naar": "Dagopvang De Es",
            "datum": "2026-10-05",
            "overdracht": "warm",
            "nazorgOp": "2026-11-05",
        },
    }

    def personen(self, rij: Hulpvraag) -> Iterable[UUID | None]:
        if self.action == "fasen":  # of the request itself these stages show no more
            return personen_van_hulpvraag(rij)
        anderen: list[Any] = [*delen(rij, "uitsluitingen"), *delen(rij, "voorkeuren")]
        return *personen_van_hulpvraag(rij), *(ander.persoon_id for ander in anderen)

    def aanmaken(self, gegevens: Gegevens) -> Any:
        gegevens.setdefault("ingediend_op", timezone.localdate())
        hulpvraag, _uitkomst = hulpvraag_opslaan(
            actor=self.actor(), gegevens=HulpvraagGegevens(**als_gegevens(gegevens))
        )
        return self.get_queryset().get(pk=hulpvraag.pk)

    def wijzigen(self, rij: Any, gegevens: Gegevens) -> None:
        gelijk_houden(rij, gegevens, "zorgsituatie")
        geheel = self.action == "update"
        if geheel:
            gegevens.setdefault("ingediend_op", rij.ingediend_op)
        nieuw = als_gegevens(gegevens)
        if geheel or "kenmerken" in gegevens:
            blijft = (r.kenmerk for r in verborgen(rij.kenmerken.all(), grondslag=rij.grondslag))
            nieuw["kenmerken"] = (*nieuw.get("kenmerken", ()), *blijft)
        if geheel or "wensen" in gegevens:
            nieuw["wensen"] = met_verborgen_wensen(nieuw.get("wensen", ()), rij)
        hulpvraag_opslaan(
            actor=self.actor(),
            gegevens=HulpvraagGegevens(**nieuw) if geheel else replace(gegevens_van(rij), **nieuw),
            hulpvraag=rij,
        )

    @extend_schema(responses=FaseSerializer(many=True))
    @action(
        detail=True,
        serializer_class=FaseSerializer,
        pagination_class=None,
        filterset_class=None,
    )
    def fasen(self, request: Request, id: str) -> Response:
        """How long it waited in each stage."""
        hulpvraag = self.get_object()
        self.ingezien([hulpvraag])
        gevonden = fasen(self.actor().organisatie_id, [hulpvraag])[hulpvraag.pk]
        return Response(FaseSerializer(gevonden, many=True).data)

    @action(detail=True, methods=["post"], serializer_class=Leeg)
    @eenmalig
    def intrekkingen(self, request: Request, id: str) -> Response:
        """The carer no longer asks for this."""
        hulpvraag, _leeg = self.get_object(), self.geldig()
        hulpvraag_intrekken(actor=self.actor(), hulpvraag=hulpvraag)
        return self.antwoord(self.get_object(), status=201)

    @action(detail=True, methods=["post"], serializer_class=Leeg)
    @eenmalig
    def openstellingen(self, request: Request, id: str) -> Response:
        """Volunteers can do it now."""
        hulpvraag, _leeg = self.get_object(), self.geldig()
        hulpvraag_openzetten(actor=self.actor(), hulpvraag=hulpvraag)
        return self.antwoord(self.get_object(), status=201)

    @action(detail=True, methods=["post"], serializer_class=DoorverwijzingSerializer)
    @eenmalig
    def doorverwijzingen(self, request: Request, id: str) -> Response:
        """Where it goes to."""
        hulpvraag, gegevens = self.get_object(), self.geldig()
        hulpvraag_doorverwijzen(
            actor=self.actor(), hulpvraag=hulpvraag, gegevens=DoorverwijzingGegevens(**gegevens)
        )
        return self.antwoord(self.get_object(), status=201)
