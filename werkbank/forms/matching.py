"""What users fill in about rounds and proposals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kern.regels.tijd import DAGEN, WEKEN, minuten
from mantelzorg.models import Hulpvraag, Spoed
from matching.engine.probleem import Moment
from matching.models import Afwijsreden, Voorstel
from matching.regels.datum import op_datum

LEEG = ("", _("alle"))


class Voorstelfilter(forms.Form):
    """Which proposals of a round to show."""

    status = forms.ChoiceField(
        label=_("Status"), choices=[LEEG, *Voorstel.Status.choices], required=False
    )
    spoed = forms.ChoiceField(label=_("Spoed"), choices=[LEEG, *Spoed.choices], required=False)


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


class EigenVoorstel(forms.Form):
    """Whom and when a coordinator proposes by hand. A visit once has its day already."""

    vrijwilliger = forms.CharField(
        label=_("Nummer van de vrijwilliger"),
        help_text=_("Bijvoorbeeld V-0123."),
        max_length=40,
    )
    dag = forms.TypedChoiceField(label=_("Dag"), choices=DAGEN, coerce=int)
    begin = forms.TimeField(
        label=_("Begint om"),
        help_text=_("Op een heel kwartier, bijvoorbeeld 13:30."),
        widget=forms.TimeInput(attrs={"type": "time", "step": 900}, format="%H:%M"),
    )
    week = forms.TypedChoiceField(
        label=_("Eerste week"),
        help_text=_("Week van de vierwekencyclus. Telt niet bij een bezoek elke week."),
        choices=[(week, week + 1) for week in range(WEKEN)],
        coerce=int,
    )

    def __init__(self, *args: Any, hulpvraag: Hulpvraag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._hulpvraag = hulpvraag
        if hulpvraag.datum:
            del self.fields["dag"], self.fields["week"]

    def moment(self) -> Moment:
        """The moment on the cycle, in the rhythm of the request or on its date."""
        gegevens = self.cleaned_data
        begin = minuten(gegevens["begin"])
        if self._hulpvraag.datum:
            return op_datum(self._hulpvraag.datum, begin)
        return Moment(gegevens["dag"], gegevens["week"] % self._hulpvraag.ritme, begin)


class WaaromNietFormulier(forms.Form):
    """About which volunteer somebody asks why not. Can stand next to `EigenVoorstel` on a page."""

    vrijwilliger = forms.CharField(
        label=_("Nummer van de vrijwilliger"),
        help_text=_("Bijvoorbeeld V-0123."),
        max_length=40,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "waarom_%s", **kwargs})
