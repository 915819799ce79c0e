"""The assignment relaxation as a flow: who may take how many, travel and hours left out.

Its prices are where column generation begins: they are near those of the week plans, and exact
and cheap (0.03 s for 2,000 requests and 2,500 volunteers), where an LP starting from nothing
spends most of its rounds on plans that nobody wants.
"""

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from matching.engine.planners import Planners

PER_VRAAG = 12
"""Candidates of a request that take part, the most valuable ones. With all of them the flow takes
twice as long, and its prices are hardly better."""

Nummers = NDArray[np.int64]


def toewijzing(planners: Planners) -> tuple[Nummers, Nummers]:
    """The candidates of a best assignment, and the price of each request, in units of value."""
    kansrijk = _kansrijk(planners)
    vraag, helper = planners.vraag[kansrijk], planners.vrijwilliger[kansrijk]
    waarde = planners.waarde[kansrijk]
    gekozen = _stroom(vraag, helper, waarde, planners.aantal_vragen, planners.ruimte)
    return kansrijk[gekozen], _prijzen(vraag, helper, waarde, planners.aantal_vragen, gekozen)


def _kansrijk(planners: Planners) -> Nummers:
    """Of each request the candidates that take part, in the order of ``planners``."""
    volgorde = np.lexsort((-planners.waarde, planners.vraag))
    vraag = planners.vraag[volgorde]
    rang = np.arange(len(vraag)) - np.searchsorted(vraag, vraag)
    return np.sort(volgorde[rang < PER_VRAAG])


def _stroom(
    vraag: Nummers, helper: Nummers, waarde: Nummers, vragen: int, ruimte: Nummers
) -> Nummers:
    """Every request sends one unit, to a volunteer or past all of them to the drain."""
    elke_vraag, elke_helper = np.arange(vragen), vragen + np.arange(len(ruimte))
    put = vragen + len(ruimte)
    stroom = SimpleMinCostFlow()
    bogen = stroom.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([vraag, elke_vraag, elke_helper]),
        np.concatenate([vragen + helper, np.full(put, put)]),
        np.concatenate([np.ones(len(vraag) + vragen, np.int64), ruimte]),
        np.concatenate([-waarde, np.zeros(put, np.int64)]),
    )
    aanbod = np.append(np.ones(vragen, np.int64), -vragen)
    stroom.set_nodes_supplies(np.append(elke_vraag, put), aanbod)
    if stroom.solve() != SimpleMinCostFlow.OPTIMAL:  # it always has one: everything to the drain
        raise RuntimeError("the flow of an assignment has no optimum")
    return np.flatnonzero(stroom.flows(bogen)[: len(vraag)])


def _prijzen(
    vraag: Nummers, helper: Nummers, waarde: Nummers, vragen: int, gekozen: Nummers
) -> Nummers:
    """The dual prices of a best assignment: the highest that requests can have.

    A request that is chosen costs what it is worth to its volunteer less what that volunteer keeps;
    each keeps the least at which no other candidate is more to them. Raised from 0 until nothing
    changes: the longest chain of requests that would displace each other, ten rounds or so.
    """
    prijs = np.zeros(vragen, np.int64)
    wie, begin, plek = np.unique(helper, return_index=True, return_inverse=True)
    houdt = np.zeros(len(wie), np.int64)
    while len(wie):
        prijs[vraag[gekozen]] = waarde[gekozen] - houdt[plek[gekozen]]
        nieuw = np.maximum(houdt, np.maximum.reduceat(waarde - prijs[vraag], begin))
        if (nieuw == houdt).all():
            break
        houdt = nieuw
    return prijs
