"""What a coordinator fills in from an offer to the end of a match."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern.models import Gebruiker
from kern.selectors.gebruikers import medewerkers_van
from matching.models import (
    Bedankreden,
    Driepunt,
    Eindreden,
    GeenKlikreden,
    Koppeling,
    Voorstelantwoord,
)
from matching.regels.aanbod import LANGSTE_TOELICHTING, Afloop

from .basis import Dagveld

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LOPEND = "lopend"


def _jawel(label: "StrOrPromise", ja: "StrOrPromise", nee: "StrOrPromise") -> forms.Field:
    """Yes or no, and one of the two is chosen."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("", _("Kies")), ("ja", ja), ("nee", nee)],
        coerce=lambda w: w == "ja",
        empty_value=None,
    )


def _reden(label: "StrOrPromise", keuzes: Any) -> forms.Field:
    """A reason that is only there for a no: the service says so."""
    return forms.ChoiceField(label=label, choices=[("", _("geen")), *keuzes], required=False)


def _toelichting() -> forms.Field:
    return forms.CharField(
        label=_("Toelichting"),
        help_text=_("Niet verplicht. Schrijf geen gegevens over gezondheid op."),
        max_length=LANGSTE_TOELICHTING,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _driepunt(label: "StrOrPromise") -> forms.Field:
    return forms.ChoiceField(
        label=label,
        choices=[("", _("onbekend")), *Driepunt.choices],
        required=False,
    )


class Antwoordformulier(forms.Form):
    """What the volunteer or the carer said to an offer."""

    van = forms.ChoiceField(
        label=_("Wie antwoordt"), choices=[("", _("Kies")), *Voorstelantwoord.Van.choices]
    )
    ja = _jawel(_("Antwoord"), _("ja"), _("nee, bedankt"))
    reden = _reden(_("Reden bij nee"), Bedankreden.choices)
    toelichting = _toelichting()


class Afloopformulier(forms.Form):
    """What a coordinator did about an offer that expired."""

    afloop = forms.ChoiceField(label=_("Wat deed u"), choices=[("", _("Kies")), *Afloop.choices])


class Koppelingfilter(forms.Form):
    """Which matches to show; those that live unless told otherwise."""

    toon = forms.ChoiceField(
        label=_("Toon"),
        choices=[(LOPEND, _("alles wat loopt")), *Koppeling.Status.choices],
    )


class Koppelingformulier(forms.Form):
    """A step of a match. The prefix tells it from the others on the page."""

    def __init__(self, *args: Any, koppeling: Koppeling, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.koppeling = koppeling


class Planformulier(Koppelingformulier):
    """When they meet, and who goes along."""

    prefix = "plan"

    kennismaking_op = Dagveld(label=_("Dag van de kennismaking"))
    coordinator = forms.ModelChoiceField(
        label=_("Wie gaat mee"), queryset=Gebruiker.objects.none(), empty_label=_("Kies")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["coordinator"].queryset = medewerkers_van(  # type: ignore[attr-defined]
            self.koppeling.organisatie_id, ook=[self.koppeling.coordinator_id]
        )
        self.initial = {
            **self.initial,
            "kennismaking_op": self.koppeling.kennismaking_op,
            "coordinator": self.koppeling.coordinator_id,
        }


class Proefformulier(Koppelingformulier):
    """How the trial month went."""

    prefix = "proef"

    klik = _jawel(_("Gaan zij samen verder?"), _("ja"), _("nee"))
    reden = _reden(_("Reden bij nee"), GeenKlikreden.choices)
    toelichting = _toelichting()


class Kennismakingformulier(Proefformulier):
    """When they met, and how that went."""

    prefix = "kennismaking"

    datum = Dagveld(label=_("Zij maakten kennis op"))
    field_order = ("datum", "klik", "reden", "toelichting")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["datum"] = self.koppeling.kennismaking_op or timezone.localdate()


class Evaluatieformulier(Koppelingformulier):
    """How it goes, and when to ask again."""

    prefix = "evaluatie"

    mantelzorger = _driepunt(_("Geeft de hulp de mantelzorger lucht?"))
    vrijwilliger = _driepunt(_("Bevalt het de vrijwilliger?"))
    toelichting = _toelichting()
    volgende_op = Dagveld(label=_("Volgende evaluatie op"))
    einddatum = Dagveld(
        label=_("Afgesproken einddatum"),
        help_text=_("Laat leeg als er geen einde is afgesproken."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["einddatum"] = self.koppeling.einddatum


class Eindformulier(Koppelingformulier):
    """Why it ends, and how it was."""

    prefix = "einde"

    eindreden = forms.ChoiceField(
        label=_("Waarom stopt het"), choices=[("", _("Kies")), *Eindreden.choices]
    )
    mantelzorger = _driepunt(_("Geeft de hulp de mantelzorger lucht?"))
    vrijwilliger = _driepunt(_("Bevalt het de vrijwilliger?"))
    toelichting = _toelichting()
