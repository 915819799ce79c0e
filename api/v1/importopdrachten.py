"""/importopdrachten: a file is tried first, then taken in; what is wrong in it, cell by cell."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, JaNeeFilter
from api.idempotentie import eenmalig
from api.parsers import Formulier, Json
from api.v1.basis import Inzien, Lijst
from api.v1.importvelden import ImportopdrachtSerializer, ImportregelSerializer, ImportSerializer
from api.v1.velden import LeegSerializer
from kern import audit
from kern.models import Persoon
from kern.rechten import vereis
from uitwisseling.models import Importopdracht
from uitwisseling.selectors.importopdrachten import (
    bekende_personen,
    importopdrachten_van,
    personen_van_wijzigingen,
)
from uitwisseling.selectors.lijsten import in_te_lezen
from uitwisseling.services.importopdrachten import (
    importopdracht_doorzetten,
    importopdracht_starten,
    importopdrachten_afsluiten,
)
from uitwisseling.soorten import SOORTEN


class ImportFilters(Filters):
    """By list and state, and since when."""

    soort = filters.ChoiceFilter(choices=Importopdracht.Soort.choices)
    status = filters.ChoiceFilter(choices=Importopdracht.Status.choices)
    proef = JaNeeFilter()
    aangemaakt_na = filters.IsoDateTimeFilter("aangemaakt_op", lookup_expr="gt")


@extend_schema_view(
    create=extend_schema(request=ImportSerializer, responses={202: ImportopdrachtSerializer})
)
class ImportopdrachtViewSet(Lijst, Inzien):
    """The imports of the lists that the user may import. POST sends a file: 202, and one to poll.

    What quotes the file (the errors, the changes) is gone once it is taken in, and after a day.
    """

    naam = "importopdrachten"
    groep = "uitwisseling"
    doel = "importeren via de API"
    serializer_class = ImportopdrachtSerializer
    filterset_class = ImportFilters
    parser_classes = (Formulier,)
    rijen = importopdrachten_van
    bekend: Mapping[str, Persoon] = MappingProxyType({})  # whom the answer names (`personen`)
    rechten: ClassVar = {
        "list": "persoon.inzien",
        "retrieve": "persoon.inzien",
        "create": "persoon.registreren",
        "uitvoeringen": "persoon.registreren",
    }
    teksten: ClassVar = {
        "list": _("De bestanden die zijn ingelezen of geprobeerd"),
        "retrieve": _("Hoever een bestand is, en wat eruit kwam"),
        "create": _("Probeer een bestand, of lees het in"),
        "uitvoeringen": _("Lees het bestand van een proef in"),
    }
    voorbeelden: ClassVar = {
        "create": {
            "soort": "zorgsituaties",
            "bestand": "nummer;relatie;netwerk\nZ-1;partner;klein\n",
            "proef": True,
        },
        "uitvoeringen": {},
    }

    def get_serializer_class(self) -> Any:
        return ImportregelSerializer if self.action == "list" else super().get_serializer_class()

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rijen = super().filter_queryset(queryset)
        if self.action != "list":
            return rijen
        soorten = in_te_lezen(self.actor().rollen)
        return rijen.filter(soort__in=soorten).defer("inhoud", "fouten", "verslag")

    def get_object(self) -> Importopdracht:
        opdracht: Importopdracht = super().get_object()
        vereis(self.actor(), SOORTEN[opdracht.soort].registreren)
        return opdracht

    def personen(self, rij: Importopdracht) -> Iterable[UUID | None]:
        if self.action == "list":
            return
        dubbelen = rij.verslag.get("mogelijk_dubbel", [])
        self.bekend = bekende_personen(rij.organisatie_id, [d["persoon_id"] for d in dubbelen])
        yield from (persoon.id for persoon in self.bekend.values())
        yield from personen_van_wijzigingen(rij, rij.verslag.get("wijzigingen", []))

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        importopdrachten_afsluiten(actor=self.actor())
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        opdracht = self.get_object()
        if opdracht.status in Importopdracht.LOPEND:
            importopdrachten_afsluiten(actor=self.actor())
            opdracht = self.get_object()
        audit.gegeven_ingezien(self.actor(), opdracht, pagina=f"api {self.naam}")
        return self.antwoord(opdracht)

    @eenmalig
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Keep the file, and try it or take it in, in the background."""
        gegevens = self.geldig(ImportSerializer)
        bestand = gegevens["bestand"]
        opdracht = importopdracht_starten(
            actor=self.actor(),
            soort=gegevens["soort"],
            naam=bestand.name,
            inhoud=bestand.read(),
            proef=gegevens["proef"],
        )
        return self._begonnen(opdracht)

    @extend_schema(request=None, responses={202: ImportopdrachtSerializer})
    @action(detail=True, methods=["post"], parser_classes=(Json,))
    @eenmalig
    def uitvoeringen(self, request: Request, id: str) -> Response:
        """Take in the file of a trial that went well: an import of its own."""
        proef = self.get_object()
        self.geldig(LeegSerializer)
        return self._begonnen(importopdracht_doorzetten(actor=self.actor(), opdracht=proef))

    def _begonnen(self, opdracht: Importopdracht) -> Response:
        """The import that was asked for."""
        return self.antwoord(self.get_queryset().get(pk=opdracht.pk), status=202)
