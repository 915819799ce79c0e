"""Kenmerken in the admin: changed from a day on, never overwritten."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kern.actor import Actor
from kern.beheer import OrganisatieAdmin, OrganisatieForm
from kern.fouten import Conflict, Ongeldig
from kern.models import Kenmerk, KenmerkVersie
from kern.services.kenmerken import kenmerkversie_controleren, kenmerkversie_opslaan

AAN_OF_UIT = [veld for veld in Kenmerk.VELDEN if veld != "naam"]


class KenmerkForm(OrganisatieForm):
    """A kenmerk; what is there already changes from a day on."""

    geldt_vanaf = forms.DateField(
        label=_("Geldt vanaf"),
        initial=timezone.localdate,
        help_text=_("Vandaag of een latere dag. Wat er tot die dag gold, blijft bewaard."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["geldt_vanaf"]

    def clean(self) -> dict[str, Any]:
        waarden = super().clean() or self.cleaned_data
        if not self.errors and "geldt_vanaf" in waarden and not self.ongewijzigd():
            try:
                kenmerkversie_controleren(
                    kenmerk=self.instance,
                    ingangsdatum=waarden["geldt_vanaf"],
                    waarden={veld: waarden[veld] for veld in Kenmerk.VELDEN},
                )
            except Ongeldig as fout:
                for naam, tekst in fout.velden.items():
                    self.add_error(naam if naam in self.fields else "geldt_vanaf", tekst)
            except Conflict as fout:
                self.add_error("geldt_vanaf", str(fout))
        return waarden

    def ongewijzigd(self) -> bool:
        """Whether it is to mean today what it means already."""
        vandaag = self.cleaned_data.get("geldt_vanaf") == timezone.localdate()
        return vandaag and not set(Kenmerk.VELDEN) & set(self.changed_data)


class KenmerkAdmin(OrganisatieAdmin):
    """Kenmerken are switched off, not removed: requests and volunteers refer to them."""

    form = KenmerkForm
    list_display = ("naam", "code", "soort", "gezondheid", "alleen_professioneel", "actief")
    list_filter = ("soort", "actief")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        velden = ["naam", "code", "soort", *AAN_OF_UIT]
        return [*velden, "geldt_vanaf", "versies"] if obj else velden

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The code is the engine's token, in old rounds too: it never changes; nor the kind."""
        return ("code", "soort", "versies") if obj else ()

    @admin.display(description=_("wat het betekende en gaat betekenen"))
    def versies(self, kenmerk: Kenmerk) -> str:
        """Each version with its day and what is on."""
        return format_html_join(
            "",
            "<p>{}</p>",
            ((versie_in_woorden(versie),) for versie in kenmerk.versies.all()),
        )

    def opslaan(self, actor: Actor, gegeven: Any, form: Any, waarden: dict[str, Any]) -> None:
        if gegeven._state.adding:
            super().opslaan(actor, gegeven, form, waarden)
        elif not form.ongewijzigd():
            kenmerkversie_opslaan(
                actor=actor,
                kenmerk=gegeven,
                ingangsdatum=form.cleaned_data["geldt_vanaf"],
                waarden={veld: waarden[veld] for veld in Kenmerk.VELDEN},
            )


def versie_in_woorden(versie: KenmerkVersie) -> str:
    """A version as a beheerder reads it: from when, its name, and what is on."""
    aan = [
        str(veld.verbose_name)
        for veld in KenmerkVersie._meta.concrete_fields
        if veld.name in AAN_OF_UIT and getattr(versie, veld.name)
    ]
    datum = date_format(versie.ingangsdatum, "j F Y")
    return f"{datum}: {versie.naam}; {', '.join(aan) or gettext('niet in gebruik')}"
