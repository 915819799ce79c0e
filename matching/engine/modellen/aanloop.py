"""Prices near those of the LP, by steps that cost no more than reading its columns twice.

The primal-dual hybrid gradient method (Chambolle and Pock, Journal of Mathematical Imaging and
Vision 40, 2011; for LPs: Applegate and others, NeurIPS 34, 2021): the shares of columns and the
prices of rows take turns, each going some way in the direction in which the other pulls. It comes
near an optimum and seldom quite to one. That is enough here: any prices prove a bound, and of the
columns that it uses the simplex method (``meester``) soon makes a plan. What a step costs grows
with the problem and no faster; what a step of the simplex method costs does too, and it needs more
of them.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack

from .kolommen import Kolom, Prijzen
from .kredieten import Krediet

STAPPEN = 64
"""Steps between two questions to the volunteers. The next begin at the mean of these."""
_GEWICHT = 1 / 6
"""How far prices go while shares go a whole, as a share of what a column is worth: tried from 1/9
to 1; around 1/6 the bound comes down fastest."""
_GEBRUIKT = 0.1
"""Columns of which less is used are not in the first LP. That LP is then worth 0.001% less, and
takes a third of the time."""

Getallen = NDArray[np.float64]


class Aanloop:
    """The columns found so far, how much of each is used, and what each row costs.

    ``begin``: columns that are used whole to begin with. ``prijzen``: those of the requests, and
    ``over``: what they leave each volunteer; both to begin with, in units of value.
    """

    def __init__(
        self,
        begin: Iterable[Kolom],
        prijzen: Getallen,
        over: Getallen,
        kredieten: Sequence[Krediet],
    ) -> None:
        self._vragen, self._vrijwilligers = len(prijzen), len(over)
        self._kredieten = kredieten
        self._prijs = np.concatenate([prijzen, over, np.zeros(len(kredieten))])
        self._rijen = csr_array((0, len(self._prijs)))
        self._waarde, self._deel = np.zeros(0), np.zeros(0)
        self._kolommen: dict[tuple[int, int], Kolom] = {}
        self.voeg_toe(begin)
        self._deel[:] = 1

    def voeg_toe(self, kolommen: Iterable[Kolom]) -> None:
        """Adds the columns that are new, of which nothing is used yet."""
        alle = {(kolom.vrijwilliger, kolom.plan): kolom for kolom in kolommen}
        nieuw = {sleutel: alle[sleutel] for sleutel in alle if sleutel not in self._kolommen}
        self._kolommen |= nieuw
        begin, rijen, delen = [0], [], []
        for kolom in nieuw.values():
            rijen += [*kolom.vragen, self._vragen + kolom.vrijwilliger]
            delen += [1.0] * (len(kolom.vragen) + 1)
            for nr, krediet in enumerate(self._kredieten, self._vragen + self._vrijwilligers):
                if eenheden := krediet.eenheden(kolom.vragen):
                    rijen.append(nr)
                    delen.append(eenheden / krediet.capaciteit)
            begin.append(len(rijen))
        erbij = csr_array((delen, rijen, begin), shape=(len(nieuw), len(self._prijs)))
        self._rijen = vstack([self._rijen, erbij], "csr")
        waarden = np.fromiter((kolom.waarde for kolom in nieuw.values()), float)
        self._waarde = np.concatenate([self._waarde, waarden])
        self._deel = np.concatenate([self._deel, np.zeros(len(nieuw))])

    @property
    def kolommen(self) -> list[Kolom]:
        """All of them."""
        return [*self._kolommen.values()]

    def gebruikt(self) -> list[tuple[Kolom, float]]:
        """The columns that are used, with how much of each."""
        paren = zip(self._kolommen.values(), self._deel.tolist(), strict=True)
        return [(kolom, deel) for kolom, deel in paren if deel > _GEBRUIKT]

    def stappen(self) -> Prijzen:
        """The prices after so many more steps.

        The more rows a column is in, the shorter its steps, and so for the columns in a row (Pock
        and Chambolle, International Conference on Computer Vision, 2011).
        """
        per_rij = self._rijen.T.tocsr()
        gewicht = _GEWICHT * max(1.0, self._waarde.mean())
        ver = 1 / (gewicht * np.maximum(self._rijen.sum(axis=1), 1))
        hoog = gewicht / np.maximum(per_rij.sum(axis=1), 1)
        deel, prijs = self._deel, self._prijs
        delen, prijzen = np.zeros_like(deel), np.zeros_like(prijs)
        vol = per_rij @ deel
        for _ in range(STAPPEN):
            deel = np.maximum(deel + ver * (self._waarde - self._rijen @ prijs), 0)
            eerder, vol = vol, per_rij @ deel
            # Where the rows would be after one more step the same way.
            prijs = np.maximum(prijs + hoog * (2 * vol - eerder - 1), 0)
            delen += deel
            prijzen += prijs
        self._deel, self._prijs = delen / STAPPEN, prijzen / STAPPEN
        helpers = self._vragen + self._vrijwilligers
        vragen, _, budgetten = np.split(self._prijs, [self._vragen, helpers])
        return Prijzen.afgerond(vragen, budgetten, np.zeros(0))
