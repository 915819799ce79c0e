"""Two records of one person: which of them stays."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.models import Persoon


class Samenvoegformulier(forms.Form):
    """Which of two persons stays."""

    blijft = forms.ChoiceField(
        label=gettext_lazy("Welke gegevens blijven?"),
        help_text=gettext_lazy("Wat bij deze leeg is, wordt aangevuld met wat de ander heeft."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, paar: Sequence[Persoon], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paar = paar
        links, rechts = paar
        veld: Any = self.fields["blijft"]
        veld.choices = [
            (str(links.pk), _("links: %(naam)s") % {"naam": links.volledige_naam}),
            (str(rechts.pk), _("rechts: %(naam)s") % {"naam": rechts.volledige_naam}),
        ]

    def keuze(self) -> tuple[Persoon, Persoon]:
        """Who stays, and who becomes the other."""
        links, rechts = self.paar
        if self.cleaned_data["blijft"] == str(links.pk):
            return links, rechts
        return rechts, links
