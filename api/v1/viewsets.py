"""Rounds and proposals over HTTP. Thin: the services decide."""

from typing import Any

from rest_framework.decorators import action
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response

from api.v1.basis import OrganisatieViewSet
from api.v1.serializers import BeoordelingSerializer, MatchrondeSerializer, VoorstelSerializer
from kern import audit
from matching.models import Voorstel
from matching.regels.betrokkenen import personen_van_voorstel
from matching.selectors.rondes import rondes_van, voorstellen_voor
from matching.services.matchrondes import matchronde_starten
from matching.services.voorstellen import voorstel_afwijzen, voorstel_goedkeuren


class MatchrondeViewSet(ListModelMixin, RetrieveModelMixin, OrganisatieViewSet):
    """The rounds of the own organisation. POST asks for one: 202 and a round to poll."""

    serializer_class = MatchrondeSerializer
    rijen = rondes_van
    ordering = ("-aangemaakt_op", "id")
    doel = "matchrondes"
    rechten = {
        "list": "matchronde.inzien",
        "retrieve": "matchronde.inzien",
        "create": "matchronde.starten",
    }

    def create(self, request: Request) -> Response:
        """Ask for a round."""
        ronde = matchronde_starten(actor=self.actor())
        return Response(self.get_serializer(ronde).data, status=202)


class VoorstelViewSet(ListModelMixin, RetrieveModelMixin, OrganisatieViewSet):
    """The proposals of the own organisation, and the decision on one."""

    serializer_class = VoorstelSerializer
    rijen = voorstellen_voor
    ordering = ("-waarde", "id")
    doel = "voorstellen beoordelen"
    rechten = {
        "list": "voorstel.inzien",
        "retrieve": "voorstel.inzien",
        "beoordelingen": "voorstel.beoordelen",
    }

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """A page of proposals; each person in it gets a line in the audit log."""
        bladzijde: list[Voorstel] = self.paginate_queryset(self.get_queryset()) or []
        self._loggen(*bladzijde)
        return self.get_paginated_response(self.get_serializer(bladzijde, many=True).data)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One proposal."""
        voorstel = self.get_object()
        self._loggen(voorstel)
        return Response(self.get_serializer(voorstel).data)

    @action(detail=True, methods=["post"], serializer_class=BeoordelingSerializer)
    def beoordelingen(self, request: Request, pk: str) -> Response:
        """Approve, or reject with a reason."""
        voorstel = self.get_object()
        invoer = BeoordelingSerializer(data=request.data)
        invoer.is_valid(raise_exception=True)
        gegevens = invoer.validated_data
        if gegevens["besluit"] == "goedkeuren":
            besloten = voorstel_goedkeuren(actor=self.actor(), voorstel_id=voorstel.id)
        else:
            besloten = voorstel_afwijzen(
                actor=self.actor(),
                voorstel_id=voorstel.id,
                reden=gegevens.get("reden", ""),
                toelichting=gegevens["toelichting"],
            )
        return Response(VoorstelSerializer(besloten).data, status=201)

    def _loggen(self, *voorstellen: Voorstel) -> None:
        audit.dossiers_ingezien(
            self.actor(),
            [persoon for voorstel in voorstellen for persoon in personen_van_voorstel(voorstel)],
            pagina="api voorstellen",
        )
