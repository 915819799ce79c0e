"""Matches as the outside sees them: with ids, what each is worth, and the travel."""

from .geschiktheid import waarde
from .oplossing import Koppeling
from .probleem import Moment, Probleem, Vraag, Vrijwilliger
from .reizen import reistijd


def koppeling_van(vraag: Vraag, helper: Vrijwilliger, moment: Moment) -> Koppeling:
    """This match at this moment."""
    heen = reistijd(helper.locatie, vraag.locatie, helper.kmh)
    return Koppeling(vraag.id, helper.id, moment, waarde(vraag, helper, heen), heen)


def vaste_koppelingen(probleem: Probleem) -> list[Koppeling]:
    """The matches that are ``vast``."""
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    helpers = {helper.id: helper for helper in probleem.vrijwilligers}
    return [
        koppeling_van(vragen[match.vraag], helpers[match.vrijwilliger], match.moment)
        for match in probleem.vast
    ]
