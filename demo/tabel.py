"""The result of a round as a table for the terminal."""

from matching.models import Matchronde
from matching.selectors.overzicht import Spoedregel, rondeoverzicht

KOPPEN = ("", "gevraagd", "voorgesteld", "niemand past", "elders nodiger")
BREEDTE = 15


def resultaat(ronde: Matchronde) -> str:
    """Requests by urgency, and how good the plan is proven to be."""
    overzicht = rondeoverzicht(ronde)
    regels = [_regel(*KOPPEN)]
    regels += [_van(regel.spoed, regel) for regel in overzicht.regels]
    regels += ["-" * len(regels[0]), _van("samen", overzicht.totaal), ""]
    bewezen = "bewezen het beste plan" if ronde.bewezen else "beste plan binnen de tijd"
    regels += [
        feit("Doelwaarde", getal(ronde.doelwaarde or 0)),
        feit("Bewezen grens", getal(ronde.bovengrens or 0)),
        feit("Gat", f"{(ronde.gat or 0):.4%} ({bewezen})".replace(".", ",", 1)),
        feit("Rekenkern", f"{ronde.seconden or 0:.1f} seconden".replace(".", ",")),
        feit("Respijt", f"{overzicht.uren_per_week:.0f} uur per week"),
    ]
    return "\n".join(regels)


def _van(naam: str, regel: Spoedregel) -> str:
    aantallen = (regel.gevraagd, regel.voorgesteld, regel.geen_kandidaat, regel.verdrongen)
    return _regel(naam, *map(getal, aantallen))


def _regel(naam: str, *cellen: str) -> str:
    return f"  {naam:<10}" + "".join(f"{cel:>{BREEDTE}}" for cel in cellen)


def feit(naam: str, waarde: str) -> str:
    """A line that says one thing."""
    return f"  {naam:<16}{waarde}"


def getal(aantal: int) -> str:
    """A whole number with points between the thousands."""
    return f"{aantal:,}".replace(",", ".")
