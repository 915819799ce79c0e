"""On what legal basis data of a person may be used."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kern.models import Persoon, Toestemming

from .basis import Modelformulier

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Toestemmingformulier(Modelformulier):
    """On what legal basis data of a person may be used, and for what."""

    class Meta(Modelformulier.Meta):
        model = Toestemming
        fields = ("doel", "grondslag", "datum")


class Toestemmingkeuze(Toestemmingformulier):
    """The same, of one of these persons."""

    def __init__(
        self, *args: Any, personen: Collection[tuple[Persoon, "StrOrPromise"]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.personen = {str(persoon.pk): persoon for persoon, _rol in personen}
        self.fields["persoon"] = forms.ChoiceField(
            label=_("Van wie"),
            choices=[(str(p.pk), f"{p.volledige_naam} ({rol})") for p, rol in personen],
        )
        self.order_fields(["persoon"])

    def clean_persoon(self) -> Persoon:
        return self.personen[self.cleaned_data["persoon"]]
