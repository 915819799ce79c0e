"""/matchrondes: asking for a round, and how far it is."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.idempotentie import eenmalig
from api.v1.basis import Inzien, Lijst
from api.v1.velden import ModelCamelnamen
from matching.models import Matchronde
from matching.selectors.rondes import rondes_van
from matching.services.matchrondes import matchronde_starten


class MatchrondeSerializer(ModelCamelnamen):
    """A round: its state, its progress and, once done, how good its plan is."""

    gat = serializers.FloatField(
        read_only=True,
        allow_null=True,
        help_text=_("Hoe ver de uitkomst hoogstens van het beste plan is, als deel."),
    )

    class Meta:
        model = Matchronde
        fields = (
            "id",
            "status",
            "aangemaakt_op",
            "voortgang",
            "stap",
            "melding",
            "bewezen",
            "doelwaarde",
            "bovengrens",
            "gat",
            "methode",
            "seconden",
        )
        read_only_fields = fields


class MatchrondeViewSet(Lijst, Inzien):
    """The rounds of the own organisation. POST asks for one: 202 and a round to poll."""

    naam = "matchrondes"
    groep = "matching"
    doel = "matchrondes"
    serializer_class = MatchrondeSerializer
    rijen = rondes_van
    rechten = {
        "list": "matchronde.inzien",
        "retrieve": "matchronde.inzien",
        "create": "matchronde.starten",
    }
    teksten = {
        "list": _("De matchrondes van uw organisatie"),
        "retrieve": _("Hoe het met een matchronde staat"),
        "create": _("Vraag een matchronde aan"),
    }

    @eenmalig
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Ask for a round."""
        ronde = matchronde_starten(actor=self.actor())
        antwoord = self.antwoord(ronde, status=202)
        antwoord["Location"] = request.build_absolute_uri(f"{request.path}/{ronde.pk}")
        return antwoord
