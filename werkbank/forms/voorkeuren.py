"""Who may not come for a request, and who is wished for."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kern.models import Persoon, Sterkte
from kern.selectors.personen import personen_van


class Persoonkeuze(forms.Form):
    """Which person is meant."""

    persoon = forms.ModelChoiceField(queryset=Persoon.objects.none())

    def __init__(self, *args: Any, organisatie_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["persoon"]
        veld.queryset = personen_van(organisatie_id)


class Voorkeurkeuze(Persoonkeuze):
    """Which volunteer is meant, and how gladly this one is seen."""

    sterkte = forms.ChoiceField(label=_("Hoe graag"), choices=Sterkte.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["persoon"]
        veld.queryset = veld.queryset.filter(vrijwilliger__isnull=False)
