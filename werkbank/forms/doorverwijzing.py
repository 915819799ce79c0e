"""A referral on a form, and what came of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mantelzorg.models import Doorverwijzing

from .basis import Dagveld, Modelformulier


class Doorverwijsformulier(Modelformulier):
    """Where a request goes, how it is handed over, and when to ask what came of it."""

    class Meta(Modelformulier.Meta):
        model = Doorverwijzing
        fields = ("soort", "naar", "datum", "overdracht", "nazorg_op")


class Nazorgformulier(forms.Form):
    """What came of a referral."""

    nazorg_uitkomst = forms.ChoiceField(
        label=_("Is er nu hulp?"), choices=[("", _("Kies")), *Doorverwijzing.Uitkomst.choices]
    )
    nazorg_gedaan_op = Dagveld(label=_("Nagevraagd op"))
