"""/voorstellen: what the optimiser proposes, and what people decide about it."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.idempotentie import eenmalig
from api.v1.basis import Inzien, Lijst
from api.v1.velden import Camelnamen, ModelCamelnamen
from kern.regels.tijd import kloktijd
from matching.models import Afwijsreden, Voorstel
from matching.regels.betrokkenen import personen_van_voorstel
from matching.selectors.rondes import voorstellen_voor
from matching.services.voorstellen import voorstel_afwijzen, voorstel_goedkeuren


class VoorstelSerializer(ModelCamelnamen):
    """A proposal by ids: no names, no health data. ``datum``: of a visit once."""

    datum = serializers.DateField(
        source="hulpvraag.datum", allow_null=True, read_only=True, help_text=_("Bij één bezoek.")
    )
    begin = serializers.SerializerMethodField()

    class Meta:
        model = Voorstel
        fields = (
            "id",
            "ronde",
            "hulpvraag",
            "vrijwilliger",
            "dag",
            "fase",
            "datum",
            "begin",
            "waarde",
            "reistijd",
            "status",
            "reden",
        )
        read_only_fields = fields

    def get_begin(self, voorstel: Voorstel) -> str:
        """The clock time at which a visit begins."""
        return f"{kloktijd(voorstel.start):%H:%M}"


class BeoordelingSerializer(Camelnamen):
    """A decision on a proposal; a rejection has a reason."""

    besluit = serializers.ChoiceField(choices=["goedkeuren", "afwijzen"])
    reden = serializers.ChoiceField(choices=Afwijsreden.choices, required=False)
    toelichting = serializers.CharField(required=False, allow_blank=True, default="")


class VoorstelViewSet(Lijst, Inzien):
    """The proposals of the own organisation, and the decision on one."""

    naam = "voorstellen"
    groep = "matching"
    doel = "voorstellen beoordelen"
    serializer_class = VoorstelSerializer
    rijen = voorstellen_voor
    volgordes = {"-waarde": ("-waarde", "id"), "-aangemaaktOp": ("-aangemaakt_op", "id")}
    rechten = {
        "list": "voorstel.inzien",
        "retrieve": "voorstel.inzien",
        "beoordelingen": "voorstel.beoordelen",
    }
    teksten = {
        "list": _("De voorstellen van uw organisatie"),
        "retrieve": _("Een voorstel"),
        "beoordelingen": _("Keur een voorstel goed, of wijs het met een reden af"),
    }
    voorbeelden = {"beoordelingen": {"besluit": "afwijzen", "reden": "moment"}}

    def personen(self, rij: Voorstel) -> Iterable[UUID | None]:
        return personen_van_voorstel(rij)

    @action(detail=True, methods=["post"], serializer_class=BeoordelingSerializer)
    @eenmalig
    def beoordelingen(self, request: Request, id: str) -> Response:
        """Approve, or reject with a reason."""
        voorstel = self.get_object()
        gegevens = self.geldig(BeoordelingSerializer)
        if gegevens["besluit"] == "goedkeuren":
            besloten = voorstel_goedkeuren(actor=self.actor(), voorstel_id=voorstel.id)
        else:
            besloten = voorstel_afwijzen(
                actor=self.actor(),
                voorstel_id=voorstel.id,
                reden=gegevens.get("reden", ""),
                toelichting=gegevens["toelichting"],
            )
        return self.antwoord(besloten, status=201)
