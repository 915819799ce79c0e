"""Why this one: the parts of a score, for people."""

from dataclasses import dataclass

from .geschiktheid import Onderdeel, geschiktheid, onderdelen
from .probleem import Probleem
from .reizen import reistijd


@dataclass(frozen=True, slots=True)
class Score:
    """The parts of a match's score; ``totaal`` is their sum, clamped to 0..999 as a whole."""

    onderdelen: tuple[Onderdeel, ...]
    totaal: int
    reistijd: int
    """One way from the volunteer's home, in minutes."""


def scoreonderdelen(probleem: Probleem, vraag_id: str, vrijwilliger_id: str) -> Score:
    """What speaks for and against this match; KeyError when an id is unknown."""
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    helpers = {helper.id: helper for helper in probleem.vrijwilligers}
    vraag, helper = vragen[vraag_id], helpers[vrijwilliger_id]
    heen = reistijd(helper.locatie, vraag.locatie, helper.kmh)
    return Score(tuple(onderdelen(vraag, helper, heen)), geschiktheid(vraag, helper, heen), heen)
