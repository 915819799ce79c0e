"""The JSON of an import: the file that goes in, how far it is, and all that came of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.v1.velden import Camelnamen, ModelCamelnamen
from kern.regels.gelijkenis import REDENEN
from uitwisseling.models import Importopdracht

REGELVELDEN: tuple[str, ...] = (
    "id",
    "soort",
    "bestandsnaam",
    "proef",
    "status",
    "voortgang",
    "melding",
    "aantal_fouten",
    "bewaard",
    "gestart_door",
    "begonnen_op",
    "beeindigd_op",
    "aangemaakt_op",
    "gewijzigd_op",
)


@extend_schema_field({"type": "string", "format": "binary"})
class Bestand(serializers.FileField):
    """A file; one that is larger than may be kept (`werkbank.uploads`) is told from none at all."""

    default_error_messages = {
        "te_groot": _("Dit bestand is groter dan 50 MB. Verdeel het over meer bestanden.")
    }

    def fail(self, key: str, **opties: Any) -> Any:
        te_groot = getattr(self.context["request"], "bestand_te_groot", False)
        return super().fail("te_groot" if key == "required" and te_groot else key, **opties)


class ImportSerializer(Camelnamen):
    """A file, which list it is, and whether it is taken in or only tried."""

    soort = serializers.ChoiceField(
        choices=Importopdracht.Soort.choices,
        help_text=_("Welke lijst. Lees zorgsituaties in voordat u hun hulpvragen inleest."),
    )
    bestand = Bestand(help_text=_("Een CSV-bestand of een Excel-bestand (XLSX), hoogstens 50 MB."))
    proef = serializers.BooleanField(
        default=True,
        help_text=_("Bij true verandert er niets: u ziet alleen wat er zou gebeuren."),
    )


class ImportregelSerializer(ModelCamelnamen):
    """An import as a line of the list: nothing of what stands in the file."""

    bewaard = serializers.BooleanField(
        read_only=True,
        help_text=_("Of het bestand er nog is. Zo ja, dan kunt u een proef laten inlezen."),
    )

    class Meta:
        model = Importopdracht
        fields = REGELVELDEN
        read_only_fields = tuple(veld for veld in REGELVELDEN if veld != "bewaard")


class AantallenSerializer(Camelnamen):
    """What it did, or would do, in rows."""

    aangemaakt = serializers.IntegerField()
    gewijzigd = serializers.IntegerField()
    ongewijzigd = serializers.IntegerField()


class CelfoutSerializer(Camelnamen):
    """A cell that is wrong."""

    rij = serializers.IntegerField(
        allow_null=True, help_text=_("De kop is rij 1. Leeg: het hele bestand.")
    )
    kolom = serializers.CharField(allow_blank=True)
    waarde = serializers.CharField(allow_blank=True)
    melding = serializers.CharField()


class CelwijzigingSerializer(Camelnamen):
    """A cell of which the value changes."""

    kolom = serializers.CharField()
    oud = serializers.CharField(allow_blank=True)
    nieuw = serializers.CharField(allow_blank=True)


class RijwijzigingSerializer(Camelnamen):
    """A row that is new, or changes cells."""

    rij = serializers.IntegerField()
    nummer = serializers.CharField()
    nieuw = serializers.BooleanField()
    cellen = serializers.SerializerMethodField()

    @extend_schema_field(CelwijzigingSerializer(many=True))
    def get_cellen(self, rij: dict[str, Any]) -> Any:
        """The old and the new value of each cell that changes."""
        return [
            {"kolom": kolom, "oud": oud, "nieuw": nieuw}
            for kolom, (oud, nieuw) in rij["cellen"].items()
        ]


class MogelijkDubbelSerializer(Camelnamen):
    """A new person who resembles somebody who is known, or of an earlier row."""

    rij = serializers.IntegerField()
    nummer = serializers.CharField()
    wie = serializers.CharField(
        allow_blank=True,
        help_text=_("De mantelzorger of de zorgvrager, als een rij er twee heeft."),
    )
    persoon = serializers.UUIDField(
        allow_null=True, help_text=_("Op wie de persoon lijkt; leeg als die er niet (meer) is.")
    )
    naam = serializers.CharField(allow_blank=True)
    andere_rij = serializers.IntegerField(
        allow_null=True, help_text=_("Op de persoon van welke eerdere rij.")
    )
    redenen = serializers.ListField(child=serializers.ChoiceField(choices=list(REDENEN.items())))
    zinnen = serializers.ListField(child=serializers.CharField())


class ImportopdrachtSerializer(ImportregelSerializer):
    """An import with all that came of it."""

    aantallen = serializers.SerializerMethodField()
    fouten = CelfoutSerializer(
        many=True, read_only=True, help_text=_("In de volgorde van het bestand, hoogstens 1000.")
    )
    wijzigingen = serializers.SerializerMethodField(help_text=_("Van de eerste 500 rijen."))
    mogelijk_dubbel = serializers.SerializerMethodField(help_text=_("De eerste 500."))

    class Meta(ImportregelSerializer.Meta):
        fields = (*REGELVELDEN, "aantallen", "fouten", "wijzigingen", "mogelijk_dubbel")

    @extend_schema_field(AantallenSerializer(allow_null=True))
    def get_aantallen(self, opdracht: Importopdracht) -> Any:
        """How many rows are new, change or stay; None until it went well."""
        return AantallenSerializer(opdracht.verslag).data if opdracht.verslag else None

    @extend_schema_field(RijwijzigingSerializer(many=True))
    def get_wijzigingen(self, opdracht: Importopdracht) -> Any:
        """Row by row."""
        return RijwijzigingSerializer(opdracht.verslag.get("wijzigingen", []), many=True).data

    @extend_schema_field(MogelijkDubbelSerializer(many=True))
    def get_mogelijk_dubbel(self, opdracht: Importopdracht) -> Any:
        """With the name of who is known."""
        dubbelen = opdracht.verslag.get("mogelijk_dubbel", [])
        bekend = self.context["view"].bekend  # that were written down as seen
        regels = []
        for dubbel in dubbelen:
            persoon = bekend.get(dubbel["persoon_id"])
            regels.append(
                {
                    **dubbel,
                    "persoon": persoon and persoon.id,
                    "naam": persoon.volledige_naam if persoon else "",
                    "zinnen": [str(REDENEN[code]) for code in dubbel["redenen"]],
                }
            )
        return MogelijkDubbelSerializer(regels, many=True).data
