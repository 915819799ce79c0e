"""Dated parameters as fields: whole numbers, yes or no, and from which day on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .basis import Dagveld

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Ingangsformulier(forms.Form):
    """From which day on a set holds."""

    ingangsdatum = Dagveld(
        label=_("Geldt vanaf"),
        help_text=_(
            "Vandaag of later. Begint er op die dag al een set, dan komt deze ervoor in de plaats."
        ),
    )


@dataclass(frozen=True, slots=True)
class Getallen:
    """Fields with a whole number each. A field that need not be filled in is None then."""

    namen: tuple[tuple[str, "StrOrPromise"], ...]
    laagste: int
    hoogste: int
    uitleg: "StrOrPromise"
    verplicht: bool = True

    def velden(self) -> dict[str, forms.Field]:
        """A field per name."""
        return {
            code: forms.IntegerField(
                label=naam,
                min_value=self.laagste,
                max_value=self.hoogste,
                required=self.verplicht,
            )
            for code, naam in self.namen
        }


@dataclass(frozen=True, slots=True)
class Vinkjes:
    """Fields with yes or no."""

    namen: tuple[tuple[str, "StrOrPromise"], ...]
    uitleg: "StrOrPromise"

    def velden(self) -> dict[str, forms.Field]:
        """A field per name."""
        return {c: forms.BooleanField(label=naam, required=False) for c, naam in self.namen}


@dataclass(frozen=True, slots=True)
class Groep:
    """Fields of a set that belong together.

    ``naam``: under which name their values are in the set; empty for values at the top, of which
    ``deel`` then names the part of the form.
    """

    naam: str
    legenda: "StrOrPromise"
    inhoud: Getallen | Vinkjes
    deel: str = "overig"

    @property
    def sleutel(self) -> str:
        """Name of the part of the form."""
        return self.naam or self.deel


class Groepformulier(forms.Form):
    """The fields of one group, which share one explanation."""

    sjabloon = "werkbank/deel_groep.html"

    def __init__(self, *args: Any, groep: Groep, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.uitleg = groep.inhoud.uitleg
        self.fields |= groep.inhoud.velden()
        for veld in self.fields.values():
            veld.widget.attrs["aria-describedby"] = f"{self.prefix}-uitleg"
