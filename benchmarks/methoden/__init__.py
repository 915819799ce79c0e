"""Ways to match that ours is measured against; each keeps every rule of the contract.

All begin with the engine's list of possible pairs and moments, so they differ only in the choice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.engine.kandidaten import Kandidaat, Kandidaten, moment_van
from matching.engine.klok import Klok
from matching.engine.koppelen import vaste_koppelingen
from matching.engine.oplossing import Koppeling, NietGematcht, Oplossing
from matching.engine.probleem import Probleem

Keuze = tuple[Kandidaat, int]
"""A match: the pair, and the bit of its moment (see `matching.engine.kandidaten.moment_van`)."""


@dataclass(frozen=True, slots=True)
class Opgave:
    """A problem without budgets, its possible pairs, and when to stop."""

    probleem: Probleem
    kandidaten: Kandidaten
    klok: Klok

    def __post_init__(self) -> None:
        if self.probleem.budgetten:
            raise ValueError("these methods know no budgets")


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a method found, next to ``vast``. ``grens``: its proven bound on that, None where it
    proves nothing.

    ``variabelen``: the size of the model it solved, None where there is none.
    """

    keuzes: Sequence[Keuze]
    grens: int | None = None
    variabelen: int | None = None


def eenvoudige_grens(kandidaten: Kandidaten) -> int:
    """A bound that needs no method: every request gets the best of its volunteers."""
    beste: dict[int, int] = {}
    paren = zip(kandidaten.vraag.tolist(), kandidaten.waarde.tolist(), strict=True)
    for vraag, waarde in paren:
        beste[vraag] = max(beste.get(vraag, 0), waarde)
    return sum(beste.values())


def als_oplossing(opgave: Opgave, uitkomst: Uitkomst, methode: str, seconden: float) -> Oplossing:
    """In the engine's form, so that `matching.engine.controle.controleer` can check it."""
    probleem, kandidaten = opgave.probleem, opgave.kandidaten
    koppelingen = vaste_koppelingen(probleem)
    vast = sum(koppeling.waarde for koppeling in koppelingen)
    koppelingen += [
        Koppeling(
            probleem.vragen[kandidaat.vraag].id,
            probleem.vrijwilligers[kandidaat.vrijwilliger].id,
            moment_van(bit),
            kandidaat.waarde,
            kandidaat.reistijd,
        )
        for kandidaat, bit in uitkomst.keuzes
    ]
    gematcht = {koppeling.vraag for koppeling in koppelingen}
    rest = sorted(
        (nr for nr, vraag in enumerate(probleem.vragen) if vraag.id not in gematcht),
        key=lambda nr: probleem.vragen[nr].id,
    )
    met_kandidaat = set(kandidaten.vraag.tolist())
    doelwaarde = sum(koppeling.waarde for koppeling in koppelingen)
    grens = vast + (eenvoudige_grens(kandidaten) if uitkomst.grens is None else uitkomst.grens)
    return Oplossing(
        status="optimaal" if grens == doelwaarde else "tijdslimiet",
        doelwaarde=doelwaarde,
        bovengrens=grens,
        methode=methode,
        seconden=seconden,
        koppelingen=tuple(sorted(koppelingen, key=lambda koppeling: koppeling.vraag)),
        niet_gematcht=tuple(
            NietGematcht(
                probleem.vragen[nr].id,
                "verdrongen" if nr in met_kandidaat else "geen_kandidaat",
                trechter,
            )
            for nr, trechter in zip(rest, kandidaten.trechters(rest), strict=True)
        ),
    )
