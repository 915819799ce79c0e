"""The restricted master: the LP of the set packing over the columns found so far."""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from .kolommen import SCHAAL, Kolom, Snede, bonus
from .kredieten import Krediet

_LANGST = 1e6
"""Seconds: GLOP counts a longer time limit in too many milliseconds."""
_SPELING = 1e-6
"""The most room of a row: far above what GLOP takes for 0 (1e-8), far below any share in use."""
_WEINIG_STAPPEN = 1 / 4
"""Steps of an LP per row below which the next is begun by the rule for few steps."""
_GULDEN = (5**0.5 - 1) / 2
"""What its multiples have after the comma is spread evenly, and no two are the same."""


class Meester:
    """Rows for requests, volunteers and budgets; columns are added as they are found.

    GLOP keeps its basis when only columns or only rows are added, provided that its own
    preprocessing is off: at 800 x 800 a new round then takes 0.1 s where a fresh solve takes 2 s or
    more. The same holds when values change. Nearly all coefficients are 1: scaling only costs time.

    ``liefst``: matches that get a ``bonus``. ``ruim``: until ``span_aan`` the rows of requests and
    volunteers have a little room, each another little. Where all are 1, many bases are the same
    solution, and the simplex method goes from one to the next without gaining; with room each step
    gains, and at 20,000 x 20,000 the LPs take a third less. What is used whole is so within 0.001.
    """

    def __init__(
        self,
        vragen: int,
        plannen_elk: Sequence[int],
        kredieten: Sequence[Krediet],
        liefst: Mapping[int, int] | None = None,
        *,
        ruim: bool = False,
    ) -> None:
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._doel = self._solver.Objective()
        self._doel.SetMaximization()
        self._kredieten = kredieten
        self._liefst = liefst or {}
        self._vragen, self._vrijwilligers, self._budgetten = (
            [self._solver.Constraint(-self._solver.infinity(), hoogstens) for hoogstens in rijen]
            for rijen in ([1] * vragen, plannen_elk, [1] * len(kredieten))
        )
        self.ruim = ruim
        if ruim:
            for nr, rij in enumerate([*self._vragen, *self._vrijwilligers]):
                rij.SetUb(rij.ub() + _SPELING * (nr * _GULDEN % 1))
        self.sneden: list[Snede] = []
        self._snijrijen: list[pywraplp.Constraint] = []
        self.kolommen: list[Kolom] = []
        self.doelwaarde = 0.0
        self._bekend: set[tuple[int, int]] = set()
        self._eruit: set[int] = set()
        self._x: list[pywraplp.Variable] = []
        self._delen: list[float] = []
        self._bijna_klaar = False

    def voeg_toe(self, kolommen: Iterable[Kolom]) -> int:
        """Adds the columns that are new; returns how many."""
        aantal = len(self.kolommen)
        for kolom in kolommen:
            if (kolom.vrijwilliger, kolom.plan) in self._bekend:
                continue
            self._bekend.add((kolom.vrijwilliger, kolom.plan))
            self.kolommen.append(kolom)
            x = self._solver.NumVar(0, self._solver.infinity(), "")
            self._x.append(x)
            self._doel.SetCoefficient(x, self._waarde(kolom))
            self._vrijwilligers[kolom.vrijwilliger].SetCoefficient(x, 1)
            for vraag in kolom.vragen:
                self._vragen[vraag].SetCoefficient(x, 1)
            for rij, krediet in zip(self._budgetten, self._kredieten, strict=True):
                eenheden = krediet.eenheden(kolom.vragen) >> krediet.schuif
                if eenheden:  # as a share of the capacity, so that the dual prices all of it
                    rij.SetCoefficient(x, eenheden / (krediet.capaciteit >> krediet.schuif))
            for rij, snede in zip(self._snijrijen, self.sneden, strict=True):
                if keren := snede.telt(kolom):
                    rij.SetCoefficient(x, keren)
        return len(self.kolommen) - aantal

    def _waarde(self, kolom: Kolom) -> float:
        return kolom.waarde + bonus(kolom, self._liefst) / SCHAAL

    @contextmanager
    def zonder(self, vrijwilligers: Collection[int]) -> Iterator[None]:
        """Meanwhile the columns of these volunteers are out; what they get instead goes after it.

        A column is out when it is worth less than nothing. The LP only grows.
        """
        eigen = [
            nr
            for nr, kolom in enumerate(self.kolommen)
            if kolom.vrijwilliger in vrijwilligers and nr not in self._eruit
        ]
        eerder, aantal = self._bekend, len(self.kolommen)
        self._bekend = {paar for paar in eerder if paar[0] not in vrijwilligers}
        self._zet_eruit(eigen)
        try:
            yield
        finally:
            self._eruit.difference_update(eigen)
            for nr in eigen:
                self._doel.SetCoefficient(self._x[nr], self._waarde(self.kolommen[nr]))
            nieuw = range(aantal, len(self.kolommen))
            self._zet_eruit(nr for nr in nieuw if self.kolommen[nr].vrijwilliger in vrijwilligers)
            self._bekend = eerder | {paar for paar in self._bekend if paar[0] not in vrijwilligers}

    def _zet_eruit(self, nummers: Iterable[int]) -> None:
        for nr in nummers:
            self._eruit.add(nr)
            self._doel.SetCoefficient(self._x[nr], -1)

    @property
    def ballast(self) -> int:
        """Columns that are out."""
        return len(self._eruit)

    def te_kiezen(self) -> list[Kolom]:
        """The columns that are not out."""
        return [kolom for nr, kolom in enumerate(self.kolommen) if nr not in self._eruit]

    def snijd(self, sneden: Sequence[Snede]) -> None:
        """Adds a row for each cut."""
        if sneden:
            self._verwerk_kolommen()
        van_vraag: dict[int, list[int]] = {vraag: [] for een in sneden for vraag in een.vragen}
        for nr, kolom in enumerate(self.kolommen):
            for vraag in kolom.vragen:
                if vraag in van_vraag:
                    van_vraag[vraag].append(nr)
        for snede in sneden:
            rij = self._solver.Constraint(-self._solver.infinity(), snede.hoogstens)
            # A cut counts no column for its volunteer alone.
            for nr in sorted({nr for vraag in snede.vragen for nr in van_vraag[vraag]}):
                if keren := snede.telt(self.kolommen[nr]):
                    rij.SetCoefficient(self._x[nr], keren)
            self.sneden.append(snede)
            self._snijrijen.append(rij)

    def span_aan(self) -> None:
        """Takes the room out of the rows: from now on it is the LP itself that is solved."""
        self._verwerk_kolommen()
        self.ruim = False
        for rij in (*self._vragen, *self._vrijwilligers):
            rij.SetUb(round(rij.ub()))

    def _verwerk_kolommen(self) -> None:
        """To be done before rows change: with new columns at the same time the basis is lost."""
        if self._delen and len(self._delen) < len(self._x):
            self._solver.Solve()
        self._bijna_klaar = False

    @property
    def opgelost(self) -> bool:
        """Whether there is a solution, of the columns and cuts of now or of before."""
        return bool(self._delen)

    def los_op(self, seconden: float) -> bool:
        """Solves the LP; False when it was cut short, and then there are no duals.

        Steepest edge takes the fewest steps, but first works out a norm for every column: at 20,000
        x 20,000 0.4 s, for 20 steps or none. So after an LP of few steps the next is begun with
        Dantzig's rule, which needs no norms, and given up when it turns out to be a long one.
        """
        einde = time.monotonic() + min(seconden, _LANGST)
        rijen = self._solver.NumConstraints()
        opgelost, stappen = False, 0
        if self._bijna_klaar:
            opgelost = self._los_op("DANTZIG", rijen // 2, einde)
            stappen = self._solver.iterations()
        if not opgelost and time.monotonic() < einde:
            opgelost = self._los_op("STEEPEST_EDGE", -1, einde)
            stappen += self._solver.iterations()
        if opgelost:
            self._bijna_klaar = stappen < _WEINIG_STAPPEN * rijen
            self.doelwaarde = self._doel.Value()
            self._delen = [x.solution_value() for x in self._x]
        return opgelost

    def _los_op(self, regel: str, stappen: int, einde: float) -> bool:
        """By this pricing rule, in so many steps; -1: as many as it takes."""
        self._solver.SetSolverSpecificParametersAsString(
            "use_preprocessing: false use_scaling: false "
            f"optimization_rule: {regel} feasibility_rule: {regel} "
            f"max_number_of_iterations: {stappen}"
        )
        self._solver.SetTimeLimit(max(1, int((einde - time.monotonic()) * 1000)))
        opgelost: bool = self._solver.Solve() == pywraplp.Solver.OPTIMAL
        return opgelost

    def duals(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Of the requests, of the budgets for their whole capacity, and of the cuts."""
        vragen, budgetten, sneden = (
            np.array([rij.dual_value() for rij in rijen], float)
            for rijen in (self._vragen, self._budgetten, self._snijrijen)
        )
        return vragen, budgetten, sneden

    def gebruikt(self) -> list[tuple[Kolom, float]]:
        """The columns of the last solution of the LP, with how much of each."""
        # Columns that were added since have no share.
        paren = zip(self.kolommen, self._delen, strict=False)
        return [(kolom, deel) for kolom, deel in paren if deel > 1e-6]
