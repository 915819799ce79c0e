"""The assignment relaxation as a flow: who may take how many, travel and hours left out.

Its prices are where column generation begins: they are near those of the week plans, and exact
and cheap (0.1 s for 2,000 requests and 2,500 volunteers), where an LP starting from nothing
spends most of its rounds on plans that nobody wants.
"""

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from matching.engine.planners import Planners


def toewijzing(planners: Planners) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The candidates of a best assignment, and the price of each request, in units of value."""
    gekozen = _stroom(planners)
    return gekozen, _prijzen(planners, gekozen)


def _stroom(planners: Planners) -> NDArray[np.int64]:
    """Every request sends one unit, to a volunteer or past all of them to the drain."""
    vragen, helpers = planners.aantal_vragen, len(planners)
    vraag, helper = np.arange(vragen), vragen + np.arange(helpers)
    put = vragen + helpers
    stroom = SimpleMinCostFlow()
    bogen = stroom.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([planners.vraag, vraag, helper]),
        np.concatenate([vragen + planners.vrijwilliger, np.full(vragen + helpers, put)]),
        np.concatenate([np.ones(len(planners.vraag) + vragen, np.int64), planners.ruimte]),
        np.concatenate([-planners.waarde, np.zeros(vragen + helpers, np.int64)]),
    )
    stroom.set_nodes_supplies(np.append(vraag, put), np.append(np.ones(vragen, int), -vragen))
    if stroom.solve() != SimpleMinCostFlow.OPTIMAL:  # it always has one: everything to the drain
        raise RuntimeError("the flow of an assignment has no optimum")
    return np.flatnonzero(stroom.flows(bogen)[: len(planners.vraag)])


def _prijzen(planners: Planners, gekozen: NDArray[np.int64]) -> NDArray[np.int64]:
    """The dual prices of a best assignment: the highest that requests can have.

    A request that is chosen costs what it is worth to its volunteer less what that volunteer keeps;
    each keeps the least at which no other candidate is more to them. Raised from 0 until nothing
    changes: the longest chain of requests that would displace each other, ten rounds or so.
    """
    prijs = np.zeros(planners.aantal_vragen, np.int64)
    houdt = np.zeros(len(planners), np.int64)
    wie = np.unique(planners.vrijwilliger)
    if not len(wie):
        return prijs
    vraag, bij = planners.vraag[gekozen], planners.vrijwilliger[gekozen]
    while True:
        prijs[vraag] = planners.waarde[gekozen] - houdt[bij]
        winst = planners.waarde - prijs[planners.vraag]
        nieuw = houdt.copy()
        nieuw[wie] = np.maximum(houdt[wie], np.maximum.reduceat(winst, planners.begin[wie]))
        if (nieuw == houdt).all():
            return prijs
        houdt = nieuw
