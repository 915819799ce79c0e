"""/zorgsituaties: who cares for whom, how heavy that is, and what happened."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, GewijzigdNa, JaNeeFilter
from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst, Wijzigen
from api.v1.velden import Camelnamen, ModelCamelnamen
from api.v1.zorgvelden import MET_KENMERK, Kenmerken, gelijk_houden, verborgen
from kern.rechten import mag
from kern.selectors.smal import delen
from mantelzorg.models import Risico, Zorgsituatie
from mantelzorg.selectors.zorgsituaties import zorgsituaties_in_beeld
from mantelzorg.services.zorgsituaties import (
    ZorgsituatieGegevens,
    gegevens_van,
    zorgsituatie_opslaan,
)
from matching.selectors.verloop import verloop_van


class ZorgsituatieSerializer(ModelCamelnamen):
    """A care situation. Empty is unknown, never no."""

    veldrechten: ClassVar = {
        "doelgroepen": "gezondheid.inzien",
        "achtergehouden": "gezondheid.inzien",
    }
    doelgroepen = Kenmerken(help_text=_("Wat er met de zorgvrager aan de hand is."))
    achtergehouden = serializers.SerializerMethodField(
        help_text=_("Er zijn doelgroepen die u niet ziet: daar is nu geen grondslag voor.")
    )
    risico = serializers.ChoiceField(
        choices=Risico.choices, read_only=True, help_text=_("Het risico op overbelasting nu.")
    )

    class Meta:
        model = Zorgsituatie
        fields = (
            "id",
            "nummer",
            "mantelzorger",
            "zorgvrager",
            "relatie",
            "inwonend",
            "netwerk",
            "uren_per_week",
            "zorgt_sinds",
            "beeindigd_op",
            "nachten_verstoord",
            "werkt",
            "kinderen",
            "reeds_geprobeerd",
            "vertegenwoordiger",
            "aanspreekpunt",
            "vervanger",
            "doelgroepen",
            "achtergehouden",
            "risico",
            "aangemaakt_op",
            "gewijzigd_op",
        )
        read_only_fields = ("id", "nummer", "aangemaakt_op", "gewijzigd_op")

    def get_achtergehouden(self, situatie: Any) -> bool:
        """Whether there are target groups that are not shown."""
        return bool(verborgen(delen(situatie, "doelgroepen"), grondslag=situatie.grondslag))


class RedenSerializer(Camelnamen):
    """Why the risk is what it is."""

    naam = serializers.CharField()
    niveau = serializers.CharField()
    feiten = serializers.ListField(child=serializers.CharField())


class RisicoSerializer(Camelnamen):
    """How great the risk is, since when, and why."""

    niveau = serializers.CharField()
    sinds = serializers.DateField()
    redenen = RedenSerializer(many=True)
    achtergehouden = serializers.BooleanField(
        help_text=_("Er zijn meer redenen. Die gaan over metingen die u niet mag zien.")
    )


class VerloopregelSerializer(Camelnamen):
    """What there was on a day."""

    datum = serializers.DateField()
    soort = serializers.CharField()
    wat = serializers.CharField()


class VerloopSerializer(Camelnamen):
    """The risk now, and all that happened, latest first."""

    risico = RisicoSerializer(allow_null=True)
    regels = VerloopregelSerializer(many=True)
    zonder_recht = serializers.BooleanField(help_text=_("Uw rol ziet geen metingen."))
    zonder_grondslag = serializers.BooleanField(
        help_text=_("De metingen mogen nu niet worden gebruikt.")
    )


class ZorgsituatieFilters(Filters):
    """By who is in it, and whether the care goes on."""

    mantelzorger = filters.UUIDFilter()
    zorgvrager = filters.UUIDFilter()
    aanspreekpunt = filters.UUIDFilter()
    loopt = JaNeeFilter("beeindigd_op", lookup_expr="isnull", label=_("Of zij nog loopt"))
    gewijzigd_na = GewijzigdNa(_("het risico, en of er iets is achtergehouden"))


class ZorgsituatieViewSet(Lijst, Inzien, Aanmaken, Wijzigen):
    """The care situations of the own organisation."""

    naam = "zorgsituaties"
    groep = "zorg"
    doel = "zorgsituaties via de API"
    serializer_class = ZorgsituatieSerializer
    filterset_class = ZorgsituatieFilters
    rijen = zorgsituaties_in_beeld
    van_anderen = ()
    delen: ClassVar = {"doelgroepen": MET_KENMERK}
    volgordes: ClassVar = {
        "nummer": ("nummer", "id"),
        "-aangemaaktOp": ("-aangemaakt_op", "id"),
        "gewijzigdOp": ("gewijzigd_op", "id"),
    }
    rechten: ClassVar = {
        "list": "zorgsituatie.inzien",
        "retrieve": "zorgsituatie.inzien",
        "create": "zorgsituatie.registreren",
        "update": "zorgsituatie.registreren",
        "partial_update": "zorgsituatie.registreren",
        "verloop": "zorgsituatie.inzien",
    }
    teksten: ClassVar = {
        "list": _("De zorgsituaties van uw organisatie"),
        "retrieve": _("Een zorgsituatie"),
        "create": _("Leg een zorgsituatie vast"),
        "update": _("Verander alles van een zorgsituatie"),
        "partial_update": _("Verander iets van een zorgsituatie"),
        "verloop": _("Het risico nu, en alles wat er gebeurde"),
    }
    voorbeelden: ClassVar = {
        "create": {
            "mantelzorger": "00000000-0000-4000-8000-000000000101",
            "zorgvrager": "00000000-0000-4000-8000-000000000102",
            "relatie": "partner",
        },
        "update": {
            "mantelzorger": "00000000-0000-4000-8000-000000000103",
            "zorgvrager": "00000000-0000-4000-8000-000000000104",
            "relatie": "ouder",
            "netwerk": "klein",
        },
        "partial_update": {"urenPerWeek": "24.5", "nachtenVerstoord": 2},
    }

    def personen(self, rij: Zorgsituatie) -> Iterable[UUID | None]:
        return rij.mantelzorger_id, rij.zorgvrager_id, rij.vertegenwoordiger_id

    def aanmaken(self, gegevens: Gegevens) -> Any:
        situatie, _uitkomst = zorgsituatie_opslaan(
            actor=self.actor(), gegevens=ZorgsituatieGegevens(**gegevens)
        )
        return self.get_queryset().get(pk=situatie.pk)

    def wijzigen(self, rij: Any, gegevens: Gegevens) -> None:
        gelijk_houden(rij, gegevens, "mantelzorger", "zorgvrager")
        if self.action == "update" or "doelgroepen" in gegevens:
            blijft = (r.kenmerk for r in verborgen(rij.doelgroepen.all(), grondslag=rij.grondslag))
            gegevens["doelgroepen"] = (*gegevens.get("doelgroepen", ()), *blijft)
        if self.action == "update":
            nieuw = ZorgsituatieGegevens(**gegevens)
        else:
            nieuw = replace(gegevens_van(rij), **gegevens)
        zorgsituatie_opslaan(actor=self.actor(), gegevens=nieuw, zorgsituatie=rij)

    @extend_schema(responses=VerloopSerializer)
    @action(detail=True, methods=["get"], serializer_class=VerloopSerializer)
    def verloop(self, request: Request, id: str) -> Response:
        """The risk and the timeline; measurements only for who may see them."""
        situatie = self.get_object()
        self.ingezien([situatie])
        mag_meten = mag(self.actor().rollen, "meting.inzien")
        return Response(VerloopSerializer(verloop_van(situatie, mag_meten=mag_meten)).data)
