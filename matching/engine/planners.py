"""The candidates as arrays and, for who can take more than one request, a week planner."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from .kandidaten import Kandidaat, Kandidaten
from .momentbits import laagste_bit
from .plaatsing import Afbreken
from .probleem import WEKEN, Moment, Probleem, Vraag
from .weekplannen import GEDULD, Weekplanner

Getallen = NDArray[np.int64]


class Planners:
    """Every volunteer's candidates, ``begin[v]`` to ``begin[v + 1]``, and how many fit in a plan.

    ``vraag``, ``vrijwilliger``, ``waarde``: per candidate, without those that ``vast`` rules out.
    ``ruimte``: per volunteer a bound on the requests in a plan, 1 for most. A week planner is made
    when it is first asked for; plans are bit sets over the volunteer's candidates in both.
    """

    def __init__(self, probleem: Probleem, kandidaten: Kandidaten, afbreken: Afbreken) -> None:
        self.probleem = probleem
        self._kandidaten = kandidaten
        self._eigen: dict[int, Sequence[Kandidaat]] = {}
        self._afbreken = afbreken
        self.geduld = GEDULD
        self._planners: dict[int, Weekplanner] = {}
        self._vast = _vast_per_vrijwilliger(probleem)
        self.vraag = kandidaten.vraag.astype(np.int64)
        self.vrijwilliger = kandidaten.vrijwilliger.astype(np.int64)
        self.waarde = kandidaten.waarde
        blijft = np.ones(len(kandidaten), bool)
        for nr in self._vast:
            van, tot = kandidaten.begin[nr], kandidaten.begin[nr + 1]
            over = {kandidaat.vraag for kandidaat in self[nr].kandidaten}
            blijft[van:tot] = [vraag in over for vraag in self.vraag[van:tot].tolist()]
        reistijd = kandidaten.reistijd[blijft]
        self.vraag, self.vrijwilliger = self.vraag[blijft], self.vrijwilliger[blijft]
        self.waarde = self.waarde[blijft]
        self.begin = np.searchsorted(self.vrijwilliger, np.arange(len(self) + 1))
        self.ruimte = self._ruimtes(reistijd)

    def __len__(self) -> int:
        return len(self.probleem.vrijwilligers)

    def __getitem__(self, nr: int) -> Weekplanner:
        if nr not in self._planners:
            planner = Weekplanner(
                self.probleem.vrijwilligers[nr],
                self.probleem.vragen,
                self.kandidaten_van(nr),
                self._vast.get(nr, ()),
                self._afbreken,
            )
            planner.geduld = self.geduld
            self._planners[nr] = planner
        return self._planners[nr]

    @property
    def aantal_vragen(self) -> int:
        """Requests in the problem."""
        return len(self.probleem.vragen)

    def kandidaten_van(self, nr: int) -> Sequence[Kandidaat]:
        """A volunteer's candidates by request, those that ``vast`` rules out too."""
        if nr in self._eigen:
            return self._eigen[nr]
        return self._kandidaten.van_vrijwilliger(nr)

    def wie_kan(self, vragen: Sequence[int]) -> set[int]:
        """The volunteers with a candidate among these requests, what ``vast`` rules out too."""
        van = self._kandidaten.vrijwilliger[np.isin(self._kandidaten.vraag, vragen)]
        eigen = {nr for nr, lijst in self._eigen.items() if any(k.vraag in vragen for k in lijst)}
        return set(van.tolist()) - self._eigen.keys() | eigen

    def past(self, nr: int, plan: int, plek: int) -> bool:
        """Whether a feasible plan is known to stay so with candidate ``plek`` added, in time."""
        if not plan:
            return True
        return bool(self.ruimte[nr] > 1) and not self._afbreken() and self[nr].past(plan, plek)

    def bezoeken(self, nr: int, plan: int) -> list[tuple[Kandidaat, int]]:
        """The candidates of a plan, each with the bit of its moment."""
        if not plan & plan - 1 and nr not in self._vast and nr not in self._eigen:
            # A visit alone can be at any of its moments, and needs no planner.
            kandidaat = self._kandidaten[int(self._kandidaten.begin[nr]) + laagste_bit(plan)]
            return [(kandidaat, laagste_bit(kandidaat.momenten))]
        planner = self[nr]
        momenten = planner.momenten(plan)
        assert momenten is not None, "only feasible plans are asked about"  # noqa: S101
        return [(planner.kandidaten[plek], bit) for plek, bit in momenten.items()]

    def met(self, probleem: Probleem, eigen: Mapping[int, Sequence[Kandidaat]]) -> "Planners":
        """The same for a problem in which only these volunteers and their candidates differ.

        Requests keep their numbers, and volunteers too; who is new comes at the end. ``eigen``: by
        volunteer the candidates by request. What is known of the others' plans is shared.
        """
        nieuw = object.__new__(Planners)
        nieuw.probleem = probleem
        nieuw._kandidaten = self._kandidaten
        nieuw._eigen = {**self._eigen, **eigen}
        nieuw._afbreken = self._afbreken
        nieuw.geduld = self.geduld
        nieuw._planners = {nr: p for nr, p in self._planners.items() if nr not in eigen}
        nieuw._vast = _vast_per_vrijwilliger(probleem)
        blijft = ~np.isin(self.vrijwilliger, list(eigen))
        wie = sorted(eigen)
        over = [kandidaat for nr in wie for kandidaat in nieuw[nr].kandidaten]
        rijen = np.array([(k.vraag, k.vrijwilliger, k.waarde) for k in over], np.int64)
        oud = np.array([self.vraag, self.vrijwilliger, self.waarde]).T[blijft]
        alle = np.concatenate([oud, rijen.reshape(-1, 3)])
        alle = alle[np.argsort(alle[:, 1], kind="stable")]
        nieuw.vraag, nieuw.vrijwilliger, nieuw.waarde = np.ascontiguousarray(alle.T)
        nieuw.begin = np.searchsorted(nieuw.vrijwilliger, np.arange(len(nieuw) + 1))
        nieuw.ruimte = np.append(self.ruimte, np.zeros(len(nieuw) - len(self), np.int64))
        for nr in wie:
            nieuw.ruimte[nr] = max(0, min(nieuw[nr].ruimte, len(nieuw[nr].kandidaten)))
        return nieuw

    def wees_geduldig(self, stappen: int) -> None:
        """Lets each search take so many steps before it is cut short."""
        self.geduld = stappen
        for planner in self._planners.values():
            planner.geduld = stappen

    def met_klok(self, afbreken: Afbreken) -> None:
        """From now on ``afbreken`` says when the time is up."""
        self._afbreken = afbreken
        for planner in self._planners.values():
            planner.afbreken = afbreken

    def _ruimtes(self, reistijd: Getallen) -> Getallen:
        """Of the requests with the least work as many as the hours of the cycle hold, at most."""
        helpers = self.probleem.vrijwilligers
        ruimte = np.array([helper.max_koppelingen for helper in helpers], np.int64)
        ruimte = np.minimum(ruimte, np.diff(self.begin))
        for nr in self._vast:
            ruimte[nr] = min(ruimte[nr], max(0, self[nr].ruimte))
        duur = np.array([vraag.duur for vraag in self.probleem.vragen], np.int64)
        ritme = np.array([vraag.ritme for vraag in self.probleem.vragen], np.int64)
        last = (duur[self.vraag] + 2 * reistijd) * WEKEN // ritme[self.vraag]
        for nr in np.flatnonzero(ruimte > 1).tolist():
            kleinste = np.sort(last[self.begin[nr] : self.begin[nr + 1]])[: ruimte[nr]]
            uren = WEKEN * helpers[nr].max_minuten_per_week
            ruimte[nr] = np.count_nonzero(np.cumsum(kleinste) <= uren)
        return ruimte


def _vast_per_vrijwilliger(probleem: Probleem) -> Mapping[int, Sequence[tuple[Vraag, Moment]]]:
    """What is ``vast`` at each volunteer who has any, by their number."""
    if not probleem.vast:
        return {}
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    nummers = {helper.id: nr for nr, helper in enumerate(probleem.vrijwilligers)}
    vast: dict[int, list[tuple[Vraag, Moment]]] = {}
    for match in probleem.vast:
        rij = vast.setdefault(nummers[match.vrijwilliger], [])
        rij.append((vragen[match.vraag], match.moment))
    return {**vast}
