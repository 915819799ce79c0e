"""A person on a form: a new one, or somebody who is known already."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.actor import Actor
from kern.models import Persoon
from kern.models.persoon import POSTCODE
from kern.selectors.dubbelen import Gelijkenis, gelijkende_personen
from kern.services.personen import PersoonGegevens, persoon_opslaan

from .basis import Modelformulier, Postcodeveld

NIEUW = "nieuw"
VELDEN = (
    "voornaam",
    "tussenvoegsel",
    "achternaam",
    "postcode",
    "straat",
    "huisnummer",
    "telefoon",
    "email",
    "geboortedatum",
)


class Persoonformulier(Modelformulier):
    """The fields of a person."""

    class Meta(Modelformulier.Meta):
        model = Persoon
        fields = VELDEN

    postcode = Postcodeveld(
        label=gettext_lazy("Postcode"),
        help_text=gettext_lazy("Vier cijfers en twee letters, bijvoorbeeld 7551 AB."),
        validators=[POSTCODE],
    )

    def persoongegevens(self) -> PersoonGegevens:
        """What was filled in."""
        return PersoonGegevens(**{naam: self.cleaned_data[naam] for naam in VELDEN})


class NieuwPersoonformulier(Persoonformulier):
    """A person to be registered. Who resembles somebody known is asked about first.

    The first time, the look-alikes become a question on the form (``bestaand``); the answer is one
    of them or `NIEUW`. ``gelijkend``: whom the page showed, for the audit log. ``behalve``: who it
    cannot be, such as the carer where the form asks for the person cared for.
    """

    gelijkend: list[Gelijkenis]

    def __init__(self, *args: Any, behalve: Collection[UUID] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.behalve = behalve
        self.gelijkend = []

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if self.errors:
            return gegevens
        self.gelijkend = [
            g
            for g in gelijkende_personen(self.organisatie_id, self.persoongegevens())
            if g.persoon.id not in self.behalve
        ]
        if not self.gelijkend:
            return gegevens
        veld = forms.ChoiceField(
            label=_("Is dit dezelfde persoon?"),
            choices=[
                *((str(g.persoon.id), _omschrijving(g)) for g in self.gelijkend),
                (NIEUW, _("Nee, dit is iemand anders")),
            ],
            widget=forms.RadioSelect,
        )
        self.fields["bestaand"] = veld
        antwoord = self.data.get(self.add_prefix("bestaand"), "")
        try:
            gegevens["bestaand"] = veld.clean(antwoord)
        except forms.ValidationError:
            self.add_error(
                "bestaand", _("Er is al iemand bekend die hierop lijkt. Kies wie het is.")
            )
        return gegevens

    def bewaren(self, actor: Actor) -> Persoon:
        """The known person who was chosen (unchanged), or a new one. Raises Ongeldig."""
        keuze = self.cleaned_data.get("bestaand", NIEUW)
        if keuze != NIEUW:
            (persoon,) = [g.persoon for g in self.gelijkend if g.persoon.id == UUID(keuze)]
            return persoon
        return persoon_opslaan(actor=actor, gegevens=self.persoongegevens())[0]


def _omschrijving(gelijkenis: Gelijkenis) -> str:
    persoon = gelijkenis.persoon
    delen = [persoon.volledige_naam, f"{persoon.postcode} {persoon.huisnummer}".strip()]
    if persoon.geboortedatum:
        delen.append(f"{persoon.geboortedatum:%d-%m-%Y}")
    return ", ".join(delen)
