"""A talk on a form, in parts: when, what, the report, or why there was none."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from mantelzorg.models import Gesprek, GesprekDeelnemer, Leefgebied

from .basis import JaNeeVeld, Modelformulier, medewerkers_kiezen

BESPROKEN = [("", _("onbekend")), ("ja", _("besproken")), ("nee", _("bewust niet besproken"))]


class Wanneerformulier(Modelformulier):
    """When and how, who was there, or why there was no talk."""

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

    deelnemers = forms.MultipleChoiceField(
        label=_("Wie erbij waren"),
        choices=GesprekDeelnemer.Rol.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nieuw = self.instance._state.adding
        medewerkers_kiezen(self, "gevoerd_door", leeg=_("onbekend"))
        self.order_fields(["datum", "soort", "geen_gesprek"])
        if not nieuw:
            self.initial["geen_gesprek"] = self.instance.geen_gesprek
            self.initial["deelnemers"] = [rij.rol for rij in self.instance.deelnemers.all()]

    def clean_deelnemers(self) -> tuple[tuple[str, str], ...]:
        """Each role with the names that are known; a role without a name has an empty one."""
        bekend = [] if self.instance._state.adding else list(self.instance.deelnemers.all())
        return tuple(
            (rol, naam)
            for rol in self.cleaned_data["deelnemers"]
            for naam in [rij.naam for rij in bekend if rij.rol == rol] or [""]
        )


class Inhoudformulier(Modelformulier):
    """What was talked about and agreed."""

    class Meta(Modelformulier.Meta):
        model = Gesprek
        fields = ("belasting_besproken", "clientondersteuning_aangeboden", "afspraken")


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
