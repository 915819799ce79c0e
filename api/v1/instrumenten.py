"""/instrumenten: with what burden is measured, in labels only, and loading another."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.idempotentie import eenmalig
from api.v1.basis import OrganisatieViewSet
from api.v1.velden import Camelnamen
from api.v1.vormen import Tekst
from kern.fouten import Ongeldig
from mantelzorg.regels.instrumentbestand import GROOTSTE_BESTAND
from mantelzorg.regels.instrumenten import Instrument
from mantelzorg.selectors.instrumenten import alle_instrumenten
from mantelzorg.services.instrumenten import instrument_inlezen

VOORBEELD = (
    '{"code": "nachtrust", "versie": "2026-1", "naam": "Nachtrust", "bron": "Een voorbeeld.", '
    '"hoog_is_zwaar": true, "klassen": [], '
    '"totaal": {"laagste": 0, "hoogste": 7, "bron": "Slechte nachten in een week."}}'
)


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


class InstrumentbestandSerializer(Camelnamen):
    """The file of an instrument, as text."""

    bestand = Tekst(
        trim_whitespace=False,
        max_length=GROOTSTE_BESTAND,
        help_text=_("De JSON van een instrument, zoals docs/handleiding/instrumenten.md zegt."),
    )


@extend_schema_view(
    create=extend_schema(request=InstrumentbestandSerializer, responses={201: InstrumentSerializer})
)
class InstrumentViewSet(OrganisatieViewSet):
    """Every version that the organisation has, shipped or its own; no personal data."""

    naam = "instrumenten"
    groep = "zorg"
    doel = "instrumenten via de API"
    serializer_class = InstrumentSerializer
    pagination_class = None
    bladert = frozenset()
    filter_backends = ()
    rechten: ClassVar = {"list": "stamgegevens.inzien", "create": "stamgegevens.beheren"}
    teksten: ClassVar = {
        "list": _("Waarmee u de belasting meet"),
        "create": _("Lees een eigen instrument in"),
    }
    voorbeelden: ClassVar = {"create": {"bestand": VOORBEELD}}

    @extend_schema(responses=InstrumentSerializer(many=True))
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """All of them, by code; there are few."""
        rijen = sorted(self._instrumenten(), key=lambda rij: (rij["code"], rij["versie"]))
        return Response(InstrumentSerializer(rijen, many=True).data)

    @eenmalig
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """It stays as it is for good; another version is another file."""
        bestand = self.geldig(InstrumentbestandSerializer)["bestand"]
        try:
            nieuw = instrument_inlezen(actor=self.actor(), inhoud=bestand.encode())
        except Ongeldig as fout:  # each names a place in the file, not in the body
            teksten = [f"{plek}: {tekst}" for plek, tekst in fout.velden.items()]
            raise ValidationError({"bestand": teksten}) from fout
        sleutel = (nieuw.code, nieuw.versie)
        (rij,) = [r for r in self._instrumenten() if (r["code"], r["versie"]) == sleutel]
        koppen = {
            "Location": request.build_absolute_uri()
        }  # the list: it has no address of its own
        return Response(InstrumentSerializer(rij).data, status=201, headers=koppen)

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
