"""The JSON of a volunteer, and of the steps one takes."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.v1.rooster import Dag
from api.v1.velden import Camelnamen, ModelCamelnamen
from api.v1.vormen import Verwijzing
from api.v1.wensvelden import SterkteBijWens
from kern.models import Persoon
from kern.models.persoon import volledige_naam
from vrijwilligers.models import (
    Bekwaamheid,
    Scholing,
    Statusreden,
    Vrijwilliger,
    VrijwilligerWens,
)
from vrijwilligers.regels.gereedheid import ontbreekt
from vrijwilligers.selectors.toelating import toelatingseisen_op

MEESTE_RIJEN = 200
"""Skills, wishes, exclusions or courses of one volunteer."""

EIGEN_VELDEN = (
    "id",
    "nummer",
    "persoon",
    "naam",
    "status",
    "pauze_tot",
    "vervoer",
    "max_reistijd",
    "max_minuten_per_week",
    "max_koppelingen",
    "max_zwaar",
    "aangemeld_op",
    "instroomroute",
    "kennismaking_op",
    "referentie_op",
    "overeenkomst_op",
    "geheimhouding_op",
    "begeleidingsbehoefte",
    "begeleider",
    "feestdagen",
    "geen_buurtgenoot",
    "geen_straatgenoot",
    "gewijzigd_op",
)
DELEN = ("bekwaamheden", "wensen", "scholingen", "uitsluitingen")
ALLEEN_LEZEN = ("id", "naam", "status", "pauze_tot", "gewijzigd_op")


class BekwaamheidDeel(ModelCamelnamen):
    """What the volunteer is or can."""

    class Meta:
        model = Bekwaamheid
        fields = ("kenmerk", "geldig_tot", "niveau")


class WensDeel(SterkteBijWens):
    """What the volunteer demands, refuses or wishes of a request."""

    class Meta:
        model = VrijwilligerWens
        fields = ("kenmerk", "aard", "sterkte")


class ScholingDeel(ModelCamelnamen):
    """A course that was followed."""

    class Meta:
        model = Scholing
        fields = ("naam", "gevolgd_op", "geldig_tot")


class UitgeslotenPersoon(Verwijzing):
    """Who is never proposed to this volunteer; shown of a `VrijwilligerUitsluiting`."""

    def to_representation(self, value: Any) -> str:
        return str(value.persoon_id)


class Naam(serializers.CharField):
    """What somebody is called."""

    def to_representation(self, value: Any) -> str:
        return volledige_naam(value)


class VrijwilligerregelSerializer(ModelCamelnamen):
    """A volunteer in a list: without skills, wishes, exclusions and courses."""

    naam = Naam(source="persoon", read_only=True)

    class Meta:
        model = Vrijwilliger
        fields: tuple[str, ...] = EIGEN_VELDEN
        read_only_fields: tuple[str, ...] = EIGEN_VELDEN


class GemisSerializer(Camelnamen):
    """One thing that is missing."""

    code = serializers.CharField()
    tekst = serializers.CharField()


class VrijwilligerSerializer(ModelCamelnamen):
    """A volunteer. Times are in minutes, travel one way; an empty maxZwaar is no limit."""

    naam = Naam(source="persoon", read_only=True)
    bekwaamheden = BekwaamheidDeel(many=True, required=False, max_length=MEESTE_RIJEN)  # type: ignore[call-arg]
    wensen = WensDeel(many=True, required=False, max_length=MEESTE_RIJEN)  # type: ignore[call-arg]
    scholingen = ScholingDeel(many=True, required=False, max_length=MEESTE_RIJEN)  # type: ignore[call-arg]
    uitsluitingen = UitgeslotenPersoon(
        many=True,
        required=False,
        queryset=Persoon.objects.all(),
        help_text=_("Personen bij wie deze vrijwilliger nooit komt."),
    )
    ontbreekt = serializers.SerializerMethodField(
        help_text=_("Wat er nog moet voor een voorstel. Leeg: niets.")
    )

    class Meta:
        model = Vrijwilliger
        fields = (*EIGEN_VELDEN, *DELEN, "ontbreekt")
        read_only_fields: tuple[str, ...] = ALLEEN_LEZEN
        extra_kwargs = {  # as DRF declares it
            "nummer": {"required": False, "help_text": _("Leeg: wij geven een nummer uit.")}
        }

    @extend_schema_field(GemisSerializer(many=True))
    def get_ontbreekt(self, vrijwilliger: Vrijwilliger) -> Any:
        """What keeps this volunteer from being proposed."""
        vandaag = timezone.localdate()
        eisen = toelatingseisen_op(vrijwilliger.organisatie_id, vandaag)
        return GemisSerializer(ontbreekt(vrijwilliger, eisen, vandaag), many=True).data


class VrijwilligerWijziging(VrijwilligerSerializer):
    """A change; who it is stays."""

    class Meta(VrijwilligerSerializer.Meta):
        read_only_fields = (*ALLEEN_LEZEN, "persoon")


class PauzeSerializer(Camelnamen):
    """Why somebody pauses, and until and including which day if that is known."""

    reden = serializers.ChoiceField(choices=Statusreden.choices)
    tot = Dag(required=False, allow_null=True, default=None)


class StopSerializer(Camelnamen):
    """Why somebody stops."""

    reden = serializers.ChoiceField(choices=Statusreden.choices)
