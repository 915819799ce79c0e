"""A talk on a form, in parts: when, what, the report, or why there was none."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mantelzorg.models import Gesprek, GesprekDeelnemer, Leefgebied

from .basis import JaNeeVeld, Modelformulier, medewerkers_kiezen

BESPROKEN = [("", _("onbekend")), ("ja", _("besproken")), ("nee", _("bewust niet besproken"))]


ROLLEN = tuple(GesprekDeelnemer.Rol)
MET_NAAM = tuple(
    rol
    for rol in ROLLEN
    if rol not in (GesprekDeelnemer.Rol.MANTELZORGER, GesprekDeelnemer.Rol.ZORGVRAGER)
)
"""Whose names one can write down; of these two they are known."""
LANGSTE_NAAM = 100


class Wanneerformulier(Modelformulier):
    """When and how, or why there was no talk."""

    class Meta(Modelformulier.Meta):
        model = Gesprek
        fields = ("datum", "soort", "gevoerd_door")

    geen_gesprek = forms.ChoiceField(
        label=_("Ging het gesprek door?"),
        help_text=_(
            "Ging het niet door? Kies dan waarom, en laat de rest leeg. Zo ziet iedereen dat u het "
            "probeerde. De aanmelding blijft wachten op een gesprek."
        ),
        choices=[
            ("", _("ja")),
            *(
                (w, format_lazy(_("nee: {waarom}"), waarom=n))
                for w, n in Gesprek.GeenGesprek.choices
            ),
        ],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nieuw = self.instance._state.adding
        medewerkers_kiezen(self, "gevoerd_door", leeg=_("onbekend"))
        self.order_fields(["datum", "soort", "geen_gesprek"])
        if not nieuw:
            self.initial["geen_gesprek"] = self.instance.geen_gesprek


class Deelnemersformulier(forms.Form):
    """Who was there: in which role, and by name where somebody wishes to write that down."""

    sjabloon = "werkbank/deel_deelnemers.html"

    deelnemers = forms.MultipleChoiceField(
        label=_("Wie erbij waren"),
        choices=GesprekDeelnemer.Rol.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, gesprek: Gesprek | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bekend = list(gesprek.deelnemers.all()) if gesprek else []
        self.fields["deelnemers"].initial = sorted({rij.rol for rij in bekend})
        self._namen = {rol: [r.naam for r in bekend if r.rol == rol and r.naam] for rol in ROLLEN}
        for rol in MET_NAAM:
            self.fields[f"namen_{rol.value}"] = forms.CharField(
                label=format_lazy(_("Naam: {rol}"), rol=rol.label),
                initial=", ".join(self._namen[rol]),
                max_length=500,
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def naamvelden(self) -> list[forms.BoundField]:
        """The fields for names."""
        return [self[f"namen_{rol.value}"] for rol in MET_NAAM]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        for rol in MET_NAAM:
            veld = f"namen_{rol.value}"
            namen = list(dict.fromkeys(_gescheiden(gegevens.get(veld, ""))))
            self._namen[rol] = namen
            if namen and rol.value not in gegevens.get("deelnemers", ()):
                self.add_error(veld, gettext("Kruis hierboven ook aan dat diegene erbij was."))
            if any(len(naam) > LANGSTE_NAAM for naam in namen):
                self.add_error(veld, gettext("Deze naam is te lang."))
        return gegevens

    def aanwezigen(self) -> tuple[tuple[str, str], ...]:
        """Each role with the names that are known; a role without a name has an empty one."""
        return tuple(
            (rol, naam)
            for rol in self.cleaned_data["deelnemers"]
            for naam in self._namen[GesprekDeelnemer.Rol(rol)] or [""]
        )


def _gescheiden(tekst: str) -> list[str]:
    return [naam for deel in tekst.split(",") if (naam := deel.strip())]


class Inhoudformulier(Modelformulier):
    """What was talked about and agreed."""

    class Meta(Modelformulier.Meta):
        model = Gesprek
        fields = (
            "belasting_besproken",
            "clientondersteuning_aangeboden",
            "respijt_geweigerd",
            "afspraken",
        )


class Leefgebiedformulier(forms.Form):
    """For each area of life: discussed, explicitly not, or unknown."""

    sjabloon = "werkbank/deel_raster.html"
    uitleg = _("Weet u niet of het besproken is? Laat het op onbekend staan.")

    def __init__(self, *args: Any, gesprek: Gesprek | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bekend = (
            {rij.leefgebied: rij.besproken for rij in gesprek.leefgebieden.all()} if gesprek else {}
        )
        for gebied in Leefgebied:
            veld = JaNeeVeld(label=gebied.label, initial=bekend.get(gebied.value))
            veld.choices = BESPROKEN
            self.fields[gebied.value] = veld

    def leefgebieden(self) -> dict[str, bool]:
        """Area -> whether it was discussed; what is unknown is not in it."""
        return {naam: w for naam, w in self.cleaned_data.items() if w is not None}


class Verslagformulier(Modelformulier):
    """The report, and whether the carer agrees with it."""

    class Meta(Modelformulier.Meta):
        model = Gesprek
        fields = ("verslag_gegeven_op", "akkoord", "opmerkingen")
