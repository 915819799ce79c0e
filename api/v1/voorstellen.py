"""/voorstellen: what the optimiser or a coordinator proposes, and what people decide about it."""

from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, GewijzigdNa
from api.idempotentie import eenmalig
from api.v1.basis import Aanmaken, Gegevens, Lijst, Stappen
from api.v1.velden import Camelnamen, LeegSerializer, ModelCamelnamen
from api.v1.vormen import Begintijd, Kloktijd, Tekst, Verwijzing
from kern.regels.tijd import minuten
from mantelzorg.models import Hulpvraag, Spoed
from matching.models import Afwijsreden, Bedankreden, Voorstel, Voorstelantwoord
from matching.regels.aanbod import LANGSTE_TOELICHTING, Afloop
from matching.regels.betrokkenen import personen_van_voorstel
from matching.regels.datum import gekozen_moment
from matching.selectors.rondes import voorstellen_met_antwoorden
from matching.services.aanbiedingen import (
    antwoord_vastleggen,
    verlopen_aanbod_afhandelen,
    voorstel_aanbieden,
)
from matching.services.voorstellen import (
    voorstel_afwijzen,
    voorstel_goedkeuren,
    voorstel_toevoegen,
)
from vrijwilligers.models import Vrijwilliger

GEEN_GEZONDHEID = _("Schrijf geen gegevens over gezondheid op.")


class AntwoordSerializer(ModelCamelnamen):
    """What one side said to the offer."""

    class Meta:
        model = Voorstelantwoord
        fields = ("van", "ja", "reden", "toelichting", "door", "op")
        read_only_fields = fields


class VoorstelSerializer(ModelCamelnamen):
    """A proposal by ids: no names, no health data. ``datum``: of a visit once."""

    datum = serializers.DateField(
        source="hulpvraag.datum", allow_null=True, read_only=True, help_text=_("Bij één bezoek.")
    )
    begin = Begintijd(source="start")
    antwoorden = AntwoordSerializer(many=True, read_only=True)
    koppeling = serializers.UUIDField(
        source="koppeling.pk",
        read_only=True,
        allow_null=True,
        help_text=_("De koppeling die ervan kwam; leeg als die er niet is."),
    )

    class Meta:
        model = Voorstel
        fields = (
            "id",
            "ronde",
            "hulpvraag",
            "vrijwilliger",
            "dag",
            "fase",
            "datum",
            "begin",
            "waarde",
            "reistijd",
            "status",
            "beoordeeld_door",
            "beoordeeld_op",
            "reden",
            "toelichting",
            "aangeboden_door",
            "aangeboden_op",
            "aanbod_tot",
            "antwoorden",
            "koppeling",
            "aangemaakt_op",
            "gewijzigd_op",
        )
        read_only_fields = fields


class EigenVoorstelSerializer(Camelnamen):
    """Whom and when a coordinator proposes by hand. A visit once has its day already."""

    hulpvraag = Verwijzing(queryset=Hulpvraag.objects.all())
    vrijwilliger = Verwijzing(queryset=Vrijwilliger.objects.all())
    dag = serializers.IntegerField(
        min_value=0,
        max_value=6,
        required=False,
        help_text=_("0 is maandag. Niet bij een bezoek op één datum."),
    )
    fase = serializers.IntegerField(
        min_value=0,
        max_value=3,
        required=False,
        help_text=_("De eerste week van het ritme, vanaf 0. Niet bij een bezoek op één datum."),
    )
    begin = Kloktijd(help_text=_("Op een heel kwartier."))


class BeoordelingSerializer(Camelnamen):
    """A decision on a proposal; a rejection has a reason."""

    besluit = serializers.ChoiceField(choices=["goedkeuren", "afwijzen"])
    reden = serializers.ChoiceField(choices=Afwijsreden.choices, required=False)
    toelichting = Tekst(required=False, allow_blank=True, default="", help_text=GEEN_GEZONDHEID)


class AntwoordgegevensSerializer(Camelnamen):
    """What one of the two said; a no has a reason, a yes has none."""

    van = serializers.ChoiceField(choices=Voorstelantwoord.Van.choices)
    ja = serializers.BooleanField()
    reden = serializers.ChoiceField(
        choices=Bedankreden.choices, required=False, allow_blank=True, default=""
    )
    toelichting = Tekst(
        required=False,
        allow_blank=True,
        default="",
        max_length=LANGSTE_TOELICHTING,
        help_text=GEEN_GEZONDHEID,
    )


class NabelactieSerializer(Camelnamen):
    """What was done about an offer that expired."""

    afloop = serializers.ChoiceField(choices=Afloop.choices)


class VoorstelFilters(Filters):
    """As the page of a round has them, and by who and what."""

    ronde = filters.UUIDFilter()
    status = filters.ChoiceFilter(choices=Voorstel.Status.choices)
    spoed = filters.ChoiceFilter("hulpvraag__spoed", choices=Spoed.choices)
    hulpvraag = filters.UUIDFilter()
    vrijwilliger = filters.UUIDFilter()
    gewijzigd_na = GewijzigdNa()


@extend_schema_view(create=extend_schema(responses={201: VoorstelSerializer}))
class VoorstelViewSet(Lijst, Stappen, Aanmaken):
    """The proposals of the own organisation, and every step up to the match."""

    naam = "voorstellen"
    rij_id = "voorstel_id"
    groep = "matching"
    doel = "voorstellen beoordelen"
    serializer_class = VoorstelSerializer
    filterset_class = VoorstelFilters
    rijen = voorstellen_met_antwoorden
    van_anderen = (
        "hulpvraag__zorgsituatie__mantelzorger_id",
        "hulpvraag__zorgsituatie__zorgvrager_id",
        "hulpvraag__datum",
        "vrijwilliger__persoon_id",
        "koppeling__pk",
    )
    delen: ClassVar = {"antwoorden": AntwoordSerializer.kolommen()}
    volgordes: ClassVar = {
        "-waarde": ("-waarde", "id"),
        "-aangemaaktOp": ("-aangemaakt_op", "id"),
    }
    rechten: ClassVar = {
        "list": "voorstel.inzien",
        "retrieve": "voorstel.inzien",
        "create": "voorstel.toevoegen",
        "beoordelingen": "voorstel.beoordelen",
        "aanbiedingen": "voorstel.aanbieden",
        "antwoorden": "voorstel.beantwoorden",
        "nabelacties": "voorstel.aanbieden",
    }
    teksten: ClassVar = {
        "list": _("De voorstellen van uw organisatie"),
        "retrieve": _("Een voorstel, met de antwoorden erop"),
        "create": _("Stel zelf iemand voor"),
        "beoordelingen": _("Keur een voorstel goed, of wijs het met een reden af"),
        "aanbiedingen": _("Bied een goedgekeurd voorstel aan beide kanten aan"),
        "antwoorden": _("Leg vast wat de vrijwilliger of de mantelzorger antwoordt"),
        "nabelacties": _("Leg vast wat u deed aan een aanbod dat verliep"),
    }
    voorbeelden: ClassVar = {
        "create": {
            "hulpvraag": "00000000-0000-4000-8000-000000000302",
            "vrijwilliger": "00000000-0000-4000-8000-000000000303",
            "dag": 1,
            "fase": 0,
            "begin": "13:00",
        },
        "beoordelingen": {"besluit": "afwijzen", "reden": "moment"},
        "antwoorden": {"van": "vrijwilliger", "ja": False, "reden": "afstand"},
        "nabelacties": {"afloop": "gesproken"},
    }

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Voorstel]]:
        return (
            EigenVoorstelSerializer if self.action == "create" else super().get_serializer_class()
        )

    def personen(self, rij: Voorstel) -> Iterable[UUID | None]:
        return personen_van_voorstel(rij)

    def aanmaken(self, gegevens: Gegevens) -> Voorstel:
        hulpvraag = gegevens["hulpvraag"]
        moment = gekozen_moment(
            ritme=hulpvraag.ritme,
            datum=hulpvraag.datum,
            dag=gegevens.get("dag"),
            fase=gegevens.get("fase"),
            start=minuten(gegevens["begin"]),
        )
        return voorstel_toevoegen(
            actor=self.actor(),
            hulpvraag_id=hulpvraag.pk,
            vrijwilliger_id=gegevens["vrijwilliger"].pk,
            moment=moment,
        )

    @action(detail=True, methods=["post"], serializer_class=BeoordelingSerializer)
    @eenmalig
    def beoordelingen(self, request: Request, id: str) -> Response:
        """Approve, or reject with a reason."""
        voorstel = self.get_object()
        gegevens = self.geldig()
        if gegevens["besluit"] == "goedkeuren":
            voorstel_goedkeuren(actor=self.actor(), voorstel_id=voorstel.id)
        else:
            voorstel_afwijzen(
                actor=self.actor(),
                voorstel_id=voorstel.id,
                reden=gegevens.get("reden", ""),
                toelichting=gegevens["toelichting"],
            )
        return self.antwoord(self.get_object(), status=201)

    @action(detail=True, methods=["post"], serializer_class=LeegSerializer)
    @eenmalig
    def aanbiedingen(self, request: Request, id: str) -> Response:
        """Ask both sides."""
        return self.stap(voorstel_aanbieden)

    @action(detail=True, methods=["post"], serializer_class=AntwoordgegevensSerializer)
    @eenmalig
    def antwoorden(self, request: Request, id: str) -> Response:
        """One of the two said yes or no; the second yes makes the match."""
        return self.stap(antwoord_vastleggen)

    @action(detail=True, methods=["post"], serializer_class=NabelactieSerializer)
    @eenmalig
    def nabelacties(self, request: Request, id: str) -> Response:
        """Off the worklist."""
        return self.stap(verlopen_aanbod_afhandelen)
