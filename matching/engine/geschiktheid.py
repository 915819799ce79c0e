"""How well a volunteer suits a request: the only place where points are counted.

Rule (section 3 of the design): the sum of all parts, clamped to 0..999 as a whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .probleem import Vraag, Vrijwilliger

HOOGSTE = 999
PER_PRIORITEIT = 1000
NABIJHEID = 200

Soort = Literal["vraag_wenst", "vrijwilliger_wenst", "gewenste_vrijwilliger", "nabijheid"]


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """Points for one reason. ``token``: the wish that is met, None where there is no token."""

    soort: Soort
    punten: int
    token: str | None = None


def onderdelen(vraag: Vraag, vrijwilliger: Vrijwilliger, reistijd: int) -> Iterator[Onderdeel]:
    """Every part of the score, in a fixed order; ``reistijd`` in minutes, one way."""
    for token in sorted(vraag.gewenst.keys() & vrijwilliger.kenmerken):
        yield Onderdeel("vraag_wenst", vraag.gewenst[token], token)
    for token in sorted(vrijwilliger.gewenst.keys() & vraag.kenmerken):
        yield Onderdeel("vrijwilliger_wenst", vrijwilliger.gewenst[token], token)
    if vrijwilliger.id in vraag.gewenste_vrijwilligers:
        yield Onderdeel("gewenste_vrijwilliger", vraag.gewenste_vrijwilligers[vrijwilliger.id])
    over = vrijwilliger.max_reistijd - reistijd
    yield Onderdeel("nabijheid", NABIJHEID * over // vrijwilliger.max_reistijd)


def geschiktheid(vraag: Vraag, vrijwilliger: Vrijwilliger, reistijd: int) -> int:
    """0..999, higher is better."""
    totaal = sum(deel.punten for deel in onderdelen(vraag, vrijwilliger, reistijd))
    return max(0, min(HOOGSTE, totaal))


def waarde(vraag: Vraag, vrijwilliger: Vrijwilliger, reistijd: int) -> int:
    """What this match adds to the objective."""
    return PER_PRIORITEIT * vraag.prioriteit + geschiktheid(vraag, vrijwilliger, reistijd)
