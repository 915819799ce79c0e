"""What somebody reported themselves: what carers and referrers read back of it."""

from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.v1.basis import Aanmaken, EigenViewSet, Inzien, Lijst
from api.v1.velden import ModelCamelnamen
from mantelzorg.models import Aard, Signaalmelding


class EigenMeldingSerializer(ModelCamelnamen):
    """What was reported, and whether somebody looked at it and closed it."""

    aard = serializers.ChoiceField(
        choices=Aard.choices, source="signaal.aard", help_text=_("Wat er is.")
    )
    afgesloten = serializers.SerializerMethodField(
        help_text=_("Of wij het hebben opgepakt en afgesloten.")
    )

    class Meta:
        model = Signaalmelding
        fields: tuple[str, ...] = (
            "id",
            "datum",
            "aard",
            "ernst",
            "toelichting",
            "afgesloten",
            "aangemaakt_op",
        )
        read_only_fields = ("id", "datum", "aangemaakt_op")
        extra_kwargs: ClassVar = {
            "ernst": {"required": False, "help_text": _("Leeg: gewoon.")},
        }

    def get_afgesloten(self, melding: Signaalmelding) -> bool:
        """Whether it has an outcome; which one is the organisation's."""
        return melding.signaal.afgesloten_op is not None


class EigenMeldingen(EigenViewSet, Lijst, Inzien, Aanmaken):
    """What this user reported, and nothing else."""

    van_anderen: ClassVar = (
        "signaal__aard",
        "signaal__afgesloten_op",
        "signaal__zorgsituatie_id",
        "signaal__zorgsituatie__mantelzorger_id",
    )
    rechten: ClassVar = {
        "list": "signaal.inzien",
        "retrieve": "signaal.inzien",
        "create": "signaal.melden",
    }

    def personen(self, rij: Signaalmelding) -> Iterable[UUID | None]:
        return [rij.signaal.zorgsituatie.mantelzorger_id]
