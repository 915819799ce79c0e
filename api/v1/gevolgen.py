"""The JSON of a preview: what a change would do were it to hold now. Nothing is kept."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.v1.velden import Camelnamen


class GevolgregelSerializer(Camelnamen):
    """One line: what is counted, how many now and how many then."""

    code = serializers.CharField()
    wat = serializers.CharField()
    nu = serializers.IntegerField(
        allow_null=True, help_text=_("Leeg: te weinig om te laten zien, of het zou niets zeggen.")
    )
    straks = serializers.IntegerField(
        allow_null=True, help_text=_("Leeg: te weinig om te laten zien.")
    )


class GevolgenSerializer(Camelnamen):
    """A preview."""

    gevolgen = GevolgregelSerializer(many=True)


class VerschuivingSerializer(Camelnamen):
    """A request that comes to stand elsewhere in the order of priority; place 1 goes first."""

    nummer = serializers.CharField()
    plaats_nu = serializers.IntegerField(source="voor.plaats")
    plaats_straks = serializers.IntegerField(source="na.plaats")
    voorrang_nu = serializers.IntegerField(source="voor.prioriteit")
    voorrang_straks = serializers.IntegerField(source="na.prioriteit")


class MatchinggevolgenSerializer(GevolgenSerializer):
    """A preview of the parameters of matching: also who rises and who falls."""

    verschoven = serializers.IntegerField(
        help_text=_("Hoeveel hulpvragen op een andere plaats komen.")
    )
    verschuivingen = VerschuivingSerializer(
        many=True,
        help_text=_(
            "De tien die het meest stijgen of dalen; leeg voor wie geen hulpvragen mag zien."
        ),
    )
