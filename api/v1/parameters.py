"""/parameters-...: what the organisation sets, as dated sets of four kinds."""

from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from api.filters import Filters
from api.namen import camel
from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst, Wijzigen
from api.v1.velden import ModelCamelnamen
from kern.models import GedateerdeSet
from mantelzorg.models import Belastingset, Normenset
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.normen import Normen
from mantelzorg.services.belastingsets import belastingset_opslaan
from mantelzorg.services.normen import normenset_opslaan
from matching.models import Parameterset
from matching.regels.parameters import Parameters
from matching.services.parameters import parameterset_opslaan
from vrijwilligers.models import Toelatingsset
from vrijwilligers.regels.toelating import Toelatingseisen
from vrijwilligers.services.toelating import toelatingsset_opslaan


class Regels(Protocol):
    """A checked set: `Parameters`, `Normen`, `Toelatingseisen`, `Belastingparameters`."""

    def als_dict(self) -> dict[str, object]: ...


VAST = ("id", "ingangsdatum", "gewijzigd_op")


def getallen(naam: str, uitleg: Any) -> serializers.DictField:
    """Whole numbers by code; the service says which codes and how high."""
    getal = serializers.IntegerField()
    return serializers.DictField(child=getal, source=f"waarden.{naam}", help_text=uitleg)


def getal(naam: str, uitleg: Any, *, mag_leeg: bool = False) -> serializers.IntegerField:
    """One whole number; the service says how high."""
    return serializers.IntegerField(allow_null=mag_leeg, source=f"waarden.{naam}", help_text=uitleg)


def ja_nee(naam: str, uitleg: Any) -> serializers.BooleanField:
    """Whether something is asked."""
    return serializers.BooleanField(source=f"waarden.{naam}", help_text=uitleg)


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
    }


class SetFilters(Filters):
    """From when on. The last one up to and including a day holds on that day."""

    vanaf = filters.DateFilter("ingangsdatum", lookup_expr="gte")
    tot_en_met = filters.DateFilter("ingangsdatum", lookup_expr="lte")


class _Sets(Lijst, Inzien, Aanmaken, Wijzigen):
    """Dated sets of one kind: each holds from its `ingangsdatum` until the next begins.

    A set that has begun never changes (409): what was decided by it can always be explained. What
    changes is a new set from today or a later day. Where there is no set, the defaults of the
    project hold; they stand in the example of POST.
    """

    groep = "beheer"
    doel = "parameters beheren"
    filterset_class = SetFilters
    volgordes = {"-ingangsdatum": ("-ingangsdatum", "id")}
    rechten = dict.fromkeys(
        ("list", "retrieve", "create", "update", "partial_update"), "stamgegevens.beheren"
    )
    teksten = {
        "list": _("Wat er gold, geldt en gaat gelden"),
        "retrieve": _("Wat er vanaf een dag geldt"),
        "create": _("Leg vast wat er vanaf een dag geldt"),
        "update": _("Verander alles van wat nog niet is ingegaan"),
        "partial_update": _("Verander iets van wat nog niet is ingegaan"),
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


class MatchingParametersViewSet(_Sets):
    """What matching goes by."""

    naam = "parameters-matching"
    serializer_class = ParametersetSerializer
    rijen = sets_van(Parameterset)
    voorbeelden = voorbeelden_van(Parameters(), "punten")

    def opslaan(self, gedateerd: Any, waarden: Gegevens) -> None:
        parameterset_opslaan(actor=self.actor(), parameterset=gedateerd, waarden=waarden)


class BelastingsetSerializer(ModelCamelnamen):
    """When to worry about a carer (`mantelzorg.regels.belastingparameters`)."""

    aan = serializers.DictField(
        child=serializers.BooleanField(),
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
    serializer_class = BelastingsetSerializer
    rijen = sets_van(Belastingset)
    voorbeelden = voorbeelden_van(Belastingparameters(), "checkins")

    def opslaan(self, gedateerd: Any, waarden: Gegevens) -> None:
        belastingset_opslaan(actor=self.actor(), belastingset=gedateerd, waarden=waarden)


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
    serializer_class = NormensetSerializer
    rijen = sets_van(Normenset)
    voorbeelden = voorbeelden_van(Normen(), "reactietermijnen")

    def opslaan(self, gedateerd: Any, waarden: Gegevens) -> None:
        normenset_opslaan(actor=self.actor(), normenset=gedateerd, waarden=waarden)


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
    serializer_class = ToelatingssetSerializer
    rijen = sets_van(Toelatingsset)
    voorbeelden = voorbeelden_van(Toelatingseisen(), "referentie")

    def opslaan(self, gedateerd: Any, waarden: Gegevens) -> None:
        toelatingsset_opslaan(actor=self.actor(), toelatingsset=gedateerd, waarden=waarden)
