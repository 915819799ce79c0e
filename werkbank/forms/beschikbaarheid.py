"""What users fill in about when a volunteer can, and when not."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.jaar import EERSTE_JAAR, LAATSTE_JAAR

from .basis import Dagveld, Modelformulier
from .tijden import Tijdenveld


class Weekpatroonformulier(forms.Form):
    """The whole weekly pattern, and from which day it holds."""

    tijden = Tijdenveld(
        met_weken=True,
        label=gettext_lazy("Dagen en tijden"),
        help_text=gettext_lazy(
            "Zet een puntkomma tussen twee tijden. Bijvoorbeeld: "
            "di 13:00-17:00; do 9:00-12:00 (week 1,3). Leeg: op geen enkele dag."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    vanaf = Dagveld(
        label=gettext_lazy("Vanaf"),
        help_text=gettext_lazy("Vanaf deze dag gelden deze tijden, en geen andere."),
        initial=timezone.localdate,
    )
    tot = Dagveld(
        label=gettext_lazy("Tot en met"),
        help_text=gettext_lazy(
            "Alleen als de tijden maar een tijd zo zijn. Daarna geldt weer wat er anders gold."
        ),
        required=False,
    )


class Periodeformulier(forms.Form):
    """Days on which somebody is away."""

    van = Dagveld(label=gettext_lazy("Eerste dag"))
    tot = Dagveld(
        label=gettext_lazy("Laatste dag"),
        help_text=gettext_lazy("Deze dag telt ook mee."),
    )

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", _("De laatste dag ligt voor de eerste."))
        return gegevens


class ExtraDagformulier(forms.Form):
    """A date with times, outside the weekly pattern."""

    datum = Dagveld(label=gettext_lazy("Datum"))
    van = forms.TimeField(
        label=gettext_lazy("Van"),
        help_text=gettext_lazy("Bijvoorbeeld 13:00."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    tot = forms.TimeField(
        label=gettext_lazy("Tot"),
        help_text=gettext_lazy("Is dit niet later dan het begin? Dan is het de volgende dag."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )


class Feestdagenformulier(Modelformulier):
    """Whether somebody can on public holidays too."""

    class Meta(Modelformulier.Meta):
        model = Vrijwilliger
        fields = ("feestdagen",)


class Jaarkeuze(forms.Form):
    """Which year to show; what cannot be a year is the present one."""

    jaar = forms.IntegerField(min_value=EERSTE_JAAR, max_value=LAATSTE_JAAR, required=False)

    def jaartal(self, nu: int) -> int:
        """The year that was asked for."""
        gevraagd = self.cleaned_data.get("jaar") if self.is_valid() else None
        return gevraagd or nu

    def buur(self, jaartal: int) -> int | None:
        """This year if it can be shown."""
        return jaartal if EERSTE_JAAR <= jaartal <= LAATSTE_JAAR else None
