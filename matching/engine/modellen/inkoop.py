"""The pricing of week plans in exact integers, and the bound that any prices prove.

Any prices of 0 or more for requests, budgets and cuts give a proven bound (the Lagrangian of the
set packing): what the prices come to (``Inkoop.som``), plus for each volunteer the best week plan
after paying them. So the solver may be as inexact as it likes; prices are rounded to multiples of
2**-10 and all else is integer arithmetic.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from heapq import nlargest

import numpy as np
from numpy.typing import NDArray

from matching.engine.momentbits import posities
from matching.engine.plaatsing import Afgebroken
from matching.engine.planners import Planners
from matching.engine.prijslijst import Prijslijst, Snijprijs
from matching.engine.weekplannen import Toeslag

from .kolommen import SCHAAL, Kolom, Prijzen, Snede, bonus
from .kredieten import Krediet

GELIJKSPEL = 2 * SCHAAL
"""Plans of one request that fall no further short of the best than this are offered with it."""


@dataclass(frozen=True, slots=True)
class Aanbod:
    """The best plans of each volunteer at some prices; ``grens`` bounds the objective, scaled.

    ``hoogste``: by volunteer a bound on what their best plan leaves after paying; with
    ``Inkoop.som`` they make ``grens``. ``volledig``: no search was cut short, so that patience
    would not lower the bound.
    """

    grens: int
    hoogste: NDArray[np.int64]
    kolommen: tuple[Kolom, ...]
    volledig: bool


@dataclass(frozen=True, slots=True)
class _Geraakt:
    """A cut counts a volunteer's plans with at least ``nodig`` of ``welke``, a bit set.

    Those that it counts more often are here again, with two more of them.
    """

    snede: int
    welke: int
    nodig: int


class Inkoop:
    """Prices the week plans of all volunteers.

    ``liefst``: matches that get a ``bonus``.
    """

    def __init__(
        self,
        planners: Planners,
        kredieten: Sequence[Krediet],
        liefst: Mapping[int, int] | None = None,
    ) -> None:
        self.planners = planners
        self.kredieten = kredieten
        self.liefst = liefst or {}
        self._waarde = planners.waarde * SCHAAL
        if liefst:
            bij = np.full(planners.aantal_vragen, -1)
            bij[list(liefst)] = list(liefst.values())
            self._waarde += bij[planners.vraag] == planners.vrijwilliger
        self._een = planners.ruimte[planners.vrijwilliger] == 1
        self._meer = np.flatnonzero(~self._een)
        self.sneden: list[Snede] = []
        self._geraakt: dict[int, list[_Geraakt]] = {}

    def snijd(self, sneden: Sequence[Snede]) -> None:
        """Adds cuts, which have a price of their own from now on."""
        for snede in sneden:
            bij = np.flatnonzero(np.isin(self.planners.vraag, list(snede.vragen)))
            wie, begin = np.unique(self.planners.vrijwilliger[bij], return_index=True)
            # Of nobody there is one part, an empty one: not strict.
            for nr, van in zip(wie.tolist(), np.split(bij, begin[1:]), strict=False):
                plekken = van - self.planners.begin[nr]
                welke = sum(1 << plek for plek in plekken.tolist())
                eerste = 1 if nr in snede.vrijwilligers else 2
                hoogstens = min(len(plekken), int(self.planners.ruimte[nr]))
                for nodig in range(eerste, hoogstens + 1, 2):
                    geraakt = _Geraakt(len(self.sneden), welke, nodig)
                    self._geraakt.setdefault(nr, []).append(geraakt)
            self.sneden.append(snede)

    def prijslijst(self, prijzen: Prijzen) -> Prijslijst:
        """Prices by id, to keep."""
        vragen, helpers = self.planners.probleem.vragen, self.planners.probleem.vrijwilligers
        duur = np.flatnonzero(prijzen.vragen)
        budgetten = zip(self.kredieten, prijzen.budgetten, strict=True)
        return Prijslijst(
            {vragen[nr].id: int(prijzen.vragen[nr]) for nr in duur.tolist()},
            {krediet.id: prijs for krediet, prijs in budgetten if prijs},
            tuple(
                Snijprijs(
                    tuple(sorted(vragen[nr].id for nr in snede.vragen)),
                    tuple(sorted(helpers[nr].id for nr in snede.vrijwilligers)),
                    prijs,
                )
                for snede, prijs in zip(self.sneden, prijzen.sneden, strict=False)
                if prijs
            ),
        )

    def prijzen(self, lijst: Prijslijst) -> Prijzen:
        """Prices that were kept, with their cuts added; what the problem no longer has is let go.

        For an ``Inkoop`` without cuts.
        """
        probleem = self.planners.probleem
        vragen = {vraag.id: nr for nr, vraag in enumerate(probleem.vragen)}
        helpers = {helper.id: nr for nr, helper in enumerate(probleem.vrijwilligers)}
        prijzen = np.array([lijst.vragen.get(id_, 0) for id_ in vragen], np.int64)
        sneden = {
            Snede(
                frozenset(vragen[id_] for id_ in een.vragen),
                frozenset(helpers[id_] for id_ in een.vrijwilligers),
            ): een.prijs
            for een in lijst.sneden
            if vragen.keys() >= set(een.vragen) and helpers.keys() >= set(een.vrijwilligers)
        }
        self.snijd([*sneden])
        budgetten = tuple(lijst.budgetten.get(krediet.id, 0) for krediet in self.kredieten)
        return Prijzen(prijzen, budgetten, tuple(sneden.values()))

    def som(self, prijzen: Prijzen) -> int:
        """What all requests, budgets and cuts together cost at most."""
        sneden = zip(self.sneden, prijzen.sneden, strict=False)
        vast = int(prijzen.vragen.sum()) + sum(prijzen.budgetten)
        return vast + sum(snede.hoogstens * prijs for snede, prijs in sneden)

    def kolom(self, nr: int, plan: int) -> Kolom:
        """A plan of a volunteer as a column."""
        plekken = [self.planners.begin[nr] + plek for plek in posities(plan)]
        vragen = tuple(sorted(self.planners.vraag[plekken].tolist()))
        return Kolom(nr, plan, vragen, int(self.planners.waarde[plekken].sum()))

    def kandidaten(self, kolommen: Iterable[Kolom]) -> Iterator[int]:
        """The numbers of the candidates in these columns, in their order."""
        for kolom in kolommen:
            begin = int(self.planners.begin[kolom.vrijwilliger])
            yield from (begin + plek for plek in posities(kolom.plan))

    def eenvoudige_grens(self) -> int:
        """A bound on the objective without any search: each request its most valuable candidate."""
        hoogste = np.zeros(self.planners.aantal_vragen, np.int64)
        np.maximum.at(hoogste, self.planners.vraag, self.planners.waarde)
        return int(hoogste.sum())

    def opbrengst(self, kolommen: Iterable[Kolom], prijzen: Prijzen) -> NDArray[np.int64]:
        """By volunteer the most that one of these columns leaves after paying; at least 0."""
        hoogste = np.zeros(len(self.planners), np.int64)
        prijs = self.prijs_per_vraag(prijzen).tolist()
        sneden = [een for een in zip(self.sneden, prijzen.sneden, strict=False) if een[1]]
        for kolom in kolommen:
            winst = kolom.waarde * SCHAAL + bonus(kolom, self.liefst)
            winst -= sum(prijs[vraag] for vraag in kolom.vragen)
            winst -= sum(bedrag * snede.telt(kolom) for snede, bedrag in sneden)
            hoogste[kolom.vrijwilliger] = max(hoogste[kolom.vrijwilliger], winst)
        return hoogste

    def beste(self, prijzen: Prijzen, bekend: NDArray[np.int64] | None = None) -> Aanbod:
        """The best plan of every volunteer at these prices, and the bound that they prove.

        ``bekend``: by volunteer what they may keep anyway, 0 or more; only plans that leave more
        are looked for. The bound is as true, and no worse where a known plan leaves as much.
        """
        winst = self._winst(prijzen)
        drempel = np.zeros(len(self.planners), np.int64) if bekend is None else bekend
        hoogste = np.maximum(self._hoogste(winst), drempel)
        goed = self._een & (winst > drempel[self.planners.vrijwilliger])
        goed &= winst >= hoogste[self.planners.vrijwilliger] - GELIJKSPEL
        kolommen = list(self._enkele(np.flatnonzero(goed)))
        volledig = True
        for nr, eigen in self._winsten(winst, self._meer[winst[self._meer] > 0]):
            toeslagen = self._toeslagen(nr, prijzen)
            totaal, plan, hoogstens = self.planners[nr].beste(eigen, toeslagen, int(drempel[nr]))
            hoogste[nr] = hoogstens
            volledig = volledig and totaal == hoogstens
            if plan:
                kolommen.append(self.kolom(nr, plan))
        grens = self.som(prijzen) + int(hoogste.sum())
        return Aanbod(grens, hoogste, tuple(kolommen), volledig)

    def binnen(self, prijzen: Prijzen, marge: int) -> Iterator[Kolom]:
        """Every plan that may be in a solution worth more than the bound less ``marge`` (scaled).

        Any solution falls short of the bound by at least what each of its plans falls short of
        the best plan of its volunteer. Raises ``Afgebroken`` when time is up.
        """
        winst = self._winst(prijzen)
        yield from self._enkele(self._bijna(winst, marge))
        for nr, eigen in self._winsten(winst, self._meer[winst[self._meer] > -marge]):
            for _, plan in self._weken(nr, eigen, prijzen, marge):
                yield self.kolom(nr, plan)

    def _weken(
        self, nr: int, winst: Mapping[int, int], prijzen: Prijzen, marge: int
    ) -> Iterator[tuple[int, int]]:
        """A volunteer's plans within ``marge`` of their best, with what each leaves."""
        planner, toeslagen = self.planners[nr], self._toeslagen(nr, prijzen)
        beste, _, _ = planner.beste({plek: w for plek, w in winst.items() if w > 0}, toeslagen)
        return planner.plannen(winst, beste - marge, toeslagen)

    def goede_weken(self, prijzen: Prijzen, marge: int, hoogstens: int) -> Iterator[Kolom]:
        """Of each volunteer who can take several requests up to so many plans, the best within
        ``marge`` of their best, as far as patience goes."""
        winst = self._winst(prijzen)
        for nr, eigen in self._winsten(winst, self._meer[winst[self._meer] > -marge]):
            weken = []
            with suppress(Afgebroken):
                for week in self._weken(nr, eigen, prijzen, marge):
                    weken.append(week)  # what came before a stop counts too
            yield from (self.kolom(nr, plan) for _, plan in nlargest(hoogstens, weken))

    def goede_bezoeken(self, prijzen: Prijzen, marge: int, hoogstens: int) -> Iterator[Kolom]:
        """Of each volunteer who can take one request up to so many plans, likewise."""
        winst = self._winst(prijzen)
        plekken = self._bijna(winst, marge)
        volgorde = np.lexsort((-winst[plekken], self.planners.vrijwilliger[plekken]))
        plekken = plekken[volgorde]
        wie = self.planners.vrijwilliger[plekken]
        rang = np.arange(len(wie)) - np.searchsorted(wie, wie)
        yield from self._enkele(plekken[rang < hoogstens])

    def _bijna(self, winst: NDArray[np.int64], marge: int) -> NDArray[np.int64]:
        goed = winst > self._hoogste(winst)[self.planners.vrijwilliger] - marge
        return np.flatnonzero(self._een & goed)

    def _enkele(self, plekken: NDArray[np.int64]) -> Iterator[Kolom]:
        """The plans of one request that these candidates are."""
        planners = self.planners
        wie = planners.vrijwilliger[plekken]
        for nr, plek, vraag, waarde in zip(
            wie.tolist(),
            (plekken - planners.begin[wie]).tolist(),
            planners.vraag[plekken].tolist(),
            planners.waarde[plekken].tolist(),
            strict=True,
        ):
            yield Kolom(nr, 1 << plek, (vraag,), waarde)

    def _winst(self, prijzen: Prijzen) -> NDArray[np.int64]:
        """Per candidate its value less its price, scaled."""
        prijs = self.prijs_per_vraag(prijzen)
        winst: NDArray[np.int64] = self._waarde - prijs[self.planners.vraag]
        for nr in self._geraakt:
            if self.planners.ruimte[nr] == 1:
                for toeslag in self._toeslagen(nr, prijzen):
                    plekken = self.planners.begin[nr] + np.array(posities(toeslag.welke))
                    winst[plekken] -= toeslag.bedrag
        return winst

    def _toeslagen(self, nr: int, prijzen: Prijzen) -> list[Toeslag]:
        """What the prices of the cuts add to a volunteer's plans."""
        return [
            Toeslag(een.welke, een.nodig, prijzen.sneden[een.snede])
            for een in self._geraakt.get(nr, ())
            if een.snede < len(prijzen.sneden) and prijzen.sneden[een.snede]
        ]

    def _hoogste(self, winst: NDArray[np.int64]) -> NDArray[np.int64]:
        """Of each volunteer who can take one request the highest gain; at least 0."""
        hoogste = np.zeros(len(self.planners), np.int64)
        wie = np.unique(self.planners.vrijwilliger)
        if len(wie):
            van = self.planners.begin[wie]
            hoogste[wie] = np.maximum.reduceat(np.where(self._een, winst, 0), van)
        return np.maximum(hoogste, 0)

    def _winsten(
        self, winst: NDArray[np.int64], keuze: NDArray[np.int64]
    ) -> Iterator[tuple[int, dict[int, int]]]:
        """Per volunteer the gains of these candidates, by their place in plans."""
        eigenaar = self.planners.vrijwilliger[keuze]
        wie, begin = np.unique(eigenaar, return_index=True)
        einde = np.append(begin, len(keuze))[1:]
        plek = (keuze - self.planners.begin[eigenaar]).tolist()
        bedrag = winst[keuze].tolist()
        for nr, van, tot in zip(wie.tolist(), begin.tolist(), einde.tolist(), strict=True):
            yield nr, dict(zip(plek[van:tot], bedrag[van:tot], strict=True))

    def prijs_per_vraag(self, prijzen: Prijzen) -> NDArray[np.int64]:
        """A request's own price and its share in the budgets, rounded down.

        Rounding down keeps the bound true: together the shares never pass the budget's price.
        """
        totaal = prijzen.vragen.copy()
        for krediet, prijs in zip(self.kredieten, prijzen.budgetten, strict=True):
            for vraag, eenheden in krediet.verbruik.items():
                if eenheden:
                    totaal[vraag] += prijs * eenheden // krediet.capaciteit
        return totaal
