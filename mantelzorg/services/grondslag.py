"""Asking for the legal basis of health data."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from kern.fouten import Ongeldig
from kern.models import Doel, Kenmerk, Persoon
from kern.selectors.toestemmingen import heeft_grondslag
from mantelzorg.regels.gezondheid import gezondheidskenmerken


def grondslag_vereisen(
    zorgvrager: Persoon,
    kenmerken: Sequence[Kenmerk],
    bekend: Iterable[Kenmerk],
    *,
    veld: str,
) -> None:
    """Raise Ongeldig, naming each row of the field, if new health data come without a legal basis.

    ``bekend``: what was stored before. That may stay, so that who withdraws consent keeps no other
    change back; it is neither used nor shown.
    """
    gezondheid = set(gezondheidskenmerken(kenmerken)).difference(bekend)
    if gezondheid and not heeft_grondslag(zorgvrager, Doel.GEZONDHEID):
        tekst = _(
            "%(naam)s zegt iets over gezondheid: leg eerst de toestemming van de zorgvrager of een "
            "andere grondslag vast."
        )
        raise Ongeldig(
            {
                f"{veld}/{plek}/kenmerk": tekst % {"naam": kenmerk.naam}
                for plek, kenmerk in enumerate(kenmerken)
                if kenmerk in gezondheid
            }
        )
