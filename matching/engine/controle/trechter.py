"""Why an unmatched request has no volunteer: for each volunteer the first rule that says no.

A pair is judged alone, all other matches ignored, rule after rule in the order of the design; a
rule says no when no moment survives it and the rules before it.
"""

from collections import Counter
from collections.abc import Iterable

from matching.engine.probleem import CYCLUS, WEEK, WEKEN, Probleem, Vraag, Vrijwilliger

from .menigte import Menigte
from .paren import KWARTIER, Tijdvak, vakken_van_vraag, vakken_van_vrijwilliger, van_huis

KWARTIEREN = CYCLUS // KWARTIER
KWARTIEREN_PER_WEEK = WEEK // KWARTIER
KANDIDAAT = "kandidaat"


class Trechters:
    """Counts, for a request, the volunteers per rule that rules the pair out alone."""

    def __init__(self, probleem: Probleem) -> None:
        self.vrijwilligers = probleem.vrijwilligers
        self._menigte = Menigte(probleem.vrijwilligers)
        vast = {een.vraag for een in probleem.vast}
        self.boven_budget = {
            vraag
            for budget in probleem.budgetten
            for vraag, eenheden in budget.verbruik.items()
            if eenheden > budget.capaciteit and vraag not in vast
        }
        self._vakken = {v.id: vakken_van_vrijwilliger(v) for v in probleem.vrijwilligers}
        # What comes back for many pairs is worked out once.
        self._starts: dict[tuple[str, int, int], int] = {}

    def van(self, vraag: Vraag) -> dict[str, int]:
        """Volunteers per rule code without zeros, and under KANDIDAAT those no rule rules out."""
        telling: Counter[str] = Counter()
        over = self._menigte.allen
        for code, afgevallen in self._menigte.zonder_moment(vraag).items():
            telling[code] = (over & afgevallen).bit_count()
            over &= ~afgevallen
        nabij = self._menigte.misschien_nabij(vraag, over)
        telling["afstand"] = over.bit_count() - len(nabij)
        starts = starts_in(vakken_van_vraag(vraag), vraag.duur)
        telling.update(
            self._eerste_regel(vraag, starts, self.vrijwilligers[nummer]) for nummer in nabij
        )
        return {code: aantal for code, aantal in telling.items() if aantal}

    def _eerste_regel(self, vraag: Vraag, starts: int, vrijwilliger: Vrijwilliger) -> str:
        """The first rule from ``afstand`` on that rules the pair out, or KANDIDAAT."""
        minuten = van_huis(vraag, vrijwilliger)
        if minuten > vrijwilliger.max_reistijd:
            return "afstand"
        if not momenten(starts & self._starts_bij(vrijwilliger, vraag.duur), vraag.ritme):
            return "tijd"
        met_reis = self._starts_bij(vrijwilliger, vraag.duur, minuten)
        if not momenten(starts & met_reis, vraag.ritme):
            return "reis"
        if vraag.duur + 2 * minuten > vrijwilliger.max_minuten_per_week:
            return "uren"
        if vrijwilliger.max_koppelingen < 1 or (vraag.zwaar and vrijwilliger.max_zwaar < 1):
            return "koppelingen"
        if vraag.id in self.boven_budget:
            return "budget"
        return KANDIDAAT

    def _starts_bij(self, vrijwilliger: Vrijwilliger, duur: int, marge: int = 0) -> int:
        sleutel = (vrijwilliger.id, duur, marge)
        starts = self._starts.get(sleutel)
        if starts is None:
            starts = starts_in(self._vakken[vrijwilliger.id], duur, marge)
            self._starts[sleutel] = starts
        return starts


def starts_in(vakken: Iterable[Tijdvak], duur: int, marge: int = 0) -> int:
    """The quarters of the cycle at which a visit can start, as a number with a bit for each.

    The visit of ``duur`` minutes, with ``marge`` minutes before and after, lies in one window.
    """
    starts = 0
    for vak in vakken:
        eerste = -(-(vak.begin + marge) // KWARTIER)
        laatste = (vak.begin + vak.lengte - marge - duur) // KWARTIER
        if eerste <= laatste:
            starts |= (1 << laatste + 1) - (1 << eerste)
    return (starts | starts >> KWARTIEREN) & (1 << KWARTIEREN) - 1


def momenten(starts: int, ritme: int) -> int:
    """The starts of the first ``ritme`` weeks whose repeats in later weeks are starts as well.

    A start in a later week falls away by itself: after week 3 there are no starts.
    """
    elke = starts
    for later in range(ritme, WEKEN, ritme):
        elke &= starts >> later * KWARTIEREN_PER_WEEK
    return elke
