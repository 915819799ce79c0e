"""What must hold within one measurement. Each rule gives field -> what is wrong; empty is right."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _


def datum_fouten(datum: date, vandaag: date) -> dict[str, str]:
    """A carer answered today or before."""
    if datum > vandaag:
        return {"datum": _("Deze dag moet nog komen.")}
    return {}


def inhoud_fouten(
    *, geen_meting: str, antwoorden: Mapping[str, str], totaal: int | None
) -> dict[str, str]:
    """There are answers, or there is a reason why not; never both, never neither.

    A form on which nothing is filled in is no measurement: somebody chooses why.
    """
    gegeven = [*antwoorden, *(["totaal"] if totaal is not None else [])]
    if geen_meting:
        return dict.fromkeys(gegeven, _("Er is geen meting. Laat dit leeg."))
    if not gegeven:
        return {"geen_meting": _("Er is niets ingevuld. Kies waarom er geen meting is.")}
    return {}
