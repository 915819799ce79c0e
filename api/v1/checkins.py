"""/checkins: whom to call to ask how it goes, and what came of it."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _nu
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, GewijzigdNa, JaNeeFilter
from api.idempotentie import eenmalig
from api.v1.basis import Inzien, Lijst
from api.v1.velden import Camelnamen, ModelCamelnamen
from api.v1.vormen import Geheel, JaNee, Tekst
from api.v1.zorgvelden import Leeg
from kern.models import Ernst
from kern.verzoek import gebruiker_van
from mantelzorg.models import Belpoging, Checkin, Risico, Signaalmelding
from mantelzorg.selectors.checkins import met_ernst, te_bellen
from mantelzorg.selectors.instrumenten import instrumenten_van
from mantelzorg.selectors.risico import met_risico
from mantelzorg.services.checkinantwoorden import CheckinAntwoorden, checkin_beantwoorden
from mantelzorg.services.checkins import belpoging_vastleggen, checkin_weigeren

LANGSTE = cast("int", Signaalmelding._meta.get_field("toelichting").max_length)


class BelpogingSerializer(ModelCamelnamen):
    """A try to reach the carer."""

    class Meta:
        model = Belpoging
        fields = ("gebeld_op", "door")
        read_only_fields = fields


class CheckinSerializer(ModelCamelnamen):
    """A moment at which a carer is asked how it goes."""

    mantelzorger = serializers.UUIDField(source="zorgsituatie.mantelzorger_id", read_only=True)
    ernst = serializers.ChoiceField(choices=Ernst.choices, read_only=True)
    risico = serializers.ChoiceField(choices=Risico.choices, read_only=True)
    belpogingen = BelpogingSerializer(many=True, read_only=True)

    class Meta:
        model = Checkin
        fields = (
            "id",
            "zorgsituatie",
            "mantelzorger",
            "gepland_op",
            "status",
            "ernst",
            "risico",
            "herinnerd_op",
            "afgerond_op",
            "afgerond_door",
            "belpogingen",
            "gewijzigd_op",
        )
        read_only_fields = fields


class CheckinantwoordenSerializer(Camelnamen):
    """What a carer answers; what is left out was not answered, never no."""

    volhoudtijd = Tekst(
        required=False, allow_blank=True, max_length=40, help_text=_("De code van het antwoord.")
    )
    eigen_oordeel = Geheel(
        required=False,
        allow_null=True,
        min_value=0,
        max_value=10,
        help_text=_("0 is helemaal niet zwaar. 10 is veel te zwaar."),
    )
    vraagt_hulp = JaNee(required=False, allow_null=True)
    toelichting = Tekst(
        required=False,
        allow_blank=True,
        max_length=LANGSTE,
        help_text=_("Waar de mantelzorger om vraagt. Geen gegevens over gezondheid."),
    )
    toestemming = JaNee(
        required=False, help_text=_("De mantelzorger vindt goed dat de antwoorden bewaard worden.")
    )

    def validate_volhoudtijd(self, code: str) -> str:
        organisatie_id = gebruiker_van(self.context["request"]).organisatie_id
        (vraag,) = instrumenten_van(organisatie_id)["volhoudtijd"].items
        if code and code not in vraag.scores:
            codes = ", ".join(vraag.scores)
            raise serializers.ValidationError(_nu("Kies uit: %(namen)s.") % {"namen": codes})
        return code


class CheckinFilters(Filters):
    """As the page has them, and by whom they are about."""

    te_bellen = JaNeeFilter(
        method="alleen_te_bellen", label=_("Of de mantelzorger nu te bellen is.")
    )
    contact = filters.UUIDFilter(
        method="van_contact", label=_("Van wie deze gebruiker het aanspreekpunt of vervanger is.")
    )
    zorgsituatie = filters.UUIDFilter()
    status = filters.ChoiceFilter(choices=Checkin.Status.choices)
    gewijzigd_na = GewijzigdNa(_("de ernst en het risico"))

    def alleen_te_bellen(self, rijen: QuerySet[Any], naam: str, ja: bool) -> QuerySet[Any]:
        """What is due, or the others."""
        organisatie_id = gebruiker_van(self.request).organisatie_id
        nu = te_bellen(organisatie_id, timezone.localdate()).order_by().values("pk")
        return rijen.filter(pk__in=nu) if ja else rijen.exclude(pk__in=nu)

    def van_contact(self, rijen: QuerySet[Any], naam: str, wie: UUID) -> QuerySet[Any]:
        """Whose contact person or stand-in this user is."""
        return rijen.filter(Q(zorgsituatie__aanspreekpunt=wie) | Q(zorgsituatie__vervanger=wie))


def _checkins(organisatie_id: UUID) -> QuerySet[Any]:
    checkins = Checkin.objects.voor(organisatie_id).select_related("zorgsituatie")
    return met_risico(met_ernst(organisatie_id, checkins), zorgsituatie="zorgsituatie")


class CheckinViewSet(Lijst, Inzien):
    """The check-ins of the own organisation; the system plans them."""

    naam = "checkins"
    groep = "zorg"
    doel = "check-ins via de API"
    serializer_class = CheckinSerializer
    filterset_class = CheckinFilters
    rijen = _checkins
    van_anderen = ("zorgsituatie__mantelzorger_id", "zorgsituatie__zorgvrager_id")
    delen: ClassVar = {"belpogingen": BelpogingSerializer.kolommen()}
    volgordes: ClassVar = {
        "-ernst": ("-zwaarte", "gepland_op", "id"),
        "geplandOp": ("gepland_op", "id"),
        "-geplandOp": ("-gepland_op", "id"),
    }
    rechten: ClassVar = {
        "list": "checkin.afhandelen",
        "retrieve": "checkin.afhandelen",
        "antwoorden": "checkin.afhandelen",
        "belpogingen": "checkin.afhandelen",
        "weigeringen": "checkin.afhandelen",
    }
    teksten: ClassVar = {
        "list": _("De check-ins van uw organisatie"),
        "retrieve": _("Een check-in, met wie er belde"),
        "antwoorden": _("Leg vast wat de mantelzorger aan de telefoon antwoordde"),
        "belpogingen": _("Leg vast dat u net belde en niemand bereikte"),
        "weigeringen": _("Leg vast dat de mantelzorger niet wilde antwoorden"),
    }
    voorbeelden: ClassVar = {
        "antwoorden": {"eigenOordeel": 6, "vraagtHulp": True, "toestemming": True},
        "belpogingen": {},
        "weigeringen": {},
    }

    def personen(self, rij: Checkin) -> Iterable[UUID | None]:
        return rij.zorgsituatie.mantelzorger_id, rij.zorgsituatie.zorgvrager_id

    @action(detail=True, methods=["post"], serializer_class=CheckinantwoordenSerializer)
    @eenmalig
    def antwoorden(self, request: Request, id: str) -> Response:
        """What the carer said."""
        checkin, gegevens = self.get_object(), self.geldig()
        checkin_beantwoorden(
            actor=self.actor(), checkin=checkin, antwoorden=CheckinAntwoorden(**gegevens)
        )
        return self.antwoord(self.get_object(), status=201)

    @action(detail=True, methods=["post"], serializer_class=Leeg)
    @eenmalig
    def belpogingen(self, request: Request, id: str) -> Response:
        """Nobody answered."""
        checkin, _leeg = self.get_object(), self.geldig()
        belpoging_vastleggen(actor=self.actor(), checkin=checkin)
        return self.antwoord(self.get_object(), status=201)

    @action(detail=True, methods=["post"], serializer_class=Leeg)
    @eenmalig
    def weigeringen(self, request: Request, id: str) -> Response:
        """The carer did not want to."""
        checkin, _leeg = self.get_object(), self.geldig()
        checkin_weigeren(actor=self.actor(), checkin=checkin)
        return self.antwoord(self.get_object(), status=201)
