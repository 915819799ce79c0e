"""A person on a form: a new one, or somebody who is known already."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.actor import Actor
from kern.models import Persoon
from kern.models.persoon import POSTCODE
from kern.selectors.dubbelen import Gelijkenis, gelijkende_personen
from kern.selectors.personen import personen_van
from kern.services.personen import PersoonGegevens, persoon_opslaan

from .basis import Modelformulier, Postcodeveld

NIEUW = "nieuw"
TOCH = "toch-"
"""Before the key of somebody who does not resemble what is typed (any more), and is it still."""
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
GEHELEN = (
    frozenset({"tussenvoegsel", "achternaam"}),
    frozenset({"postcode", "straat", "huisnummer"}),
)
"""Fields that say something together only."""


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
    of them or `NIEUW`. Who was chosen but does not resemble what is typed now is asked about again.
    ``gelijkend``: whom the page showed, for the audit log. ``behalve``: who it cannot be, such as
    the carer where the form asks for the person cared for. ``niet_overgenomen``: what was typed of
    a known person of whom something else is known.
    """

    gelijkend: list[Gelijkenis]
    niet_overgenomen: list[str]

    def __init__(self, *args: Any, behalve: Collection[UUID] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.behalve = behalve
        self.gelijkend = []
        self.niet_overgenomen = []

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if self.errors:
            return gegevens
        self.gelijkend = [
            g
            for g in gelijkende_personen(self.organisatie_id, self.persoongegevens())
            if g.persoon.id not in self.behalve
        ]
        antwoord = self.data.get(self.add_prefix("bestaand"), "")
        keuzes = [(str(g.persoon.id), _omschrijving(g.persoon)) for g in self.gelijkend]
        if gekozen := self._gekozen_zonder_gelijkenis(antwoord):
            self.gelijkend.append(Gelijkenis(gekozen, 0, ()))
            tekst = _("Toch deze: %(wie)s") % {"wie": _omschrijving(gekozen)}
            keuzes.append((f"{TOCH}{gekozen.id}", tekst))
        else:
            antwoord = antwoord.removeprefix(TOCH)
        if not keuzes:
            return gegevens
        veld = forms.ChoiceField(
            label=_("Is dit dezelfde persoon?"),
            choices=[*keuzes, (NIEUW, _("Nee, dit is iemand anders"))],
            widget=forms.RadioSelect,
        )
        self.fields["bestaand"] = veld
        try:
            gegevens["bestaand"] = veld.clean(antwoord).removeprefix(TOCH)
        except forms.ValidationError:
            self.add_error(
                "bestaand",
                _("Wat u invulde lijkt niet meer op wie u koos. Kies opnieuw wie het is.")
                if gekozen
                else _("Er is al iemand bekend die hierop lijkt. Kies wie het is."),
            )
        return gegevens

    def _gekozen_zonder_gelijkenis(self, antwoord: str) -> Persoon | None:
        """Who was chosen, if that is somebody who does not resemble what is typed."""
        try:
            sleutel = UUID(antwoord.removeprefix(TOCH))
        except ValueError:
            return None
        if sleutel in {g.persoon.id for g in self.gelijkend} | set(self.behalve):
            return None
        return personen_van(self.organisatie_id).filter(pk=sleutel).first()

    def bewaren(self, actor: Actor) -> Persoon:
        """A new person, or the known one who was chosen, with what was not known yet.

        Raises Ongeldig.
        """
        getypt = self.persoongegevens()
        keuze = self.cleaned_data.get("bestaand", NIEUW)
        if keuze == NIEUW:
            return persoon_opslaan(actor=actor, gegevens=getypt)[0]
        persoon = (
            Persoon.objects.voor(actor.organisatie_id).select_for_update(no_key=True).get(pk=keuze)
        )
        gegevens, niet = aangevuld(persoon, getypt)
        self.niet_overgenomen = [str(self.fields[naam].label) for naam in niet]
        return persoon_opslaan(actor=actor, gegevens=gegevens, persoon=persoon)[0]


def aangevuld(persoon: Persoon, getypt: PersoonGegevens) -> tuple[PersoonGegevens, list[str]]:
    """What is known of a person, with what was typed in the fields that are empty.

    And the names of the fields in which something else is known. Parts of a name or an address
    that differ are not mixed.
    """
    bekend = PersoonGegevens(**{naam: getattr(persoon, naam) for naam in VELDEN})
    anders = [
        naam
        for naam in VELDEN
        if getattr(getypt, naam) and getattr(getypt, naam) != getattr(bekend, naam)
    ]
    botst = {naam for naam in anders if getattr(bekend, naam)}
    for geheel in GEHELEN:
        if botst & geheel:
            botst |= geheel & set(anders)
    nieuw = {naam: getattr(getypt, naam) for naam in anders if naam not in botst}
    return replace(bekend, **nieuw), [naam for naam in anders if naam in botst]


def _omschrijving(persoon: Persoon) -> str:
    delen = [persoon.volledige_naam, f"{persoon.postcode} {persoon.huisnummer}".strip()]
    if persoon.geboortedatum:
        delen.append(f"{persoon.geboortedatum:%d-%m-%Y}")
    return ", ".join(delen)
