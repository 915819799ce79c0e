"""/verwijzingen/aanmeldingen: what a referrer submits, and how that stands."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from api.filters import Filters, GewijzigdNa
from api.v1.basis import Aanmaken, EigenViewSet, Gegevens, Inzien, Lijst
from api.v1.velden import PERSOONSVELDEN, ModelCamelnamen
from kern.actor import Actor
from kern.models import Persoon
from kern.rechten import Wie
from kern.services.personen import PersoonGegevens
from mantelzorg.models import Aanmelding
from mantelzorg.selectors.aanmeldingen import Toestand, ingediende_aanmeldingen
from mantelzorg.services.verwijzingen import InzendingGegevens, aanmelding_indienen

STAND = ("id", "ontvangen_op", "reageren_voor", "toestand", "aangemaakt_op")
"""What a referrer sees besides what they sent."""


class AangemeldeSerializer(ModelCamelnamen):
    """Who is registered. Empty is unknown."""

    class Meta:
        model = Persoon
        fields = PERSOONSVELDEN


class VerwijzingAanmeldingSerializer(ModelCamelnamen):
    """A registration as it was sent, and how it stands. What was found out since is not in it."""

    mantelzorger = AangemeldeSerializer()
    toestand = serializers.ChoiceField(choices=Toestand.choices, read_only=True)

    class Meta:
        model = Aanmelding
        fields = (
            *STAND,
            "mantelzorger",
            "spoed",
            "verwijzer_soort",
            "verwijzer_naam",
            "toelichting",
        )
        read_only_fields = STAND

    def to_representation(self, instance: Any) -> dict[str, Any]:
        stand = {naam: getattr(instance, naam) for naam in STAND}
        return super().to_representation(stand | instance.inzending)


class VerwijzingAanmeldingFilters(Filters):
    """By how they stand."""

    toestand = filters.ChoiceFilter(choices=Toestand.choices)
    gewijzigd_na = GewijzigdNa(_("de toestand"))


def _ingediend(actor: Actor) -> QuerySet[Aanmelding]:
    return ingediende_aanmeldingen(actor.organisatie_id, actor.gebruiker_id, timezone.localdate())


class VerwijzingAanmeldingViewSet(EigenViewSet, Lijst, Inzien, Aanmaken):
    """What this referrer submitted, and nothing else."""

    naam = "verwijzingen/aanmeldingen"
    groep = "verwijzen"
    doel = "aanmelden als verwijzer"
    van_wie = Wie.INGEDIEND
    serializer_class = VerwijzingAanmeldingSerializer
    filterset_class = VerwijzingAanmeldingFilters
    rijen_van = _ingediend
    van_anderen: ClassVar = ()
    rechten: ClassVar = {
        "list": "aanmelding.inzien",
        "retrieve": "aanmelding.inzien",
        "create": "aanmelding.indienen",
    }
    teksten: ClassVar = {
        "list": _("Wie u aanmeldde, en hoe het daarmee staat"),
        "retrieve": _("Hoe het staat met een aanmelding van u"),
        "create": _("Meld een mantelzorger aan"),
    }
    voorbeelden: ClassVar = {
        "create": {
            "mantelzorger": {
                "voornaam": "Aaltje",
                "achternaam": "Voorbeeld",
                "telefoon": "0740000000",
                "postcode": "7551AB",
            },
            "spoed": "hoog",
            "verwijzerSoort": "huisarts",
            "verwijzerNaam": "Praktijk De Brink",
        }
    }

    def personen(self, rij: Aanmelding) -> Iterable[UUID | None]:
        return [rij.mantelzorger_id]

    def aanmaken(self, gegevens: Gegevens) -> Any:
        persoon = PersoonGegevens(**gegevens.pop("mantelzorger"))
        aanmelding = aanmelding_indienen(
            actor=self.actor(), gegevens=InzendingGegevens(mantelzorger=persoon, **gegevens)
        )
        return self.get_queryset().get(pk=aanmelding.pk)
