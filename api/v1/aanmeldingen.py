"""/aanmeldingen: who was registered, before when to call, and how that ended."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, GewijzigdNa, JaNeeFilter
from api.idempotentie import eenmalig
from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst, Wijzigen
from api.v1.velden import Camelnamen, ModelCamelnamen
from api.v1.vormen import Verwijzing
from api.v1.zorgvelden import gelijk_houden
from mantelzorg.models import Aanmelding, Zorgsituatie
from mantelzorg.selectors.aanmeldingen import Toestand, aanmeldingen_van
from mantelzorg.services.aanmeldingen import (
    AanmeldingGegevens,
    aanmelding_afsluiten,
    aanmelding_koppelen,
    aanmelding_opslaan,
    gegevens_van,
)


class AanmeldingSerializer(ModelCamelnamen):
    """A registration. Empty is unknown."""

    toestand = serializers.ChoiceField(choices=Toestand.choices, read_only=True)
    eerste_gesprek = serializers.DateField(
        read_only=True, allow_null=True, help_text=_("De dag van het eerste gesprek daarna.")
    )

    class Meta:
        model = Aanmelding
        fields = (
            "id",
            "mantelzorger",
            "zorgsituatie",
            "ontvangen_op",
            "kanaal",
            "verwijzer_soort",
            "verwijzer_naam",
            "spoed",
            "reageren_voor",
            "toelichting",
            "aanspreekpunt",
            "toestand",
            "eerste_gesprek",
            "afgesloten_op",
            "afsluitreden",
            "afgesloten_door",
            "ingediend_door",
            "aangemaakt_op",
            "gewijzigd_op",
        )
        read_only_fields = (
            "id",
            "zorgsituatie",
            "reageren_voor",
            "afgesloten_op",
            "afsluitreden",
            "afgesloten_door",
            "ingediend_door",
            "aangemaakt_op",
            "gewijzigd_op",
        )
        extra_kwargs: ClassVar = {
            "ontvangen_op": {"required": False, "help_text": _("Leeg bij een nieuwe: vandaag.")}
        }


class AanmeldingZorgsituatieSerializer(Camelnamen):
    """Which care situation of its carer a registration is about."""

    zorgsituatie = Verwijzing(queryset=Zorgsituatie.objects.all())


class AanmeldingafsluitingSerializer(ModelCamelnamen):
    """Why nothing more is to be done about it."""

    class Meta:
        model = Aanmelding
        fields = ("afsluitreden",)
        extra_kwargs: ClassVar = {"afsluitreden": {"required": True, "allow_blank": False}}


class AanmeldingFilters(Filters):
    """As the page has them, and by whom they are about."""

    toestand = filters.ChoiceFilter(choices=Toestand.choices)
    open = JaNeeFilter(method="alleen_open", label=_("Of er nog een gesprek moet komen."))
    mantelzorger = filters.UUIDFilter()
    zorgsituatie = filters.UUIDFilter()
    aanspreekpunt = filters.UUIDFilter()
    gewijzigd_na = GewijzigdNa(_("de toestand en het eerste gesprek"))

    def alleen_open(self, rijen: QuerySet[Any], naam: str, ja: bool) -> QuerySet[Any]:
        """Those that wait for a talk, or the others."""
        wachtend = {"toestand__in": (Toestand.WACHT, Toestand.TE_LAAT)}
        return rijen.filter(**wachtend) if ja else rijen.exclude(**wachtend)


def _aanmeldingen(organisatie_id: UUID) -> QuerySet[Aanmelding]:
    return aanmeldingen_van(organisatie_id, timezone.localdate())


class AanmeldingViewSet(Lijst, Inzien, Aanmaken, Wijzigen):
    """The registrations of the own organisation."""

    naam = "aanmeldingen"
    groep = "zorg"
    doel = "aanmeldingen via de API"
    serializer_class = AanmeldingSerializer
    filterset_class = AanmeldingFilters
    rijen = _aanmeldingen
    van_anderen = ()
    volgordes: ClassVar = {
        "reagerenVoor": ("reageren_voor", "id"),
        "-aangemaaktOp": ("-aangemaakt_op", "id"),
    }
    rechten: ClassVar = {
        "list": "aanmelding.inzien",
        "retrieve": "aanmelding.inzien",
        "create": "zorgsituatie.registreren",
        "update": "zorgsituatie.registreren",
        "partial_update": "zorgsituatie.registreren",
        "zorgsituaties": "zorgsituatie.registreren",
        "afsluitingen": "zorgsituatie.registreren",
    }
    teksten: ClassVar = {
        "list": _("De aanmeldingen van uw organisatie"),
        "retrieve": _("Een aanmelding"),
        "create": _("Meld een mantelzorger aan die al is ingeschreven"),
        "update": _("Verander alles van een aanmelding"),
        "partial_update": _("Verander iets van een aanmelding"),
        "zorgsituaties": _("Zeg over welke zorgsituatie een aanmelding gaat"),
        "afsluitingen": _("Sluit een aanmelding af met een reden"),
    }
    voorbeelden: ClassVar = {
        "create": {
            "mantelzorger": "00000000-0000-4000-8000-000000000101",
            "kanaal": "telefoon",
            "verwijzerSoort": "huisarts",
        },
        "update": {
            "mantelzorger": "00000000-0000-4000-8000-000000000103",
            "ontvangenOp": "2026-10-01",
            "spoed": "hoog",
        },
        "partial_update": {"toelichting": "Belt liefst in de ochtend."},
        "zorgsituaties": {"zorgsituatie": "00000000-0000-4000-8000-000000000110"},
        "afsluitingen": {"afsluitreden": "elders"},
    }

    def personen(self, rij: Aanmelding) -> Iterable[UUID | None]:
        return [rij.mantelzorger_id]

    def aanmaken(self, gegevens: Gegevens) -> Any:
        gegevens.setdefault("ontvangen_op", timezone.localdate())
        aanmelding, _uitkomst = aanmelding_opslaan(
            actor=self.actor(), gegevens=AanmeldingGegevens(**gegevens)
        )
        return self.get_queryset().get(pk=aanmelding.pk)

    def wijzigen(self, rij: Aanmelding, gegevens: Gegevens) -> None:
        gelijk_houden(rij, gegevens, "mantelzorger")
        if self.action == "update":
            gegevens.setdefault("ontvangen_op", rij.ontvangen_op)
            nieuw = AanmeldingGegevens(**gegevens)
        else:
            nieuw = replace(gegevens_van(rij), **gegevens)
        aanmelding_opslaan(actor=self.actor(), gegevens=nieuw, aanmelding=rij)

    @action(detail=True, methods=["post"], serializer_class=AanmeldingZorgsituatieSerializer)
    @eenmalig
    def zorgsituaties(self, request: Request, id: str) -> Response:
        """Which one it is about."""
        aanmelding, gegevens = self.get_object(), self.geldig()
        aanmelding_koppelen(actor=self.actor(), aanmelding=aanmelding, **gegevens)
        return self.antwoord(self.get_object(), status=201)

    @action(detail=True, methods=["post"], serializer_class=AanmeldingafsluitingSerializer)
    @eenmalig
    def afsluitingen(self, request: Request, id: str) -> Response:
        """Nothing more is to be done."""
        aanmelding, gegevens = self.get_object(), self.geldig()
        aanmelding_afsluiten(
            actor=self.actor(), aanmelding=aanmelding, reden=gegevens["afsluitreden"]
        )
        return self.antwoord(self.get_object(), status=201)
