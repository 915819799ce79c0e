"""Users, districts, kenmerken and the audit log in the admin."""

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kern import audit
from kern.actor import Actor
from kern.beheer import OrganisatieAdmin, OrganisatieForm
from kern.beheer_kenmerken import KenmerkAdmin
from kern.fouten import Ongeldig
from kern.models import (
    AuditRegel,
    Gebruiker,
    Huishouden,
    Kenmerk,
    Rol,
    Samenvoeging,
    Toestemming,
    Wijk,
)
from kern.models.organisatie import PC4
from kern.regels.gebruikers import zelfuitsluiting
from kern.selectors.personen import leden_van
from kern.services.organisaties import gebruiker_opslaan
from kern.services.stamgegevens import wijk_opslaan, wijkpostcodes_controleren


class GebruikerForm(OrganisatieForm):
    """A user with roles; an empty password leaves it as it is."""

    rollen = forms.MultipleChoiceField(
        label=_("Rollen"), choices=Rol.choices, widget=forms.CheckboxSelectMultiple
    )
    wachtwoord = forms.CharField(
        label=_("Nieuw wachtwoord"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Minstens 12 tekens. Leeg laten verandert het wachtwoord niet."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.initial["rollen"] = sorted(self.instance.rolcodes)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean_wachtwoord(self) -> str:
        wachtwoord: str = self.cleaned_data["wachtwoord"]
        if wachtwoord:
            validate_password(wachtwoord, self.instance)
        return wachtwoord

    def clean(self) -> dict[str, Any]:
        waarden = super().clean() or self.cleaned_data
        if not self.errors:
            for veld, tekst in zelfuitsluiting(
                door=self.gebruiker.id,
                gebruiker_id=self.instance.id,
                actief=waarden["actief"],
                rollen=waarden["rollen"],
            ).items():
                self.add_error(veld, tekst)
        return waarden


@admin.register(Gebruiker)
class GebruikerAdmin(OrganisatieAdmin):
    """Who may log in, and as what."""

    recht = "gebruiker.beheren"
    form = GebruikerForm
    fields = ("email", "naam", "actief", "rollen", "wachtwoord")
    list_display = ("email", "naam", "actief", "rolnamen")
    list_filter = ("actief",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("rollen")

    @admin.display(description=_("rollen"))
    def rolnamen(self, gebruiker: Gebruiker) -> str:
        """The roles in words."""
        return ", ".join(sorted(rol.get_rol_display() for rol in gebruiker.rollen.all()))

    def personen(self, obj: Gebruiker) -> list[Any]:
        return [obj.persoon_id]

    def opslaan(self, actor: Actor, gegeven: Any, form: Any, waarden: dict[str, Any]) -> None:
        gebruiker_opslaan(
            actor=actor,
            gebruiker=gegeven,
            waarden=waarden,
            rollen=[Rol(code) for code in form.cleaned_data["rollen"]],
            wachtwoord=form.cleaned_data["wachtwoord"],
        )


class WijkForm(OrganisatieForm):
    """A district with its PC4 areas in one field."""

    postcodes = forms.CharField(
        label=_("Postcodegebieden"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Vier cijfers, met komma's ertussen: 7551, 7552."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.initial["postcodes"] = ", ".join(rij.pc4 for rij in self.instance.postcodes.all())

    def clean_postcodes(self) -> list[str]:
        gebieden = [g for g in re.split(r"[\s,;]+", self.cleaned_data["postcodes"]) if g]
        for pc4 in gebieden:
            PC4(pc4)
        try:
            wijkpostcodes_controleren(wijk=self.instance, postcodes=gebieden)
        except Ongeldig as fout:
            raise ValidationError(list(fout.velden.values())) from fout
        return gebieden


@admin.register(Wijk)
class WijkAdmin(OrganisatieAdmin):
    """Districts."""

    form = WijkForm
    fields = ("naam", "postcodes")
    list_display = ("naam",)
    verwijderbaar = True

    def opslaan(self, actor: Actor, gegeven: Any, form: Any, waarden: dict[str, Any]) -> None:
        wijk_opslaan(
            actor=actor, wijk=gegeven, waarden=waarden, postcodes=form.cleaned_data["postcodes"]
        )


admin.site.register(Kenmerk, KenmerkAdmin)


@admin.register(Huishouden)
class HuishoudenAdmin(OrganisatieAdmin):
    """Households without names: who live there is for the people who guide them."""

    alleen_lezen = True
    fields = ("contact", "aantal_leden", "aangemaakt_op")
    list_display = ("id", "contact", "aangemaakt_op")
    list_select_related = ("contact",)

    @admin.display(description=_("aantal leden"))
    def aantal_leden(self, huishouden: Huishouden) -> int:
        """How many live there."""
        return leden_van(huishouden).count()

    def personen(self, obj: Huishouden) -> list[Any]:
        return list(leden_van(obj).values_list("id", flat=True))


@admin.register(Samenvoeging)
class SamenvoegingAdmin(OrganisatieAdmin):
    """Which records became one, by whom, and whether that was undone."""

    alleen_lezen = True
    fields = (
        "blijft",
        "vervalt",
        "door",
        "aangemaakt_op",
        "aangevuld",
        "teruggedraaid_op",
        "teruggedraaid_door",
    )
    list_display = ("aangemaakt_op", "door", "teruggedraaid_op")
    list_select_related = ("door",)

    def personen(self, obj: Samenvoeging) -> list[Any]:
        return [obj.blijft_id, obj.vervalt_id]


@admin.register(Toestemming)
class ToestemmingAdmin(OrganisatieAdmin):
    """Consents and other legal bases."""

    alleen_lezen = True
    fields = ("persoon", "doel", "grondslag", "datum", "vastgelegd_door", "ingetrokken_op")
    list_display = ("id", "doel", "grondslag", "datum", "ingetrokken_op")
    list_filter = ("doel", "grondslag")

    def personen(self, obj: Toestemming) -> list[Any]:
        return [obj.persoon_id]


@admin.register(AuditRegel)
class AuditRegelAdmin(OrganisatieAdmin):
    """The audit log: for a beheerder who is an auditor too, to read."""

    recht = "audit.inzien"
    alleen_lezen = True
    list_display = ("tijdstip", "gebeurtenis", "gebruiker_id", "object_soort", "uitkomst")
    list_filter = ("handeling", "uitkomst")
    exclude = ("organisatie_id",)

    def inzien_vastleggen(self, request: HttpRequest, obj: Any) -> None:
        audit.auditlog_ingezien(self.actor(request))

    def lijst_vastleggen(self, request: HttpRequest) -> None:
        audit.auditlog_ingezien(self.actor(request))
