"""/mijn/zorgsituaties: the care that who asks gives, and how far the requests for help are."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.v1.basis import EigenViewSet, Inzien, Lijst
from api.v1.velden import ModelCamelnamen
from kern.actor import Actor
from mantelzorg.models import Hulpvraag, Zorgsituatie
from matching.selectors.eigen import eigen_zorgsituaties


class EigenHulpvraagSerializer(ModelCamelnamen):
    """A request for help, since when it waits and how far it is."""

    taaktype = serializers.CharField(source="taaktype.naam", read_only=True)
    status = serializers.CharField(source="afgeleide_status", read_only=True)

    class Meta:
        model = Hulpvraag
        fields = ("id", "nummer", "taaktype", "status", "ingediend_op", "ritme", "duur", "datum")
        read_only_fields = fields


class EigenZorgsituatieSerializer(ModelCamelnamen):
    """For whom one cares, and who of the organisation one can turn to. No health data."""

    zorgvrager = serializers.CharField(source="zorgvrager.volledige_naam", read_only=True)
    aanspreekpunt = serializers.CharField(
        source="aanspreekpunt.naam", read_only=True, allow_null=True, default=None
    )
    vervanger = serializers.CharField(
        source="vervanger.naam", read_only=True, allow_null=True, default=None
    )
    hulpvragen = EigenHulpvraagSerializer(many=True, read_only=True)

    class Meta:
        model = Zorgsituatie
        fields = (
            "id",
            "nummer",
            "zorgvrager",
            "relatie",
            "inwonend",
            "netwerk",
            "uren_per_week",
            "zorgt_sinds",
            "beeindigd_op",
            "aanspreekpunt",
            "vervanger",
            "hulpvragen",
        )
        read_only_fields = fields


def mijn_zorg(actor: Actor) -> QuerySet[Any]:
    """The care that who asks gives."""
    return eigen_zorgsituaties(actor.organisatie_id, actor.persoon_id)


class MijnZorgsituatiesViewSet(EigenViewSet, Lijst, Inzien):
    """One's own care situations."""

    naam = "mijn/zorgsituaties"
    doel = "eigen zorgsituatie via de API"
    serializer_class = EigenZorgsituatieSerializer
    rijen_van = mijn_zorg
    rechten = dict.fromkeys(("list", "retrieve"), "zorgsituatie.inzien")
    teksten = {"list": _("Voor wie u zorgt"), "retrieve": _("Voor wie u zorgt: een zorgsituatie")}

    def personen(self, rij: Zorgsituatie) -> Iterable[UUID | None]:
        return [rij.mantelzorger_id, rij.zorgvrager_id]
