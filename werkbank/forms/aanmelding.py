"""A registration on a form."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mantelzorg.models import Aanmelding, Zorgsituatie
from mantelzorg.selectors.aanmeldingen import Toestand

from .basis import Modelformulier, medewerkers_kiezen

OPEN = "open"


class Aanmeldingfilter(forms.Form):
    """Which registrations to show; those that still need somebody unless told otherwise."""

    toestand = forms.ChoiceField(
        label=_("Toestand"),
        choices=[(OPEN, _("nog te doen")), *Toestand.choices],
    )


class Aanmeldingformulier(Modelformulier):
    """What is known of a registration, besides who the carer is."""

    class Meta(Modelformulier.Meta):
        model = Aanmelding
        fields = (
            "ontvangen_op",
            "spoed",
            "kanaal",
            "verwijzer_soort",
            "verwijzer_naam",
            "toelichting",
            "aanspreekpunt",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["spoed"].help_text = _(
            "Hiervan hangt af wanneer het eerste gesprek uiterlijk is."
        )
        medewerkers_kiezen(self, "aanspreekpunt")


class Afsluitformulier(forms.Form):
    """Why a registration is closed."""

    afsluitreden = forms.ChoiceField(
        label=_("Reden"), choices=[("", _("Kies")), *Aanmelding.Afsluitreden.choices]
    )


class Koppelformulier(forms.Form):
    """Which of these care situations a registration is about."""

    def __init__(self, *args: Any, situaties: QuerySet[Zorgsituatie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zorgsituatie"] = forms.ModelChoiceField(queryset=situaties)
