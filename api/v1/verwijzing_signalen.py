"""/verwijzingen/signalen: what a referrer reports about somebody they registered."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.v1.basis import Aanmaken, EigenViewSet, Gegevens, Inzien, Lijst
from api.v1.velden import ModelCamelnamen, Verwijzing
from kern.actor import Actor
from kern.models import Ernst
from kern.rechten import Wie
from kern.verzoek import gebruiker_van
from mantelzorg.models import Aanmelding, Aard, Signaalmelding
from mantelzorg.selectors.aanmeldingen import ingediende_aanmeldingen, ingediende_meldingen
from mantelzorg.services.verwijzingen import signaal_indienen


class EigenAanmelding(Verwijzing):
    """The id of a registration that who asks submitted; another's does not exist."""

    def get_queryset(self) -> QuerySet[Any]:
        gebruiker = gebruiker_van(self.context["request"])
        return ingediende_aanmeldingen(gebruiker.organisatie_id, gebruiker.pk, timezone.localdate())


class VerwijzingSignaalSerializer(ModelCamelnamen):
    """What was reported, and whether somebody looked at it and closed it."""

    aanmelding = EigenAanmelding(
        queryset=Aanmelding.objects.all(), help_text=_("Een aanmelding die u zelf deed.")
    )
    aard = serializers.ChoiceField(
        choices=Aard.choices, source="signaal.aard", help_text=_("Wat er is.")
    )
    afgesloten = serializers.SerializerMethodField(
        help_text=_("Of wij het hebben opgepakt en afgesloten.")
    )

    class Meta:
        model = Signaalmelding
        fields = (
            "id",
            "aanmelding",
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
        """Whether it has an outcome; which one is not a referrer's."""
        return melding.signaal.afgesloten_op is not None


def _gemeld(actor: Actor) -> QuerySet[Signaalmelding]:
    return ingediende_meldingen(actor.organisatie_id, actor.gebruiker_id)


class VerwijzingSignaalViewSet(EigenViewSet, Lijst, Inzien, Aanmaken):
    """What this referrer reported, and nothing else."""

    naam = "verwijzingen/signalen"
    groep = "verwijzen"
    doel = "signaal melden als verwijzer"
    van_wie = Wie.INGEDIEND
    serializer_class = VerwijzingSignaalSerializer
    rijen_van = _gemeld
    rechten: ClassVar = {
        "list": "signaal.inzien",
        "retrieve": "signaal.inzien",
        "create": "signaal.melden",
    }
    teksten: ClassVar = {
        "list": _("De signalen die u doorgaf"),
        "retrieve": _("Een signaal dat u doorgaf"),
        "create": _("Geef een signaal door over iemand die u aanmeldde"),
    }
    voorbeelden: ClassVar = {
        "create": {
            "aanmelding": "00000000-0000-4000-8000-000000000131",
            "aard": "overbelasting",
            "ernst": "hoog",
        }
    }

    def personen(self, rij: Signaalmelding) -> Iterable[UUID | None]:
        return [rij.signaal.zorgsituatie.mantelzorger_id]

    def aanmaken(self, gegevens: Gegevens) -> Signaalmelding:
        return signaal_indienen(
            actor=self.actor(),
            aanmelding=gegevens["aanmelding"],
            aard=gegevens["signaal"]["aard"],
            ernst=gegevens.get("ernst", Ernst.GEWOON),
            toelichting=gegevens.get("toelichting", ""),
        )
