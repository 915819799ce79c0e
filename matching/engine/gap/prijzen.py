"""Better job prices by deflected subgradient steps on the knapsack bound.

A job in no knapsack gets dearer, a job in several cheaper. Near the best prices this takes far
fewer and far cheaper rounds than the master problem when knapsacks hold many jobs.
"""

from dataclasses import dataclass, field

import numpy as np

from matching.engine.klok import Klok

from .knapzak import SCHAAL, Knapzakken
from .lezen import GROOTSTE, Getallen

UITERSTE = 4 * GROOTSTE * SCHAAL
"""Prices stay within this, scaled."""

_RONDEN = 400
_GEDULD = 10
_TRAAGHEID = 0.3
"""How much of the last direction the next one keeps."""
_KRIMP = 0.6
_KLEINSTE = 2e-3


@dataclass(slots=True, eq=False)
class Stijging:
    """The best bound (scaled) and its prices, with every knapsack met: agent and packed bits.

    ``agenten`` is a choice that is proven optimal, when the knapsacks happened to be one.
    """

    grens: int
    prijzen: Getallen
    zakken: set[tuple[int, bytes]] = field(default_factory=set)
    agenten: Getallen | None = None


def stijg(knapzakken: Knapzakken, begin: Getallen, bekend: int | None, klok: Klok) -> Stijging:
    """From these prices on; ``bekend`` is the cost of the best known solution."""
    beste = Stijging(-(1 << 62), begin)
    nu = begin.astype(float)
    richting = np.zeros(len(begin))
    stap, stil = 1.0, 0
    for _ in range(_RONDEN):
        prijzen = np.rint(nu).astype(np.int64)
        antwoord = knapzakken.beste(prijzen)
        beste.zakken.update(
            (nr, zak.tobytes()) for nr, zak in enumerate(np.packbits(antwoord.in_zak, axis=1))
        )
        if antwoord.grens > beste.grens:
            stil = 0 if antwoord.grens > beste.grens + 1 else stil + 1
            beste.grens, beste.prijzen = antwoord.grens, prijzen
        else:
            stil += 1
        te_kort = 1.0 - antwoord.in_zak.sum(axis=0)
        if not te_kort.any():
            agenten = antwoord.in_zak.argmax(axis=0)
            waarde = knapzakken.opgave.waarde(agenten)
            if waarde is not None and waarde * SCHAAL <= antwoord.grens:
                beste.agenten = agenten
                break
        if klok.voorbij() or (bekend is not None and beste.grens > (bekend - 1) * SCHAAL):
            break
        if stil >= _GEDULD:
            stap, stil = stap * _KRIMP, 0
            nu = beste.prijzen.astype(float)
            if stap < _KLEINSTE:
                break
        richting = (1 - _TRAAGHEID) * te_kort + _TRAAGHEID * richting
        doel = bekend * SCHAAL if bekend is not None else beste.grens + abs(beste.grens) // 100
        lengte = float(richting @ richting)
        if lengte:
            nu += stap * max(doel - antwoord.grens, SCHAAL / 5) / lengte * richting
            # Where no solution exists, prices would rise for ever.
            nu = np.clip(nu, -UITERSTE, UITERSTE)
    return beste
