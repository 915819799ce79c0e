"""Times as people write them: ``di 13:00-17:00; do 9:00-12:00``."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from uitwisseling import tijdcellen
from uitwisseling.fouten import Celfout
from vrijwilligers.regels.vensters import Weekvenster


class Tijdenveld(forms.CharField):
    """Times of a request (day, from, until), or with weeks (`Weekvenster`) of a volunteer.

    The same notation as in the files (`uitwisseling.tijdcellen`).
    """

    def __init__(self, *, met_weken: bool = False, **kwargs: Any) -> None:
        self.met_weken = met_weken
        kwargs.setdefault("max_length", 1000)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        tekst = super().clean(value)
        if not tekst:
            return ()
        lezen = tijdcellen.beschikbaarheid if self.met_weken else tijdcellen.tijden
        try:
            return lezen(tekst)
        except Celfout as fout:
            raise forms.ValidationError(_("Vul in: %(wat)s.") % {"wat": fout}) from fout

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or not value:
            return value
        if isinstance(value[0], Weekvenster):
            return tijdcellen.beschikbaarheid_als_cel(value)
        return tijdcellen.tijden_als_cel(value)
