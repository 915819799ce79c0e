"""What is found: the candidates, and for any request the funnel."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .rooster import BYTES_PER_WEEK
from .trechter import Trechters


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A possible match, by position in the problem's lists.

    ``momenten`` is a bit set: bit ``fase`` x 672 + slot in the week (see ``moment_van``), each
    possible when nothing else is matched. ``reistijd`` one way from home, in minutes.
    """

    vraag: int
    vrijwilliger: int
    waarde: int
    reistijd: int
    momenten: int


@dataclass(frozen=True, slots=True, eq=False)
class Kandidaten:
    """Every candidate, by volunteer and then request, as columns; see ``Kandidaat``.

    Those of volunteer v are the numbers ``begin[v]`` up to ``begin[v + 1]``.
    """

    vraag: NDArray[np.int32]
    vrijwilliger: NDArray[np.int32]
    waarde: NDArray[np.int64]
    reistijd: NDArray[np.int64]
    begin: NDArray[np.int64]
    _bits: bytearray
    _plek: NDArray[np.int64]
    _ritme: NDArray[np.int64]
    _trechters: Trechters

    def __len__(self) -> int:
        return len(self.vraag)

    def __iter__(self) -> Iterator[Kandidaat]:
        return (
            kandidaat
            for nr in range(len(self.begin) - 1)
            for kandidaat in self.van_vrijwilliger(nr)
        )

    def momenten(self, nr: int) -> int:
        """The bit set of one candidate."""
        plek = int(self._plek[nr])
        lengte = int(self._ritme[self.vraag[nr]]) * BYTES_PER_WEEK
        return int.from_bytes(self._bits[plek : plek + lengte], "little")

    def __getitem__(self, nr: int) -> Kandidaat:
        return Kandidaat(
            int(self.vraag[nr]),
            int(self.vrijwilliger[nr]),
            int(self.waarde[nr]),
            int(self.reistijd[nr]),
            self.momenten(nr),
        )

    def van_vrijwilliger(self, nr: int) -> list[Kandidaat]:
        """The candidates of one volunteer, by request."""
        return [self[plek] for plek in range(int(self.begin[nr]), int(self.begin[nr + 1]))]

    def trechters(self, vragen: Sequence[int]) -> list[Mapping[str, int]]:
        """Rule code -> number of volunteers it rules out, for each of these requests.

        In the order of ``REGELS``; rules that rule out nobody are left out. A request that is
        ``vast`` has an empty funnel.
        """
        return self._trechters.van(vragen)
