"""The usual model, solved by CP-SAT and by HiGHS (through scipy), as they come."""

import math
import os
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model
from scipy.optimize import Bounds, LinearConstraint, milp

from . import Opgave, Uitkomst, eenvoudige_grens
from .paarmodel import Paarmodel, bouw

MINSTENS = 0.1
"""Seconds for a solver whose model took all the time."""

MARGE = 1e-3
"""What a solver's bound may lie too low by its rounding, with values of up to 10^8."""

Gekozen = NDArray[np.bool_]


def cp_sat(opgave: Opgave) -> Uitkomst:
    """CP-SAT with a worker for each core."""
    try:
        model = bouw(opgave)
    except TimeoutError:
        return Uitkomst([])
    cp = cp_model.CpModel()
    x = [cp.new_bool_var("") for _ in model.keuzes]
    rijen = model.rijen
    for (van, tot), grens in zip(pairwise(rijen.indptr.tolist()), model.grenzen, strict=True):
        leden = [x[nr] for nr in rijen.indices[van:tot]]
        gewichten = rijen.data[van:tot]
        if grens == 1 and (gewichten == 1).all():
            cp.add_at_most_one(leden)
        else:
            cp.add(cp_model.LinearExpr.weighted_sum(leden, gewichten.tolist()) <= int(grens))
    cp.maximize(cp_model.LinearExpr.weighted_sum(x, model.waarde.tolist()))
    oplosser = cp_model.CpSolver()
    oplosser.parameters.max_time_in_seconds = max(MINSTENS, opgave.klok.over())
    oplosser.parameters.num_workers = os.cpu_count() or 1
    status = oplosser.solve(cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        # Its bound means nothing then: it says 0 where it stopped in presolve.
        return _uitkomst(opgave, model, np.zeros(0, bool), math.inf)
    waarden = np.array([oplosser.boolean_value(een) for een in x], bool)
    return _uitkomst(opgave, model, waarden, oplosser.best_objective_bound)


def highs(opgave: Opgave) -> Uitkomst:
    """scipy.optimize.milp, which runs HiGHS on one core, until it is proven."""
    try:
        model = bouw(opgave)
    except TimeoutError:
        return Uitkomst([])
    if not model.keuzes:
        return Uitkomst([], 0, 0)
    resultaat = milp(
        -model.waarde,
        integrality=np.ones(len(model.keuzes), np.int64),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(model.rijen, -np.inf, model.grenzen),
        options={"time_limit": max(MINSTENS, opgave.klok.over()), "mip_rel_gap": 0},
    )
    gekozen = np.zeros(0, bool) if resultaat.x is None else resultaat.x > 0.5
    grens = resultaat.mip_dual_bound
    return _uitkomst(opgave, model, gekozen, math.inf if grens is None else -grens)


def _uitkomst(opgave: Opgave, model: Paarmodel, gekozen: Gekozen, grens: float) -> Uitkomst:
    """``grens``: the bound as the solver says it. Values are whole, so the true one is too."""
    hoogstens = eenvoudige_grens(opgave.kandidaten)
    if math.isfinite(grens):
        hoogstens = min(hoogstens, math.floor(grens + MARGE))
    return Uitkomst(
        [model.keuzes[nr] for nr in np.flatnonzero(gekozen).tolist()], hoogstens, len(model.keuzes)
    )
