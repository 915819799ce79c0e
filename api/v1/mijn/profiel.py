"""/mijn/profiel: what is known of who asks, and how to reach them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from api.v1.basis import Gegevens, Inzien, Wijzigen
from api.v1.mijn.enkel import Enkel
from api.v1.velden import PERSOONSVELDEN, ModelCamelnamen
from kern.actor import Actor
from kern.models import Persoon
from kern.selectors.personen import personen_van
from kern.services.contactgegevens import contactgegevens_wijzigen
from vrijwilligers.models import Vrijwilliger


class GrenzenSerializer(ModelCamelnamen):
    """Who is a volunteer: state and limits. Times are in minutes, travel one way."""

    class Meta:
        model = Vrijwilliger
        fields = (
            "nummer",
            "status",
            "pauze_tot",
            "vervoer",
            "max_reistijd",
            "max_minuten_per_week",
            "max_koppelingen",
            "max_zwaar",
            "feestdagen",
            "geen_buurtgenoot",
            "geen_straatgenoot",
            "geheimhouding_op",
        )
        read_only_fields = fields


class ProfielSerializer(ModelCamelnamen):
    """Oneself. The telephone number and the e-mail address one may change."""

    vrijwilliger = GrenzenSerializer(read_only=True, allow_null=True)

    class Meta:
        model = Persoon
        fields = (
            *PERSOONSVELDEN,
            "vrijwilliger",
            "gewijzigd_op",
        )
        read_only_fields = tuple(naam for naam in fields if naam not in ("telefoon", "email"))


def zichzelf(actor: Actor) -> QuerySet[Any]:
    """Who asks, as a person; nobody for a user who is none."""
    zelf = [] if actor.persoon_id is None else [actor.persoon_id]
    eigen = personen_van(actor.organisatie_id).filter(pk__in=zelf)
    return eigen.select_related("vrijwilliger")


class MijnProfielViewSet(Enkel, Inzien, Wijzigen):
    """Oneself."""

    naam = "mijn/profiel"
    doel = "eigen profiel via de API"
    serializer_class = ProfielSerializer
    rijen_van = zichzelf
    rechten = {
        "retrieve": "persoon.inzien",
        "update": "contactgegevens.wijzigen",
        "partial_update": "contactgegevens.wijzigen",
    }
    teksten = {
        "retrieve": _("Wat wij van u weten"),
        "update": _("Verander uw telefoonnummer en e-mailadres"),
        "partial_update": _("Verander uw telefoonnummer of e-mailadres"),
    }
    voorbeelden = {
        "update": {"telefoon": "0740000000", "email": "aaltje@voorbeeld.example"},
        "partial_update": {"telefoon": "0740000000"},
    }

    def wijzigen(self, rij: Persoon, gegevens: Gegevens) -> None:
        deel = self.action == "partial_update"
        nu = {"telefoon": rij.telefoon, "email": rij.email} if deel else LEEG
        contactgegevens_wijzigen(actor=self.actor(), persoon=rij, **{**nu, **gegevens})


LEEG = {"telefoon": "", "email": ""}
