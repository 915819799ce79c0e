"""A request for help as JSON, and back."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.v1.basis import Gegevens
from api.v1.doorverwijzingen import DoorverwijzingSerializer
from api.v1.velden import ModelCamelnamen
from api.v1.vormen import Kolom, Verwijzing
from api.v1.wensvelden import SterkteBijWens
from api.v1.zorgvelden import MEESTE, Kenmerken, rijen_van, verborgen
from kern.models import Persoon, WensAard
from kern.selectors.smal import delen
from kern.services.kenmerken import Wenswaarde
from mantelzorg.models import Hulpvraag, HulpvraagVenster, HulpvraagVoorkeur, HulpvraagWens
from mantelzorg.regels.gezondheid import zichtbaar
from matching.selectors.hulpvraagstatus import GEKOPPELD, IN_VOORSTEL

STATUS = [
    *Hulpvraag.Status.choices,
    (IN_VOORSTEL, _("er is een voorstel")),
    (GEKOPPELD, _("gekoppeld")),
]


class HulpvraagvensterSerializer(ModelCamelnamen):
    """When a visit can be. An end that is not after the start is on the next day."""

    class Meta:
        model = HulpvraagVenster
        fields = ("dag", "van", "tot")


class _Wensen(serializers.ListSerializer[Any]):
    """The wishes that may be shown."""

    def get_attribute(self, instance: Any) -> list[Any]:
        return zichtbaar(delen(instance, "wensen"), grondslag=instance.grondslag)


class HulpvraagwensSerializer(SterkteBijWens):
    """What is demanded, refused or wished of a volunteer; a strength with a wish only."""

    class Meta:
        model = HulpvraagWens
        list_serializer_class = _Wensen
        fields = ("kenmerk", "aard", "sterkte")


class HulpvraagvoorkeurSerializer(ModelCamelnamen):
    """How gladly a volunteer is seen."""

    class Meta:
        model = HulpvraagVoorkeur
        fields = ("persoon", "sterkte")


class HulpvraagSerializer(ModelCamelnamen):
    """A request for help: one moment of visiting, in its rhythm."""

    status = serializers.ChoiceField(
        choices=STATUS,
        source="afgeleide_status",
        read_only=True,
        help_text=_("Hoe ver de hulpvraag is."),
    )
    vensters = rijen_van(HulpvraagvensterSerializer)
    kenmerken = Kenmerken(help_text=_("Wat een vrijwilliger aantreft."))
    wensen = rijen_van(HulpvraagwensSerializer, required=False)
    uitsluitingen = Kolom(
        "persoon",
        child=Verwijzing(queryset=Persoon.objects.all()),
        required=False,
        max_length=MEESTE,
        help_text=_("Personen die nooit worden voorgesteld."),
    )
    voorkeuren = rijen_van(HulpvraagvoorkeurSerializer, required=False)
    achtergehouden = serializers.SerializerMethodField(
        help_text=_("Er is meer, dat u niet ziet: daar is nu geen grondslag voor.")
    )
    doorverwijzingen = DoorverwijzingSerializer(many=True, read_only=True)
    veldrechten: ClassVar = {
        "kenmerken": "gezondheid.inzien",
        "wensen": "gezondheid.inzien",
        "achtergehouden": "gezondheid.inzien",
    }

    class Meta:
        model = Hulpvraag
        fields = (
            "id",
            "nummer",
            "zorgsituatie",
            "status",
            "taaktype",
            "respijtvorm",
            "spoed",
            "spoedreden",
            "ingediend_op",
            "duur",
            "ritme",
            "datum",
            "vensters",
            "einddatum",
            "evaluatie_op",
            "opbouw_weken",
            "opbouw_duur",
            "gewenste_helper",
            "gewenste_oplossing",
            "geboden_oplossing",
            "verschil_reden",
            "zwaar",
            "postcode",
            "geen_buurtgenoot",
            "geen_straatgenoot",
            "kenmerken",
            "wensen",
            "uitsluitingen",
            "voorkeuren",
            "achtergehouden",
            "doorverwijzingen",
            "aangemaakt_op",
            "gewijzigd_op",
        )
        read_only_fields = ("id", "nummer", "aangemaakt_op", "gewijzigd_op")
        extra_kwargs: ClassVar = {
            "ingediend_op": {"required": False, "help_text": _("Leeg bij een nieuwe: vandaag.")}
        }

    def get_achtergehouden(self, hulpvraag: Any) -> bool:
        """Whether there is something that is not shown."""
        rijen = (*delen(hulpvraag, "kenmerken"), *delen(hulpvraag, "wensen"))
        return bool(verborgen(rijen, grondslag=hulpvraag.grondslag))


def als_gegevens(gegevens: Gegevens) -> Gegevens:
    """What a body says as `HulpvraagGegevens` takes it."""
    vormen: dict[str, Any] = {
        "vensters": lambda rijen: tuple((rij["dag"], rij["van"], rij["tot"]) for rij in rijen),
        "wensen": lambda rijen: tuple(
            Wenswaarde(rij["kenmerk"], WensAard(rij["aard"]), rij.get("sterkte", ""))
            for rij in rijen
        ),
        "uitsluitingen": tuple,
        "voorkeuren": lambda rijen: {rij["persoon"]: rij["sterkte"] for rij in rijen},
    }
    return {
        naam: vormen[naam](waarde) if naam in vormen else waarde
        for naam, waarde in gegevens.items()
    }


def met_verborgen_wensen(gekozen: Iterable[Wenswaarde], rij: Any) -> tuple[Wenswaarde, ...]:
    """The wishes as chosen, and those that could not be shown; chosen comes first."""
    blijft = {
        (wens.kenmerk, wens.aard): Wenswaarde(wens.kenmerk, WensAard(wens.aard), wens.sterkte)
        for wens in verborgen(rij.wensen.all(), grondslag=rij.grondslag)
    }
    return tuple((blijft | {(wens.kenmerk, wens.aard): wens for wens in gekozen}).values())
