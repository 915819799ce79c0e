"""A household: its one contact, who lives there, who comes into the house."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.models import Huishouden, HuishoudenBetrokkene, Persoon
from kern.selectors.personen import personen_van
from kern.services.huishoudens import BetrokkeneWaarde

from .basis import Modelformulier, medewerkers_kiezen


class Contactformulier(Modelformulier):
    """The one contact of a household."""

    class Meta(Modelformulier.Meta):
        model = Huishouden
        fields = ("contact",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medewerkers_kiezen(self, "contact")


class Betrokkeneformulier(forms.Form):
    """Somebody who comes into the house: one row. A row that is empty, or ticked, is not kept."""

    sjabloon = "werkbank/deel_rij.html"

    soort = forms.ChoiceField(
        label=gettext_lazy("Wie"),
        choices=[("", gettext_lazy("niemand")), *HuishoudenBetrokkene.Soort.choices],
        required=False,
    )
    naam = forms.CharField(
        label=gettext_lazy("Naam of organisatie"),
        help_text=gettext_lazy("Bijvoorbeeld Carint, of buurvrouw."),
        max_length=100,
        required=False,
    )
    hoe_vaak = forms.CharField(
        label=gettext_lazy("Hoe vaak"),
        help_text=gettext_lazy("Bijvoorbeeld elke ochtend."),
        max_length=60,
        required=False,
    )
    weg = forms.BooleanField(label=gettext_lazy("Komt niet meer"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial and self.add_prefix("weg") not in self.data:
            del self.fields["weg"]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("weg") or self.errors or not any(gegevens.values()):
            return gegevens
        if not gegevens["soort"]:
            self.add_error("soort", _("Kies wie dit is."))
        if not gegevens["naam"]:
            self.add_error("naam", _("Vul een naam in."))
        return gegevens

    def waarde(self) -> BetrokkeneWaarde | None:
        """The row, or None where it is not kept."""
        if self.cleaned_data.get("weg") or not self.cleaned_data["soort"]:
            return None
        return BetrokkeneWaarde(**{n: self.cleaned_data[n] for n in ("soort", "naam", "hoe_vaak")})


class Lidformulier(forms.Form):
    """Which person comes to live here, or leaves."""

    persoon = forms.ModelChoiceField(queryset=Persoon.objects.none())

    def __init__(self, *args: Any, organisatie_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["persoon"]
        veld.queryset = personen_van(organisatie_id)
