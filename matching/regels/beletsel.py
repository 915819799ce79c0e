"""Why a match that was possible is not any more, in plain Dutch."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TEKSTEN: Mapping[str, object] = {
    "kenmerk": gettext_lazy("De vrijwilliger en de hulpvraag voldoen niet meer aan elkaars eisen."),
    "vermijd": gettext_lazy("Er is iets dat de vrijwilliger of de hulpvraag niet wil."),
    "uitgesloten": gettext_lazy("Deze vrijwilliger is voor deze hulpvraag uitgesloten."),
    "afstand": gettext_lazy("De reis is nu langer dan de vrijwilliger wil."),
    "tijd": gettext_lazy("Op dit moment kan de vrijwilliger of de hulpvraag niet meer."),
    "reis": gettext_lazy(
        "De tijd van de vrijwilliger is al nodig voor een andere goedgekeurde hulpvraag."
    ),
    "uren": gettext_lazy("De vrijwilliger komt boven het hoogste aantal minuten per week."),
    "koppelingen": gettext_lazy("De vrijwilliger heeft al het hoogste aantal hulpvragen."),
}


def beletseltekst(regel: str, *, vog_mist: bool = False) -> str:
    """The sentence for a broken rule; a missing VOG is named."""
    if regel == "kenmerk" and vog_mist:
        return _("De VOG van de vrijwilliger is niet (meer) geldig.")
    return str(TEKSTEN.get(regel, _("Dit voorstel breekt een regel: %s.") % regel))
