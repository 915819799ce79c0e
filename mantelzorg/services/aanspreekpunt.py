"""Checking who is chosen as a contact person."""

from django.utils.translation import gettext as _

from kern.models import Gebruiker
from kern.regels.gebruikers import is_medewerker


def aanspreekpunt_fouten(
    veld: str, gekozen: Gebruiker | None, opgeslagen: Gebruiker | None = None
) -> dict[str, str]:
    """Field -> what is wrong with a new choice; who was chosen before may have left since."""
    if gekozen is None or gekozen == opgeslagen or is_medewerker(gekozen):
        return {}
    return {veld: _("Kies een consulent of coördinator die hier werkt.")}
