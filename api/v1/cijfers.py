"""/cijfers: counts of half a year, small ones hidden; of the organisation, never of a person."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_serializer
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from api.bestanden import CsvBestand, XlsxBestand
from api.v1.basis import OrganisatieViewSet
from api.v1.velden import Camelnamen
from kern import audit
from kern.regels.halfjaren import Halfjaar, te_kiezen
from kern.regels.kleine_aantallen import Cijfer
from matching.selectors.cijfers import Cijfers, cijfers_over

VERDELINGEN = {
    "zorgsituaties": ("risico", "meting"),
    "gesprekken": ("belasting_besproken",),
    "checkins": ("uitkomst",),
    "taken": ("leeftijd", "termijn"),
}
"""Subject -> what each of its divisions is by, in the order of `matching.selectors.cijfers`."""
VERBORGEN = _("Leeg als het minder dan tien is, of als een ander klein aantal eruit zou volgen.")


class CijfervraagSerializer(Camelnamen):
    """Which half year; the running one without a choice."""

    periode = serializers.CharField(
        required=False, help_text=_("Een van de laatste zes halve jaren, zoals 2026-2.")
    )

    def validate_periode(self, code: str) -> Halfjaar:
        """One that may be chosen, so that no two overlap."""
        for halfjaar in te_kiezen(timezone.localdate()):
            if halfjaar.code == code:
                return halfjaar
        raise serializers.ValidationError(_t("Kies een van de laatste zes halve jaren."))


class CijferSerializer(Camelnamen):
    """A count: of a subject as a whole, or of one part of one way to divide it."""

    onderwerp = serializers.ChoiceField(choices=(*VERDELINGEN, "matches"))
    verdeling = serializers.CharField(allow_blank=True, help_text=_("Leeg bij het totaal."))
    deel = serializers.CharField(allow_blank=True, help_text=_("Leeg bij het totaal."))
    aantal = serializers.IntegerField(allow_null=True, help_text=VERBORGEN)


class VerschilSerializer(Camelnamen):
    """The mean difference between after and before, with its 95% interval. No cause is claimed."""

    gemiddelde = serializers.FloatField()
    laag = serializers.FloatField()
    hoog = serializers.FloatField()


class EffectSerializer(Camelnamen):
    """Burden before and after a match, by one version of an instrument."""

    instrument = serializers.CharField(source="instrument.code")
    versie = serializers.CharField(source="instrument.versie")
    naam = serializers.CharField()
    paren = serializers.IntegerField(allow_null=True, help_text=VERBORGEN)
    ontbreekt = serializers.IntegerField(allow_null=True, help_text=VERBORGEN)
    verschil = VerschilSerializer(allow_null=True)


@extend_schema_serializer(many=False)
class CijfersSerializer(Camelnamen):
    """The figures of half a year."""

    periode = serializers.CharField(source="halfjaar.code")
    tot = serializers.DateField(help_text=_("De laatste dag die telt."))
    cijfers = serializers.SerializerMethodField()
    effecten = EffectSerializer(many=True)
    meting_komt_nog = serializers.BooleanField(
        help_text=_("Of er na een match in dit halve jaar nog een meting kan komen.")
    )

    @extend_schema_field(CijferSerializer(many=True))
    def get_cijfers(self, cijfers: Cijfers) -> Any:
        """Every count."""
        return CijferSerializer(list(telregels(cijfers)), many=True).data


def telregels(cijfers: Cijfers) -> Iterator[dict[str, object]]:
    """Every count, the total of a subject before its parts."""
    for onderwerp, verdelingen in VERDELINGEN.items():
        totaal: Cijfer = getattr(cijfers, onderwerp)
        yield _regel(onderwerp, totaal)
        for verdeling, delen in zip(verdelingen, totaal.verdelingen, strict=True):
            for deel in delen:
                yield _regel(onderwerp, deel, verdeling)
    yield _regel("matches", cijfers.matches)


def _regel(onderwerp: str, cijfer: Cijfer, verdeling: str = "") -> dict[str, object]:
    return {
        "onderwerp": onderwerp,
        "verdeling": verdeling,
        "deel": cijfer.code if verdeling else "",
        "aantal": cijfer.aantal,
    }


class CijferViewSet(OrganisatieViewSet):
    """The figures of the own organisation; as a file the counts alone."""

    naam = "cijfers"
    groep = "beheer"
    doel = "cijfers bekijken"
    serializer_class = CijfersSerializer
    filter_backends = ()
    pagination_class = None
    bladert = frozenset()
    vragen: ClassVar = {"list": CijfervraagSerializer}
    rechten: ClassVar = {"list": "cijfers.inzien"}
    teksten: ClassVar = {"list": _("De cijfers van een half jaar")}

    def get_renderers(self) -> list[BaseRenderer]:
        return [JSONRenderer(), CsvBestand(), XlsxBestand()]

    @extend_schema(parameters=[CijfervraagSerializer])
    def list(self, request: Request) -> Response:
        """Counts under ten are hidden, for every role."""
        vandaag = timezone.localdate()
        halfjaar = self.gevraagd().get("periode") or Halfjaar.van_dag(vandaag)
        cijfers = cijfers_over(self.actor().organisatie_id, halfjaar, vandaag)
        vorm = request.accepted_renderer
        if not isinstance(vorm, CsvBestand | XlsxBestand):
            return Response(CijfersSerializer(cijfers).data)
        regels = list(telregels(cijfers))
        audit.bestand_uitgevoerd(
            self.actor(), soort=self.naam, formaat=vorm.format, aantal=len(regels)
        )
        naam = f"{self.naam}-{halfjaar.code}.{vorm.format}"
        return Response(regels, headers={"Content-Disposition": f'attachment; filename="{naam}"'})
