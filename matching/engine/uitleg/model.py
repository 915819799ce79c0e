"""The one place where an explanation meets the solver: the best choice of week plans, warm.

Imported only where something is solved, since it loads the solvers.

A change moves the optimum little, so the prices of the round still price nearly all plans right.
So the plans that fall little short of their volunteer's best at those prices are listed, and an LP
over these gives the prices of now; mostly its solution is whole, and then its value and the bound
at its prices prove each other. If not, the last step of the round's own proof (``docs/besluiten/
0005``) is taken at these prices, and only if that lists too much all begins from nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from matching.engine.klok import Klok
from matching.engine.modellen.keuze import Kiezer
from matching.engine.modellen.kolommen import SCHAAL, Inkoop, Kolom, Prijzen
from matching.engine.modellen.meester import Meester
from matching.engine.modellen.weekplanmodel import Weekplanmodel
from matching.engine.weekplannen import GEDULD, Afgebroken

from .stand import VEEL_GEDULD

EERSTE_MARGE = 16 * SCHAAL
MARGE = 4 * SCHAAL
MEESTE_KOLOMMEN = 20_000
_AFRONDING = 1e-5


@dataclass(frozen=True, slots=True)
class Opgelost:
    """The best plans found, a proven bound on their value, and prices (None: no time for any)."""

    kolommen: tuple[Kolom, ...]
    grens: int
    prijzen: Prijzen | None


def los_op(inkoop: Inkoop, aantal_vragen: int, klok: Klok, begin: Sequence[Kolom]) -> Opgelost:
    """From nothing but a plan to start from."""
    for planner in inkoop.planners:
        planner.afbreken = klok.voorbij
    inkoop.wees_geduldig(GEDULD)
    model = _Model(inkoop, aantal_vragen, klok, lambda fase, waarde, grens: None, begin)
    uitkomst = model.los_op()
    return Opgelost(uitkomst.kolommen, uitkomst.grens, model.prijzen)


def los_weer_op(
    inkoop: Inkoop,
    klok: Klok,
    begin: Sequence[Kolom],
    prijzen: Prijzen,
    liefst: Mapping[int, int],
) -> Opgelost:
    """From the prices of a problem much like this one.

    ``liefst``: request -> volunteer; of plans that are as good, one that keeps most of these.
    """
    for planner in inkoop.planners:
        planner.afbreken = klok.voorbij
    inkoop.wees_geduldig(VEEL_GEDULD)
    poging = _Poging(inkoop, klok, begin)
    prijzen = poging.bijgesteld(prijzen)
    poging.bewijs(prijzen)
    if poging.klaar():
        return Opgelost(poging.meest_gelijk(prijzen, liefst), poging.grens, prijzen)
    if klok.voorbij():
        return Opgelost(poging.kolommen, poging.grens, prijzen)
    koud = los_op(inkoop, len(prijzen.vragen), klok, poging.kolommen)
    return replace(koud, grens=min(poging.grens, koud.grens))


class _Model(Weekplanmodel):
    """Keeps its prices."""

    prijzen: Prijzen | None = None

    def _genereer(self) -> Prijzen | None:
        self.prijzen = super()._genereer()
        return self.prijzen


class _Poging:
    """The best plan so far and a bound on any, by listing and choosing at given prices."""

    def __init__(self, inkoop: Inkoop, klok: Klok, begin: Sequence[Kolom]) -> None:
        self.inkoop = inkoop
        self.klok = klok
        self.grens = inkoop.eenvoudige_grens()
        self.kolommen: tuple[Kolom, ...] = ()
        self._waarde = 0
        self._laatste: tuple[Prijzen, int] | None = None
        self._neem(begin)

    def klaar(self) -> bool:
        return self._waarde >= self.grens

    def bijgesteld(self, prijzen: Prijzen) -> Prijzen:
        """Prices of a lower bound: column generation out of the plans that are near the best."""
        laagste = self._begrens(prijzen)
        meester = self._meester(len(prijzen.vragen))
        meester.voeg_toe([*self.kolommen, *(self._binnen(prijzen, EERSTE_MARGE) or ())])
        while not self.klok.voorbij() and meester.los_op(self.klok.over()):
            poging = Prijzen.afgerond(*meester.duals())
            aanbod = self.inkoop.beste(poging)
            if aanbod.grens < laagste:
                laagste, prijzen = aanbod.grens, poging
                self.grens = min(self.grens, laagste // SCHAAL)
                self._laatste = prijzen, laagste
            heel = _heel(meester, self.inkoop)  # asked before columns are added, as it must be
            if laagste < (int(meester.doelwaarde + 1e-6) + 1) * SCHAAL or not meester.voeg_toe(
                aanbod.kolommen
            ):
                self._neem(heel or ())
                break
        return prijzen

    def bewijs(self, prijzen: Prijzen) -> None:
        """Chooses within a growing margin, for as long as the list is of a size to choose from."""
        kiezer = Kiezer(self.inkoop.kredieten, self.klok)
        geschaald, marge = self._begrens(prijzen), MARGE
        while not self.klaar() and not self.klok.voorbij():
            lijst = self._binnen(prijzen, marge)
            if lijst is None:
                return
            keuze = kiezer.kies(lijst)
            self._neem(keuze.kolommen)
            if keuze.grens is not None:
                # A plan outside the list is worth at most the bound less the margin.
                buiten = (geschaald - marge) // SCHAAL
                self.grens = min(self.grens, max(keuze.grens, buiten))
            marge *= 8

    def meest_gelijk(self, prijzen: Prijzen, liefst: Mapping[int, int]) -> tuple[Kolom, ...]:
        """Of all plans as good as this one, one that keeps the most of these matches."""
        tekort = self._begrens(prijzen) - self._waarde * SCHAAL
        lijst = self._binnen(prijzen, tekort + 1)
        if lijst is None or self.klok.voorbij():
            return self.kolommen
        # A match that is kept counts as a decimal; together they never make a whole.
        eenheid = 1 + len(liefst)
        fijner = [
            replace(
                kolom,
                waarde=kolom.waarde * eenheid
                + sum(liefst.get(vraag) == kolom.vrijwilliger for vraag in kolom.vragen),
            )
            for kolom in lijst
        ]
        meester = self._meester(len(prijzen.vragen))
        meester.voeg_toe(fijner)
        gekozen = _heel(meester, self.inkoop) if meester.los_op(self.klok.over()) else None
        if gekozen is None:
            gekozen = Kiezer(self.inkoop.kredieten, self.klok).kies(fijner).kolommen
        gelijk = [replace(kolom, waarde=kolom.waarde // eenheid) for kolom in gekozen]
        # What the solver makes of such decimals is only taken when it is exactly as good.
        zelfde = sum(kolom.waarde for kolom in gelijk) == self._waarde
        return tuple(gelijk) if zelfde else self.kolommen

    def _neem(self, kolommen: Sequence[Kolom]) -> None:
        waarde = sum(kolom.waarde for kolom in kolommen)
        if waarde > self._waarde:
            self.kolommen, self._waarde = tuple(kolommen), waarde

    def _begrens(self, prijzen: Prijzen) -> int:
        """The bound that these prices prove, scaled."""
        if self._laatste is None or self._laatste[0] is not prijzen:
            self._laatste = prijzen, self.inkoop.beste(prijzen).grens
            self.grens = min(self.grens, self._laatste[1] // SCHAAL)
        return self._laatste[1]

    def _binnen(self, prijzen: Prijzen, marge: int) -> list[Kolom] | None:
        """All plans that fall short by less than the margin; None when they are too many."""
        try:
            lijst = list(islice(self.inkoop.binnen(prijzen, marge), MEESTE_KOLOMMEN + 1))
        except Afgebroken:
            return None
        return lijst if len(lijst) <= MEESTE_KOLOMMEN else None

    def _meester(self, vragen: int) -> Meester:
        return Meester(vragen, [1] * len(self.inkoop.planners), self.inkoop.kredieten)


def _heel(meester: Meester, inkoop: Inkoop) -> Sequence[Kolom] | None:
    """The solution of the LP where it is in whole numbers and keeps the budgets to the unit."""
    gebruikt = meester.gebruikt()
    kolommen = [kolom for kolom, _ in gebruikt]
    vragen = [vraag for kolom in kolommen for vraag in kolom.vragen]
    if any(deel < 1 - _AFRONDING for _, deel in gebruikt) or any(
        krediet.eenheden(vragen) > krediet.capaciteit for krediet in inkoop.kredieten
    ):
        return None
    return kolommen
