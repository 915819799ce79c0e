"""/signalen: what somebody has to look at, who does, and what came of it."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, GewijzigdNa, JaNeeFilter
from api.idempotentie import eenmalig
from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst
from api.v1.velden import Camelnamen, ModelCamelnamen
from api.v1.vormen import Verwijzing
from kern.models import Ernst, Gebruiker
from kern.rechten import mag
from kern.selectors.smal import delen
from kern.selectors.taken import zwaarte
from kern.verzoek import gebruiker_van
from mantelzorg.models import Aard, Bron, Opvolging, Signaal, Signaalmelding, Zorgsituatie
from mantelzorg.regels.meldingkaart import Meldingkaart, meldingkaart
from mantelzorg.regels.signalen import MEETREGELS, aardnaam, volle_aardnaam
from mantelzorg.selectors.grondslag import met_grondslag
from mantelzorg.selectors.signalen import signalen_met_verloop
from mantelzorg.services.signalen import (
    MeldingGegevens,
    OpvolgingGegevens,
    signaal_afsluiten,
    signaal_melden,
    signaal_opvolgen,
    signaal_toewijzen,
    signaal_vergrendelen,
)


def mag_metingen(serializer: Any, signaal: Any) -> bool:
    """Whether who asks may see what a signal (with `grondslag`) tells of measurements."""
    gebruiker = gebruiker_van(serializer.context["request"])
    return bool(signaal.grondslag) and mag(gebruiker.rolcodes, "meting.inzien")


class OpvolgingSerializer(ModelCamelnamen):
    """What was done about a signal."""

    class Meta:
        model = Opvolging
        fields = ("datum", "soort", "toelichting", "door", "aangemaakt_op")
        read_only_fields = ("door", "aangemaakt_op")


class MeldingSerializer(ModelCamelnamen):
    """What somebody saw or said about a carer."""

    aard = serializers.ChoiceField(choices=Aard.choices, help_text=_("Wat er is."))
    bron = serializers.ChoiceField(
        choices=[keuze for keuze in Bron.choices if keuze[0] != Bron.SYSTEEM],
        help_text=_("Van wie het komt."),
    )
    zorgsituatie = Verwijzing(queryset=Zorgsituatie.objects.all())

    class Meta:
        model = Signaalmelding
        fields = (
            "zorgsituatie",
            "aard",
            "bron",
            "datum",
            "ernst",
            "toelichting",
            "gemeld_door",
            "gemeld_door_naam",
        )
        extra_kwargs: ClassVar = {
            "datum": {"required": False, "help_text": _("Leeg: vandaag.")},
            "ernst": {"required": False, "help_text": _("Leeg: gewoon.")},
        }


class _Meldingen(serializers.ListSerializer[Any]):
    """Who reported what; without what tells of measurements that may not be seen."""

    def get_attribute(self, instance: Any) -> list[Meldingkaart]:
        zien = mag_metingen(self, instance)
        return [
            meldingkaart(melding, aard=instance.aard, mag_metingen=zien)
            for melding in delen(instance, "meldingen")
        ]


class MeldingkaartSerializer(Camelnamen):
    """One report of a signal, with the facts behind it in words."""

    bron = serializers.ChoiceField(choices=Bron.choices, source="melding.bron")
    datum = serializers.DateField(source="melding.datum")
    ernst = serializers.ChoiceField(choices=Ernst.choices, source="melding.ernst")
    toelichting = serializers.CharField(source="melding.toelichting")
    gemeld_door = serializers.UUIDField(source="melding.gemeld_door_id", allow_null=True)
    gemeld_door_naam = serializers.CharField(source="melding.gemeld_door_naam")
    vastgelegd_door = serializers.UUIDField(source="melding.vastgelegd_door_id", allow_null=True)
    feiten = serializers.ListField(child=serializers.CharField())
    achtergehouden = serializers.BooleanField(
        help_text=_("Dit rust op metingen die u niet mag zien.")
    )

    class Meta:
        list_serializer_class = _Meldingen


class SignaalSerializer(ModelCamelnamen):
    """A signal, with what was reported and what was done."""

    aard = serializers.SerializerMethodField(
        help_text=_("De code. Leeg als die iets van een meting zegt die u niet mag zien.")
    )
    wat = serializers.SerializerMethodField(help_text=_("Waar het over gaat, in een paar woorden."))
    te_laat = serializers.BooleanField(read_only=True)
    meldingen = MeldingkaartSerializer(many=True, read_only=True)
    opvolgingen = OpvolgingSerializer(many=True, read_only=True)

    class Meta:
        model = Signaal
        fields = (
            "id",
            "zorgsituatie",
            "aard",
            "wat",
            "bron",
            "datum",
            "laatst_op",
            "ernst",
            "uiterlijk_op",
            "te_laat",
            "eigenaar",
            "uitkomst",
            "uitkomst_toelichting",
            "afgesloten_op",
            "afgesloten_door",
            "meldingen",
            "opvolgingen",
            "aangemaakt_op",
            "gewijzigd_op",
        )
        read_only_fields = fields

    def get_aard(self, signaal: Any) -> str:
        """The code of what it is about, unless that tells of a measurement."""
        getoond = signaal.aard not in MEETREGELS or mag_metingen(self, signaal)
        return str(signaal.aard) if getoond else ""

    def get_wat(self, signaal: Any) -> str:
        """What it is about."""
        return (volle_aardnaam if mag_metingen(self, signaal) else aardnaam)(signaal.aard)


class SignaaltoewijzingSerializer(Camelnamen):
    """Who follows it up; empty is nobody yet."""

    eigenaar = Verwijzing(queryset=Gebruiker.objects.all(), allow_null=True)


class SignaalafsluitingSerializer(ModelCamelnamen):
    """What came of a signal."""

    class Meta:
        model = Signaal
        fields = ("uitkomst", "uitkomst_toelichting")
        extra_kwargs: ClassVar = {"uitkomst": {"required": True, "allow_blank": False}}


class SignaalFilters(Filters):
    """As the page has them, and by whom they are of."""

    open = JaNeeFilter(
        "afgesloten_op", lookup_expr="isnull", label=_("Of het nog op een uitkomst wacht.")
    )
    te_laat = JaNeeFilter()
    zorgsituatie = filters.UUIDFilter()
    eigenaar = filters.UUIDFilter()
    zonder_eigenaar = JaNeeFilter(
        "heeft_eigenaar", exclude=True, label=_("Of niemand die hier nu werkt het opvolgt.")
    )
    ernst = filters.ChoiceFilter(choices=Ernst.choices)
    gewijzigd_na = GewijzigdNa(_("of het te laat is, en wat u van metingen mag zien"))


def _signalen(organisatie_id: UUID) -> QuerySet[Any]:
    signalen = signalen_met_verloop(organisatie_id, timezone.localdate())
    return met_grondslag(
        organisatie_id, signalen.annotate(zwaarte=zwaarte()), "zorgsituatie__mantelzorger"
    )


@extend_schema_view(create=extend_schema(responses={201: SignaalSerializer}))
class SignaalViewSet(Lijst, Inzien, Aanmaken):
    """The signals of the own organisation. POST reports: it joins an open one of the same kind."""

    naam = "signalen"
    groep = "zorg"
    doel = "signalen via de API"
    serializer_class = SignaalSerializer
    filterset_class = SignaalFilters
    rijen = _signalen
    van_anderen = ("zorgsituatie__mantelzorger_id", "zorgsituatie__zorgvrager_id")
    delen: ClassVar = {
        "meldingen": (
            "bron",
            "datum",
            "ernst",
            "feiten",
            "toelichting",
            "gemeld_door_id",
            "gemeld_door_naam",
            "vastgelegd_door_id",
        ),
        "opvolgingen": OpvolgingSerializer.kolommen(),
    }
    met_versie: ClassVar = frozenset({"toewijzingen"})
    volgordes: ClassVar = {
        "-laatstOp": ("-laatst_op", "-aangemaakt_op", "id"),
        "-ernst": ("-zwaarte", "uiterlijk_op", "id"),
        "uiterlijkOp": ("uiterlijk_op", "id"),
    }
    rechten: ClassVar = {
        "list": "signaal.inzien",
        "retrieve": "signaal.inzien",
        "create": "signaal.melden",
        "opvolgingen": "signaal.opvolgen",
        "toewijzingen": "signaal.opvolgen",
        "afsluitingen": "signaal.opvolgen",
    }
    teksten: ClassVar = {
        "list": _("De signalen van uw organisatie"),
        "retrieve": _("Een signaal, met wat er gemeld en gedaan is"),
        "create": _("Meld een signaal"),
        "opvolgingen": _("Schrijf op wat u met een signaal deed"),
        "toewijzingen": _("Zeg wie een signaal opvolgt"),
        "afsluitingen": _("Sluit een signaal af met wat eruit kwam"),
    }
    voorbeelden: ClassVar = {
        "create": {
            "zorgsituatie": "00000000-0000-4000-8000-000000000110",
            "aard": "overbelasting",
            "bron": "mantelzorger",
            "ernst": "hoog",
        },
        "opvolgingen": {"datum": "2026-10-12", "soort": "gebeld"},
        "toewijzingen": {"eigenaar": None},
        "afsluitingen": {"uitkomst": "geholpen"},
    }

    def get_serializer_class(self) -> Any:
        return MeldingSerializer if self.action == "create" else super().get_serializer_class()

    def personen(self, rij: Signaal) -> Iterable[UUID | None]:
        melders = (melding.gemeld_door_id for melding in delen(rij, "meldingen"))
        return rij.zorgsituatie.mantelzorger_id, rij.zorgsituatie.zorgvrager_id, *melders

    def aanmaken(self, gegevens: Gegevens) -> Any:
        gegevens.setdefault("datum", timezone.localdate())
        gegevens.setdefault("ernst", Ernst.GEWOON)
        signaal = signaal_melden(actor=self.actor(), gegevens=MeldingGegevens(**gegevens))
        if signaal is None:
            raise RuntimeError("only what the system reports can be nothing new")
        return self.get_queryset().get(pk=signaal.pk)

    @action(detail=True, methods=["post"], serializer_class=OpvolgingSerializer)
    @eenmalig
    def opvolgingen(self, request: Request, id: str) -> Response:
        """What was done."""
        signaal, gegevens = self.get_object(), self.geldig()
        signaal_opvolgen(
            actor=self.actor(), signaal=signaal, gegevens=OpvolgingGegevens(**gegevens)
        )
        return self.antwoord(self.get_object(), status=201)

    @action(detail=True, methods=["post"], serializer_class=SignaaltoewijzingSerializer)
    @eenmalig
    def toewijzingen(self, request: Request, id: str) -> Response:
        """Whose it is."""
        with transaction.atomic():
            signaal_vergrendelen(actor=self.actor(), signaal_id=self.get_object().pk)
            signaal = self.vergrendeld()
            signaal_toewijzen(actor=self.actor(), signaal=signaal, **self.geldig())
        return self.antwoord(self.get_object(), status=201)

    @action(detail=True, methods=["post"], serializer_class=SignaalafsluitingSerializer)
    @eenmalig
    def afsluitingen(self, request: Request, id: str) -> Response:
        """It is done, and this came of it."""
        signaal, gegevens = self.get_object(), self.geldig()
        signaal_afsluiten(
            actor=self.actor(),
            signaal=signaal,
            uitkomst=gegevens["uitkomst"],
            toelichting=gegevens.get("uitkomst_toelichting", ""),
        )
        return self.antwoord(self.get_object(), status=201)
