"""/mijn/signalen: what a carer reports about their own care."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from api.v1.basis import Gegevens
from api.v1.eigen_meldingen import EigenMeldingen, EigenMeldingSerializer
from api.v1.vormen import Verwijzing
from kern.models import Ernst
from kern.verzoek import gebruiker_van
from mantelzorg.models import Signaalmelding, Zorgsituatie
from mantelzorg.selectors.signalen import eigen_meldingen
from mantelzorg.services.eigen_signalen import eigen_signaal_melden


class EigenZorgsituatie(Verwijzing):
    """The id of the care that who asks gives; another's does not exist."""

    def get_queryset(self) -> QuerySet[Any]:
        gebruiker = gebruiker_van(self.context["request"])
        return super().get_queryset().filter(mantelzorger=gebruiker.persoon_id)


class MijnSignaalSerializer(EigenMeldingSerializer):
    """What a carer reported, and about which care."""

    zorgsituatie = EigenZorgsituatie(
        source="signaal.zorgsituatie",
        queryset=Zorgsituatie.objects.all(),
        help_text=_("Voor wie u zorgt: een van mijn/zorgsituaties."),
    )

    class Meta(EigenMeldingSerializer.Meta):
        fields = ("zorgsituatie", *EigenMeldingSerializer.Meta.fields)


class MijnSignalenViewSet(EigenMeldingen):
    """One's own signals."""

    naam = "mijn/signalen"
    doel = "eigen signaal via de API"
    serializer_class = MijnSignaalSerializer
    rijen_van = eigen_meldingen
    teksten: ClassVar = {
        "list": _("De signalen die u zelf gaf"),
        "retrieve": _("Een signaal dat u zelf gaf"),
        "create": _("Laat weten dat het niet goed gaat, of dat u hulp wilt"),
    }
    voorbeelden: ClassVar = {
        "create": {
            "zorgsituatie": "00000000-0000-4000-8000-000000000110",
            "aard": "vraag_om_hulp",
            "toelichting": "Ik slaap bijna niet meer. Kunt u mij bellen?",
        }
    }

    def aanmaken(self, gegevens: Gegevens) -> Signaalmelding:
        return eigen_signaal_melden(
            actor=self.actor(),
            zorgsituatie=gegevens["signaal"]["zorgsituatie"],
            aard=gegevens["signaal"]["aard"],
            ernst=gegevens.get("ernst", Ernst.GEWOON),
            toelichting=gegevens.get("toelichting", ""),
        )
