"""/belastingmetingen: what carers answered about their burden. Never changed, only corrected."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _nu
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, JaNeeFilter
from api.idempotentie import eenmalig
from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst
from api.v1.velden import ModelCamelnamen
from api.v1.vormen import Tekst
from kern.fouten import Ongeldig
from mantelzorg.models import Meting
from mantelzorg.selectors.grondslag import met_grondslag
from mantelzorg.selectors.metingen import metingen_van
from mantelzorg.services.metingen import MetingGegevens, meting_corrigeren, meting_vastleggen

UITKOMST: Mapping[str, Any] = {
    "antwoorden": {},
    "totaal": None,
    "scoreVan": None,
    "scoreTot": None,
    "klasse": "",
}
"""What of a measurement says how it goes with the carer, left out."""


class MetingcorrectieSerializer(ModelCamelnamen):
    """What a carer answered: item number and code of the answer, or the total, or why nothing."""

    antwoorden = serializers.DictField(
        child=Tekst(max_length=40),
        required=False,
        help_text=_("Nummer op het formulier, en de code van het antwoord."),
    )

    class Meta:
        model = Meting
        fields: ClassVar[tuple[str, ...]] = (
            "datum",
            "wijze",
            "antwoorden",
            "totaal",
            "geen_meting",
        )


class MetingSerializer(MetingcorrectieSerializer):
    """A measurement; ``scoreVan`` and ``scoreTot`` differ where answers are missing."""

    correctie = serializers.UUIDField(
        source="correctie.pk",
        read_only=True,
        allow_null=True,
        help_text=_("De meting die nu telt."),
    )
    achtergehouden = serializers.SerializerMethodField(
        help_text=_("De uitkomst staat er niet bij: daar is nu geen grondslag voor.")
    )

    class Meta(MetingcorrectieSerializer.Meta):
        fields = (
            "id",
            "zorgsituatie",
            "instrument",
            "versie",
            *MetingcorrectieSerializer.Meta.fields,
            "score_van",
            "score_tot",
            "klasse",
            "vastgelegd_door",
            "checkin",
            "corrigeert",
            "correctie",
            "achtergehouden",
            "aangemaakt_op",
        )
        read_only_fields = (
            "id",
            "versie",
            "score_van",
            "score_tot",
            "klasse",
            "vastgelegd_door",
            "checkin",
            "corrigeert",
            "aangemaakt_op",
        )

    def get_achtergehouden(self, meting: Any) -> bool:
        """Whether there is an outcome that is not shown."""
        return not (meting.grondslag or meting.geen_meting)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        getoond = super().to_representation(instance)
        return getoond if instance.grondslag else getoond | dict(UITKOMST)


class MetingFilters(Filters):
    """By what they are about, and whether they count."""

    zorgsituatie = filters.UUIDFilter()
    instrument = filters.CharFilter(max_length=40)
    geldt = JaNeeFilter(
        "correctie", lookup_expr="isnull", label=_("Of zij telt: niet verbeterd door een nieuwere.")
    )
    vanaf = filters.DateFilter("datum", lookup_expr="gte")


def _metingen(organisatie_id: UUID) -> QuerySet[Any]:
    return met_grondslag(organisatie_id, metingen_van(organisatie_id), "zorgsituatie__mantelzorger")


class BelastingmetingViewSet(Lijst, Inzien, Aanmaken):
    """The measurements of the own organisation: health data of the carer."""

    naam = "belastingmetingen"
    groep = "zorg"
    doel = "metingen via de API"
    serializer_class = MetingSerializer
    filterset_class = MetingFilters
    rijen = _metingen
    van_anderen = ("zorgsituatie__mantelzorger_id", "zorgsituatie__zorgvrager_id", "correctie__pk")
    volgordes: ClassVar = {
        "-datum": ("-datum", "-aangemaakt_op", "id"),
        "aangemaaktOp": ("aangemaakt_op", "id"),
    }
    rechten: ClassVar = {
        "list": "meting.inzien",
        "retrieve": "meting.inzien",
        "create": "meting.registreren",
        "correcties": "meting.registreren",
    }
    teksten: ClassVar = {
        "list": _("De metingen van de belasting"),
        "retrieve": _("Een meting"),
        "create": _("Leg een meting vast"),
        "correcties": _("Leg vast wat een meting had moeten zijn; de oude telt niet meer"),
    }
    voorbeelden: ClassVar = {
        "create": {
            "zorgsituatie": "00000000-0000-4000-8000-000000000110",
            "instrument": "eigen_oordeel",
            "datum": "2026-10-08",
            "wijze": "telefoon",
            "totaal": 6,
        },
        "correcties": {"datum": "2026-10-08", "wijze": "telefoon", "totaal": 7},
    }

    def personen(self, rij: Meting) -> Iterable[UUID | None]:
        return rij.zorgsituatie.mantelzorger_id, rij.zorgsituatie.zorgvrager_id

    def aanmaken(self, gegevens: Gegevens) -> Any:
        _niet_online(gegevens)
        with _antwoorden_genoemd(gegevens):
            meting = meting_vastleggen(actor=self.actor(), gegevens=MetingGegevens(**gegevens))
        return self.get_queryset().get(pk=meting.pk)

    @action(detail=True, methods=["post"], serializer_class=MetingcorrectieSerializer)
    @eenmalig
    def correcties(self, request: Request, id: str) -> Response:
        """The answer is the measurement that counts from now on."""
        meting, gegevens = self.get_object(), self.geldig()
        if meting.wijze != Meting.Wijze.ONLINE:
            _niet_online(gegevens)
        nieuw = MetingGegevens(
            zorgsituatie=meting.zorgsituatie, instrument=meting.instrument, **gegevens
        )
        with _antwoorden_genoemd(gegevens):
            goed = meting_corrigeren(actor=self.actor(), meting=meting, gegevens=nieuw)
        return self.antwoord(self.get_queryset().get(pk=goed.pk), status=201)


def _niet_online(gegevens: Gegevens) -> None:
    """Who records it here is no carer: raises Ongeldig for what a carer alone can do."""
    if gegevens["wijze"] == Meting.Wijze.ONLINE:
        raise Ongeldig({"wijze": _nu("Online vult een mantelzorger het zelf in.")})


@contextmanager
def _antwoorden_genoemd(gegevens: Gegevens) -> Iterator[None]:
    """What is wrong with an answer, under `antwoorden`: the rules name its number alone."""
    try:
        yield
    except Ongeldig as fout:
        antwoorden = gegevens.get("antwoorden", {})
        velden = {f"antwoorden/{v}" if v in antwoorden else v: t for v, t in fout.velden.items()}
        raise Ongeldig(velden) from fout
