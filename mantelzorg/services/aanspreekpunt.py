"""Checking who is chosen as a contact person."""

from kern.models import Gebruiker
from kern.regels.gebruikers import keuze_fout


def aanspreekpunt_fouten(
    veld: str, gekozen: Gebruiker | None, opgeslagen: Gebruiker | None = None
) -> dict[str, str]:
    """Field -> what is wrong with a new choice; who was chosen before may have left since."""
    tekst = keuze_fout(gekozen, opgeslagen)
    return {veld: tekst} if tekst else {}
