"""/mijn/checkins: how it goes with a carer, as they say themselves."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, JaNeeFilter
from api.idempotentie import eenmalig
from api.v1.basis import EigenViewSet, Inzien, Lijst
from api.v1.velden import Camelnamen, ModelCamelnamen
from api.v1.vormen import Tekst
from kern.actor import Actor
from kern.models import Doel
from kern.selectors.toestemmingen import met_grondslag
from mantelzorg.models import Checkin
from mantelzorg.regels.instrumentdelen import Antwoord
from mantelzorg.selectors.checkins import eigen_checkins
from mantelzorg.selectors.instrumenten import instrumenten_van
from mantelzorg.services.checkinantwoorden import CheckinAntwoorden, eigen_checkin_beantwoorden


class KeuzeSerializer(Camelnamen):
    """An answer that can be chosen."""

    code = serializers.CharField()
    naam = serializers.CharField()


class MijnCheckinSerializer(ModelCamelnamen):
    """When one is asked how it goes, about the care for whom, and what can be answered."""

    zorgvrager = serializers.CharField(
        source="zorgsituatie.zorgvrager.volledige_naam", read_only=True
    )
    toestemming_nodig = serializers.SerializerMethodField(
        help_text=_("Of u eerst goed moet vinden dat wij uw antwoorden bewaren.")
    )
    volhoudtijden = serializers.SerializerMethodField(
        help_text=_("Wat u kunt antwoorden op: hoe lang lukt het u nog om zo te zorgen?")
    )

    class Meta:
        model = Checkin
        fields = (
            "id",
            "zorgvrager",
            "gepland_op",
            "status",
            "toestemming_nodig",
            "volhoudtijden",
        )
        read_only_fields = fields

    def get_toestemming_nodig(self, checkin: Checkin) -> bool:
        """Whether there is no legal basis yet to keep answers about the burden."""
        return not self.context["view"].grondslag

    @extend_schema_field(KeuzeSerializer(many=True))
    def get_volhoudtijden(self, checkin: Checkin) -> list[dict[str, str]]:
        """Code and text of each answer, in order."""
        return [{"code": a.code, "naam": a.naam} for a in self.context["view"].volhoudtijden]


class CheckinAntwoordSerializer(Camelnamen):
    """What one answers; what is left out was not answered."""

    volhoudtijd = Tekst(
        required=False, allow_blank=True, help_text=_("Een code uit volhoudtijden.")
    )
    eigen_oordeel = serializers.IntegerField(
        required=False,
        allow_null=True,
        min_value=0,
        max_value=10,
        help_text=_("0 is helemaal niet zwaar. 10 is veel te zwaar."),
    )
    vraagt_hulp = serializers.BooleanField(
        required=False, allow_null=True, help_text=_("Wilt u hulp? Zullen wij u bellen?")
    )
    toelichting = Tekst(required=False, allow_blank=True, max_length=2000)
    toestemming = serializers.BooleanField(
        required=False, help_text=_("U vindt het goed dat wij deze antwoorden bewaren.")
    )

    def validate_volhoudtijd(self, code: str) -> str:
        """One of the answers that there are."""
        if code and code not in {a.code for a in self.context["view"].volhoudtijden}:
            raise serializers.ValidationError(_("Kies een van de antwoorden."))
        return code


class CheckinFilters(Filters):
    """Those that can be answered, or those that cannot any more."""

    open = JaNeeFilter(method="die_open_zijn", label=_("Of u nog kunt antwoorden."))

    def die_open_zijn(self, rijen: QuerySet[Checkin], naam: str, ja: bool) -> QuerySet[Checkin]:
        """Planned, whether one was reminded or not."""
        open_ = {"status__in": Checkin.OPEN}
        return rijen.filter(**open_) if ja else rijen.exclude(**open_)


def mijn_checkins(actor: Actor) -> QuerySet[Checkin]:
    """The check-ins of who asks."""
    return eigen_checkins(actor.organisatie_id, actor.gebruiker_id)


class MijnCheckinsViewSet(EigenViewSet, Lijst, Inzien):
    """One's own check-ins."""

    naam = "mijn/checkins"
    doel = "eigen check-in via de API"
    serializer_class = MijnCheckinSerializer
    filterset_class = CheckinFilters
    rijen_van = mijn_checkins
    volgordes = {"geplandOp": ("gepland_op", "id")}
    rechten = dict.fromkeys(("list", "retrieve", "antwoorden"), "checkin.beantwoorden")
    voorbeelden = {
        "antwoorden": {"eigenOordeel": 7, "vraagtHulp": True, "toestemming": True},
    }
    teksten = {
        "list": _("Wanneer wij vragen hoe het met u gaat"),
        "retrieve": _("Een vraag hoe het met u gaat"),
        "antwoorden": _("Vertel hoe het met u gaat"),
    }

    def personen(self, rij: Checkin) -> Iterable[UUID | None]:
        return [rij.zorgsituatie.mantelzorger_id, rij.zorgsituatie.zorgvrager_id]

    @cached_property
    def volhoudtijden(self) -> Sequence[Antwoord]:
        """What can be answered about how long it can go on."""
        (vraag,) = instrumenten_van(self.actor().organisatie_id)["volhoudtijd"].items
        return vraag.schaal.antwoorden

    @cached_property
    def grondslag(self) -> bool:
        """Whether there is a legal basis to keep what who asks says about the burden."""
        actor = self.actor()
        zelf = [] if actor.persoon_id is None else [actor.persoon_id]
        return bool(met_grondslag(actor.organisatie_id, Doel.GEZONDHEID, zelf))

    @action(detail=True, methods=["post"], serializer_class=CheckinAntwoordSerializer)
    @eenmalig
    def antwoorden(self, request: Request, id: str) -> Response:
        """One answer is enough."""
        checkin = self.get_object()
        antwoorden = CheckinAntwoorden(**self.geldig())
        eigen_checkin_beantwoorden(actor=self.actor(), checkin=checkin, antwoorden=antwoorden)
        return self.antwoord(self.get_object(), status=201)
