"""/parameters-...: what the organisation sets, as dated sets of four kinds."""

from collections.abc import Callable
from typing import Any, ClassVar, Protocol
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import Filters
from api.namen import camel
from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst, Wijzigen
from api.v1.gevolgen import GevolgenSerializer, MatchinggevolgenSerializer
from api.v1.velden import Camelnamen, ModelCamelnamen
from api.v1.vormen import Geheel, JaNee
from kern.models import GedateerdeSet
from kern.rechten import mag
from kern.services.parameters import set_controleren
from mantelzorg.models import Belastingset, Normenset
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.normen import Normen
from mantelzorg.services.belastingsets import belastingset_opslaan
from mantelzorg.services.normen import normenset_opslaan
from matching.models import Parameterset
from matching.regels.parameters import Parameters
from matching.selectors.gevolgen import gevolgen
from matching.selectors.gevolgregels import (
    GENOEMD,
    voor_de_belasting,
    voor_de_matching,
    voor_de_normen,
)
from matching.services.parameters import parameterset_opslaan
from vrijwilligers.models import Toelatingsset
from vrijwilligers.regels.toelating import Toelatingseisen
from vrijwilligers.services.toelating import toelatingsset_opslaan


class Regels(Protocol):
    """A checked set: `Parameters`, `Normen`, `Toelatingseisen`, `Belastingparameters`."""

    def als_dict(self) -> dict[str, object]: ...

    @classmethod
    def uit_dict(cls, waarden: object) -> "Regels": ...


VAST = ("id", "ingangsdatum", "gewijzigd_op")


def getallen(naam: str, uitleg: Any) -> serializers.DictField:
    """Whole numbers by code; the service says which codes and how high."""
    return serializers.DictField(child=Geheel(), source=f"waarden.{naam}", help_text=uitleg)


def getal(naam: str, uitleg: Any, *, mag_leeg: bool = False) -> Geheel:
    """One whole number; the service says how high."""
    return Geheel(allow_null=mag_leeg, source=f"waarden.{naam}", help_text=uitleg)


def ja_nee(naam: str, uitleg: Any) -> JaNee:
    """Whether something is asked."""
    return JaNee(source=f"waarden.{naam}", help_text=uitleg)


def sets_van(model: type[GedateerdeSet]) -> Callable[[UUID], QuerySet[Any]]:
    """The sets of one kind: organisation id -> queryset."""

    def rijen(organisatie_id: UUID) -> QuerySet[Any]:
        return model.objects.voor(organisatie_id)

    return rijen


def voorbeelden_van(standaard: Regels, deel: str) -> dict[str, Gegevens]:
    """A body for each action, from the defaults of the project; ``deel``: what a PATCH changes."""
    waarden = {camel(naam): waarde for naam, waarde in standaard.als_dict().items()}
    return {
        "create": {"ingangsdatum": "2098-01-01", **waarden},
        "update": {"ingangsdatum": "2098-02-01", **waarden},
        "partial_update": {deel: waarden[deel]},
        "gevolgen": {"ingangsdatum": "2098-01-01", **waarden},
    }


class SetFilters(Filters):
    """From when on. The last one up to and including a day holds on that day."""

    vanaf = filters.DateFilter("ingangsdatum", lookup_expr="gte")
    tot_en_met = filters.DateFilter("ingangsdatum", lookup_expr="lte")


class _Sets(Lijst, Inzien, Aanmaken, Wijzigen):
    """Dated sets of one kind (``regels``): each holds from its `ingangsdatum` until the next.

    A set that has begun never changes (409): what was decided by it can always be explained. What
    changes is a new set from today or a later day. Where there is no set, the defaults of the
    project hold; they stand in the example of POST.
    """

    groep = "beheer"
    doel = "parameters beheren"
    regels: ClassVar[type[Regels]]
    filterset_class = SetFilters
    gevolgvorm: ClassVar[type[Camelnamen]] = GevolgenSerializer
    leest = frozenset({"gevolgen"})
    zwaar = frozenset({"gevolgen"})
    volgordes = {"-ingangsdatum": ("-ingangsdatum", "id")}
    rechten = dict.fromkeys(
        ("list", "retrieve", "create", "update", "partial_update", "gevolgen"),
        "stamgegevens.beheren",
    )
    teksten = {
        "list": _("Wat er gold, geldt en gaat gelden"),
        "retrieve": _("Wat er vanaf een dag geldt"),
        "create": _("Leg vast wat er vanaf een dag geldt"),
        "update": _("Verander alles van wat nog niet is ingegaan"),
        "partial_update": _("Verander iets van wat nog niet is ingegaan"),
        "gevolgen": _("Bekijk vooraf wat dit zou veranderen"),
    }

    def opslaan(self, gedateerd: Any, waarden: Gegevens) -> None:
        """Keep it by the service of its kind."""
        raise NotImplementedError

    def aanmaken(self, gegevens: Gegevens) -> GedateerdeSet:
        model: type[GedateerdeSet] = type(self).serializer_class.Meta.model  # type: ignore[union-attr]
        gedateerd = model(organisatie_id=self.actor().organisatie_id)
        self.opslaan(gedateerd, gegevens)
        return gedateerd

    def wijzigen(self, rij: GedateerdeSet, gegevens: Gegevens) -> None:
        nieuw = gegevens.pop("waarden", {})
        self.opslaan(rij, gegevens | {"waarden": rij.waarden | nieuw})

    def gevolg_van(self, regels: Any) -> Gegevens:
        """What these values would change, were they to hold now."""
        raise NotImplementedError

    @extend_schema(responses=GevolgenSerializer)
    @action(detail=False, methods=["post"], pagination_class=None, filterset_class=None)
    def gevolgen(self, request: Request) -> Response:
        """The same checks as when it is kept; nothing is."""
        gegevens = self.geldig()
        controle = self.regels.uit_dict
        set_controleren(**gegevens, controle=controle)
        inhoud = self.gevolg_van(controle(gegevens["waarden"]))
        return Response(self.gevolgvorm(inhoud).data)


class ParametersetSerializer(ModelCamelnamen):
    """What a matching round goes by (`matching.regels.parameters`)."""

    punten = getallen("punten", _("Punten per sterkte van een wens."))
    snelheden = getallen("snelheden", _("Kilometer per uur, per vervoermiddel."))
    prioriteiten = getallen("prioriteiten", _("Voorrang naar spoed."))
    risicopunten = getallen("risicopunten", _("Extra voorrang naar risico op overbelasting."))
    wachtpunten = getallen("wachtpunten", _("Extra voorrang per week wachten, en hoogstens."))
    netwerkpunten = getallen("netwerkpunten", _("Extra voorrang voor wie er alleen voor staat."))
    max_kennismakingen = getal(
        "max_kennismakingen", _("Nieuwe koppelingen per ronde; leeg is geen grens."), mag_leeg=True
    )
    termijnen = getallen("termijnen", _("Dagen voor elke stap na een voorstel."))

    class Meta:
        model = Parameterset
        fields = (
            *VAST,
            "punten",
            "snelheden",
            "prioriteiten",
            "risicopunten",
            "wachtpunten",
            "netwerkpunten",
            "max_kennismakingen",
            "termijnen",
        )
        read_only_fields = ("id", "gewijzigd_op")


@extend_schema_view(gevolgen=extend_schema(responses=MatchinggevolgenSerializer))
class MatchingParametersViewSet(_Sets):
    """What matching goes by."""

    naam = "parameters-matching"
    regels = Parameters
    gevolgvorm = MatchinggevolgenSerializer
    serializer_class = ParametersetSerializer
    rijen = sets_van(Parameterset)
    voorbeelden = voorbeelden_van(Parameters(), "punten")

    def opslaan(self, gedateerd: Any, waarden: Gegevens) -> None:
        parameterset_opslaan(actor=self.actor(), parameterset=gedateerd, waarden=waarden)

    def gevolg_van(self, regels: Any) -> Gegevens:
        actor = self.actor()
        gevonden = gevolgen(actor.organisatie_id, vandaag=timezone.localdate(), parameters=regels)
        # Which requests change place is for who may see requests: risk stands in the points.
        mag_zien = mag(actor.rollen, "hulpvraag.inzien")
        genoemd = gevonden.verschuivingen[:GENOEMD] if mag_zien else ()
        self.personen_ingezien(persoon for v in genoemd for persoon in v.personen)
        return {
            "gevolgen": voor_de_matching(gevonden),
            "verschoven": len(gevonden.verschuivingen),
            "verschuivingen": genoemd,
        }


class BelastingsetSerializer(ModelCamelnamen):
    """When to worry about a carer (`mantelzorg.regels.belastingparameters`)."""

    aan = serializers.DictField(
        child=JaNee(),
        source="waarden.aan",
        help_text=_("Per regel: doet hij mee?"),
    )
    grenzen = getallen("grenzen", _("Vanaf wanneer een regel iets meldt."))
    termijnen = getallen("termijnen", _("Werkdagen om een signaal op te volgen, per ernst."))
    checkins = getallen("checkins", _("Dagen tussen twee check-ins, per risico."))
    herinneren_na = getal("herinneren_na", _("Dagen tot een herinnering aan een check-in."))
    ediz_grens = getal(
        "ediz_grens", _("Overbelast vanaf deze EDIZ-score; leeg is geen grens."), mag_leeg=True
    )
    oordeel_grens = getal(
        "oordeel_grens", _("Overbelast vanaf dit eigen oordeel; leeg is geen grens."), mag_leeg=True
    )

    class Meta:
        model = Belastingset
        fields = (
            *VAST,
            "aan",
            "grenzen",
            "termijnen",
            "checkins",
            "herinneren_na",
            "ediz_grens",
            "oordeel_grens",
        )
        read_only_fields = ("id", "gewijzigd_op")


class BelastingParametersViewSet(_Sets):
    """When to worry about a carer, and how soon to act."""

    naam = "parameters-belasting"
    regels = Belastingparameters
    serializer_class = BelastingsetSerializer
    rijen = sets_van(Belastingset)
    voorbeelden = voorbeelden_van(Belastingparameters(), "checkins")

    def opslaan(self, gedateerd: Any, waarden: Gegevens) -> None:
        belastingset_opslaan(actor=self.actor(), belastingset=gedateerd, waarden=waarden)

    def gevolg_van(self, regels: Any) -> Gegevens:
        organisatie_id = self.actor().organisatie_id
        return {"gevolgen": voor_de_belasting(organisatie_id, timezone.localdate(), regels)}


class NormensetSerializer(ModelCamelnamen):
    """Within how many days a registration is answered (`mantelzorg.regels.normen`)."""

    reactietermijnen = getallen("reactietermijnen", _("Dagen tot het eerste gesprek, per spoed."))

    class Meta:
        model = Normenset
        fields = (*VAST, "reactietermijnen")
        read_only_fields = ("id", "gewijzigd_op")


class NormenViewSet(_Sets):
    """Within how many days a registration is answered."""

    naam = "parameters-normen"
    regels = Normen
    serializer_class = NormensetSerializer
    rijen = sets_van(Normenset)
    voorbeelden = voorbeelden_van(Normen(), "reactietermijnen")

    def opslaan(self, gedateerd: Any, waarden: Gegevens) -> None:
        normenset_opslaan(actor=self.actor(), normenset=gedateerd, waarden=waarden)

    def gevolg_van(self, regels: Any) -> Gegevens:
        organisatie_id = self.actor().organisatie_id
        return {"gevolgen": voor_de_normen(organisatie_id, timezone.localdate(), regels)}


class ToelatingssetSerializer(ModelCamelnamen):
    """What must be done before a volunteer is proposed (`vrijwilligers.regels.toelating`)."""

    kennismaking = ja_nee("kennismaking", _("Kennismakingsgesprek gevoerd."))
    referentie = ja_nee("referentie", _("Referentie nagevraagd."))
    overeenkomst = ja_nee("overeenkomst", _("Overeenkomst getekend."))
    geheimhouding = ja_nee("geheimhouding", _("Geheimhouding getekend."))

    class Meta:
        model = Toelatingsset
        fields = (*VAST, "kennismaking", "referentie", "overeenkomst", "geheimhouding")
        read_only_fields = ("id", "gewijzigd_op")


class ToelatingViewSet(_Sets):
    """What must be done before a volunteer is proposed."""

    naam = "parameters-toelating"
    regels = Toelatingseisen
    serializer_class = ToelatingssetSerializer
    rijen = sets_van(Toelatingsset)
    voorbeelden = voorbeelden_van(Toelatingseisen(), "referentie")

    def opslaan(self, gedateerd: Any, waarden: Gegevens) -> None:
        toelatingsset_opslaan(actor=self.actor(), toelatingsset=gedateerd, waarden=waarden)

    def gevolg_van(self, regels: Any) -> Gegevens:
        organisatie_id = self.actor().organisatie_id
        gevonden = gevolgen(organisatie_id, vandaag=timezone.localdate(), eisen=regels)
        return {"gevolgen": voor_de_matching(gevonden)}
