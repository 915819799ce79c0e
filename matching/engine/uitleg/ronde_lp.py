"""The LP of a round, kept while one question after the other is asked about it.

A question changes the week plans of a few volunteers. Their columns are taken out of the LP and
others put in; a few pivots from the optimum of before, and mostly one or two rounds of new columns,
give the new optimum and prices. The columns of all others stay for the next question. Bound and
proof are those of ``modellen``: the prices, rounded, and the best plan of everybody at them.

Between plans that are as good, one that is nearest to the round's is found without more ado: each
match of the round is worth 1 / SCHAAL more, and all of those together less than one unit.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from matching.engine.klok import Klok
from matching.engine.modellen.inkoop import Inkoop
from matching.engine.modellen.keuze import Kiezer
from matching.engine.modellen.kolommen import SCHAAL, Kolom, Prijzen, Snede
from matching.engine.modellen.meester import Meester
from matching.engine.modellen.sneden import gebroken_sneden
from matching.engine.plaatsing import Afgebroken

from .stand import Stand

BEGIN_MARGE, BEGIN_HOOGSTENS = 16 * SCHAAL, 8
"""Which plans the LP begins with: so near the best, and at most so many per volunteer of all."""
MEESTE_BALLAST = 1000
"""Columns of past questions, after which the LP is built anew without them."""
EERSTE_MARGE, MEESTE_KOLOMMEN = 8 * SCHAAL, 6000
"""Which plans are chosen from first where the LP stays a fraction, and how many at most."""
_MEER_DAN_ALLES = 1 << 48
"""What no plan leaves after paying, scaled; small enough to add up."""


class RondeLp:
    """For a round without budgets that bind and with fewer than SCHAAL new matches.

    ``begin``: columns to start from; ``prijzen``: those of the round, with their cuts in
    ``inkoop``; ``liefst``: its new matches, by request.
    """

    def __init__(
        self,
        inkoop: Inkoop,
        klok: Klok,
        begin: Iterable[Kolom],
        prijzen: Prijzen,
        liefst: Mapping[int, int],
    ) -> None:
        self._liefst = liefst
        self._rijen = inkoop.planners.aantal_vragen, len(inkoop.planners) + 1  # and one newcomer
        self._prijzen = prijzen
        self._meester = self._nieuw(begin, inkoop.sneden)
        inkoop.planners.met_klok(klok.voorbij)
        with suppress(Afgebroken):
            dichtbij = inkoop.binnen(prijzen, BEGIN_MARGE)
            self._meester.voeg_toe(islice(dichtbij, BEGIN_HOOGSTENS * len(inkoop.planners)))
        inkoop.planners.met_klok(lambda: False)  # this question's clock is not the next one's

    def los_op(self, stand: Stand, klok: Klok, begin: Iterable[Kolom]) -> tuple[Kolom, ...] | None:
        """The best plan after a change; None when it is not found, or not proven, in time.

        ``begin``: any plan after the change, to start from.
        """
        _, helpers = self._rijen
        if len(stand.planners) > helpers:
            return None
        if self._meester.ballast > MEESTE_BALLAST:
            self._meester = self._nieuw(self._meester.te_kiezen(), self._meester.sneden)
        stand.planners.met_klok(klok.voorbij)
        inkoop = Inkoop(stand.planners, (), self._liefst)
        inkoop.snijd(self._meester.sneden)
        with self._meester.zonder(stand.anders):
            self._meester.voeg_toe(een for een in begin if een.vrijwilliger in stand.anders)
            self._meester.voeg_toe(inkoop.beste(self._prijzen, _van_anderen(stand)).kolommen)
            return self._genereer(inkoop, klok)

    def _nieuw(self, kolommen: Iterable[Kolom], sneden: Sequence[Snede]) -> Meester:
        vragen, helpers = self._rijen
        meester = Meester(vragen, [1] * helpers, (), self._liefst)
        meester.snijd(sneden)
        meester.voeg_toe(kolommen)
        return meester

    def _genereer(self, inkoop: Inkoop, klok: Klok) -> tuple[Kolom, ...] | None:
        """Columns and cuts until the LP's solution is a plan, or a plan as good is found."""
        meester = self._meester
        while not klok.voorbij() and meester.los_op(klok.over()):
            prijzen = Prijzen.afgerond(*meester.duals())
            gebruikt = (kolom for kolom, _ in meester.gebruikt())
            aanbod = inkoop.beste(prijzen, inkoop.opbrengst(gebruikt, prijzen))
            nieuw = meester.voeg_toe(aanbod.kolommen)
            if aanbod.grens // SCHAAL > int(meester.doelwaarde + 1e-6) and nieuw:
                continue
            keuze = self._heel(klok)
            waarde = sum(kolom.waarde for kolom in keuze)
            if waarde >= aanbod.grens // SCHAAL:
                return keuze
            sneden = gebroken_sneden(meester.gebruikt())
            if not (sneden or nieuw):
                return self._uit_alle(inkoop, klok, prijzen, aanbod.grens, waarde)
            inkoop.snijd(sneden)
            meester.snijd(sneden)
        return None

    def _heel(self, klok: Klok) -> tuple[Kolom, ...]:
        """The LP's solution where it is whole, and the best choice of columns for the rest."""
        gebruikt = self._meester.gebruikt()
        heel = [kolom for kolom, deel in gebruikt if deel > 1 - 1e-6]
        if len(heel) == len(gebruikt):
            return tuple(heel)
        wie = {kolom.vrijwilliger for kolom in heel}
        vragen = {vraag for kolom in heel for vraag in kolom.vragen}
        rest = [
            kolom
            for kolom in self._meester.te_kiezen()
            if kolom.vrijwilliger not in wie and vragen.isdisjoint(kolom.vragen)
        ]
        return (*heel, *Kiezer((), klok, self._liefst).kies(rest).kolommen)

    def _uit_alle(
        self, inkoop: Inkoop, klok: Klok, prijzen: Prijzen, volledig: int, waarde: int
    ) -> tuple[Kolom, ...] | None:
        """The best out of all plans that can be in a solution better than one worth ``waarde``.

        ``volledig``: the scaled bound that the prices prove. As step 5 of the method: first the
        plans nearest to the best; the better the choice out of those, the fewer others can matter.
        """
        marge = 0
        while (tekort := volledig - waarde * SCHAAL) > marge:
            marge = min(max(4 * marge, EERSTE_MARGE), tekort)
            try:
                kolommen = list(islice(inkoop.binnen(prijzen, marge + 1), MEESTE_KOLOMMEN + 1))
            except Afgebroken:
                return None
            if len(kolommen) > MEESTE_KOLOMMEN:
                return None
            keuze = Kiezer((), klok, self._liefst).kies(kolommen)
            if keuze.grens is None:
                return None
            nu = sum(kolom.waarde for kolom in keuze.kolommen)
            if nu >= max(keuze.grens, (volledig - marge - 1) // SCHAAL):
                return keuze.kolommen
            waarde = max(waarde, nu)
        return None


def _van_anderen(stand: Stand) -> NDArray[np.int64]:
    """So much that nothing is looked for, but for those that the change touches."""
    bekend = np.full(len(stand.planners), _MEER_DAN_ALLES)
    bekend[list(stand.anders)] = 0
    return bekend
