"""/instrumenten: with what burden is measured. Labels only; loading one stays a page."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.v1.basis import OrganisatieViewSet
from api.v1.velden import Camelnamen
from mantelzorg.regels.instrumenten import Instrument
from mantelzorg.selectors.instrumenten import alle_instrumenten


class InstrumentantwoordSerializer(Camelnamen):
    """An answer, and what it counts."""

    code = serializers.CharField()
    naam = serializers.CharField()
    score = serializers.FloatField()


class InstrumentitemSerializer(Camelnamen):
    """A question by its number on the form; the wording belongs to its authors."""

    nummer = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # DRF has one too
    antwoorden = InstrumentantwoordSerializer(many=True, source="schaal.antwoorden")


class InstrumentklasseSerializer(Camelnamen):
    """What a score means, from one score up to and including another."""

    code = serializers.CharField()
    naam = serializers.CharField()
    van = serializers.FloatField()
    tot = serializers.FloatField()
    niveau = serializers.CharField()


class InstrumentSerializer(Camelnamen):
    """One version of an instrument; without items it is entered as its total."""

    code = serializers.CharField()
    versie = serializers.CharField()
    naam = serializers.CharField()
    bron = serializers.CharField()
    laagste = serializers.FloatField(help_text=_("De laagste score die er is."))
    hoogste = serializers.FloatField(help_text=_("De hoogste score die er is."))
    hoog_is_zwaar = serializers.BooleanField(help_text=_("Of een hoge score een zware last is."))
    nieuwste = serializers.BooleanField(help_text=_("Of nieuwe metingen hiermee gaan."))
    items = InstrumentitemSerializer(many=True)
    klassen = InstrumentklasseSerializer(many=True)


class InstrumentViewSet(OrganisatieViewSet):
    """Every version that the organisation has, shipped or its own; no personal data."""

    naam = "instrumenten"
    groep = "zorg"
    doel = "instrumenten via de API"
    serializer_class = InstrumentSerializer
    pagination_class = None
    filter_backends = ()
    rechten: ClassVar = {"list": "meting.inzien"}
    teksten: ClassVar = {"list": _("Waarmee u de belasting meet")}

    @extend_schema(responses=InstrumentSerializer(many=True))
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """All of them, by code; there are few."""
        rijen = sorted(self._instrumenten(), key=lambda rij: (rij["code"], rij["versie"]))
        return Response(InstrumentSerializer(rijen, many=True).data)

    def _instrumenten(self) -> Iterator[dict[str, Any]]:
        alle = alle_instrumenten(self.actor().organisatie_id)
        nieuwste = {instrument.code: instrument.versie for instrument in alle.values()}
        for instrument in alle.values():
            yield _als_dict(instrument) | {
                "nieuwste": nieuwste[instrument.code] == instrument.versie
            }


def _als_dict(instrument: Instrument) -> dict[str, Any]:
    namen = InstrumentSerializer._declared_fields.keys() - {"nieuwste"}
    return {naam: getattr(instrument, naam) for naam in namen}
