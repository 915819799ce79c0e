"""/gebruikers: who may log in, and as what. Colleagues see names; the rest is for beheerders."""

from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from api.filters import Filters, JaNeeFilter
from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst, Wijzigen
from api.v1.velden import ModelCamelnamen
from api.v1.vormen import Kolom, Tekst
from kern.models import Gebruiker, Rol
from kern.regels.gebruikers import MEDEWERKERS
from kern.selectors.gebruikers import gebruikers_van
from kern.services.organisaties import gebruiker_opslaan

BEHEREN = "gebruiker.beheren"


class GebruikerSerializer(ModelCamelnamen):
    """Somebody with an account. A password is never read back."""

    rollen = Kolom("rol", child=serializers.ChoiceField(choices=Rol.choices), max_length=len(Rol))
    wachtwoord = Tekst(
        write_only=True,
        required=False,
        default="",
        allow_blank=True,
        trim_whitespace=False,
        max_length=200,
        help_text=_("Minstens 12 tekens. Leeg laten verandert het wachtwoord niet."),
    )
    veldrechten = dict.fromkeys(("email", "actief", "rollen", "persoon", "wachtwoord"), BEHEREN)

    class Meta:
        model = Gebruiker
        fields = (
            "id",
            "naam",
            "email",
            "actief",
            "rollen",
            "persoon",
            "wachtwoord",
            "gewijzigd_op",
        )
        read_only_fields = ("id", "gewijzigd_op")
        extra_kwargs = {"actief": {"default": True}, "persoon": {"default": None}}


class GebruikerFilters(Filters):
    """Who can be a contact person, for everybody; roles and access for beheerders."""

    rechten = {"actief": BEHEREN, "rol": BEHEREN}

    medewerker = JaNeeFilter(
        method="is_medewerker", help_text=_("Of iemand nu consulent of coördinator is.")
    )
    actief = JaNeeFilter()
    rol = filters.ChoiceFilter(field_name="rollen__rol", choices=Rol.choices)

    def is_medewerker(
        self, rijen: QuerySet[Gebruiker], naam: str, waarde: bool
    ) -> QuerySet[Gebruiker]:
        """Those of whom `kern.regels.gebruikers.is_medewerker` holds, or the others."""
        medewerkers = gebruikers_van(self.request.user.organisatie_id).filter(
            actief=True, rollen__rol__in=MEDEWERKERS
        )
        is_het = Q(pk__in=medewerkers.values("pk"))
        return rijen.filter(is_het if waarde else ~is_het)


class GebruikerViewSet(Lijst, Inzien, Aanmaken, Wijzigen):
    """The users of the own organisation. Nobody is removed: access is switched off."""

    naam = "gebruikers"
    groep = "beheer"
    doel = "gebruikers via de API"
    serializer_class = GebruikerSerializer
    filterset_class = GebruikerFilters
    rijen = gebruikers_van
    van_anderen = ()
    delen: ClassVar = {"rollen": ("rol",)}
    rechten = {
        "list": "gebruiker.inzien",
        "retrieve": "gebruiker.inzien",
        "create": BEHEREN,
        "update": BEHEREN,
        "partial_update": BEHEREN,
    }
    teksten = {
        "list": _("De gebruikers van uw organisatie"),
        "retrieve": _("Een gebruiker"),
        "create": _("Geef iemand toegang"),
        "update": _("Verander alles van een gebruiker"),
        "partial_update": _("Verander iets van een gebruiker"),
    }
    voorbeelden = {
        "create": {
            "naam": "Nieuwe Collega",
            "email": "collega@voorbeeld.example",
            "rollen": ["consulent"],
        },
        "update": {
            "naam": "Andere Naam",
            "email": "anders@voorbeeld.example",
            "rollen": ["consulent", "coordinator"],
            "actief": True,
        },
        "partial_update": {"actief": False},
    }

    def personen(self, rij: Gebruiker) -> Iterable[UUID | None]:
        return [rij.persoon_id]

    def aanmaken(self, gegevens: Gegevens) -> Gebruiker:
        return self._opslaan(Gebruiker(organisatie_id=self.actor().organisatie_id), gegevens)

    def wijzigen(self, rij: Gebruiker, gegevens: Gegevens) -> None:
        self._opslaan(rij, {"rollen": [rij.rol for rij in rij.rollen.all()]} | gegevens)

    def _opslaan(self, gebruiker: Gebruiker, gegevens: Gegevens) -> Gebruiker:
        return gebruiker_opslaan(
            actor=self.actor(),
            gebruiker=gebruiker,
            rollen=[Rol(code) for code in gegevens.pop("rollen")],
            wachtwoord=gegevens.pop("wachtwoord", ""),
            waarden=gegevens,
        )
