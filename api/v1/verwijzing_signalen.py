"""/verwijzingen/signalen: what a referrer reports about somebody they registered."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework.relations import PKOnlyObject

from api.v1.basis import Gegevens
from api.v1.eigen_meldingen import EigenMeldingen, EigenMeldingSerializer
from api.v1.vormen import Verwijzing
from kern.actor import Actor
from kern.models import Ernst
from kern.rechten import Wie
from kern.verzoek import gebruiker_van
from mantelzorg.models import Aanmelding, Signaalmelding
from mantelzorg.selectors.aanmeldingen import ingediende_aanmeldingen, ingediende_meldingen
from mantelzorg.services.verwijzingen import signaal_indienen


class EigenAanmelding(Verwijzing):
    """The id of a registration that who asks submitted; another's does not exist."""

    def get_attribute(self, instance: Any) -> PKOnlyObject:
        return PKOnlyObject(instance.aanmelding)

    def get_queryset(self) -> QuerySet[Any]:
        gebruiker = gebruiker_van(self.context["request"])
        return ingediende_aanmeldingen(gebruiker.organisatie_id, gebruiker.pk, timezone.localdate())


class VerwijzingSignaalSerializer(EigenMeldingSerializer):
    """What a referrer reported, and about whom they registered."""

    aanmelding = EigenAanmelding(
        queryset=Aanmelding.objects.all(), help_text=_("Een aanmelding die u zelf deed.")
    )

    class Meta(EigenMeldingSerializer.Meta):
        fields = ("aanmelding", *EigenMeldingSerializer.Meta.fields)


def _gemeld(actor: Actor) -> QuerySet[Signaalmelding]:
    return ingediende_meldingen(actor.organisatie_id, actor.gebruiker_id)


class VerwijzingSignaalViewSet(EigenMeldingen):
    """What this referrer reported, and nothing else."""

    naam = "verwijzingen/signalen"
    groep = "verwijzen"
    doel = "signaal melden als verwijzer"
    van_wie = Wie.INGEDIEND
    serializer_class = VerwijzingSignaalSerializer
    rijen_van = _gemeld
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

    def aanmaken(self, gegevens: Gegevens) -> Signaalmelding:
        return signaal_indienen(
            actor=self.actor(),
            aanmelding=gegevens["aanmelding"],
            aard=gegevens["signaal"]["aard"],
            ernst=gegevens.get("ernst", Ernst.GEWOON),
            toelichting=gegevens.get("toelichting", ""),
        )
