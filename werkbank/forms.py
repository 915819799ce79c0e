"""What users fill in on the pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mantelzorg.models import Spoed
from matching.models import Afwijsreden, Voorstel

LEEG = ("", _("alle"))


class Voorstelfilter(forms.Form):
    """Which proposals of a round to show."""

    status = forms.ChoiceField(
        label=_("Status"), choices=[LEEG, *Voorstel.Status.choices], required=False
    )
    spoed = forms.ChoiceField(label=_("Spoed"), choices=[LEEG, *Spoed.choices], required=False)


class Dagveld(forms.DateField):
    """A day, with the browser's own date picker."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Auditfilter(forms.Form):
    """Which days of the audit log to show."""

    van = Dagveld(label=_("Van"), required=False)
    tot = Dagveld(label=_("Tot en met"), required=False)


class Afwijzing(forms.Form):
    """Why a coordinator rejects a proposal."""

    reden = forms.ChoiceField(
        label=_("Reden"), choices=[("", _("Kies een reden")), *Afwijsreden.choices]
    )
    toelichting = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Niet verplicht. Schrijf geen gegevens over gezondheid op."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
