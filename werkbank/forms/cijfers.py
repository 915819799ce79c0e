"""Which half year the figures are about."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.regels.halfjaren import Halfjaar, te_kiezen


class Halfjaarkeuze(forms.Form):
    """One of the last half years; the running one without a choice."""

    periode = forms.ChoiceField(label=gettext_lazy("Periode"), required=False)

    def __init__(self, gestuurd: Mapping[str, Any], *, vandaag: date) -> None:
        self.halfjaren = {halfjaar.code: halfjaar for halfjaar in te_kiezen(vandaag)}
        lopend = Halfjaar.van_dag(vandaag)
        super().__init__(gestuurd, initial={"periode": lopend.code})
        veld: Any = self.fields["periode"]
        veld.choices = [
            (code, _naam(halfjaar, lopend)) for code, halfjaar in self.halfjaren.items()
        ]

    @property
    def halfjaar(self) -> Halfjaar:
        """What was chosen, once it was checked; the running half year where that is wrong."""
        code = self.cleaned_data.get("periode") or next(iter(self.halfjaren))
        return self.halfjaren[code]


def _naam(halfjaar: Halfjaar, lopend: Halfjaar) -> str:
    eerste, tweede = _("januari tot en met juni %s"), _("juli tot en met december %s")
    naam = (eerste if halfjaar.helft == 1 else tweede) % halfjaar.jaar
    return _("%s (loopt nog)") % naam if halfjaar == lopend else naam
