"""Which file to take in, and as what."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uitwisseling.models import Importopdracht


class Importformulier(forms.Form):
    """A file, and which list it is. ``te_groot``: what was sent was too large to be kept."""

    soort = forms.ChoiceField(
        label=gettext_lazy("Welke lijst"),
        help_text=gettext_lazy("Lees zorgsituaties in voordat u hun hulpvragen inleest."),
    )
    bestand = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy("Een CSV-bestand of een Excel-bestand (XLSX), hoogstens 50 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def __init__(
        self, *args: Any, soorten: Iterable[str], te_groot: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["soort"]
        veld.choices = [(s, Importopdracht.Soort(s).label.capitalize()) for s in soorten]
        if te_groot:
            self.fields["bestand"].error_messages["required"] = _(
                "Dit bestand is groter dan 50 MB. Verdeel het over meer bestanden."
            )
