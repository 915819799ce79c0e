"""Which requests lie within reach of a volunteer, and how far: rule ``afstand``.

Homes cluster (on the centre of a postcode, say), so all is worked out between distinct places.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from matching.engine.probleem import Vraag, Vrijwilliger
from matching.engine.reizen import (
    geschatte_reistijden,
    marge,
    punten_op_bol,
    reikwijdte,
    reistijd,
)

from .reeksen import Nummers, reeksen


class Buren:
    """Requests and volunteers in the order of their places, each place a number."""

    def __init__(self, vragen: Sequence[Vraag], helpers: Sequence[Vrijwilliger]) -> None:
        self._helpers = helpers
        doelen = sorted({vraag.locatie for vraag in vragen})
        huizen = sorted({helper.locatie for helper in helpers})
        self._doelen = np.array(doelen, float).reshape(-1, 2)
        self._huizen = np.array(huizen, float).reshape(-1, 2)
        self._plaatsen = doelen
        nummer = {plaats: nr for nr, plaats in enumerate(huizen)}
        self._huis = np.array([nummer[helper.locatie] for helper in helpers], np.int64)
        nummer = {plaats: nr for nr, plaats in enumerate(doelen)}
        doel = np.array([nummer[vraag.locatie] for vraag in vragen], np.int64)
        self.eerste = np.searchsorted(doel, np.arange(len(doelen)))
        self.aantal = np.bincount(doel, minlength=len(doelen))
        self._kmh = np.array([helper.kmh for helper in helpers], float)
        self._max = np.array([helper.max_reistijd for helper in helpers], np.int64)
        self._punten = punten_op_bol(self._huizen)
        self._boom = cKDTree(punten_op_bol(self._doelen))
        # As far as anyone goes who lives there.
        self._straal = np.zeros(len(huizen))
        np.maximum.at(self._straal, self._huis, reikwijdte(self._max.astype(float), self._kmh))

    def blokken(self, vrijwilligers: int, plekken: int) -> Iterator[tuple[int, int]]:
        """The volunteers cut up in stretches of no more, with about so many places to go to."""
        plekken_per_huis = self._boom.query_ball_point(
            self._punten, self._straal, return_length=True
        )
        stapel = np.cumsum(plekken_per_huis[self._huis]) // plekken
        aantal = len(self._huis)
        knippen = np.concatenate((np.arange(0, aantal, vrijwilligers), [aantal]))
        return pairwise(np.union1d(knippen, np.flatnonzero(np.diff(stapel)) + 1).tolist())

    def van(self, van: int, tot: int) -> tuple[Nummers, Nummers, Nummers]:
        """Who of volunteers van..tot reaches which place, in how many minutes; in that order."""
        huizen, huis = np.unique(self._huis[van:tot], return_inverse=True)
        lijsten = self._boom.query_ball_point(
            self._punten[huizen], self._straal[huizen], return_sorted=True
        )
        aantal = np.array([len(lijst) for lijst in lijsten], np.int64)
        doel = np.fromiter(chain.from_iterable(lijsten), np.int64, aantal.sum())
        per_kmh = geschatte_reistijden(self._huizen[np.repeat(huizen, aantal)], self._doelen[doel])
        rij, plek = reeksen((np.cumsum(aantal) - aantal)[huis], aantal[huis])
        return self._binnen_bereik(van + rij, doel[plek], per_kmh[plek])

    def _binnen_bereik(
        self, wie: Nummers, doel: Nummers, minuten_per_kmh: NDArray[np.float64]
    ) -> tuple[Nummers, Nummers, Nummers]:
        hoogstens = self._max[wie].astype(float)
        with np.errstate(over="ignore"):
            schatting = minuten_per_kmh / self._kmh[wie]
        over = np.flatnonzero(schatting <= hoogstens + marge(hoogstens))
        wie, doel, schatting = wie[over], doel[over], schatting[over]
        minuten = np.ceil(schatting).astype(np.int64)
        for nr in np.flatnonzero(np.abs(schatting - np.rint(schatting)) < marge(schatting)):
            helper = self._helpers[wie[nr]]
            minuten[nr] = reistijd(helper.locatie, self._plaatsen[doel[nr]], helper.kmh)
        dichtbij = minuten <= self._max[wie]
        return wie[dichtbij], doel[dichtbij], minuten[dichtbij]
