"""Why this one: the parts of a score, for people."""

from dataclasses import dataclass

from matching.engine.geschiktheid import Onderdeel, onderdelen, waarde
from matching.engine.probleem import Vraag, Vrijwilliger
from matching.engine.reizen import reistijd


@dataclass(frozen=True, slots=True)
class Score:
    """A match: its parts, its share of the objective, and minutes of travel one way from home.

    The parts add up to the geschiktheid, which is clamped to 0..999 as a whole.
    """

    onderdelen: tuple[Onderdeel, ...]
    waarde: int
    reistijd: int


def score(vraag: Vraag, vrijwilliger: Vrijwilliger) -> Score:
    """What speaks for and against this match."""
    heen = reistijd(vrijwilliger.locatie, vraag.locatie, vrijwilliger.kmh)
    return Score(
        tuple(onderdelen(vraag, vrijwilliger, heen)), waarde(vraag, vrijwilliger, heen), heen
    )
