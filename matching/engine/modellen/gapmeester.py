"""Column generation for generalised assignment, on the master problem of the week plans.

An agent's knapsack of jobs takes the place of a volunteer's week plan. The master maximises and may
leave jobs out, so a job is worth a fixed sum less its cost, large enough to make leaving out dear.
"""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from matching.engine.gap.knapzak import SCHAAL, Antwoord, Knapzakken
from matching.engine.gap.lezen import Getallen, Opgave
from matching.engine.klok import Klok

from .kolommen import Kolom
from .meester import Meester

_RONDEN = 30


def verfijn(
    knapzakken: Knapzakken,
    prijzen: Getallen,
    grens: int,
    bekend: Iterable[tuple[int, bytes]],
    klok: Klok,
) -> tuple[int, Getallen]:
    """Rounds of column generation from prices that are near; the best bound (scaled), its prices.

    ``bekend``: agents and the packed bits of their knapsacks found before.
    """
    opgave = knapzakken.opgave
    agenten, banen = opgave.kosten.shape
    beloning = 2 * int(np.abs(opgave.kosten).max()) + 1
    meester = Meester(banen, [1] * agenten, [])

    def voeg_toe(zakken: Iterable[tuple[int, NDArray[np.bool_]]]) -> int:
        kolommen = (_kolom(opgave, beloning, nr, zak) for nr, zak in zakken)
        return meester.voeg_toe([kolom for kolom in kolommen if kolom is not None])

    voeg_toe(
        (nr, np.unpackbits(np.frombuffer(bits, np.uint8), count=banen) > 0) for nr, bits in bekend
    )
    for _ in range(_RONDEN):
        if klok.voorbij() or not meester.los_op(klok.over()):
            break
        # No bound passes the LP's own value: stop when it can give no higher integer.
        if math.ceil(banen * beloning - meester.doelwaarde - 1e-6) <= -(-grens // SCHAAL):
            break
        van_lp = np.rint((beloning - meester.duals()[0]) * SCHAAL).astype(np.int64)
        nieuw = 0
        for poging in ((prijzen + van_lp) // 2, van_lp):
            antwoord: Antwoord = knapzakken.beste(poging)
            if antwoord.grens > grens:
                grens, prijzen = antwoord.grens, poging
            nieuw += voeg_toe(enumerate(antwoord.in_zak))
        if not nieuw:
            break
    return grens, prijzen


def _kolom(opgave: Opgave, beloning: int, nr: int, zak: NDArray[np.bool_]) -> Kolom | None:
    """None when it is empty, or fits only in the capacity that was rounded down."""
    banen = np.flatnonzero(zak)
    if not len(banen) or opgave.gewichten[nr, banen].sum() > opgave.capaciteiten[nr]:
        return None
    plan = int.from_bytes(np.packbits(zak).tobytes(), "big")
    waarde = len(banen) * beloning - int(opgave.kosten[nr, banen].sum())
    return Kolom(nr, plan, tuple(banen.tolist()), waarde)
