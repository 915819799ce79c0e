"""Drawing from shares, the same for the same seed."""

import math
import random
from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import TypeVar

T = TypeVar("T")


class Trekking(random.Random):
    """A stream of random numbers for each subject, so that one does not shift another."""

    def __init__(self, seed: int, onderwerp: str) -> None:
        super().__init__(f"{seed}/{onderwerp}")

    def kans(self, aandeel: float) -> bool:
        """True in this share of cases."""
        return self.random() < aandeel

    def uit(self, aandelen: Mapping[T, float]) -> T:
        """One outcome, by share."""
        return self.choices(list(aandelen), list(aandelen.values()))[0]

    def verdeeld(self, aantal: int, aandelen: Mapping[T, float]) -> list[T]:
        """``aantal`` outcomes in exactly these shares (rounded), in random order."""
        totaal = sum(aandelen.values())
        grenzen = [0.0]
        for aandeel in aandelen.values():
            grenzen.append(grenzen[-1] + aandeel / totaal * aantal)
        uitkomsten = [
            uitkomst
            for uitkomst, van, tot in zip(aandelen, grenzen, grenzen[1:], strict=False)
            for _ in range(round(tot) - round(van))
        ]
        self.shuffle(uitkomsten)
        return uitkomsten

    def deel(self, lijst: Sequence[T], aandeel: float) -> list[T]:
        """This share (rounded) of a list, in its order."""
        gekozen = set(self.sample(range(len(lijst)), round(aandeel * len(lijst))))
        return [iets for nr, iets in enumerate(lijst) if nr in gekozen]

    def lognormaal(self, aantal: int, gemiddelde: float, sigma: float) -> list[float]:
        """``aantal`` draws spread evenly over a lognormal distribution with this mean."""
        normaal = NormalDist(math.log(gemiddelde) - sigma**2 / 2, sigma)
        waarden = [math.exp(normaal.inv_cdf((nr + 0.5) / aantal)) for nr in range(aantal)]
        self.shuffle(waarden)
        return waarden


def sigma_voor(gemiddelde: float, grens: float, erboven: float) -> float:
    """The sigma of a lognormal distribution with this mean and this share above ``grens``.

    From P(X >= grens) = erboven: sigma^2 / 2 - z sigma - ln(gemiddelde / grens) = 0, with z the
    normal quantile of 1 - erboven.
    """
    z = NormalDist().inv_cdf(1 - erboven)
    return z + math.sqrt(z * z + 2 * math.log(gemiddelde / grens))
