"""Invented people: a name, an age, an address."""

from dataclasses import dataclass
from datetime import date, timedelta

from . import namen
from .gemeenten import Gemeente
from .kansen import Trekking


@dataclass(frozen=True, slots=True)
class Mens:
    """Somebody who does not exist. ``cellen``: the columns of a person, without prefix."""

    herkomst: str
    vrouw: bool
    leeftijd: int
    cellen: dict[str, str]

    @property
    def geslacht(self) -> str:
        """The kenmerk of their sex."""
        return "vrouw" if self.vrouw else "man"


class Verzinner:
    """Invents people of one municipality."""

    def __init__(self, gemeente: Gemeente, peildatum: date, trekking: Trekking) -> None:
        self.gemeente = gemeente
        self.peildatum = peildatum
        self.trekking = trekking

    def mens(
        self,
        *,
        leeftijd: int,
        herkomst: str,
        postvak: str,
        vrouw: bool | None = None,
        huisgenoot: Mens | None = None,
    ) -> Mens:
        """Somebody of this age and origin; ``postvak``: the e-mail address before the @."""
        trek = self.trekking
        vrouw = trek.kans(0.5) if vrouw is None else vrouw
        voorvoegsel, achternaam = _gesplitst(trek.choice(namen.ACHTERNAMEN[herkomst]))
        cellen = {
            "voornaam": trek.choice(namen.VOORNAMEN[herkomst]["vrouw" if vrouw else "man"]),
            "tussenvoegsel": voorvoegsel,
            "achternaam": achternaam,
            "geboortedatum": datum(
                self.peildatum - timedelta(days=round(leeftijd * 365.25) + trek.randrange(1, 365))
            ),
            "email": f"{postvak.lower()}@post.example" if trek.kans(0.6) else "",
        }
        if huisgenoot:
            cellen |= {
                kolom: huisgenoot.cellen[kolom] for kolom in ("straat", "huisnummer", "postcode")
            }
        else:
            cellen |= self._adres()
        return Mens(herkomst, vrouw, leeftijd, cellen)

    def _adres(self) -> dict[str, str]:
        trek = self.trekking
        pc4 = trek.uit(self.gemeente.inwoners_per_pc4)
        letters = "".join(trek.choices(namen.POSTCODELETTERS, k=2))
        return {
            "straat": trek.choice(namen.STRAATBEGIN) + trek.choice(namen.STRAATEIND),
            "huisnummer": str(trek.randrange(1, 200)) + (trek.choice("ABC") * trek.kans(0.05)),
            "postcode": f"{pc4} {letters}",
        }


def datum(dag: date) -> str:
    """A date as a cell."""
    return f"{dag:%d-%m-%Y}"


def _gesplitst(naam: str) -> tuple[str, str]:
    for voorvoegsel in namen.TUSSENVOEGSELS:
        if naam.startswith(f"{voorvoegsel} "):
            return voorvoegsel, naam.removeprefix(f"{voorvoegsel} ")
    return "", naam
