"""Rules ``kenmerk`` and ``vermijd``, both ways, as one comparison of bits.

Whatever a side may ask of the other (to have a token, or not to have it) is a bit. ``eis`` says
which bits a request asks, ``mist`` which ones a volunteer fails; what the volunteer asks is written
the other way round, as a demand that the request makes or not. So a pair fails where both have a
bit, and the rule is known from the place of the bit.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from matching.engine.probleem import Vraag, Vrijwilliger

from .reeksen import Nummers

Woorden = NDArray[np.uint64]


class Tokens:
    """``eis``: requests x words; ``mist``: volunteers x words."""

    def __init__(self, vragen: Sequence[Vraag], helpers: Sequence[Vrijwilliger]) -> None:
        # The four kinds of demand, numbered on.
        gevraagd = nummering((vraag.vereist for vraag in vragen), 0)
        geboden = nummering((helper.vereist for helper in helpers), len(gevraagd))
        kenmerk = len(gevraagd) + len(geboden)
        gemeden = nummering((vraag.vermijd for vraag in vragen), kenmerk)
        afkerig = nummering((helper.vermijd for helper in helpers), kenmerk + len(gemeden))
        aantal = kenmerk + len(gemeden) + len(afkerig)

        van_vraag = _samen(geboden, afkerig)
        van_helper = _samen(gevraagd, gemeden)
        eisen = (
            [gevraagd[token] for token in vraag.vereist]
            + [gemeden[token] for token in vraag.vermijd]
            + [bit for token in vraag.kenmerken for bit in van_vraag.get(token, ())]
            for vraag in vragen
        )
        missers = (
            [geboden[token] for token in helper.vereist]
            + [afkerig[token] for token in helper.vermijd]
            + [bit for token in helper.kenmerken for bit in van_helper.get(token, ())]
            for helper in helpers
        )
        # What must be had counts where it is not had.
        self.eis = bittabel(eisen, aantal) ^ bittabel([geboden.values()], aantal)
        self.mist = bittabel(missers, aantal) ^ bittabel([gevraagd.values()], aantal)
        self._kenmerk = kenmerk

    def past(self, vraag: Nummers, vrijwilliger: Nummers) -> Nummers:
        """The positions of the pairs that neither of the two rules rules out."""
        over = np.flatnonzero((self.eis[vraag, 0] & self.mist[vrijwilliger, 0]) == 0)
        for woord in range(1, self.eis.shape[1]):
            eis, mist = self.eis[vraag[over], woord], self.mist[vrijwilliger[over], woord]
            over = over[(eis & mist) == 0]
        return over

    def afgevallen(self, vragen: Nummers) -> tuple[Nummers, Nummers]:
        """How many volunteers ``kenmerk`` rules out for each of these requests, and ``vermijd``."""
        eisen, soort = np.unique(self.eis[vragen], axis=0, return_inverse=True)
        kolommen = _gekanteld(self.mist)
        telling = np.empty((2, len(eisen)), np.int64)
        for nr, eis in enumerate(_bits(eisen)):
            bits = np.flatnonzero(eis)
            # Of all volunteers at once: who fails any of these demands.
            kenmerk = np.bitwise_or.reduce(kolommen[bits[bits < self._kenmerk]], axis=0)
            beide = np.bitwise_or.reduce(kolommen[bits[bits >= self._kenmerk]], axis=0) | kenmerk
            telling[:, nr] = np.bitwise_count(kenmerk).sum(), np.bitwise_count(beide).sum()
        return telling[0, soort], (telling[1] - telling[0])[soort]


def nummering(verzamelingen: Iterable[Collection[str]], vanaf: int) -> dict[str, int]:
    """Each token in them with a number of its own, from ``vanaf`` on."""
    return {token: vanaf + nr for nr, token in enumerate(sorted(set().union(*verzamelingen)))}


def bittabel(rijen: Iterable[Collection[int]], aantal: int) -> Woorden:
    """A row of words per collection, with a bit for each of its numbers, all below ``aantal``."""
    lijsten = list(rijen)
    lengte = np.array([len(lijst) for lijst in lijsten], np.int64)
    rij = np.repeat(np.arange(len(lijsten)), lengte)
    bit = np.fromiter(chain.from_iterable(lijsten), np.int64, len(rij))
    tabel = np.zeros((len(lijsten), max(1, -(-aantal // 64))), np.uint64)
    np.bitwise_or.at(tabel, (rij, bit >> 6), np.uint64(1) << (bit & 63).astype(np.uint64))
    return tabel


def _bits(woorden: Woorden) -> NDArray[np.uint8]:
    """n x words -> n x bits, a byte each."""
    return np.unpackbits(woorden.view(np.uint8), axis=1, bitorder="little")


def _gekanteld(woorden: Woorden) -> Woorden:
    """Words with a row per bit, and in it a bit for each row of the table."""
    ruim = np.zeros((-(-len(woorden) // 64) * 64, woorden.shape[1]), np.uint64)
    ruim[: len(woorden)] = woorden
    kolommen = [np.packbits(_bits(ruim[:, nr, None]).T, axis=1) for nr in range(ruim.shape[1])]
    return np.ascontiguousarray(np.concatenate(kolommen)).view(np.uint64)


def _samen(een: dict[str, int], ander: dict[str, int]) -> dict[str, list[int]]:
    """Both numbers of each token."""
    return {
        token: [nummers[token] for nummers in (een, ander) if token in nummers]
        for token in een.keys() | ander.keys()
    }
