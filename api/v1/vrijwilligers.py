"""/vrijwilligers: who they are, what they can and want, when, and whether they take part."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters, GewijzigdNa
from api.idempotentie import eenmalig
from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst, Wijzigen
from api.v1.jaar import JaarvraagSerializer, Jaarweergave
from api.v1.rooster import (
    AFWEZIG,
    EXTRA,
    EXTRA_DAG,
    MET_ETAG,
    PATROON,
    WEEKPATROON,
    WEG,
    AfwezigSerializer,
    ExtraSerializer,
    PatroonSerializer,
    Roosterdelen,
)
from api.v1.velden import LeegSerializer
from api.v1.vrijwilligervelden import (
    PauzeSerializer,
    StopSerializer,
    VrijwilligerregelSerializer,
    VrijwilligerSerializer,
    VrijwilligerWijziging,
)
from kern.services.kenmerken import Wenswaarde
from kern.verzoek import gebruiker_van
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.selectors.gereedheid import is_klaar
from vrijwilligers.selectors.toelating import toelatingseisen_op
from vrijwilligers.selectors.vogs import vog_vernieuwen
from vrijwilligers.selectors.vrijwilligers import pauze_verlopen, vrijwilligers_volledig
from vrijwilligers.services.status import (
    vrijwilliger_activeren,
    vrijwilliger_pauzeren,
    vrijwilliger_stoppen,
)
from vrijwilligers.services.vrijwilligers import (
    BekwaamheidWaarde,
    ScholingWaarde,
    VrijwilligerGegevens,
    gegevens_van,
    vrijwilliger_opslaan,
)


class VrijwilligerFilters(Filters):
    """Those of the page."""

    status = filters.ChoiceFilter(choices=Vrijwilliger.Status.choices)
    toon = filters.ChoiceFilter(
        choices=[
            ("klaar", _("klaar om voorgesteld te worden")),
            ("mist", _("mist nog iets")),
            ("pauze", _("de pauze is voorbij")),
            ("vog", _("de VOG moet vernieuwd worden")),
        ],
        method="die_zo_zijn",
        label=_("Wie klaar is, of aandacht nodig heeft."),
    )
    gewijzigd_na = GewijzigdNa(_("de naam (die staat bij de persoon)"))

    def die_zo_zijn(self, rijen: QuerySet[Any], naam: str, waarde: str) -> QuerySet[Any]:
        """Who is ready, or needs attention for this reason."""
        organisatie_id = gebruiker_van(self.request).organisatie_id
        vandaag = timezone.localdate()
        if waarde in AANDACHT:
            wie = AANDACHT[waarde](organisatie_id, vandaag)
            return rijen.filter(pk__in=wie.order_by().values("pk"))
        klaar = is_klaar(organisatie_id, toelatingseisen_op(organisatie_id, vandaag), vandaag)
        return rijen.filter(klaar if waarde == "klaar" else ~klaar)


AANDACHT = {"pauze": pauze_verlopen, "vog": vog_vernieuwen}
"""Who needs attention: choice of the filter -> selector."""


class VrijwilligerViewSet(Lijst, Inzien, Aanmaken, Wijzigen, Roosterdelen, Jaarweergave):
    """The volunteers of the own organisation."""

    naam = "vrijwilligers"
    groep = "vrijwilligers"
    doel = "vrijwilligers via de API"
    serializer_class = VrijwilligerSerializer
    filterset_class = VrijwilligerFilters
    rijen = vrijwilligers_volledig
    van_anderen = ("persoon__voornaam", "persoon__tussenvoegsel", "persoon__achternaam")
    volgordes = {"nummer": ("nummer", "id"), "-gewijzigdOp": ("-gewijzigd_op", "id")}
    met_versie = Wijzigen.met_versie | {
        "beschikbaarheden_vervangen",
        "afwezigheden_vervangen",
        "extra_vervangen",
    }
    vragen = {"jaar": JaarvraagSerializer}
    rechten = {
        "list": "vrijwilliger.inzien",
        "retrieve": "vrijwilliger.inzien",
        "create": "vrijwilliger.registreren",
        "update": "vrijwilliger.registreren",
        "partial_update": "vrijwilliger.registreren",
        "activeringen": "vrijwilliger.registreren",
        "pauzes": "vrijwilliger.registreren",
        "stopzettingen": "vrijwilliger.registreren",
        "beschikbaarheden": "vrijwilliger.inzien",
        "beschikbaarheden_vervangen": "beschikbaarheid.registreren",
        "afwezigheden": "vrijwilliger.inzien",
        "afwezigheden_vervangen": "beschikbaarheid.registreren",
        "extra": "vrijwilliger.inzien",
        "extra_vervangen": "beschikbaarheid.registreren",
        "jaar": "vrijwilliger.inzien",
    }
    voorbeelden = {
        "create": {
            "persoon": "00000000-0000-4000-8000-000000000201",
            "vervoer": "fiets",
            "maxReistijd": 30,
            "maxMinutenPerWeek": 240,
            "maxKoppelingen": 1,
            "wensen": [
                {
                    "kenmerk": "00000000-0000-4000-8000-000000000203",
                    "aard": "gewenst",
                    "sterkte": "graag",
                }
            ],
        },
        "update": {
            "vervoer": "auto",
            "maxReistijd": 20,
            "maxMinutenPerWeek": 180,
            "maxKoppelingen": 2,
            "scholingen": [{"naam": "Omgaan met dementie", "gevolgdOp": "2026-03-01"}],
        },
        "partial_update": {"maxReistijd": 45},
        "activeringen": {},
        "pauzes": {"reden": "vakantie", "tot": "2099-08-31"},
        "stopzettingen": {"reden": "verhuizing"},
        "beschikbaarheden_vervangen": WEEKPATROON,
        "afwezigheden_vervangen": WEG,
        "extra_vervangen": EXTRA_DAG,
    }
    teksten = {
        "list": _("De vrijwilligers van uw organisatie"),
        "retrieve": _("Een vrijwilliger"),
        "create": _("Schrijf een vrijwilliger in"),
        "update": _("Verander alles van een vrijwilliger"),
        "partial_update": _("Verander iets van een vrijwilliger"),
        "activeringen": _("De vrijwilliger doet (weer) mee"),
        "pauzes": _("De vrijwilliger doet even niet mee"),
        "stopzettingen": _("De vrijwilliger stopt"),
        "beschikbaarheden": _("De vaste tijden van nu"),
        "beschikbaarheden_vervangen": _("Vervang de vaste tijden vanaf een dag"),
        "afwezigheden": _("De afwezigheid van nu en later"),
        "afwezigheden_vervangen": _("Vervang de afwezigheid van nu en later"),
        "extra": _("De extra dagen"),
        "extra_vervangen": _("Vervang de extra dagen"),
        "jaar": _("Het jaar van een vrijwilliger, dag voor dag"),
    }

    def get_serializer_class(self) -> Any:
        if self.action == "list":
            return VrijwilligerregelSerializer
        if self.action in ("update", "partial_update"):
            return VrijwilligerWijziging
        return super().get_serializer_class()

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rijen = super().filter_queryset(queryset)
        # A line of the list shows none of what belongs to the volunteer.
        return rijen.prefetch_related(None) if self.action == "list" else rijen

    def personen(self, rij: Vrijwilliger) -> Iterable[UUID | None]:
        yield rij.persoon_id
        if self.action not in ZONDER_UITSLUITINGEN:
            yield from (uitsluiting.persoon_id for uitsluiting in rij.uitsluitingen.all())

    def aanmaken(self, gegevens: Gegevens) -> Vrijwilliger:
        vrijwilliger, _uitkomst = vrijwilliger_opslaan(
            actor=self.actor(), gegevens=VrijwilligerGegevens(**waarden(gegevens))
        )
        return vrijwilliger

    def wijzigen(self, rij: Vrijwilliger, gegevens: Gegevens) -> None:
        nu = gegevens_van(rij, timezone.localdate())
        if self.action == "partial_update":
            nieuw = replace(nu, **waarden(gegevens))
        else:
            blijft = {naam: getattr(nu, naam) for naam in ELDERS}
            nieuw = VrijwilligerGegevens(**{**blijft, **waarden(gegevens)})
        vrijwilliger_opslaan(actor=self.actor(), gegevens=nieuw, vrijwilliger=rij)

    @action(detail=True, methods=["post"], serializer_class=LeegSerializer)
    @eenmalig
    def activeringen(self, request: Request, id: str) -> Response:
        """The volunteer takes part, or does so again."""
        rij = self.get_object()
        self.geldig()
        vrijwilliger_activeren(actor=self.actor(), vrijwilliger=rij)
        return self.antwoord(self.get_object(), status=201)

    @action(detail=True, methods=["post"], serializer_class=PauzeSerializer)
    @eenmalig
    def pauzes(self, request: Request, id: str) -> Response:
        """The volunteer pauses; or a pause changes."""
        rij = self.get_object()
        vrijwilliger_pauzeren(actor=self.actor(), vrijwilliger=rij, **self.geldig())
        return self.antwoord(self.get_object(), status=201)

    @action(detail=True, methods=["post"], serializer_class=StopSerializer)
    @eenmalig
    def stopzettingen(self, request: Request, id: str) -> Response:
        """The volunteer stops."""
        rij = self.get_object()
        vrijwilliger_stoppen(actor=self.actor(), vrijwilliger=rij, **self.geldig())
        return self.antwoord(self.get_object(), status=201)

    @extend_schema(parameters=[MET_ETAG])
    @action(detail=True, methods=["get"], serializer_class=PatroonSerializer)
    def beschikbaarheden(self, request: Request, id: str) -> Response:
        """The weekly times of today."""
        return self.deel_lezen(PATROON)

    @extend_schema(parameters=[MET_ETAG])
    @beschikbaarheden.mapping.put
    def beschikbaarheden_vervangen(self, request: Request, id: str) -> Response:
        """The weekly times from a day on, all at once."""
        return self.deel_vervangen(PATROON)

    @extend_schema(parameters=[MET_ETAG])
    @action(detail=True, methods=["get"], serializer_class=AfwezigSerializer)
    def afwezigheden(self, request: Request, id: str) -> Response:
        """The absences of now and later."""
        return self.deel_lezen(AFWEZIG)

    @extend_schema(parameters=[MET_ETAG])
    @afwezigheden.mapping.put
    def afwezigheden_vervangen(self, request: Request, id: str) -> Response:
        """The absences of now and later, all at once."""
        return self.deel_vervangen(AFWEZIG)

    @extend_schema(parameters=[MET_ETAG])
    @action(
        detail=True,
        methods=["get"],
        url_path="extra-beschikbaarheden",
        serializer_class=ExtraSerializer,
    )
    def extra(self, request: Request, id: str) -> Response:
        """The extra dates."""
        return self.deel_lezen(EXTRA)

    @extend_schema(parameters=[MET_ETAG])
    @extra.mapping.put
    def extra_vervangen(self, request: Request, id: str) -> Response:
        """The extra dates, all at once."""
        return self.deel_vervangen(EXTRA)


ZONDER_UITSLUITINGEN = frozenset(
    {
        "list",
        "beschikbaarheden",
        "beschikbaarheden_vervangen",
        "afwezigheden",
        "afwezigheden_vervangen",
        "extra",
        "extra_vervangen",
        "jaar",
    }
)
"""The actions whose answer does not say with whom the volunteer is never matched."""

ELDERS = ("persoon", "nummer", "vogs", "beschikbaarheid", "afwezigheden")
"""What a change of the whole does not replace: it has an address of its own, or never changes."""

SOORTEN = {
    "bekwaamheden": BekwaamheidWaarde,
    "wensen": Wenswaarde,
    "scholingen": ScholingWaarde,
}


def waarden(gegevens: Gegevens) -> Gegevens:
    """As the service takes them: rows as values."""
    rijen = {
        naam: tuple(klasse(**rij) for rij in gegevens[naam])
        for naam, klasse in SOORTEN.items()
        if naam in gegevens
    }
    if "uitsluitingen" in gegevens:
        rijen["uitsluitingen"] = tuple(gegevens["uitsluitingen"])
    return {**gegevens, **rijen}
