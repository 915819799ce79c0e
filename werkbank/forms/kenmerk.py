"""A kenmerk: a new one, and what it means from a day on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kern.models import Kenmerk, KenmerkSoort

from .basis import Dagveld, Modelformulier
from .matching import LEEG

ALLEEN_TAAKTYPE = ("vog_vereist", "alleen_professioneel")


class Kenmerkfilter(forms.Form):
    """Which kind of kenmerken to show."""

    soort = forms.ChoiceField(
        label=_("Soort"), choices=[LEEG, *KenmerkSoort.choices], required=False
    )


class Kenmerkformulier(Modelformulier):
    """A new kenmerk. Its code and kind never change afterwards."""

    class Meta(Modelformulier.Meta):
        model = Kenmerk
        fields = ("naam", "code", "soort", "gezondheid", *ALLEEN_TAAKTYPE)
        help_texts = {
            "code": _(
                "Kleine letters, cijfers en lage streepjes, zonder spaties. Zo staat het in "
                "bestanden. De code verandert nooit meer."
            ),
        }


class Versieformulier(Modelformulier):
    """What a kenmerk means from a day on."""

    class Meta(Modelformulier.Meta):
        model = Kenmerk
        fields = Kenmerk.VELDEN

    ingangsdatum = Dagveld(label=_("Geldt vanaf"), help_text=_("Vandaag of later."))
    field_order = ("ingangsdatum", *Kenmerk.VELDEN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.soort != KenmerkSoort.TAAKTYPE:
            for naam in ALLEEN_TAAKTYPE:
                del self.fields[naam]

    def waarden(self) -> dict[str, Any]:
        """What it is to mean."""
        return {n: w for n, w in self.cleaned_data.items() if n != "ingangsdatum"}
