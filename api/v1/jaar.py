"""The year of a volunteer as JSON: what all that was said about when comes down to, day by day."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.v1.basis import OrganisatieViewSet
from api.v1.velden import Camelnamen
from api.v1.vormen import Kloktijd
from kern.regels.tijd import venster
from vrijwilligers.regels import jaar as jaarregels
from vrijwilligers.regels.jaar import (
    AFWEZIG,
    EERSTE_JAAR,
    EXTRA,
    FEESTDAG,
    LAATSTE_JAAR,
    Dag,
)


class JaarvraagSerializer(Camelnamen):
    """Which year; the present one without a choice."""

    jaar = serializers.IntegerField(
        min_value=EERSTE_JAAR, max_value=LAATSTE_JAAR, required=False, help_text=_("Welk jaar.")
    )


class TijdSerializer(Camelnamen):
    """From when until when; an end that is not after the start is on the next day."""

    van = Kloktijd()
    tot = Kloktijd(help_text=_("Niet later dan van: de volgende dag."))


class JaardagSerializer(Camelnamen):
    """A day, and when the volunteer can on it."""

    datum = serializers.DateField()
    tijden = serializers.SerializerMethodField()
    minuten = serializers.SerializerMethodField(help_text=_("Hoe lang alles bij elkaar."))
    reden = serializers.ChoiceField(
        choices=[
            (AFWEZIG, _("afwezig")),
            (FEESTDAG, _("een feestdag waarop de vaste tijden niet gelden")),
            (EXTRA, _("een extra dag")),
        ],
        allow_blank=True,
        help_text=_("Waarom het niet alleen de vaste tijden zijn."),
    )
    feestdag = serializers.CharField(
        allow_blank=True, help_text=_("De naam, ook voor wie op feestdagen komt.")
    )

    @extend_schema_field(TijdSerializer(many=True))
    def get_tijden(self, dag: Dag) -> Any:
        """In order."""
        tijden = [{"van": van, "tot": tot} for van, tot in dag.tijden]
        return TijdSerializer(tijden, many=True).data

    def get_minuten(self, dag: Dag) -> int:
        """Of all times together."""
        vensters = (venster(van, tot) for van, tot in dag.tijden)
        return sum(einde - begin for begin, einde in vensters)


class JaarSerializer(Camelnamen):
    """Every day of a year."""

    jaar = serializers.IntegerField()
    dagen = JaardagSerializer(many=True)


class Jaarweergave(OrganisatieViewSet):
    """Reads the year of a volunteer."""

    @extend_schema(parameters=[JaarvraagSerializer], responses=JaarSerializer)
    @action(detail=True, serializer_class=JaarSerializer, filterset_class=None)
    def jaar(self, request: Request, id: str) -> Response:
        """The weekly times, absences, extra dates and public holidays together."""
        vrijwilliger = self.get_object()
        jaartal = self.gevraagd().get("jaar", timezone.localdate().year)
        self.ingezien([vrijwilliger])
        dagen = jaarregels.jaar(
            jaartal,
            vrijwilliger.beschikbaarheden.all(),
            vrijwilliger.afwezigheden.all(),
            vrijwilliger.extra_beschikbaarheden.all(),
            vrijwilliger.feestdagen,
        )
        return Response(JaarSerializer({"jaar": jaartal, "dagen": dagen}).data)
