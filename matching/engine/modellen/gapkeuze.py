"""The compact models of generalised assignment, for HiGHS: a variable per pair of agent and job."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, linprog, milp
from scipy.sparse import csr_array, vstack

from matching.engine.gap.lezen import Getallen, Opgave

from .stilte import stille_uitvoer

_BITS = 20
"""Solvers see weights below 2**20, which their tolerances can tell apart."""
_VEEL_PAREN = 30_000
"""From here on an interior point method is the faster one for the LP."""
_SPELING = 1e-3
_MEEST_VERBODEN = 50


@dataclass(frozen=True, slots=True, eq=False)
class Keuze:
    """The best choice out of the pairs, an agent per job, and a bound on every choice out of them.

    ``grens`` is infinite when no choice out of the pairs serves every job.
    """

    agenten: Getallen | None
    grens: float

    def bewezen(self, opgave: Opgave) -> bool:
        """Whether the choice is the best there is out of the pairs."""
        waarde = None if self.agenten is None else opgave.waarde(self.agenten)
        return waarde is not None and self.grens >= waarde


def lp_prijzen(opgave: Opgave, seconden: float) -> NDArray[np.float64] | None:
    """Job prices of the linear relaxation; None when there is none, or no time for it."""
    agent, baan = np.nonzero(opgave.past)
    toewijzing, capaciteit = _rijen(opgave, agent, baan)
    beperkingen: dict[str, Any] = {
        "A_ub": capaciteit,
        "b_ub": _verlaagd(opgave)[1].astype(float),
        "A_eq": toewijzing,
        "b_eq": np.ones(opgave.kosten.shape[1]),
        "bounds": (0, 1),
        "method": "highs-ipm" if len(agent) > _VEEL_PAREN else "highs-ds",
        "options": {"time_limit": max(0.01, seconden)},
    }
    with stille_uitvoer():
        uitkomst = linprog(opgave.kosten[agent, baan].astype(float), **beperkingen)
    if uitkomst.status != 0:
        return None
    prijzen: NDArray[np.float64] = uitkomst.eqlin.marginals
    return prijzen


def kies_paren(opgave: Opgave, mag: NDArray[np.bool_], seconden: float) -> Keuze:
    """The cheapest choice out of these pairs, proven unless the time runs out.

    A choice that breaks a capacity in whole numbers is forbidden, and the model solved again.
    """
    agent, baan = np.nonzero(mag & opgave.past)
    if len(np.unique(baan)) < mag.shape[1]:
        return Keuze(None, math.inf)
    kosten = opgave.kosten[agent, baan].astype(float)
    toewijzing, capaciteit = _rijen(opgave, agent, baan)
    boven = _verlaagd(opgave)[1].astype(float)
    grens = -math.inf
    for _ in range(_MEEST_VERBODEN):
        rijen = [
            LinearConstraint(toewijzing, 1, 1),
            LinearConstraint(capaciteit, -np.inf, boven),
        ]
        uitkomst = _milp(kosten, rijen, seconden)
        if uitkomst.status == 2:
            return Keuze(None, math.inf)
        if uitkomst.mip_dual_bound is not None:
            grens = max(grens, _naar_boven(uitkomst.mip_dual_bound, kosten))
        if uitkomst.x is None:
            break
        gekozen = uitkomst.x > 0.5
        agenten = np.zeros(mag.shape[1], np.int64)
        agenten[baan[gekozen]] = agent[gekozen]
        if opgave.waarde(agenten) is not None:
            return Keuze(agenten, grens)
        verbod, hoogstens = _verbod(opgave, agenten, agent, baan)
        capaciteit = csr_array(vstack([capaciteit, verbod]))
        boven = np.append(boven, hoogstens)
    return Keuze(None, grens)


def kies_patronen(
    opgave: Opgave, lijst: Sequence[tuple[int, NDArray[np.bool_]]], seconden: float
) -> Keuze:
    """The cheapest choice of one knapsack per agent (agent, jobs) that serves each job once."""
    agenten, banen = opgave.kosten.shape
    wie = np.array([nr for nr, _ in lijst], np.int64)
    zakken = np.array([zak for _, zak in lijst], bool).reshape(-1, banen)
    if not zakken.any(axis=0).all() or len(np.unique(wie)) < agenten:
        return Keuze(None, math.inf)
    kosten = (opgave.kosten[wie] * zakken).sum(axis=1).astype(float)
    per_agent = wie[None, :] == np.arange(agenten)[:, None]
    rijen = csr_array(np.concatenate([zakken.T, per_agent]).astype(float))
    uitkomst = _milp(kosten, [LinearConstraint(rijen, 1, 1)], seconden)
    if uitkomst.status == 2:
        return Keuze(None, math.inf)
    grens = -math.inf if uitkomst.mip_dual_bound is None else uitkomst.mip_dual_bound
    gekozen = None
    if uitkomst.x is not None:
        gekozen = np.zeros(banen, np.int64)
        for nr in np.flatnonzero(uitkomst.x > 0.5).tolist():
            gekozen[zakken[nr]] = wie[nr]
    return Keuze(gekozen, _naar_boven(grens, kosten))


def _milp(
    kosten: NDArray[np.float64], rijen: Sequence[LinearConstraint], seconden: float
) -> OptimizeResult:
    with stille_uitvoer():
        return milp(
            kosten,
            integrality=np.ones(len(kosten), np.int64),
            bounds=Bounds(0, 1),
            constraints=list(rijen),
            # The default gap of 1e-4 would be a false proof.
            options={"mip_rel_gap": 0.0, "time_limit": max(0.01, seconden)},
        )


def _naar_boven(grens: float, kosten: NDArray[np.float64]) -> float:
    """The optimum is an integer; what lies a rounding error above one is that one."""
    if not math.isfinite(grens):
        return grens
    return math.ceil(grens - _SPELING - 1e-9 * float(np.abs(kosten).max()))


def _verlaagd(opgave: Opgave) -> tuple[Getallen, Getallen]:
    """Weights and capacities rounded down to few bits: whatever fits still fits."""
    schuif = np.array([max(0, int(c).bit_length() - _BITS) for c in opgave.capaciteiten], np.int64)
    return opgave.gewichten >> schuif[:, None], opgave.capaciteiten >> schuif


def _rijen(opgave: Opgave, agent: Getallen, baan: Getallen) -> tuple[csr_array, csr_array]:
    agenten, banen = opgave.kosten.shape
    kolom = np.arange(len(agent))
    gewicht = _verlaagd(opgave)[0][agent, baan].astype(float)
    return (
        csr_array((np.ones(len(agent)), (baan, kolom)), shape=(banen, len(agent))),
        csr_array((gewicht, (agent, kolom)), shape=(agenten, len(agent))),
    )


def _verbod(
    opgave: Opgave, agenten: Getallen, agent: Getallen, baan: Getallen
) -> tuple[csr_array, int]:
    """A cover cut: of the jobs of one overloaded agent at most all but one."""
    for nr, capaciteit in enumerate(opgave.capaciteiten.tolist()):
        banen = np.flatnonzero(agenten == nr)
        if opgave.gewichten[nr, banen].sum() > capaciteit:
            rij = ((agent == nr) & np.isin(baan, banen)).astype(float)
            return csr_array(rij[None, :]), len(banen) - 1
    raise AssertionError("no agent is over its capacity")
