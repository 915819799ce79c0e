"""What must hold within one talk. Each rule gives field -> what is wrong; empty is right."""

from collections.abc import Collection, Mapping
from datetime import date

from django.utils.translation import gettext as _

from mantelzorg.models import Gesprek

NIET_DOORGEGAAN = (
    "belasting_besproken",
    "clientondersteuning_aangeboden",
    "respijt_geweigerd",
    "verslag_gegeven_op",
    "akkoord",
    "opmerkingen",
    "deelnemers",
    "leefgebieden",
)


def niet_doorgegaan_fouten(geen_gesprek: str, gegeven: Collection[str]) -> dict[str, str]:
    """A talk that did not take place had nobody, discussed nothing and has no report.

    ``gegeven``: the names of the fields with an answer, "no" included.
    """
    if not geen_gesprek:
        return {}
    tekst = _("Het gesprek ging niet door. Laat dit veld leeg.")
    return {veld: tekst for veld in NIET_DOORGEGAAN if veld in gegeven}


def datum_fouten(datum: date, geen_gesprek: str, vandaag: date) -> dict[str, str]:
    """A talk that took place was today or before; one to come can be called off beforehand."""
    if datum > vandaag and not geen_gesprek:
        return {"datum": _("Deze dag moet nog komen. Vul in wanneer het gesprek was.")}
    return {}


def verslag_fouten(
    *, datum: date, gegeven_op: date | None, akkoord: str, opmerkingen: str, vandaag: date
) -> dict[str, str]:
    """The report is given on or after the talk; only then can one agree or have remarks."""
    if gegeven_op is None:
        if akkoord or opmerkingen.strip():
            return {"verslag_gegeven_op": _("Vul in wanneer het verslag is gegeven.")}
        return {}
    if gegeven_op > vandaag:
        return {"verslag_gegeven_op": _("Deze dag moet nog komen.")}
    if gegeven_op < datum:
        return {"verslag_gegeven_op": _("Het verslag komt op of na de dag van het gesprek.")}
    if akkoord == Gesprek.Akkoord.MET_OPMERKINGEN and not opmerkingen.strip():
        return {"opmerkingen": _("Schrijf op wat de opmerkingen bij het verslag zijn.")}
    return {}


def gegeven_velden(waarden: Mapping[str, object]) -> list[str]:
    """The fields with an answer: "no" is one, empty is not."""
    return [veld for veld, waarde in waarden.items() if waarde is False or waarde]
