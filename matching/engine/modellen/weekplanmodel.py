"""Set packing over week plans by column generation, finished by listing what could still matter.

Method: the LP over the columns so far gives prices; every volunteer answers with the best week
plan at those prices, which yields new columns and a proven bound (see ``inkoop``). It begins at
the prices of the assignment relaxation (``stroom``), and goes on in rounds of cheap steps that come
near those of the LP (``aanloop``). Only then is the LP itself solved, first over the columns that
those use, which makes a plan. From then on the prices offered are halfway between the LP's and
those of the best bound so far, as the LP's own jump about. Its rows have a little room until bound
and LP agree, which saves the LP steps (see ``meester``). Once they do, the MIP over the columns
gives a plan; then all plans are listed that could be in a solution better than the bound less a
margin, and the MIP over those is solved. A solution worth at least the bound less the margin is
optimal; else its shortfall is the next margin.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from matching.engine.klok import Klok
from matching.engine.meting import Meld, Meting
from matching.engine.plaatsing import Afgebroken

from .aanloop import Aanloop
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
KLEIN_TEKORT = 30
"""Units of value: what is nearer to the bound than this is better left to the proof's short lists
than to more cuts, or to a choice out of all columns."""
MEESTE_VERGEEFS, _VERGEEFS = 3, 0.01
"""After so many rounds of cuts in a row that each brought the bound nearer to the plan by no more
than this share, the proof's lists are tried once."""
BEZOEK_MARGE, BEZOEKEN_HOOGSTENS = 60 * SCHAAL, 4
WEEK_MARGE, WEKEN_HOOGSTENS = 10 * SCHAAL, 8
"""Which plans are columns to begin with: so near the best, and so many per volunteer, of those who
can take one request and of the others."""
OPNIEUW_MARGE, OPNIEUW_HOOGSTENS = 20 * SCHAAL, 8
"""The same of all plans, when it begins at the prices of a problem much like this one."""
NABIJ = 1e-4
"""When the bound is within this share of the LP, a first plan is made out of that: little of it is
a fraction by then, and the rounds that follow may take as long as all before. If that plan is not
as near, the next is made at half the distance."""
MEESTE_AANLOPEN = 15
_AANGELOPEN = 3e-5
"""A share of the bound: when a round of steps gains less, the LP is next."""
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
        self._nabij = NABIJ
        self._neem(begin)

    def los_op(self) -> Uitkomst:
        """The best solution that the time allows, proven if it can be."""
        prijzen = self._genereer()
        return Uitkomst(self.gekozen, self.waarde, self.grens, prijzen)

    def _klaar(self) -> bool:
        return self.waarde >= self.grens

    def _genereer(self) -> Prijzen | None:
        """Column generation; the prices of the best bound, None if there was no time for any."""
        einde = self.klok.deel(_DEEL_VOOR_KOLOMMEN)
        if einde.voorbij():
            return None
        meester = Meester(
            self.inkoop.planners.aantal_vragen,
            [1] * len(self.inkoop.planners),
            self.inkoop.kredieten,
            ruim=True,
        )
        if self._prijzen is None:
            laagste, beste = self._begin(meester, einde)
        else:
            laagste, beste = self._herbegin(meester, self._prijzen)
        geduld, halveringen = self.inkoop.planners.geduld, 1
        gesneden, vergeefs, geprobeerd = self.grens, 0, False
        while not self._klaar():
            if not self._los_op(meester, einde):
                break
            prijzen = Prijzen.afgerond(*meester.duals())
            nieuw, vorige = 0, laagste
            for poging in (prijzen.naar(beste, halveringen), prijzen):
                aanbod = self._vraag_aan(poging)
                if aanbod.grens < laagste:
                    laagste, beste = aanbod.grens, poging
                with self.meting.fase("lp"):
                    nieuw += meester.voeg_toe(aanbod.kolommen)
                if nieuw > _WEINIG * len(self.inkoop.planners):
                    break
            # Prices that prove less than those before went too far from what is known to be good.
            halveringen += 1 if laagste == vorige else -1
            halveringen = min(max(1, halveringen), MEESTE_HALVERINGEN)
            self._meld("kolommen")
            # Below one unit of the objective the LP has nothing left to say.
            klaar = laagste < (int(meester.doelwaarde + 1e-6) + 1) * SCHAAL
            uitgekocht = klaar or (not nieuw and aanbod.volledig)
            if not uitgekocht:
                self._rond_vroeg_af(meester, meester.kolommen)
            elif meester.ruim:
                with self.meting.fase("lp"):
                    meester.span_aan()
            else:
                self._rond_af(meester, meester.kolommen)
                tekort = self.grens - self.waarde
                vergeefs = vergeefs + 1 if gesneden - self.grens <= _VERGEEFS * tekort else 0
                gesneden = self.grens
                if not geprobeerd and (tekort <= KLEIN_TEKORT or vergeefs == MEESTE_VERGEEFS):
                    geprobeerd = True
                    self._bewijs(beste)
                    self.inkoop.planners.wees_geduldig(geduld)
                if self._klaar() or not self._snijd(meester):
                    break
            if not (nieuw or aanbod.volledig):
                geduld *= 8
                self.inkoop.planners.wees_geduldig(geduld)
        if self.grens - self.waarde > KLEIN_TEKORT:
            self._kies(meester.kolommen)
        if not self._klaar():
            self._bewijs(beste)
        return beste

    def _los_op(self, meester: Meester, einde: Klok) -> bool:
        """Solves the LP; when the time is up, what it knew already still makes a plan."""
        with self.meting.fase("lp"):
            opgelost = not einde.voorbij() and meester.los_op(einde.over())
        if not opgelost and meester.opgelost:
            self._rond_af(meester, meester.kolommen)
        return opgelost

    def _begin(self, meester: Meester, einde: Klok) -> tuple[int, Prijzen]:
        """Columns for the LP, and a first plan; the best bound, scaled, and its prices."""
        beste = self._eerste_prijzen()
        aanbod = self._vraag_aan(beste)
        laagste = aanbod.grens
        self._meld("kolommen")
        with self.meting.fase("aanloop"):
            aanloop = Aanloop(
                self.gekozen, beste.vragen / SCHAAL, aanbod.hoogste / SCHAAL, self.inkoop.kredieten
            )
            aanloop.voeg_toe(aanbod.kolommen)
            aanloop.voeg_toe(self._goede(beste))
        for _ in range(MEESTE_AANLOPEN):
            if self._klaar() or einde.voorbij():
                break
            with self.meting.fase("aanloop"):
                prijzen = aanloop.stappen()
                # As long as they prove less than others, too far from those is lost effort.
                poging = prijzen if aanbod.grens <= laagste else prijzen.naar(beste, 1)
            vorige, aanbod = aanbod.grens, self._vraag_aan(poging)
            with self.meting.fase("aanloop"):
                aanloop.voeg_toe(aanbod.kolommen)
            if aanbod.grens < laagste:
                laagste, beste = aanbod.grens, poging
            self._meld("kolommen")
            if 0 <= vorige - aanbod.grens < _AANGELOPEN * aanbod.grens:
                break
        if self._klaar():
            return laagste, beste
        with self.meting.fase("lp"):
            meester.voeg_toe(kolom for kolom, _ in aanloop.gebruikt())
        if self._los_op(meester, einde):
            self._rond_vroeg_af(meester, aanloop.kolommen)
        else:
            self._vul(aanloop.gebruikt())
        with self.meting.fase("lp"):
            meester.voeg_toe(aanloop.kolommen)
        return laagste, beste

    def _herbegin(self, meester: Meester, prijzen: Prijzen) -> tuple[int, Prijzen]:
        """The same with prices that are near as they are."""
        aanbod = self._vraag_aan(prijzen)
        if not self._klaar():  # what changed may be worth just what its price says
            with self.meting.fase("lp"):
                meester.snijd(self.inkoop.sneden)
                meester.voeg_toe(self.gekozen)
                meester.voeg_toe(aanbod.kolommen)
                meester.voeg_toe(self._goede(prijzen))
                with suppress(Afgebroken):
                    dichtbij = self.inkoop.binnen(prijzen, OPNIEUW_MARGE)
                    aantal = OPNIEUW_HOOGSTENS * len(self.inkoop.planners)
                    meester.voeg_toe(islice(dichtbij, aantal))
        return aanbod.grens, prijzen

    def _goede(self, prijzen: Prijzen) -> Iterator[Kolom]:
        yield from self.inkoop.goede_bezoeken(prijzen, BEZOEK_MARGE, BEZOEKEN_HOOGSTENS)
        yield from self.inkoop.goede_weken(prijzen, WEEK_MARGE, WEKEN_HOOGSTENS)

    def _eerste_prijzen(self) -> Prijzen:
        """Those of the assignment, whose matches also make a first plan."""
        with self.meting.fase("stroom"):
            gekozen, prijzen = toewijzing(self.inkoop.planners)
            self._neem(eerste_keuze(self.inkoop, gekozen))
        return Prijzen(prijzen * SCHAAL, (0,) * len(self.inkoop.kredieten))

    def _snijd(self, meester: Meester) -> bool:
        """Adds the cuts that the LP's solution breaks; whether there are any."""
        sneden = gebroken_sneden(meester.gebruikt())
        self.inkoop.snijd(sneden)
        meester.snijd(sneden)
        return bool(sneden)

    def _rond_vroeg_af(self, meester: Meester, kolommen: Sequence[Kolom]) -> None:
        """A plan when the bound is near what the LP is worth, and far from the last one."""
        doel = meester.doelwaarde
        if self.grens - doel <= self._nabij * doel and self.grens - self.waarde > NABIJ * doel:
            self._rond_af(meester, kolommen)
            self._nabij /= 2

    def _rond_af(self, meester: Meester, kolommen: Sequence[Kolom]) -> None:
        """A plan out of the LP's solution: what is whole stays, the little else is chosen anew.

        Mostly it is whole but for a few clusters, and then this is the best choice of all.
        """
        gebruikt = meester.gebruikt()
        heel = [kolom for kolom, deel in gebruikt if deel > _HEEL]
        heel = haalbaar(heel, self.inkoop.kredieten)
        wie = {kolom.vrijwilliger for kolom in heel}
        vragen = {vraag for kolom in heel for vraag in kolom.vragen}
        rest = [
            kolom
            for kolom in kolommen
            if kolom.vrijwilliger not in wie and vragen.isdisjoint(kolom.vragen)
        ]
        if self.inkoop.kredieten or len(rest) > MEESTE_KOLOMMEN:
            self._vul(gebruikt)
        else:
            with self.meting.fase("mip"):
                self._neem([*heel, *self.kiezer.kies(rest).kolommen])
        self.meting.kolommen = max(self.meting.kolommen, len(kolommen))
        self._meld("keuze")

    def _vul(self, gebruikt: Sequence[tuple[Kolom, float]]) -> None:
        """A plan request by request, beginning with what is used most."""
        with self.meting.fase("mip"):
            meest_gebruikt = sorted(gebruikt, key=lambda paar: -paar[1])
            voorrang = self.inkoop.kandidaten(kolom for kolom, _ in meest_gebruikt)
            self._neem(eerste_keuze(self.inkoop, voorrang))

    def _vraag_aan(self, prijzen: Prijzen) -> Aanbod:
        with self.meting.fase("prijzen"):
            aanbod = self.inkoop.beste(prijzen)
        self.grens = min(self.grens, aanbod.grens // SCHAAL)
        return aanbod

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
