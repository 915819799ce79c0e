"""Looking somebody up. Sent by POST: a name never stands in an address."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .basis import Postcodeveld


class Personenzoeker(forms.Form):
    """A name, a postcode, or both."""

    naam = forms.CharField(
        label=gettext_lazy("Naam"),
        help_text=gettext_lazy("Of het begin ervan. Hoofdletters maken niet uit."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    postcode = Postcodeveld(
        label=gettext_lazy("Postcode"),
        help_text=gettext_lazy("De vier cijfers zijn genoeg."),
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if not self.errors and not any(gegevens.values()):
            raise forms.ValidationError(_("Vul een naam of een postcode in."))
        return gegevens
