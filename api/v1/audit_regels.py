"""/audit-regels: who did what, for auditors. Reading it is itself written down."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from api.filters import Filters
from api.v1.basis import Inzien, Lijst
from api.v1.velden import ModelCamelnamen
from kern import audit
from kern.models import AuditRegel
from kern.selectors.auditlog import auditregels_van


class AuditRegelSerializer(ModelCamelnamen):
    """One event, by ids (NEN 7513). ``rollen``: as what somebody did it."""

    rollen = serializers.SerializerMethodField()

    class Meta:
        model = AuditRegel
        fields = (
            "id",
            "tijdstip",
            "gebruiker_id",
            "rollen",
            "gebeurtenis",
            "handeling",
            "object_soort",
            "object_id",
            "persoon_id",
            "herkomst",
            "doel",
            "uitkomst",
            "bijzonderheden",
        )
        read_only_fields = fields

    def get_rollen(self, regel: AuditRegel) -> list[str]:
        """Codes of roles; ``systeem`` where nobody was logged in."""
        return regel.rollen.split(",") if regel.rollen else []


class AuditFilters(Filters):
    """Whose file, who looked, what happened, and between which moments."""

    persoon = filters.UUIDFilter("persoon_id")
    gebruiker = filters.UUIDFilter("gebruiker_id")
    gebeurtenis = filters.CharFilter()
    handeling = filters.ChoiceFilter(choices=AuditRegel.Handeling.choices)
    uitkomst = filters.ChoiceFilter(choices=AuditRegel.Uitkomst.choices)
    vanaf = filters.IsoDateTimeFilter("tijdstip", lookup_expr="gte")
    tot = filters.IsoDateTimeFilter("tijdstip", lookup_expr="lt")


class AuditRegelViewSet(Lijst, Inzien):
    """The audit log of the own organisation, newest first."""

    naam = "audit-regels"
    groep = "beheer"
    doel = "auditlog nazien"
    serializer_class = AuditRegelSerializer
    filterset_class = AuditFilters
    rijen = auditregels_van
    volgordes = {"-tijdstip": ("-tijdstip", "id")}
    rechten = {"list": "audit.inzien", "retrieve": "audit.inzien"}
    teksten = {
        "list": _("De auditlog: wie wat deed of inzag"),
        "retrieve": _("Een regel van de auditlog"),
    }

    def ingezien(self, rijen: Iterable[Any]) -> None:
        audit.auditlog_ingezien(self.actor())
