"""The one place where an explanation meets the solver: the best choice of week plans, warm.

Imported only where something is solved, since it loads the solvers. A change moves the optimum
little, so the prices of the round still price nearly all plans right: column generation starts
from those, and from the round's plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from matching.engine.klok import Klok
from matching.engine.meting import Meting
from matching.engine.modellen.inkoop import Inkoop
from matching.engine.modellen.keuze import Kiezer
from matching.engine.modellen.kolommen import SCHAAL, Kolom, Prijzen
from matching.engine.modellen.weekplanmodel import Weekplanmodel
from matching.engine.plaatsing import Afgebroken
from matching.engine.prijslijst import Prijslijst

from .stand import VEEL_GEDULD

MEESTE_KOLOMMEN = 20_000


@dataclass(frozen=True, slots=True)
class Opgelost:
    """The best plans found, a proven bound on their value, and prices (None: no time for any)."""

    kolommen: tuple[Kolom, ...]
    grens: int
    prijzen: Prijzen | None

    @property
    def waarde(self) -> int:
        """What the plans are worth."""
        return sum(kolom.waarde for kolom in self.kolommen)


def los_op(
    inkoop: Inkoop,
    klok: Klok,
    begin: Sequence[Kolom],
    prijslijst: Prijslijst | None,
    liefst: Mapping[int, int],
    om: int | None = None,
) -> Opgelost:
    """From a plan, and from prices of a problem much like this one if there are any.

    ``liefst``: request -> volunteer; of all best plans, one that keeps most of these matches, if
    the plan that was found serves request ``om``.
    """
    inkoop.planners.met_klok(klok.voorbij)
    prijzen = None if prijslijst is None else inkoop.prijzen(prijslijst)
    model = Weekplanmodel(inkoop, klok, lambda fase, waarde, grens: None, Meting(), begin, prijzen)
    uitkomst = model.los_op()
    inkoop.planners.wees_geduldig(VEEL_GEDULD)  # the proof went on without end
    opgelost = Opgelost(uitkomst.kolommen, uitkomst.grens, uitkomst.prijzen)
    als_eerst = opgelost.waarde == sum(kolom.waarde for kolom in begin)
    bediend = om is None or any(om in kolom.vragen for kolom in opgelost.kolommen)
    if als_eerst:  # which keeps all it can of the round's plan
        return replace(opgelost, kolommen=tuple(begin))
    if opgelost.waarde == opgelost.grens and opgelost.prijzen is not None and liefst and bediend:
        kolommen = _meest_gelijk(inkoop, klok, opgelost, opgelost.prijzen, liefst)
        return replace(opgelost, kolommen=kolommen)
    return opgelost


def _meest_gelijk(
    inkoop: Inkoop, klok: Klok, opgelost: Opgelost, prijzen: Prijzen, liefst: Mapping[int, int]
) -> tuple[Kolom, ...]:
    """Of all plans worth as much, one that keeps the most matches: those count in the decimals."""
    tekort = inkoop.beste(prijzen).grens - opgelost.waarde * SCHAAL
    try:
        kolommen = list(islice(inkoop.binnen(prijzen, tekort + 1), MEESTE_KOLOMMEN + 1))
    except Afgebroken:
        return opgelost.kolommen
    if len(kolommen) > MEESTE_KOLOMMEN:
        return opgelost.kolommen
    eenheid = 1 + len(prijzen.vragen)
    fijner = [
        replace(
            kolom,
            waarde=kolom.waarde * eenheid
            + sum(liefst.get(vraag) == kolom.vrijwilliger for vraag in kolom.vragen),
        )
        for kolom in kolommen
    ]
    gekozen = Kiezer(inkoop.kredieten, klok).kies(fijner).kolommen
    gelijk = tuple(replace(kolom, waarde=kolom.waarde // eenheid) for kolom in gekozen)
    # The solver's tolerance is coarser than these decimals: only what is as good will do.
    zelfde = sum(kolom.waarde for kolom in gelijk) == opgelost.waarde
    return gelijk if zelfde else opgelost.kolommen
