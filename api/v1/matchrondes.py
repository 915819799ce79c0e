"""/matchrondes: asking for a round, how far it is, what it came to and why."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters
from api.idempotentie import eenmalig
from api.v1.basis import Inzien, Lijst
from api.v1.rondeuitleg import Rondeuitleg
from api.v1.uitleg import (
    UitlegSerializer,
    VerruimingenSerializer,
    WervingSerializer,
    advies_json,
    verruimingen_json,
)
from api.v1.velden import Camelnamen, LeegSerializer, ModelCamelnamen
from api.v1.vormen import Verwijzing
from kern.models import Doel
from kern.selectors.toestemmingen import met_grondslag
from mantelzorg.models import Hulpvraag, Spoed
from matching.models import Matchronde, NietGematcht, TeHerzien
from matching.regels.betrokkenen import personen_van_hulpvraag
from matching.regels.toelichting import trechter_in_woorden, waarom_niemand
from matching.selectors.rondes import niet_gematcht_van, rondes_van, te_herzien_van
from matching.selectors.toelichtingen import toelichtingen_van, werving_van
from matching.selectors.uitlegwoorden import verruimingen, wervingsregels, woordenboek
from matching.services.matchrondes import matchronde_starten, rondes_afsluiten
from matching.services.toelichtingen import toelichting_afsluiten, toelichting_starten
from vrijwilligers.models import Vrijwilliger


class MatchrondeSerializer(ModelCamelnamen):
    """A round: its state, its progress and, once done, how good its plan is.

    ``uitleg``: how far the background is with finding out what would help.
    """

    gat = serializers.FloatField(
        read_only=True,
        allow_null=True,
        help_text=_("Hoe ver de uitkomst hoogstens van het beste plan is, als deel."),
    )

    class Meta:
        model = Matchronde
        fields = (
            "id",
            "status",
            "gestart_door",
            "aangemaakt_op",
            "begonnen_op",
            "beeindigd_op",
            "tijdslimiet",
            "voortgang",
            "stap",
            "melding",
            "bewezen",
            "doelwaarde",
            "bovengrens",
            "gat",
            "methode",
            "seconden",
            "uitleg",
            "uitleg_gedaan",
            "uitleg_totaal",
            "gewijzigd_op",
        )
        read_only_fields = fields


class NietGematchtSerializer(ModelCamelnamen):
    """A request without a volunteer, why, and what would help as far as that was found out."""

    prioriteit = serializers.IntegerField(read_only=True, allow_null=True)
    trechter = serializers.DictField(
        child=serializers.IntegerField(),
        read_only=True,
        help_text=_("Regel: hoeveel vrijwilligers er om die regel afvallen."),
    )
    zinnen = serializers.SerializerMethodField()
    verruimingen = serializers.SerializerMethodField()

    class Meta:
        model = NietGematcht
        fields = (
            "id",
            "hulpvraag",
            "reden",
            "kandidaten",
            "prioriteit",
            "trechter",
            "zinnen",
            "verruimingen",
        )
        read_only_fields = fields

    def get_zinnen(self, rij: NietGematcht) -> list[str]:
        """Why, in words."""
        waarom = waarom_niemand(reden=rij.reden, kandidaten=rij.kandidaten)
        return [waarom, *trechter_in_woorden(rij.trechter)]

    @extend_schema_field(VerruimingenSerializer(allow_null=True))
    def get_verruimingen(self, rij: NietGematcht) -> Any:
        """What would help."""
        gevonden = self.context["verruimingen"].get(rij.hulpvraag_id)
        return VerruimingenSerializer(gevonden).data if gevonden else None


class TeHerzienSerializer(ModelCamelnamen):
    """What the round left out for a person to look at, with the rule that says why."""

    class Meta:
        model = TeHerzien
        fields = ("id", "hulpvraag", "vrijwilliger", "regel", "uitleg")
        read_only_fields = fields


class UitlegvraagSerializer(Camelnamen):
    """About which request, and about which volunteer for it if not about who was chosen."""

    hulpvraag = Verwijzing(queryset=Hulpvraag.objects.all())
    vrijwilliger = Verwijzing(queryset=Vrijwilliger.objects.all(), required=False, default=None)


class MatchrondeFilters(Filters):
    """By state, and since when."""

    status = filters.ChoiceFilter(choices=Matchronde.Status.choices)
    aangemaakt_na = filters.IsoDateTimeFilter("aangemaakt_op", lookup_expr="gt")


class NietGematchtFilters(Filters):
    """As the page of a round has them."""

    reden = filters.ChoiceFilter(choices=NietGematcht.Reden.choices)
    spoed = filters.ChoiceFilter("hulpvraag__spoed", choices=Spoed.choices)
    hulpvraag = filters.UUIDFilter()


@extend_schema_view(create=extend_schema(request=None, responses={202: MatchrondeSerializer}))
class MatchrondeViewSet(Lijst, Inzien):
    """The rounds of the own organisation. POST asks for one: 202 and a round to poll."""

    naam = "matchrondes"
    groep = "matching"
    doel = "matchrondes"
    serializer_class = MatchrondeSerializer
    filterset_class = MatchrondeFilters
    rijen = rondes_van
    bladert = frozenset({"list", "niet_gematcht", "te_herzien"})
    zwaar = frozenset({"uitleg"})
    vragen: ClassVar = {"uitleg": UitlegvraagSerializer}
    rechten: ClassVar = {
        "list": "matchronde.inzien",
        "retrieve": "matchronde.inzien",
        "create": "matchronde.starten",
        "niet_gematcht": "matchronde.inzien",
        "te_herzien": "matchronde.inzien",
        "werving": "matchronde.inzien",
        "uitleg": "voorstel.inzien",
        "toelichtingen": "matchronde.starten",
    }
    teksten: ClassVar = {
        "list": _("De matchrondes van uw organisatie"),
        "retrieve": _("Hoe het met een matchronde staat"),
        "create": _("Vraag een matchronde aan"),
        "niet_gematcht": _("De hulpvragen waarvoor niemand is gevonden, en waarom"),
        "te_herzien": _("Wat de ronde oversloeg en iemand moet nakijken"),
        "werving": _("Wie u het beste kunt werven"),
        "uitleg": _("Waarom deze vrijwilliger, waarom niet die, of waarom niemand"),
        "toelichtingen": _("Laat uitzoeken wat zou helpen"),
    }

    def personen(self, rij: Matchronde | NietGematcht | TeHerzien) -> Iterable[UUID | None]:
        if isinstance(rij, Matchronde):
            return ()
        personen: list[UUID | None] = [*personen_van_hulpvraag(rij.hulpvraag)]
        if isinstance(rij, TeHerzien) and rij.vrijwilliger:
            personen.append(rij.vrijwilliger.persoon_id)
        return personen

    def ronde(self) -> Matchronde:
        """The round of the address; the filters of the action are not about rounds."""
        ronde: Matchronde = get_object_or_404(self.get_queryset(), pk=self.kwargs["id"])
        return ronde

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        rondes_afsluiten(actor=self.actor())
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        ronde = self.ronde()
        if ronde.status in Matchronde.LOPEND:
            rondes_afsluiten(actor=self.actor())
        toelichting_afsluiten(ronde)
        return super().retrieve(request, *args, **kwargs)

    @eenmalig
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Ask for a round."""
        self.geldig(LeegSerializer)
        ronde = matchronde_starten(actor=self.actor())
        return self.antwoord(ronde, status=202)

    @extend_schema(responses=NietGematchtSerializer(many=True))
    @action(
        detail=True,
        url_path="niet-gematcht",
        serializer_class=NietGematchtSerializer,
        filterset_class=NietGematchtFilters,
        volgordes={"-prioriteit": ("-voorrang", "hulpvraag__ingediend_op", "id")},
    )
    def niet_gematcht(self, request: Request, id: str) -> Response:
        """Highest priority first, then the longest waiting."""
        rijen = niet_gematcht_van(self.ronde())
        return self.bladeren(rijen.annotate(voorrang=Coalesce("prioriteit", 0)))

    @extend_schema(responses=TeHerzienSerializer(many=True))
    @action(
        detail=True,
        url_path="te-herzien",
        serializer_class=TeHerzienSerializer,
        filterset_class=None,
        volgordes={"nummer": ("nummer", "id")},
    )
    def te_herzien(self, request: Request, id: str) -> Response:
        """By the number of the request."""
        return self.bladeren(te_herzien_van(self.ronde()).annotate(nummer=F("hulpvraag__nummer")))

    def als_json(self, rijen: Sequence[Any]) -> Any:
        if self.action == "niet_gematcht":
            context = {**self.get_serializer_context(), "verruimingen": self._verruimingen(rijen)}
            return NietGematchtSerializer(rijen, many=True, context=context).data
        return super().als_json(rijen)

    def _verruimingen(self, rijen: Sequence[NietGematcht]) -> dict[UUID, Any]:
        """Request -> what would help it, of those of which it was found out."""
        ronde = self.ronde()
        situaties = {rij.hulpvraag_id: rij.hulpvraag.zorgsituatie for rij in rijen}
        gevonden = list(toelichtingen_van(ronde, situaties))
        woorden = woordenboek(
            ronde.organisatie_id, [feiten for t in gevonden for feiten in t.inhoud["verruimingen"]]
        )
        self.personen_ingezien(woorden.betrokkenen)
        bekend = met_grondslag(
            ronde.organisatie_id, Doel.GEZONDHEID, {s.zorgvrager_id for s in situaties.values()}
        )
        return {
            toelichting.hulpvraag_id: verruimingen_json(
                verruimingen(
                    toelichting.inhoud,
                    woorden,
                    grondslag=situaties[toelichting.hulpvraag_id].zorgvrager_id in bekend,
                )
            )
            for toelichting in gevonden
            if toelichting.hulpvraag_id
        }

    @extend_schema(responses=WervingSerializer)
    @action(detail=True, serializer_class=WervingSerializer, filterset_class=None)
    def werving(self, request: Request, id: str) -> Response:
        """Profiles, the one that helps most first."""
        ronde = self.ronde()
        advies = werving_van(ronde)
        if advies is None:
            inhoud: dict[str, Any] = {"bekend": False, "volledig": False, "adviezen": []}
        else:
            woorden = woordenboek(ronde.organisatie_id, advies.inhoud["adviezen"])
            self.personen_ingezien(woorden.betrokkenen)
            regels = wervingsregels(ronde.organisatie_id, advies, woorden)
            inhoud = {
                "bekend": True,
                "volledig": advies.inhoud["volledig"],
                "adviezen": [advies_json(regel) for regel in regels],
            }
        return Response(WervingSerializer(inhoud).data)

    @extend_schema(responses=UitlegSerializer, parameters=[UitlegvraagSerializer])
    @action(detail=True, serializer_class=UitlegSerializer, filterset_class=None)
    def uitleg(self, request: Request, id: str) -> Response:
        """Of one request in this round, and of one volunteer for it."""
        ronde = self.ronde()
        uitleg = Rondeuitleg(ronde, **self.gevraagd())
        inhoud = uitleg.als_json()
        self.personen_ingezien(uitleg.personen)
        return Response(UitlegSerializer(inhoud).data)

    @extend_schema(request=None, responses={202: MatchrondeSerializer})
    @action(detail=True, methods=["post"])
    @eenmalig
    def toelichtingen(self, request: Request, id: str) -> Response:
        """Go on where it stopped; `uitleg` of the round says how far it is."""
        ronde = self.ronde()
        self.geldig(LeegSerializer)
        toelichting_starten(actor=self.actor(), ronde=ronde)
        return self.antwoord(self.ronde(), status=202)
