"""Checking who is chosen as a contact person."""

from django.utils.translation import gettext as _

from kern.models import Gebruiker
from mantelzorg.regels.aanspreekpunt import mag_aanspreekpunt_zijn


def kan_nu(gebruiker: Gebruiker) -> bool:
    """Whether somebody can be made a contact person today."""
    return mag_aanspreekpunt_zijn(actief=gebruiker.actief, rollen=gebruiker.rolcodes)


def aanspreekpunt_fouten(
    veld: str, gekozen: Gebruiker | None, opgeslagen: Gebruiker | None = None
) -> dict[str, str]:
    """Field -> what is wrong with a new choice; who was chosen before may have left since."""
    if gekozen is None or gekozen == opgeslagen:
        return {}
    if kan_nu(gekozen):
        return {}
    return {veld: _("Kies een consulent of coördinator die hier werkt.")}
