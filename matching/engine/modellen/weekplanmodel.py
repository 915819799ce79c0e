"""Set packing over week plans by column generation, finished by listing what could still matter.

Method: the LP over the columns so far gives prices; every volunteer answers with the best week
plan at those prices, which yields new columns and a proven bound (see ``kolommen``). The
prices offered are halfway between the LP's and those of the best bound so far, as the LP's own
jump about. Once bound and LP agree, all plans are listed that could be in a solution better than
the bound less a margin, and the MIP over those is solved. A solution worth at least the bound
less the margin is optimal; else its shortfall is the next margin.
"""

import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from matching.engine.klok import Klok
from matching.engine.plaatsing import Afgebroken
from matching.engine.weekplannen import GEDULD

from .keuze import Kiezer
from .kolommen import SCHAAL, Inkoop, Kolom, Prijzen
from .meester import Meester
from .vulling import eerste_keuze

Meld = Callable[[str, int, int], None]
"""Called with the phase, the best value so far and the proven bound."""

EERSTE_MARGE = 4 * SCHAAL
_DEEL_VOOR_KOLOMMEN = 0.7
_WEINIG = 0.1
"""New plans per volunteer below which a round also asks at the LP's own prices."""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The best plans found and a proven bound on their value."""

    kolommen: tuple[Kolom, ...]
    waarde: int
    grens: int


class Weekplanmodel:
    """One run of the method; ``los_op`` never raises when time runs out."""

    def __init__(
        self,
        inkoop: Inkoop,
        aantal_vragen: int,
        klok: Klok,
        meld: Meld,
        begin: Sequence[Kolom],
    ) -> None:
        self.inkoop = inkoop
        self.klok = klok
        self.kiezer = Kiezer(inkoop.kredieten, klok)
        self.meld = meld
        self.gekozen: tuple[Kolom, ...] = ()
        self.waarde = 0
        self.grens = inkoop.eenvoudige_grens()
        self.aantal_vragen = aantal_vragen
        self._neem(begin)

    def los_op(self) -> Uitkomst:
        """The best solution that the time allows, proven if it can be."""
        prijzen = self._genereer()
        if prijzen is not None and not self._klaar():
            self._bewijs(prijzen)
        return Uitkomst(self.gekozen, self.waarde, self.grens)

    def _klaar(self) -> bool:
        return self.waarde >= self.grens

    def _genereer(self) -> Prijzen | None:
        """Column generation; the prices of the best bound, None if there was no time for any."""
        einde = self.klok.deel(_DEEL_VOOR_KOLOMMEN)
        prijzen = None if einde.voorbij() else self._eerste_prijzen(einde)
        if prijzen is None:
            return None
        elk_een = [1] * len(self.inkoop.planners)
        meester = Meester(self.aantal_vragen, elk_een, self.inkoop.kredieten)
        meester.voeg_toe(self.gekozen)
        beste: Prijzen | None = None
        laagste: float = math.inf
        geduld = GEDULD
        gebruikt: list[tuple[Kolom, float]] = []
        while True:
            pogingen = [prijzen] if beste is None else [_midden(prijzen, beste), prijzen]
            nieuw = 0
            for poging in pogingen:
                aanbod = self.inkoop.beste(poging)
                if aanbod.grens < laagste:
                    laagste, beste = aanbod.grens, poging
                    self.grens = min(self.grens, aanbod.grens // SCHAAL)
                volledig = aanbod.volledig
                nieuw += meester.voeg_toe(aanbod.kolommen)
                if nieuw > _WEINIG * len(self.inkoop.planners):
                    break
            self.meld("kolommen", self.waarde, self.grens)
            # Below one unit of the objective the LP has nothing left to say.
            if laagste < (int(meester.doelwaarde + 1e-6) + 1) * SCHAAL or (not nieuw and volledig):
                return beste
            if not nieuw:
                geduld *= 8
                self.inkoop.wees_geduldig(geduld)
            if einde.voorbij() or not meester.los_op(einde.over()):
                self._neem(eerste_keuze(self.inkoop, gebruikt))
                self._neem(self.kiezer.kies(meester.kolommen).kolommen)
                return beste
            gebruikt = meester.gebruikt()
            prijzen = Prijzen.afgerond(*meester.duals())

    def _eerste_prijzen(self, einde: Klok) -> Prijzen | None:
        """Those of the assignment in which volunteers take as many requests as they may.

        It leaves travel and hours out, yet its prices are near: without them the first rounds
        would go into plans that nobody wants.
        """
        ruimtes = [max(0, planner.ruimte) for planner in self.inkoop.planners]
        meester = Meester(self.aantal_vragen, ruimtes, self.inkoop.kredieten)
        meester.voeg_toe(self.inkoop.enkele())
        if not meester.los_op(einde.over()):
            # Any prices will do to begin with, also where the LP was too hard for its solver.
            return None if einde.voorbij() else self._nul()
        self._neem(eerste_keuze(self.inkoop, meester.gebruikt()))
        return Prijzen.afgerond(*meester.duals())

    def _nul(self) -> Prijzen:
        return Prijzen(np.zeros(self.aantal_vragen, np.int64), (0,) * len(self.inkoop.kredieten))

    def _bewijs(self, prijzen: Prijzen) -> None:
        """Lists the plans that could matter and chooses out of them, until that is a proof."""
        self.inkoop.wees_geduldig(sys.maxsize)
        volledig = self.inkoop.beste(prijzen).grens
        marge, tekort = 0, volledig - self.waarde * SCHAAL
        while not self._klaar() and not self.klok.voorbij() and marge < tekort:
            marge = min(max(4 * marge, EERSTE_MARGE), tekort)
            try:
                kolommen = list(self.inkoop.binnen(prijzen, marge))
            except Afgebroken:
                break
            keuze = self.kiezer.kies(kolommen)
            self._neem(keuze.kolommen)
            if keuze.grens is not None:
                # A solution outside the list is worth at most the bound less the margin.
                self.grens = min(self.grens, max(keuze.grens, (volledig - marge) // SCHAAL))
            self.meld("keuze", self.waarde, self.grens)
            tekort = volledig - self.waarde * SCHAAL

    def _neem(self, kolommen: Sequence[Kolom]) -> None:
        waarde = sum(kolom.waarde for kolom in kolommen)
        if waarde > self.waarde:
            self.gekozen, self.waarde = tuple(kolommen), waarde


def _midden(een: Prijzen, ander: Prijzen) -> Prijzen:
    return Prijzen(
        (een.vragen + ander.vragen) // 2,
        tuple((a + b) // 2 for a, b in zip(een.budgetten, ander.budgetten, strict=True)),
    )
