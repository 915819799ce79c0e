"""Lists every knapsack that could be in a cheap enough solution."""

import numpy as np

from .knapzak import SCHAAL, Antwoord, Knapzakken, Masker
from .lezen import Getallen


def patronen(
    knapzakken: Knapzakken,
    prijzen: Getallen,
    antwoord: Antwoord,
    mag: Masker,
    marge: int,
    hoogstens: int,
) -> list[tuple[int, Masker]] | None:
    """Knapsacks (agent, jobs) that fall short of their agent's best by at most the margin (scaled).

    Any solution costs at least the bound at these prices plus what its knapsacks fall short.
    ``antwoord``: the best knapsacks at these prices; ``mag``: the pairs that may be used. None when
    there are more than ``hoogstens``.
    """
    lijst: list[tuple[int, Masker]] = []
    for nr in range(len(mag)):
        banen = np.flatnonzero(mag[nr])
        winst = prijzen[banen] - knapzakken.opgave.kosten[nr, banen] * SCHAAL
        zakken = _binnen(
            knapzakken.gewicht[nr, banen].tolist(),
            winst.tolist(),
            int(knapzakken.capaciteit[nr]),
            int(antwoord.winsten[nr]) - marge,
            hoogstens - len(lijst),
        )
        if zakken is None:
            return None
        # The capacity that was rounded down may let in what the whole numbers do not.
        last = zakken @ knapzakken.opgave.gewichten[nr, banen]
        for zak in zakken[last <= knapzakken.opgave.capaciteiten[nr]]:
            inhoud = np.zeros(mag.shape[1], bool)
            inhoud[banen[zak]] = True
            lijst.append((nr, inhoud))
    return lijst


def _binnen(
    gewicht: list[int], winst: list[int], ruimte: int, nodig: int, hoogstens: int
) -> Masker | None:
    """Every subset worth at least ``nodig`` that fits: subsets x jobs.

    The table of what the later jobs can still add leaves no dead ends.
    """
    aantal = len(gewicht)
    nog = np.zeros((aantal + 1, ruimte + 1), np.int64)
    for plek in range(aantal - 1, -1, -1):
        nog[plek] = nog[plek + 1]
        if (zwaar := gewicht[plek]) <= ruimte:
            met = nog[plek + 1, : ruimte + 1 - zwaar] + winst[plek]
            np.maximum(nog[plek, zwaar:], met, out=nog[plek, zwaar:])
    zakken = np.zeros((1, aantal), bool)
    over, waard = np.array([ruimte]), np.zeros(1, np.int64)
    for plek, (zwaar, winst_erbij) in enumerate(zip(gewicht, winst, strict=True)):
        zonder = np.flatnonzero(waard + nog[plek + 1, over] >= nodig)
        met = np.flatnonzero(over >= zwaar)
        met = met[waard[met] + winst_erbij + nog[plek + 1, over[met] - zwaar] >= nodig]
        if len(zonder) + len(met) > hoogstens:
            return None
        zakken = zakken[np.concatenate([zonder, met])]
        zakken[len(zonder) :, plek] = True
        over = np.concatenate([over[zonder], over[met] - zwaar])
        waard = np.concatenate([waard[zonder], waard[met] + winst_erbij])
    return zakken[waard >= nodig]
