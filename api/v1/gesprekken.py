"""/gesprekken: talks with carers, and tries that failed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters

from api.filters import Filters, GewijzigdNa
from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst, Wijzigen
from api.v1.velden import ModelCamelnamen
from api.v1.zorgvelden import gelijk_houden, rijen_van
from mantelzorg.models import Gesprek, GesprekDeelnemer, GesprekLeefgebied
from mantelzorg.selectors.gesprekken import gesprekken_van
from mantelzorg.services.gesprekken import GesprekGegevens, gegevens_van, gesprek_opslaan


class DeelnemerSerializer(ModelCamelnamen):
    """Somebody who was there."""

    class Meta:
        model = GesprekDeelnemer
        fields = ("rol", "naam")


class LeefgebiedSerializer(ModelCamelnamen):
    """Whether an area of life was discussed; one that is not named is unknown."""

    class Meta:
        model = GesprekLeefgebied
        fields = ("leefgebied", "besproken")


class GesprekSerializer(ModelCamelnamen):
    """A talk, or why there was none. Empty is unknown, never no."""

    deelnemers = rijen_van(DeelnemerSerializer, required=False)
    leefgebieden = rijen_van(LeefgebiedSerializer, required=False)

    class Meta:
        model = Gesprek
        fields = (
            "id",
            "zorgsituatie",
            "datum",
            "soort",
            "geen_gesprek",
            "gevoerd_door",
            "belasting_besproken",
            "clientondersteuning_aangeboden",
            "respijt_geweigerd",
            "verslag_gegeven_op",
            "akkoord",
            "opmerkingen",
            "afspraken",
            "deelnemers",
            "leefgebieden",
            "aangemaakt_op",
            "gewijzigd_op",
        )
        read_only_fields = ("id", "aangemaakt_op", "gewijzigd_op")


class GesprekFilters(Filters):
    """By what they are about, and when they were."""

    zorgsituatie = filters.UUIDFilter()
    vanaf = filters.DateFilter("datum", lookup_expr="gte")
    tot_en_met = filters.DateFilter("datum", lookup_expr="lte")
    gewijzigd_na = GewijzigdNa()


class GesprekViewSet(Lijst, Inzien, Aanmaken, Wijzigen):
    """The talks of the own organisation."""

    naam = "gesprekken"
    groep = "zorg"
    doel = "gesprekken via de API"
    serializer_class = GesprekSerializer
    filterset_class = GesprekFilters
    rijen = gesprekken_van
    van_anderen = ("zorgsituatie__mantelzorger_id", "zorgsituatie__zorgvrager_id")
    delen: ClassVar = {
        "deelnemers": DeelnemerSerializer.kolommen(),
        "leefgebieden": LeefgebiedSerializer.kolommen(),
    }
    volgordes: ClassVar = {
        "-datum": ("-datum", "-aangemaakt_op", "id"),
        "gewijzigdOp": ("gewijzigd_op", "id"),
    }
    rechten: ClassVar = {
        "list": "zorgsituatie.inzien",
        "retrieve": "zorgsituatie.inzien",
        "create": "zorgsituatie.registreren",
        "update": "zorgsituatie.registreren",
        "partial_update": "zorgsituatie.registreren",
    }
    teksten: ClassVar = {
        "list": _("De gesprekken van uw organisatie"),
        "retrieve": _("Een gesprek"),
        "create": _("Leg een gesprek vast, of waarom het niet doorging"),
        "update": _("Verander alles van een gesprek"),
        "partial_update": _("Verander iets van een gesprek"),
    }
    voorbeelden: ClassVar = {
        "create": {
            "zorgsituatie": "00000000-0000-4000-8000-000000000110",
            "datum": "2026-10-08",
            "soort": "huis",
            "belastingBesproken": True,
            "deelnemers": [{"rol": "mantelzorger"}],
            "leefgebieden": [{"leefgebied": "wonen", "besproken": True}],
        },
        "update": {
            "zorgsituatie": "00000000-0000-4000-8000-000000000110",
            "datum": "2026-10-08",
            "soort": "telefoon",
        },
        "partial_update": {"verslagGegevenOp": "2026-10-15", "akkoord": "akkoord"},
    }

    def personen(self, rij: Gesprek) -> Iterable[UUID | None]:
        return rij.zorgsituatie.mantelzorger_id, rij.zorgsituatie.zorgvrager_id

    def aanmaken(self, gegevens: Gegevens) -> Gesprek:
        gesprek, _uitkomst = gesprek_opslaan(
            actor=self.actor(), gegevens=GesprekGegevens(**_als_gegevens(gegevens))
        )
        return gesprek

    def wijzigen(self, rij: Gesprek, gegevens: Gegevens) -> None:
        gelijk_houden(rij, gegevens, "zorgsituatie")
        nieuw = _als_gegevens(gegevens)
        gesprek_opslaan(
            actor=self.actor(),
            gegevens=GesprekGegevens(**nieuw)
            if self.action == "update"
            else replace(gegevens_van(rij), **nieuw),
            gesprek=rij,
        )


def _als_gegevens(gegevens: Gegevens) -> Gegevens:
    """What a body says as `GesprekGegevens` takes it."""
    vormen: dict[str, Any] = {
        "deelnemers": lambda rijen: tuple((rij["rol"], rij.get("naam", "")) for rij in rijen),
        "leefgebieden": lambda rijen: {rij["leefgebied"]: rij["besproken"] for rij in rijen},
    }
    return {
        naam: vormen[naam](waarde) if naam in vormen else waarde
        for naam, waarde in gegevens.items()
    }
