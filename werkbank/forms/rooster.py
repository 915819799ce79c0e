"""Choosing times: parts of the day to tick, and times as people write them."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kern.regels.tijd import DAGEN
from uitwisseling.tijdcellen import Tijdvak, tijden_als_cel

from .tijden import Tijdenveld

DAGDELEN = (
    ("ochtend", _("ochtend"), time(9), time(12)),
    ("middag", _("middag"), time(13), time(17)),
    ("avond", _("avond"), time(18), time(21)),
)
VAKKEN: dict[str, Tijdvak] = {
    f"{dag}-{code}": (dag, van, tot) for dag, _naam in DAGEN for code, _deel, van, tot in DAGDELEN
}
"""The value of a box -> day, from, until."""
VAKNAMEN = [
    (f"{dag}-{code}", format_lazy("{} {}", dagnaam, naam))
    for dag, dagnaam in DAGEN
    for code, naam, _van, _tot in DAGDELEN
]
CODES = {vak: code for code, vak in VAKKEN.items()}


class Rooster(forms.CheckboxSelectMultiple):
    """The boxes as a table: a row for each day, a column for each part of the day."""

    template_name = "werkbank/rooster.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        vakken = [opties[0] for _groep, opties, _nummer in context["widget"]["optgroups"]]
        breedte = len(DAGDELEN)
        # Within `widget`: that is all a MultiWidget takes over.
        context["widget"]["dagdelen"] = [(naam, van, tot) for _code, naam, van, tot in DAGDELEN]
        context["widget"]["rijen"] = [
            (naam, vakken[dag * breedte : (dag + 1) * breedte]) for dag, naam in DAGEN
        ]
        return context


class Tijdeninvoer(forms.MultiWidget):
    """The boxes, and under them a field for other times."""

    template_name = "werkbank/tijdeninvoer.html"
    use_fieldset = True

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        anders = context["widget"]["subwidgets"][1]["attrs"]
        anders["aria-describedby"] = f"{anders['id']}_helptext"
        return context

    def decompress(self, value: Iterable[Tijdvak] | None) -> list[Any]:
        tijden = list(value or ())
        anders = [vak for vak in tijden if vak not in CODES]
        return [[CODES[vak] for vak in tijden if vak in CODES], tijden_als_cel(anders)]


class Tijdenkeuze(forms.MultiValueField):
    """Times of a request: (day, from, until), at least one."""

    default_error_messages = {"required": _("Kruis een dagdeel aan, of vul een tijd in.")}

    def __init__(self, **kwargs: Any) -> None:
        vakken = forms.MultipleChoiceField(choices=VAKNAMEN, required=False)
        anders = Tijdenveld(required=False)
        super().__init__(
            fields=(vakken, anders),
            widget=Tijdeninvoer((Rooster(choices=VAKNAMEN), forms.TextInput)),
            require_all_fields=False,
            **kwargs,
        )

    def compress(self, data_list: list[Any]) -> tuple[Tijdvak, ...]:
        vakken, anders = data_list or ((), ())
        return tuple(sorted({*(VAKKEN[vak] for vak in vakken), *anders}))

    def prepare_value(self, value: Any) -> Any:
        """Times that are kept (a tuple) as the widget shows them; what was sent is so already."""
        return self.widget.decompress(value) if isinstance(value, tuple) else value
