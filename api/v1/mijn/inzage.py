"""/mijn/inzage: who saw or changed the file of who asks."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from api.filters import Filters
from api.v1.basis import EigenViewSet, Lijst
from api.v1.velden import ModelCamelnamen
from kern.actor import Actor
from kern.models import AuditRegel
from kern.regels.inzage import naam_bekend
from kern.selectors.inzage import inzage_van
from kern.verzoek import gebruiker_van


class InzageSerializer(ModelCamelnamen):
    """Once that somebody looked at or did something with one's data."""

    rollen = serializers.SerializerMethodField(help_text=_("In welke rollen."))
    naam = serializers.SerializerMethodField(
        help_text=_("Leeg: het systeem, of iemand van wie u de naam (nog) niet hoort te weten.")
    )

    class Meta:
        model = AuditRegel
        fields = (
            "id",
            "tijdstip",
            "rollen",
            "naam",
            "handeling",
            "gebeurtenis",
            "object_soort",
            "doel",
            "uitkomst",
        )
        read_only_fields = fields

    def get_rollen(self, regel: AuditRegel) -> list[str]:
        """The codes of the roles."""
        return [rol for rol in regel.rollen.split(",") if rol]

    def get_naam(self, regel: Any) -> str:
        """Who it was, where one may know (`kern.regels.inzage`)."""
        zelf = regel.gebruiker_id == gebruiker_van(self.context["request"]).pk
        return (regel.wie or "") if naam_bekend(self.get_rollen(regel), zelf=zelf) else ""


class InzageFilters(Filters):
    """Since when, and what was done."""

    vanaf = filters.IsoDateTimeFilter("tijdstip", lookup_expr="gte")
    handeling = filters.ChoiceFilter(choices=AuditRegel.Handeling.choices)


def over_mij(actor: Actor) -> QuerySet[AuditRegel]:
    """What was done with the data of who asks."""
    return inzage_van(actor.organisatie_id, actor.persoon_id)


class MijnInzageViewSet(EigenViewSet, Lijst):
    """Who saw one's own file, newest first; that one looked here stands in it too."""

    naam = "mijn/inzage"
    doel = "eigen inzage via de API"
    serializer_class = InzageSerializer
    filterset_class = InzageFilters
    rijen_van = over_mij
    volgordes = {"-tijdstip": ("-tijdstip", "id")}
    rechten = {"list": "inzage.inzien"}
    teksten = {"list": _("Wie uw gegevens heeft gezien of veranderd")}

    def ingezien(self, rijen: Iterable[Any]) -> None:
        # One's own reading, also where there was nothing to see yet.
        super().ingezien(rijen if list(rijen) else [None])

    def personen(self, rij: object) -> Iterable[UUID | None]:
        return [self.actor().persoon_id]
