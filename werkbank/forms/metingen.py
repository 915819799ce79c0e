"""A measurement on a form: when and how, and the answers by their number or as their total."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mantelzorg.models import Meting
from mantelzorg.regels.instrumenten import Instrument

from .basis import Modelformulier


class Afnameformulier(Modelformulier):
    """When and how a carer was asked, or why there are no answers.

    Who fills in this form is no carer, so online is no choice, unless it is how it was done.
    """

    class Meta(Modelformulier.Meta):
        model = Meting
        fields = ("datum", "wijze")

    geen_meting = forms.ChoiceField(
        label=_("Is er een meting?"),
        help_text=_("Is er geen meting? Kies dan waarom, en laat de antwoorden leeg."),
        choices=[
            ("", _("ja")),
            *((w, format_lazy(_("nee: {waarom}"), waarom=n)) for w, n in Meting.GeenMeting.choices),
        ],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        online = Meting.Wijze.ONLINE
        veld: Any = self.fields["wijze"]
        veld.choices = [
            (w, n) for w, n in veld.choices if w != online or self.initial.get("wijze") == online
        ]


class Antwoordenformulier(forms.Form):
    """The answers by the number on the paper form; what was left open stays open."""

    sjabloon = "werkbank/deel_raster.html"
    uitleg = _(
        "Neem over wat op het formulier staat, nummer voor nummer. Is een vraag niet ingevuld? "
        "Laat haar dan op niet ingevuld staan."
    )

    def __init__(
        self, *args: Any, instrument: Instrument, meting: Meting | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        bekend = meting.antwoorden if meting else {}
        for item in instrument.items:
            self.fields[item.nummer] = forms.ChoiceField(
                label=f"{item.nummer}. {item.label}",
                help_text=item.tekst,
                choices=[
                    ("", gettext("niet ingevuld")),
                    *((a.code, a.naam) for a in item.schaal.antwoorden),
                ],
                initial=bekend.get(item.nummer, ""),
                required=False,
            )

    def inhoud(self) -> dict[str, Any]:
        """The answers that were given."""
        return {"antwoorden": {nummer: a for nummer, a in self.cleaned_data.items() if a}}


class Totaalformulier(forms.Form):
    """The total, of an instrument that is entered so."""

    def __init__(
        self, *args: Any, instrument: Instrument, meting: Meting | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        laagste, hoogste = int(instrument.laagste), int(instrument.hoogste)
        self.fields["totaal"] = forms.IntegerField(
            label=gettext("Totaal"),
            help_text=gettext("Een heel getal van %(laagste)s tot en met %(hoogste)s.")
            % {"laagste": laagste, "hoogste": hoogste},
            min_value=laagste,
            max_value=hoogste,
            initial=meting.totaal if meting else None,
            required=False,
        )

    def inhoud(self) -> dict[str, Any]:
        """The total, if it was given."""
        return {"totaal": self.cleaned_data["totaal"]}
