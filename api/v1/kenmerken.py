"""/kenmerken: the words of an organisation, and what each means from a day on."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, JaNeeFilter
from api.idempotentie import eenmalig
from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst
from api.v1.gevolgen import GevolgenSerializer
from api.v1.velden import ModelCamelnamen
from kern.models import Kenmerk, KenmerkSoort, KenmerkVersie
from kern.selectors.kenmerken import kenmerken_van, versies_van
from kern.services.kenmerken import kenmerkversie_controleren, kenmerkversie_opslaan
from kern.services.stamgegevens import stamgegeven_opslaan
from matching.selectors.gevolgen import gevolgen
from matching.selectors.gevolgregels import voor_de_matching


class KenmerkSerializer(ModelCamelnamen):
    """A kenmerk as it is today. Its code and kind never change."""

    class Meta:
        model = Kenmerk
        fields = ("id", "code", "soort", *Kenmerk.VELDEN, "gewijzigd_op")
        read_only_fields = ("id", "actief", "gewijzigd_op")


class KenmerkVersieSerializer(ModelCamelnamen):
    """What a kenmerk means from a day on. What is not said stays as it is today."""

    class Meta:
        model = KenmerkVersie
        fields = ("id", "ingangsdatum", *Kenmerk.VELDEN)
        read_only_fields = ("id",)
        extra_kwargs = {veld: {"required": False} for veld in Kenmerk.VELDEN}


class KenmerkFilters(Filters):
    """Those of the page, and the code by which files name a kenmerk."""

    soort = filters.ChoiceFilter(choices=KenmerkSoort.choices)
    code = filters.CharFilter()
    actief = JaNeeFilter()


class KenmerkViewSet(Lijst, Inzien, Aanmaken):
    """The kenmerken of the own organisation. One that is there changes by a version."""

    naam = "kenmerken"
    groep = "beheer"
    van_niemand = True
    doel = "kenmerken via de API"
    serializer_class = KenmerkSerializer
    filterset_class = KenmerkFilters
    leest = frozenset({"gevolgen"})
    zwaar = frozenset({"gevolgen"})
    rijen = kenmerken_van
    volgordes = {"soort": ("soort", "naam", "id"), "naam": ("naam", "id")}
    rechten = {
        "list": "stamgegevens.inzien",
        "retrieve": "stamgegevens.inzien",
        "create": "stamgegevens.beheren",
        "versies": "stamgegevens.inzien",
        "versie_toevoegen": "stamgegevens.beheren",
        "gevolgen": "stamgegevens.beheren",
    }
    teksten = {
        "list": _("De kenmerken van uw organisatie"),
        "retrieve": _("Een kenmerk"),
        "create": _("Voeg een kenmerk toe"),
        "versies": _("Wat een kenmerk betekende, betekent en gaat betekenen"),
        "versie_toevoegen": _("Laat een kenmerk vanaf een dag iets anders betekenen"),
        "gevolgen": _("Bekijk vooraf wat een andere betekenis zou veranderen"),
    }
    voorbeelden = {
        "create": {"code": "schaken", "naam": "schaken", "soort": "bekwaamheid"},
        "versie_toevoegen": {"ingangsdatum": "2098-01-01", "naam": "schaken en dammen"},
        "gevolgen": {"ingangsdatum": "2098-01-01", "actief": False},
    }

    def aanmaken(self, gegevens: Gegevens) -> Kenmerk:
        actor = self.actor()
        kenmerk = Kenmerk(organisatie_id=actor.organisatie_id)
        stamgegeven_opslaan(actor=actor, gegeven=kenmerk, waarden=gegevens)
        return kenmerk

    @extend_schema(responses=KenmerkVersieSerializer(many=True))
    @action(
        detail=True,
        serializer_class=KenmerkVersieSerializer,
        pagination_class=None,
        filterset_class=None,
    )
    def versies(self, request: Request, id: str) -> Response:
        """Every version, by the day on which it begins; none means it never changed."""
        versies = versies_van(self.get_object())
        return Response(self.get_serializer(versies, many=True).data)

    @extend_schema(responses={201: KenmerkVersieSerializer})
    @versies.mapping.post
    @eenmalig
    def versie_toevoegen(self, request: Request, id: str) -> Response:
        """A version from a day on; one of that day that has not begun is replaced."""
        kenmerk = self.get_object()
        gegevens = self.geldig()
        versie = kenmerkversie_opslaan(
            actor=self.actor(),
            kenmerk=kenmerk,
            ingangsdatum=gegevens.pop("ingangsdatum"),
            waarden=gegevens,
        )
        koppen = {"Location": request.build_absolute_uri()}  # among the others of this kenmerk
        return Response(self.get_serializer(versie).data, status=201, headers=koppen)

    @extend_schema(responses=GevolgenSerializer)
    @action(
        detail=True,
        methods=["post"],
        serializer_class=KenmerkVersieSerializer,
        pagination_class=None,
        filterset_class=None,
    )
    def gevolgen(self, request: Request, id: str) -> Response:
        """The same checks as of a version; nothing is kept."""
        kenmerk = self.get_object()
        waarden = self.geldig()
        ingangsdatum = waarden.pop("ingangsdatum")
        kenmerkversie_controleren(kenmerk=kenmerk, ingangsdatum=ingangsdatum, waarden=waarden)
        gevonden = gevolgen(
            self.actor().organisatie_id,
            vandaag=timezone.localdate(),
            kenmerk=kenmerk,
            waarden=waarden,
        )
        return Response(GevolgenSerializer({"gevolgen": voor_de_matching(gevonden)}).data)
