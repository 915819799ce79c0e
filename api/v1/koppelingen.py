"""/koppelingen: who helps whom, and each step from the first meeting to the end."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, GewijzigdNa, JaNeeFilter
from api.idempotentie import eenmalig
from api.v1.basis import Lijst, Stappen
from api.v1.rooster import Dag
from api.v1.velden import Camelnamen, LeegSerializer, ModelCamelnamen
from api.v1.vormen import Begintijd, Tekst, Verwijzing
from kern.models import Gebruiker
from matching.models import Driepunt, Eindreden, Evaluatie, GeenKlikreden, Koppeling
from matching.regels.aanbod import LANGSTE_TOELICHTING
from matching.regels.betrokkenen import personen_van_koppeling
from matching.selectors.koppelingen import koppelingen_met_evaluaties
from matching.services.koppelingen import (
    kennismaking_afronden,
    kennismaking_plannen,
    koppeling_beeindigen,
    koppeling_evalueren,
    koppeling_hervatten,
    koppeling_pauzeren,
    proef_afronden,
)


class EvaluatieSerializer(ModelCamelnamen):
    """How it went by then. An empty answer is unknown."""

    class Meta:
        model = Evaluatie
        fields = ("id", "datum", "mantelzorger", "vrijwilliger", "toelichting", "door")
        read_only_fields = fields


class KoppelingSerializer(ModelCamelnamen):
    """A match by ids: no names, no health data. ``datum``: of a visit once."""

    vrijwilliger = serializers.UUIDField(source="voorstel.vrijwilliger_id", read_only=True)
    dag = serializers.IntegerField(
        source="voorstel.dag", read_only=True, help_text=_("0 is maandag.")
    )
    fase = serializers.IntegerField(
        source="voorstel.fase",
        read_only=True,
        help_text=_("In welke week van het ritme de bezoeken zijn; 0 is de eerste."),
    )
    datum = serializers.DateField(
        source="voorstel.datum", allow_null=True, read_only=True, help_text=_("Bij één bezoek.")
    )
    begin = Begintijd(source="voorstel.start")
    evaluaties = EvaluatieSerializer(many=True, read_only=True)

    class Meta:
        model = Koppeling
        fields = (
            "id",
            "status",
            "voorstel",
            "hulpvraag",
            "vrijwilliger",
            "dag",
            "fase",
            "datum",
            "begin",
            "coordinator",
            "kennismaking_op",
            "proef_tot",
            "evaluatie_op",
            "einddatum",
            "beeindigd_op",
            "geen_klik_reden",
            "eindreden",
            "toelichting",
            "evaluaties",
            "aangemaakt_op",
            "gewijzigd_op",
        )
        read_only_fields = fields


def _toelichting() -> serializers.CharField:
    return Tekst(
        required=False,
        allow_blank=True,
        default="",
        max_length=LANGSTE_TOELICHTING,
        help_text=_("Schrijf geen gegevens over gezondheid op."),
    )


def _driepunt(uitleg: Any) -> serializers.ChoiceField:
    return serializers.ChoiceField(
        choices=Driepunt.choices, required=False, allow_blank=True, default="", help_text=uitleg
    )


class KennismakingsafspraakSerializer(Camelnamen):
    """When they meet for the first time, and who of the organisation goes along."""

    kennismaking_op = Dag()
    coordinator = Verwijzing(
        queryset=Gebruiker.objects.all(), help_text=_("De coördinator of consulent die meegaat.")
    )


class ProefSerializer(Camelnamen):
    """Whether they go on with each other; without a click there is a reason."""

    klik = serializers.BooleanField(help_text=_("Of zij samen verdergaan."))
    reden = serializers.ChoiceField(
        choices=GeenKlikreden.choices, required=False, allow_blank=True, default=""
    )
    toelichting = _toelichting()


class KennismakingSerializer(ProefSerializer):
    """How the first meeting went, and when it was."""

    datum = Dag()


class EvaluatiegegevensSerializer(Camelnamen):
    """What both say, when it is asked again, and until when they agreed on it, if they did."""

    mantelzorger = _driepunt(_("Geeft de hulp de mantelzorger lucht? Leeg is onbekend."))
    vrijwilliger = _driepunt(_("Bevalt het de vrijwilliger? Leeg is onbekend."))
    toelichting = _toelichting()
    volgende_op = Dag(help_text=_("Een dag na vandaag."))
    einddatum = Dag(
        required=False,
        allow_null=True,
        help_text=_("De afgesproken laatste dag. Niet genoemd: zoals het was. null: geen."),
    )


class BeeindigingSerializer(Camelnamen):
    """Why it ends, and how it was."""

    eindreden = serializers.ChoiceField(choices=Eindreden.choices)
    mantelzorger = _driepunt(_("Gaf de hulp de mantelzorger lucht? Leeg is onbekend."))
    vrijwilliger = _driepunt(_("Beviel het de vrijwilliger? Leeg is onbekend."))
    toelichting = _toelichting()


class KoppelingFilters(Filters):
    """As the page has them, and by who and what."""

    status = filters.ChoiceFilter(choices=Koppeling.Status.choices)
    loopt = JaNeeFilter(method="alleen_lopend", label=_("Of zij nog loopt."))
    hulpvraag = filters.UUIDFilter()
    vrijwilliger = filters.UUIDFilter("voorstel__vrijwilliger")
    coordinator = filters.UUIDFilter()
    gewijzigd_na = GewijzigdNa()

    def alleen_lopend(
        self, rijen: QuerySet[Koppeling], naam: str, loopt: bool
    ) -> QuerySet[Koppeling]:
        """The matches that live, or those that are over."""
        lopend = {"status__in": Koppeling.LOPEND}
        return rijen.filter(**lopend) if loopt else rijen.exclude(**lopend)


class KoppelingViewSet(Lijst, Stappen):
    """The matches of the own organisation, and the steps that a coordinator takes with one."""

    naam = "koppelingen"
    rij_id = "koppeling_id"
    groep = "matching"
    doel = "koppelingen begeleiden"
    serializer_class = KoppelingSerializer
    filterset_class = KoppelingFilters
    rijen = koppelingen_met_evaluaties
    van_anderen = (
        "hulpvraag__zorgsituatie__mantelzorger_id",
        "hulpvraag__zorgsituatie__zorgvrager_id",
        "voorstel__vrijwilliger_id",
        "voorstel__vrijwilliger__persoon_id",
        "voorstel__dag",
        "voorstel__fase",
        "voorstel__datum",
        "voorstel__start",
    )
    delen: ClassVar = {"evaluaties": EvaluatieSerializer.kolommen()}
    volgordes: ClassVar = {
        "-aangemaaktOp": ("-aangemaakt_op", "id"),
        "evaluatieOp": ("evaluatie_op", "id"),
    }
    rechten: ClassVar = {
        "list": "koppeling.inzien",
        "retrieve": "koppeling.inzien",
        "kennismakingsafspraken": "koppeling.begeleiden",
        "kennismakingen": "koppeling.begeleiden",
        "proeven": "koppeling.begeleiden",
        "pauzes": "koppeling.begeleiden",
        "hervattingen": "koppeling.begeleiden",
        "evaluaties": "koppeling.begeleiden",
        "beeindigingen": "koppeling.begeleiden",
    }
    teksten: ClassVar = {
        "list": _("De koppelingen van uw organisatie"),
        "retrieve": _("Een koppeling, met haar evaluaties"),
        "kennismakingsafspraken": _("Plan de kennismaking"),
        "kennismakingen": _("Leg vast hoe de kennismaking ging"),
        "proeven": _("Leg vast hoe de proefmaand ging"),
        "pauzes": _("Pauzeer de bezoeken; de vrijwilliger houdt de tijd vrij"),
        "hervattingen": _("Laat de bezoeken weer beginnen"),
        "evaluaties": _("Leg vast hoe het gaat, en wanneer u het weer vraagt"),
        "beeindigingen": _("Stop de koppeling; de hulpvraag doet weer mee in de volgende ronde"),
    }
    voorbeelden: ClassVar = {
        "kennismakingsafspraken": {
            "kennismakingOp": "2099-03-01",
            "coordinator": "00000000-0000-4000-8000-000000000301",
        },
        "kennismakingen": {"datum": "2026-03-01", "klik": True},
        "proeven": {"klik": False, "reden": "vrijwilliger"},
        "evaluaties": {"mantelzorger": "ja", "vrijwilliger": "ja", "volgendeOp": "2099-09-01"},
        "beeindigingen": {"eindreden": "niet_meer_nodig", "mantelzorger": "gedeeltelijk"},
    }

    def personen(self, rij: Koppeling) -> Iterable[UUID | None]:
        return personen_van_koppeling(rij)

    @action(detail=True, methods=["post"], serializer_class=KennismakingsafspraakSerializer)
    @eenmalig
    def kennismakingsafspraken(self, request: Request, id: str) -> Response:
        """When they meet, and who goes along."""
        return self.stap(kennismaking_plannen)

    @action(detail=True, methods=["post"], serializer_class=KennismakingSerializer)
    @eenmalig
    def kennismakingen(self, request: Request, id: str) -> Response:
        """With a click the trial month begins, without one it is over."""
        return self.stap(kennismaking_afronden)

    @action(detail=True, methods=["post"], serializer_class=ProefSerializer)
    @eenmalig
    def proeven(self, request: Request, id: str) -> Response:
        """The trial month is over: it goes on, or it was no click after all."""
        return self.stap(proef_afronden)

    @action(detail=True, methods=["post"], serializer_class=LeegSerializer)
    @eenmalig
    def pauzes(self, request: Request, id: str) -> Response:
        """No visits for a while."""
        return self.stap(koppeling_pauzeren)

    @action(detail=True, methods=["post"], serializer_class=LeegSerializer)
    @eenmalig
    def hervattingen(self, request: Request, id: str) -> Response:
        """The visits begin again."""
        return self.stap(koppeling_hervatten)

    @action(detail=True, methods=["post"], serializer_class=EvaluatiegegevensSerializer)
    @eenmalig
    def evaluaties(self, request: Request, id: str) -> Response:
        """What both say of it."""
        return self.stap(koppeling_evalueren)

    @action(detail=True, methods=["post"], serializer_class=BeeindigingSerializer)
    @eenmalig
    def beeindigingen(self, request: Request, id: str) -> Response:
        """It is over."""
        return self.stap(koppeling_beeindigen)
