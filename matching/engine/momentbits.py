"""Arithmetic on sets of moments: integers whose bits are ``kandidaten.moment_van``'s slots."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from .kandidaten import VAKKEN_PER_WEEK
from .probleem import WEKEN


@dataclass(frozen=True, slots=True)
class Afstand:
    """How far apart two visits start, in slots: the other at least ``na`` later or ``voor`` sooner.

    The one repeats every ``herhaling`` slots, the other every ``periode``.
    """

    na: int
    voor: int
    herhaling: int
    periode: int

    @property
    def lengte(self) -> int:
        """How many slots a visit of the one forbids the other."""
        return self.na + self.voor - 1

    def botst(self, bit: int) -> int:
        """The moments of the other that do not go together with the one at moment ``bit``."""
        resultaat = 0
        for plek in range(bit, bit + max(self.periode, self.herhaling), self.herhaling):
            geschoven = (1 << self.lengte) - 1 << (plek - self.voor + 1) % self.periode
            resultaat |= geschoven | geschoven >> self.periode
        return resultaat & (1 << self.periode) - 1


def fasen_met_tijd(ritme: int, minuten: int, uren: Sequence[int]) -> int:
    """Bits of all moments in the phases whose weeks all have ``minuten`` left."""
    if min(uren) >= minuten:
        return (1 << VAKKEN_PER_WEEK * ritme) - 1
    return samen(
        week_van(fase)
        for fase in range(ritme)
        if all(uren[nr] >= minuten for nr in range(fase, WEKEN, ritme))
    )


def samen(verzamelingen: Iterable[int]) -> int:
    """The union."""
    return reduce(or_, verzamelingen, 0)


def verlengd(bits: int, lengte: int) -> int:
    """Each bit and the ``lengte`` - 1 above it."""
    klaar = 1
    while klaar < lengte:
        stap = min(klaar, lengte - klaar)
        bits |= bits << stap
        klaar += stap
    return bits


def gevouwen(bits: int, periode: int) -> int:
    """The bits modulo ``periode``."""
    resultaat = 0
    while bits:
        resultaat |= bits & (1 << periode) - 1
        bits >>= periode
    return resultaat


def week_van(fase: int) -> int:
    """All moments of a phase."""
    return (1 << VAKKEN_PER_WEEK) - 1 << fase * VAKKEN_PER_WEEK


def laagste_bit(bits: int) -> int:
    """The position of the lowest bit."""
    return (bits & -bits).bit_length() - 1


def posities(bits: int) -> list[int]:
    """The positions of the bits, ascending."""
    gevonden = []
    while bits:
        gevonden.append(laagste_bit(bits))
        bits &= bits - 1
    return gevonden
