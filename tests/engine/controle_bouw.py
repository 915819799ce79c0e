"""Small problems for the tests of the checker, to the minute and the metre."""

from dataclasses import replace

from matching.engine.controle import controleer
from matching.engine.oplossing import Oplossing
from matching.engine.probleem import WEEK, Moment, Probleem, Vast, Venster, Vraag, Vrijwilliger

THUIS = (52.26, 6.79)
KILOMETER = (52.268993, 6.79)  # 1 km north: 1.3 km over the road, 6 minutes at 15 km/h
VERDER = (52.277986, 6.79)  # 2 km north: 11 minutes
MAANDAG = Venster(0, 540, 720)
NEGEN_UUR, TIEN_UUR, ELF_UUR = Moment(0, 0, 540), Moment(0, 0, 600), Moment(0, 0, 660)


def vraag(id_: str = "a", **anders: object) -> Vraag:
    """A weekly hour on Monday, at the volunteer's door."""
    gewoon = Vraag(id_, 1, THUIS, 60, 1, (Venster(0, 0, 1440),))
    return replace(gewoon, **anders)


def wie(id_: str = "w", **anders: object) -> Vrijwilliger:
    """Free on Mondays from 9 to 12."""
    return replace(Vrijwilliger(id_, THUIS, 15, 30, (MAANDAG,), WEEK, 5, 5), **anders)


def bij(id_: str = "a", moment: Moment = NEGEN_UUR, vrijwilliger: str = "w") -> Vast:
    return Vast(id_, vrijwilliger, moment)


def regels_van(probleem: Probleem, oplossing: Oplossing) -> list[str]:
    return sorted({overtreding.regel for overtreding in controleer(probleem, oplossing)})
