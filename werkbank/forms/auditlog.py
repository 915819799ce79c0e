"""Which part of the audit log to show."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .basis import Dagveld


class Auditfilter(forms.Form):
    """Which days of the audit log to show."""

    van = Dagveld(label=_("Van"), required=False)
    tot = Dagveld(label=_("Tot en met"), required=False)
