"""/personen: who they are and how to reach them. Searching is a POST: no name in an address."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst, Wijzigen
from api.v1.velden import PERSOONSVELDEN, Camelnamen, ModelCamelnamen
from api.v1.vormen import Tekst
from kern.models import Persoon
from kern.selectors.personen import personen_van
from kern.selectors.zoeken import personen_zoeken
from kern.services.personen import PersoonGegevens, gegevens_van, persoon_opslaan

HOOGSTENS = 100
"""Persons in the answer to one search."""


class PersoonSerializer(ModelCamelnamen):
    """A person. Empty is unknown."""

    class Meta:
        model = Persoon
        fields = (
            "id",
            *PERSOONSVELDEN,
            "huishouden",
            "gewijzigd_op",
        )
        read_only_fields = ("id", "huishouden", "gewijzigd_op")


class ZoekopdrachtSerializer(Camelnamen):
    """Words of a name and the beginning of a postcode; one of the two is enough."""

    naam = Tekst(required=False, allow_blank=True, default="", max_length=200)
    postcode = Tekst(
        required=False, allow_blank=True, default="", max_length=6, help_text=_("Het begin ervan.")
    )


class PersoonViewSet(Lijst, Inzien, Aanmaken, Wijzigen):
    """Persons of the own organisation."""

    naam = "personen"
    groep = "zorg"
    doel = "personen via de API"
    serializer_class = PersoonSerializer
    rijen = personen_van
    leest = frozenset({"zoekopdrachten"})
    rechten = {
        "list": "persoon.inzien",
        "retrieve": "persoon.inzien",
        "create": "persoon.registreren",
        "update": "persoon.registreren",
        "partial_update": "persoon.registreren",
        "zoekopdrachten": "persoon.inzien",
    }
    teksten = {
        "list": _("De personen van uw organisatie"),
        "retrieve": _("Een persoon"),
        "create": _("Schrijf een persoon in"),
        "update": _("Verander alles van een persoon"),
        "partial_update": _("Verander iets van een persoon"),
        "zoekopdrachten": _("Zoek personen op naam of postcode"),
    }
    voorbeelden = {
        "create": {"voornaam": "Aaltje", "achternaam": "Voorbeeld", "postcode": "7551AB"},
        "update": {"voornaam": "Aaltje", "achternaam": "Voorbeeld", "postcode": "7551AC"},
        "partial_update": {"telefoon": "0740000000"},
        "zoekopdrachten": {"naam": "voorb"},
    }

    def personen(self, rij: Persoon) -> Iterable[UUID | None]:
        return [rij.pk]

    def aanmaken(self, gegevens: Gegevens) -> Persoon:
        persoon, _uitkomst = persoon_opslaan(
            actor=self.actor(), gegevens=PersoonGegevens(**gegevens)
        )
        return persoon

    def wijzigen(self, rij: Persoon, gegevens: Gegevens) -> None:
        if self.action == "update":
            nieuw = PersoonGegevens(**gegevens)
        else:
            nieuw = replace(gegevens_van(rij), **gegevens)
        persoon_opslaan(actor=self.actor(), gegevens=nieuw, persoon=rij)

    @extend_schema(responses=PersoonSerializer(many=True))
    @action(
        detail=False,
        methods=["post"],
        serializer_class=ZoekopdrachtSerializer,
        pagination_class=None,
    )
    def zoekopdrachten(self, request: Request) -> Response:
        """At most a hundred persons; a name never stands in an address."""
        gegevens = self.geldig()
        gevonden = personen_zoeken(self.actor().organisatie_id, **gegevens, hoogstens=HOOGSTENS)
        self.ingezien(gevonden)
        return Response(PersoonSerializer(gevonden, many=True).data)
