"""Solutions without a solver: fill by regret, then shift and swap jobs while that is cheaper."""

import numpy as np
from numpy.typing import NDArray

from matching.engine.klok import Klok

from .lezen import Getallen, Opgave

_POGINGEN = 20
_RONDEN = 200


def vul(opgave: Opgave, biedingen: NDArray[np.float64]) -> Getallen | None:
    """An agent per job, by bids (agents x jobs) of which the lowest wins; None if none was found.

    Jobs go first whose second choice is much dearer; a job left without an agent goes first in
    the next attempt.
    """
    agenten, banen = opgave.kosten.shape
    bod = np.where(opgave.past, biedingen, np.inf)
    if not np.isfinite(bod).any(axis=0).all():
        return None
    if agenten > 1:
        laagste = np.partition(bod, 1, axis=0)
        orde = np.argsort(laagste[0] - laagste[1], kind="stable").tolist()
    else:
        orde = list(range(banen))
    for _ in range(_POGINGEN):
        over = opgave.capaciteiten.copy()
        gekozen = np.zeros(banen, np.int64)
        mislukt: list[int] = []
        for baan in orde:
            nu = np.where(opgave.gewichten[:, baan] <= over, bod[:, baan], np.inf)
            agent = int(nu.argmin())
            if not np.isfinite(nu[agent]):
                mislukt.append(baan)
                continue
            gekozen[baan] = agent
            over[agent] -= opgave.gewichten[agent, baan]
        if not mislukt:
            return gekozen
        orde = mislukt + [baan for baan in orde if baan not in set(mislukt)]
    return None


def verbeter(opgave: Opgave, agenten: Getallen, klok: Klok) -> Getallen:
    """Shifts and swaps, several at a time where they touch different agents."""
    agenten = agenten.copy()
    banen = np.arange(len(agenten))
    kosten, gewichten = opgave.kosten, opgave.gewichten
    for _ in range(_RONDEN):
        if klok.voorbij():
            break
        eigen, last = kosten[agenten, banen], gewichten[agenten, banen]
        over = opgave.capaciteiten.copy()
        np.subtract.at(over, agenten, last)
        # Row k, column j: the agent of job k takes job j in the place of k.
        past = gewichten[agenten] <= (over[agenten] + last)[:, None]
        ruil = kosten[agenten]
        ruil = ruil + ruil.T - eigen[:, None] - eigen[None, :]
        een, ander = np.nonzero(np.triu(past & past.T & (ruil < 0), 1))
        naar, baan = np.nonzero((gewichten <= over[:, None]) & (kosten < eigen[None, :]))
        winst = np.concatenate([ruil[een, ander], kosten[naar, baan] - eigen[baan]])
        if not len(winst):
            break
        geraakt: set[int] = set()
        for nr in np.argsort(winst, kind="stable").tolist():
            j = int(een[nr]) if nr < len(een) else int(baan[nr - len(een)])
            k = int(ander[nr]) if nr < len(een) else None
            van = int(agenten[j])
            heen = int(agenten[k]) if k is not None else int(naar[nr - len(een)])
            if van in geraakt or heen in geraakt:
                continue
            geraakt |= {van, heen}
            agenten[j] = heen
            if k is not None:
                agenten[k] = van
            if len(geraakt) >= len(over) - 1:
                break
    return agenten
