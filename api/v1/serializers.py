"""The JSON of the API: camelCase names, declared here one by one."""

from typing import Any

from rest_framework import serializers

from kern.regels.tijd import kloktijd
from matching.models import Afwijsreden, Matchronde, Voorstel


class MatchrondeSerializer(serializers.ModelSerializer[Matchronde]):
    """A round: its state, its progress and, once done, how good its plan is."""

    aangemaaktOp = serializers.DateTimeField(source="aangemaakt_op")  # noqa: N815
    gat = serializers.FloatField()

    class Meta:
        model = Matchronde
        fields = (
            "id",
            "status",
            "aangemaaktOp",
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


class VoorstelSerializer(serializers.ModelSerializer[Voorstel]):
    """A proposal by ids: no names, no health data. ``datum``: of a visit once."""

    ronde = serializers.UUIDField(source="ronde_id")
    hulpvraag = serializers.UUIDField(source="hulpvraag_id")
    vrijwilliger = serializers.UUIDField(source="vrijwilliger_id")
    datum = serializers.DateField(source="hulpvraag.datum", allow_null=True)
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

    def get_begin(self, voorstel: Voorstel) -> str:
        """The clock time at which a visit begins."""
        return f"{kloktijd(voorstel.start):%H:%M}"


class BeoordelingSerializer(serializers.Serializer[Any]):
    """A decision on a proposal; a rejection has a reason."""

    besluit = serializers.ChoiceField(choices=["goedkeuren", "afwijzen"])
    reden = serializers.ChoiceField(choices=Afwijsreden.choices, required=False)
    toelichting = serializers.CharField(required=False, allow_blank=True, default="")
