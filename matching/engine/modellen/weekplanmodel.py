"""Set packing over week plans by column generation, finished by listing what could still matter.

Method: the LP over the columns so far gives prices; every volunteer answers with the best week
plan at those prices, which yields new columns and a proven bound (see ``inkoop``). It begins at
the prices of the assignment relaxation (``stroom``), and the prices offered are halfway between
the LP's and those of the best bound so far, as the LP's own jump about. Its rows have a little room
until the bound is near, which saves the LP steps (see ``meester``). Once bound and LP agree, the
MIP over the columns gives a plan; then all plans are listed that could be in a solution better than
the bound less a margin, and the MIP over those is solved. A solution worth at least the bound less
the margin is optimal; else its shortfall is the next margin.
"""

import math
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from matching.engine.klok import Klok
from matching.engine.meting import Meld, Meting
from matching.engine.plaatsing import Afgebroken

from .inkoop import Aanbod, Inkoop
from .keuze import Kiezer, haalbaar
from .kolommen import SCHAAL, Kolom, Prijzen
from .meester import Meester
from .sneden import gebroken_sneden
from .stroom import toewijzing
from .vulling import eerste_keuze

EERSTE_MARGE = 4 * SCHAAL
MEESTE_KOLOMMEN = 60_000
"""What HiGHS is given at once: with more it may not heed its time limit."""
KLEIN_TEKORT = 100
"""Units of value: what is nearer to the bound than this is better left to the proof's short lists
than to a choice out of all columns."""
BEZOEK_MARGE, BEZOEKEN_HOOGSTENS = 60 * SCHAAL, 4
WEEK_MARGE, WEKEN_HOOGSTENS = 10 * SCHAAL, 8
"""Which plans the LP begins with: so near the best, and so many per volunteer, of those who can
take one request and of the others."""
OPNIEUW_MARGE, OPNIEUW_HOOGSTENS = 20 * SCHAAL, 8
"""The same of all plans, when it begins at the prices of a problem much like this one."""
NABIJ = 1e-4
"""When the bound is within this share of the LP, a first plan is made out of that: little of it is
a fraction by then, and the rounds that follow may take as long as all before. If that plan is not
as near, the next is made at half the distance."""
_DEEL_VOOR_KOLOMMEN = 0.7
MEESTE_HALVERINGEN = 4
"""How near to the prices of the best bound a round asks at most, in halves of the way."""
_HEEL = 0.999
"""A column of which the LP uses more is used whole: its rows may have had a little room."""
_WEINIG = 0.5
"""New plans per volunteer below which a round also asks at the LP's own prices."""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The best plans found, a proven bound on their value, and the prices that prove it."""

    kolommen: tuple[Kolom, ...]
    waarde: int
    grens: int
    prijzen: Prijzen | None


class Weekplanmodel:
    """One run of the method; ``los_op`` never raises when time runs out.

    ``begin`` and ``prijzen``: a plan and prices to start from, of a problem much like this one.
    """

    def __init__(
        self,
        inkoop: Inkoop,
        klok: Klok,
        meld: Meld,
        meting: Meting,
        begin: Sequence[Kolom] = (),
        prijzen: Prijzen | None = None,
    ) -> None:
        self.inkoop = inkoop
        self.klok = klok
        self.kiezer = Kiezer(inkoop.kredieten, klok)
        self.meld = meld
        self.meting = meting
        self.gekozen: tuple[Kolom, ...] = ()
        self.waarde = 0
        self.grens = inkoop.eenvoudige_grens()
        self._prijzen = prijzen
        self._neem(begin)

    def los_op(self) -> Uitkomst:
        """The best solution that the time allows, proven if it can be."""
        prijzen = self._genereer()
        if prijzen is not None and not self._klaar():
            self._bewijs(prijzen)
        return Uitkomst(self.gekozen, self.waarde, self.grens, prijzen)

    def _klaar(self) -> bool:
        return self.waarde >= self.grens

    def _genereer(self) -> Prijzen | None:
        """Column generation; the prices of the best bound, None if there was no time for any."""
        einde = self.klok.deel(_DEEL_VOOR_KOLOMMEN)
        if einde.voorbij():
            return None
        beste = self._prijzen or self._eerste_prijzen()
        if self._prijzen is not None:
            self.grens = min(self.grens, self._vraag_aan(beste).grens // SCHAAL)
            if self._klaar():  # what changed is worth just what its price says
                return beste
        meester = self._meester(beste)
        laagste: float = math.inf
        prijzen = beste
        geduld, halveringen, nabij = self.inkoop.planners.geduld, 1, NABIJ
        while True:
            pogingen = [prijzen]
            if prijzen is not beste:
                pogingen.insert(0, prijzen.naar(beste, halveringen))
            nieuw, vorige = 0, laagste
            for poging in pogingen:
                aanbod = self._vraag_aan(poging)
                if aanbod.grens < laagste:
                    laagste, beste = aanbod.grens, poging
                    self.grens = min(self.grens, aanbod.grens // SCHAAL)
                volledig = aanbod.volledig
                nieuw += meester.voeg_toe(aanbod.kolommen)
                if nieuw > _WEINIG * len(self.inkoop.planners):
                    break
            # Prices that prove less than those before went too far from what is known to be good.
            halveringen += 1 if laagste == vorige else -1
            halveringen = min(max(1, halveringen), MEESTE_HALVERINGEN)
            self._meld("kolommen")
            if self._klaar():
                return beste
            # Below one unit of the objective the LP has nothing left to say.
            klaar = laagste < (int(meester.doelwaarde + 1e-6) + 1) * SCHAAL
            uitgekocht = meester.opgelost and (klaar or (not nieuw and volledig))
            if uitgekocht and not meester.ruim and not self._snijd(meester):
                break
            dichtbij = meester.opgelost and self._dichtbij(meester, nabij)
            if dichtbij:
                self._rond_af(meester)
                nabij /= 2
            if meester.ruim and (uitgekocht or dichtbij):
                with self.meting.fase("lp"):
                    meester.span_aan()
            if not (nieuw or volledig):
                geduld *= 8
                self.inkoop.planners.wees_geduldig(geduld)
            with self.meting.fase("lp"):
                verder = not einde.voorbij() and meester.los_op(einde.over())
            if not verder:
                break
            prijzen = Prijzen.afgerond(*meester.duals())
        self._rond_af(meester)
        ver = self.grens - self.waarde > KLEIN_TEKORT
        if not self._klaar() and (ver or einde.voorbij()):
            self._kies(meester.kolommen)
        return beste

    def _dichtbij(self, meester: Meester, nabij: float) -> bool:
        """Whether the bound is so near what the LP is worth, as a share, and not yet to a plan."""
        doel = meester.doelwaarde
        return self.grens - doel <= nabij * doel and self.grens - self.waarde > NABIJ * doel

    def _eerste_prijzen(self) -> Prijzen:
        """Those of the assignment, whose matches also make a first plan."""
        with self.meting.fase("stroom"):
            gekozen, prijzen = toewijzing(self.inkoop.planners)
            self._neem(eerste_keuze(self.inkoop, gekozen))
        return Prijzen(prijzen * SCHAAL, (0,) * len(self.inkoop.kredieten))

    def _meester(self, prijzen: Prijzen) -> Meester:
        with self.meting.fase("lp"):
            elk_een = [1] * len(self.inkoop.planners)
            vragen = self.inkoop.planners.aantal_vragen
            meester = Meester(vragen, elk_een, self.inkoop.kredieten, ruim=True)
            meester.snijd(self.inkoop.sneden)
            meester.voeg_toe(self.gekozen)
            meester.voeg_toe(self.inkoop.goede_bezoeken(prijzen, BEZOEK_MARGE, BEZOEKEN_HOOGSTENS))
            meester.voeg_toe(self.inkoop.goede_weken(prijzen, WEEK_MARGE, WEKEN_HOOGSTENS))
            if self._prijzen is not None:
                with suppress(Afgebroken):
                    dichtbij = self.inkoop.binnen(prijzen, OPNIEUW_MARGE)
                    meester.voeg_toe(islice(dichtbij, OPNIEUW_HOOGSTENS * len(elk_een)))
        return meester

    def _snijd(self, meester: Meester) -> bool:
        """Adds the cuts that the LP's solution breaks; whether there are any."""
        sneden = gebroken_sneden(meester.gebruikt())
        self.inkoop.snijd(sneden)
        meester.snijd(sneden)
        return bool(sneden)

    def _rond_af(self, meester: Meester) -> None:
        """A plan out of the LP's solution: what is whole stays, the little else is chosen anew.

        Mostly it is whole but for a few clusters, and then this is the best choice of all.
        """
        heel = [kolom for kolom, deel in meester.gebruikt() if deel > _HEEL]
        heel = haalbaar(heel, self.inkoop.kredieten)
        wie = {kolom.vrijwilliger for kolom in heel}
        vragen = {vraag for kolom in heel for vraag in kolom.vragen}
        rest = [
            kolom
            for kolom in meester.kolommen
            if kolom.vrijwilliger not in wie and vragen.isdisjoint(kolom.vragen)
        ]
        with self.meting.fase("mip"):
            if self.inkoop.kredieten or len(rest) > MEESTE_KOLOMMEN:
                meest_gebruikt = sorted(meester.gebruikt(), key=lambda paar: -paar[1])
                voorrang = self.inkoop.kandidaten(kolom for kolom, _ in meest_gebruikt)
                self._neem(eerste_keuze(self.inkoop, voorrang))
            else:
                self._neem([*heel, *self.kiezer.kies(rest).kolommen])
        self.meting.kolommen = max(self.meting.kolommen, len(meester.kolommen))
        self._meld("keuze")

    def _vraag_aan(self, prijzen: Prijzen) -> Aanbod:
        with self.meting.fase("prijzen"):
            return self.inkoop.beste(prijzen)

    def _kies(self, kolommen: Sequence[Kolom]) -> int | None:
        """The best choice out of these; a bound on every choice out of them, None if too many."""
        if len(kolommen) > MEESTE_KOLOMMEN:
            return None
        with self.meting.fase("mip"):
            keuze = self.kiezer.kies(kolommen)
        self.meting.kolommen = max(self.meting.kolommen, len(kolommen))
        self._neem(keuze.kolommen)
        self._meld("keuze")
        return keuze.grens

    def _bewijs(self, prijzen: Prijzen) -> None:
        """Lists the plans that could matter and chooses out of them, until that is a proof."""
        self.inkoop.planners.wees_geduldig(sys.maxsize)
        volledig = self._vraag_aan(prijzen).grens
        marge, tekort = 0, volledig - self.waarde * SCHAAL
        while not self._klaar() and not self.klok.voorbij() and marge < tekort:
            marge = min(max(4 * marge, EERSTE_MARGE), tekort)
            try:
                with self.meting.fase("prijzen"):
                    dichtbij = self.inkoop.binnen(prijzen, marge)
                    kolommen = list(islice(dichtbij, MEESTE_KOLOMMEN + 1))
            except Afgebroken:
                break
            if len(kolommen) > MEESTE_KOLOMMEN:
                break
            grens = self._kies(kolommen)
            if grens is not None:
                # A solution outside the list is worth at most the bound less the margin.
                self.grens = min(self.grens, max(grens, (volledig - marge) // SCHAAL))
            self._meld("bewijs")
            tekort = volledig - self.waarde * SCHAAL

    def _neem(self, kolommen: Sequence[Kolom]) -> None:
        waarde = sum(kolom.waarde for kolom in kolommen)
        if waarde > self.waarde:
            self.gekozen, self.waarde = tuple(kolommen), waarde

    def _meld(self, fase: str) -> None:
        self.meld(fase, self.waarde, self.grens)
