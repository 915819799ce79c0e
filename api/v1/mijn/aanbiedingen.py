"""/mijn/aanbiedingen: what was offered to who asks, and their answer. No name, no address."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters
from api.idempotentie import eenmalig
from api.v1.basis import EigenViewSet, Inzien, Lijst
from api.v1.mijn.moment import MomentSerializer
from api.v1.velden import Camelnamen, ModelCamelnamen
from api.v1.vormen import Tekst
from kern.actor import Actor
from kern.postcodes import OnbekendePostcode, postcodegebied
from kern.verzoek import gebruiker_van
from matching.models import Bedankreden, Voorstel, Voorstelantwoord
from matching.regels.aanbod import LANGSTE_TOELICHTING
from matching.regels.betrokkenen import kant_van, personen_van_voorstel
from matching.selectors.eigen import eigen_aanbiedingen
from matching.services.aanbiedingen import antwoord_vastleggen

Kant = Voorstelantwoord.Van


class AanbiedingSerializer(ModelCamelnamen):
    """What somebody is asked: what, where about, when, and until when they can answer."""

    kant = serializers.SerializerMethodField(help_text=_("Als wie u wordt gevraagd."))
    moment = MomentSerializer(source="*", read_only=True)
    plaats = serializers.SerializerMethodField(help_text=_("De woonplaats. Leeg: onbekend."))
    wijk = serializers.CharField(read_only=True, allow_null=True)
    reistijd = serializers.SerializerMethodField(
        help_text=_("In minuten, enkele reis. Leeg: in uw eigen postcodegebied, of niet uw reis.")
    )
    uw_antwoord = serializers.SerializerMethodField(help_text=_("Leeg: u antwoordde nog niet."))

    class Meta:
        model = Voorstel
        fields = (
            "id",
            "kant",
            "status",
            "moment",
            "plaats",
            "wijk",
            "reistijd",
            "aanbod_tot",
            "uw_antwoord",
        )
        read_only_fields = fields

    def _kant(self, voorstel: Voorstel) -> Kant:
        return kant_van(voorstel, gebruiker_van(self.context["request"]).persoon_id)

    def get_kant(self, voorstel: Voorstel) -> str:
        """vrijwilliger or mantelzorger."""
        return self._kant(voorstel).value

    def get_plaats(self, voorstel: Voorstel) -> str:
        """The town, by the PC4 area of the visit; empty where that is unknown."""
        try:
            return postcodegebied(voorstel.hulpvraag.bezoekpostcode).plaats
        except OnbekendePostcode:
            return ""

    def get_reistijd(self, voorstel: Voorstel) -> int | None:
        """The volunteer's; within one PC4 area it is not known (design section 10)."""
        return (voorstel.reistijd or None) if self._kant(voorstel) == Kant.VRIJWILLIGER else None

    def get_uw_antwoord(self, voorstel: Voorstel) -> bool | None:
        """What who asks said."""
        kant = self._kant(voorstel)
        return next((a.ja for a in voorstel.antwoorden.all() if a.van == kant), None)


class EigenAntwoordSerializer(Camelnamen):
    """Yes, or no with a reason."""

    ja = serializers.BooleanField()
    reden = serializers.ChoiceField(choices=Bedankreden.choices, required=False)
    toelichting = Tekst(
        required=False, allow_blank=True, default="", max_length=LANGSTE_TOELICHTING
    )


class AanbiedingFilters(Filters):
    """Which of them: those to be answered have the status aangeboden."""

    status = filters.ChoiceFilter(choices=Voorstel.Status.choices)


def aan_mij(actor: Actor) -> QuerySet[Voorstel]:
    """What was offered to who asks."""
    return eigen_aanbiedingen(actor.organisatie_id, actor.persoon_id)


class MijnAanbiedingenViewSet(EigenViewSet, Lijst, Inzien):
    """What was offered to oneself, newest first."""

    naam = "mijn/aanbiedingen"
    doel = "eigen aanbiedingen via de API"
    serializer_class = AanbiedingSerializer
    filterset_class = AanbiedingFilters
    rijen_van = aan_mij
    volgordes = {"-aangebodenOp": ("-aangeboden_op", "id")}
    rechten = dict.fromkeys(("list", "retrieve", "antwoorden"), "voorstel.beantwoorden")
    voorbeelden = {"antwoorden": {"ja": False, "reden": "moment"}}
    teksten = {
        "list": _("Waar u voor gevraagd bent"),
        "retrieve": _("Waar u voor gevraagd bent: een aanbod"),
        "antwoorden": _("Zeg ja, of nee met een reden"),
    }

    def personen(self, rij: Voorstel) -> Iterable[UUID | None]:
        return personen_van_voorstel(rij)

    @action(detail=True, methods=["post"], serializer_class=EigenAntwoordSerializer)
    @eenmalig
    def antwoorden(self, request: Request, id: str) -> Response:
        """The own answer, for the side on which one is."""
        voorstel = self.get_object()
        van = kant_van(voorstel, self.actor().persoon_id)
        antwoord_vastleggen(actor=self.actor(), voorstel_id=voorstel.pk, van=van, **self.geldig())
        return self.antwoord(self.get_object(), status=201)
