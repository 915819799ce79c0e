"""All volunteers at once: whom the rules that need no moment rule out for a request.

A set of volunteers is a number with a bit for each. Distance is only a first look: the chord
between two points in space, with room for rounding; who may be near is left to ``van_huis``.
"""

import math
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

import numpy as np

from matching.engine.probleem import Vraag, Vrijwilliger

from .paren import AARDSTRAAL_KM, OMWEG

# Rounding moves the angle of ``reistijd`` by 5e-8 of itself at most, on the other side of the
# earth, and a point by 1e-15; these leave room for both.
RUIM = 1 + 1e-6
RUIM_HOEK = 1e-9  # radians: six millimetres


class Menigte:
    """The volunteers of a problem, by number in the order given."""

    def __init__(self, vrijwilligers: Sequence[Vrijwilliger]) -> None:
        self.allen = (1 << len(vrijwilligers)) - 1
        self._nummers = {een.id: nummer for nummer, een in enumerate(vrijwilligers)}
        self._hebben = _per_token(een.kenmerken for een in vrijwilligers)
        self._vereisen = _per_token(een.vereist for een in vrijwilligers)
        self._vermijden = _per_token(een.vermijd for een in vrijwilligers)
        self._punten = np.array([_punt(een.locatie) for een in vrijwilligers]).reshape(-1, 3)
        self._bereik = np.array([_bereik(een) for een in vrijwilligers])

    def zonder_moment(self, vraag: Vraag) -> dict[str, int]:
        """Per rule that needs no place and no moment, in their order: whom it rules out alone."""
        eisers = self._vereisen.keys() - vraag.kenmerken
        return {
            "kenmerk": samen(self.allen & ~self._hebben.get(token, 0) for token in vraag.vereist)
            | samen(self._vereisen[token] for token in eisers),
            "vermijd": samen(self._hebben.get(token, 0) for token in vraag.vermijd)
            | samen(self._vermijden.get(token, 0) for token in vraag.kenmerken),
            "uitgesloten": samen(
                1 << self._nummers[wie] for wie in vraag.uitgesloten if wie in self._nummers
            ),
        }

    def misschien_nabij(self, vraag: Vraag, wie: int) -> list[int]:
        """The numbers of ``wie`` without those for whom the request is surely too far."""
        bits = np.frombuffer(wie.to_bytes(len(self._punten) // 8 + 1, "little"), np.uint8)
        nummers = np.flatnonzero(np.unpackbits(bits, bitorder="little"))
        verschil = self._punten[nummers] - np.array(_punt(vraag.locatie))
        nabij = np.square(verschil).sum(axis=1) <= self._bereik[nummers]
        return [int(nummer) for nummer in nummers[nabij]]


def samen(verzamelingen: Iterable[int]) -> int:
    """The union."""
    return reduce(or_, verzamelingen, 0)


def _per_token(tokens: Iterable[frozenset[str]]) -> dict[str, int]:
    """Token -> the volunteers who have it in their set."""
    wie: dict[str, int] = {}
    for nummer, verzameling in enumerate(tokens):
        for token in verzameling:
            wie[token] = wie.get(token, 0) | 1 << nummer
    return wie


def _punt(plaats: tuple[float, float]) -> tuple[float, float, float]:
    """Where a place ([lat, lon] in degrees) lies on a sphere of radius 1."""
    breedte, lengte = math.radians(plaats[0]), math.radians(plaats[1])
    return (
        math.cos(breedte) * math.cos(lengte),
        math.cos(breedte) * math.sin(lengte),
        math.sin(breedte),
    )


def _bereik(vrijwilliger: Vrijwilliger) -> float:
    """The square of the longest chord on that sphere that may be within ``max_reistijd``."""
    km = vrijwilliger.max_reistijd / 60 * float(vrijwilliger.kmh) / OMWEG
    hoek = km / AARDSTRAAL_KM * RUIM + RUIM_HOEK
    return 4 * math.sin(hoek / 2) ** 2 if hoek < math.pi else math.inf
