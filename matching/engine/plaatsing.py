"""Whether visits go together, and at which moments: the one place where ``reis``, ``uren`` and
``tijd`` are weighed for several requests of one volunteer.

Rule ``reis`` comes down to pairs. Each visit alone has the time to come from home after its
window opens and be home before it closes (``kandidaten`` saw to that), windows do not overlap, and
travel time obeys the triangle inequality, so two visits go together if and only if they
start far enough apart on the cycle: the length of the first plus the direct travel between them.
In different windows they always do, since the way over home is no shorter.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .kandidaten import VAKKEN, VAKKEN_PER_WEEK
from .momentbits import (
    Afstand,
    fasen_met_tijd,
    gevouwen,
    laagste_bit,
    posities,
    samen,
    verlengd,
    week_van,
)
from .probleem import RASTER, WEKEN, Vraag, Vrijwilliger
from .reizen import reistijd

MAX_STANDEN = 1000
"""Where weighing the hours stops being cheaper than trying the moments."""

Afbreken = Callable[[], bool]
"""Says whether the time is up."""


class Afgebroken(Exception):
    """A search stopped before its end; ``grens`` bounds the total of any plan not yet seen."""

    def __init__(self, grens: int = 0) -> None:
        super().__init__(grens)
        self.grens = grens


@dataclass(frozen=True, slots=True)
class Bezoek:
    """A request that a volunteer may visit, with the bit set of its possible moments."""

    vraag: Vraag
    momenten: int
    minuten: int
    """What one visit takes of the week's hours: its length and the way there and back."""

    @property
    def last(self) -> int:
        """Minutes in all four weeks together."""
        return self.minuten * WEKEN // self.vraag.ritme


def afstand(een: Vraag, ander: Vraag, kmh: float) -> Afstand:
    """How far apart two visits must start, in slots."""
    heen = reistijd(een.locatie, ander.locatie, kmh)
    na = -(-(een.duur + heen) // RASTER)
    voor = -(-(ander.duur + heen) // RASTER)
    return Afstand(na, voor, VAKKEN_PER_WEEK * een.ritme, VAKKEN_PER_WEEK * ander.ritme)


def boek(uren: list[int], bezoek: Bezoek, bit: int) -> None:
    """Takes the minutes of a visit at moment ``bit`` off the weeks' ``uren``."""
    for week in range(bit // VAKKEN_PER_WEEK, WEKEN, bezoek.vraag.ritme):
        uren[week] -= bezoek.minuten


class Plaatsing:
    """Places visits of one volunteer, who has ``uren`` minutes left in each week.

    ``stappen``: how many more steps a search may take; then, and when ``afbreken`` says that the
    time is up, it raises ``Afgebroken``.
    """

    def __init__(
        self,
        vrijwilliger: Vrijwilliger,
        bezoeken: Sequence[Bezoek],
        uren: Sequence[int],
        afbreken: Afbreken,
    ) -> None:
        self.vrijwilliger = vrijwilliger
        self.bezoeken = bezoeken
        self.uren = uren
        self.afbreken = afbreken
        self.stappen = 0
        self._afstanden: dict[tuple[int, int], Afstand] = {}

    def erbij(self, leden: Sequence[int], basis: Sequence[int], nr: int) -> tuple[int, ...] | None:
        """A moment for each of ``leden`` and for ``nr``, in order of number; None if there is none.

        ``basis``: moments at which the members go together without ``nr``. Most plans grow by
        finding the newcomer a place between the others as they lie.
        """
        uren = list(self.uren)
        nieuw = self.bezoeken[nr]
        vrij = nieuw.momenten
        for lid, bit in zip(leden, basis, strict=True):
            vrij &= ~self._tussen(lid, nr).botst(bit)
            boek(uren, self.bezoeken[lid], bit)
        vrij &= fasen_met_tijd(nieuw.vraag.ritme, nieuw.minuten, uren)
        gevonden: dict[int, int] | None
        if vrij:
            gevonden = {**dict(zip(leden, basis, strict=True)), nr: laagste_bit(vrij)}
        else:
            momenten = {lid: self.bezoeken[lid].momenten for lid in [*leden, nr]}
            gevonden = self._plaats(momenten, list(self.uren))
        return None if gevonden is None else tuple(gevonden[lid] for lid in sorted(gevonden))

    def paar_past(self, een: int, ander: int) -> bool:
        """Whether two visits have moments that go together and hours for both: exact."""
        if self.bezoeken[een].minuten + self.bezoeken[ander].minuten <= min(self.uren):
            return self._los_van_elkaar(een, ander, None)
        return any(
            self._los_van_elkaar(een, ander, (fase_een, fase_ander))
            for fase_een in range(self.bezoeken[een].vraag.ritme)
            for fase_ander in range(self.bezoeken[ander].vraag.ritme)
            if self._uren_voor(een, fase_een, ander, fase_ander)
        )

    def _uren_voor(self, een: int, fase_een: int, ander: int, fase_ander: int) -> bool:
        a, b = self.bezoeken[een], self.bezoeken[ander]
        return all(
            (week % a.vraag.ritme == fase_een) * a.minuten
            + (week % b.vraag.ritme == fase_ander) * b.minuten
            <= uren
            for week, uren in enumerate(self.uren)
        )

    def _los_van_elkaar(self, een: int, ander: int, fasen: tuple[int, int] | None) -> bool:
        """Whether two visits have moments, in these phases, far enough apart."""
        momenten = self.bezoeken[een].momenten, self.bezoeken[ander].momenten
        if fasen is not None:
            momenten = momenten[0] & week_van(fasen[0]), momenten[1] & week_van(fasen[1])
            if not all(momenten):
                return False
        if self.bezoeken[een].vraag.ritme < self.bezoeken[ander].vraag.ritme:
            een, ander, momenten = ander, een, momenten[::-1]
        tussen = self._tussen(een, ander)
        # The visits of the rarer one, laid over each other in the period of the other.
        plekken = gevouwen(momenten[0], tussen.periode)
        vrij = momenten[1]
        laagste, hoogste = laagste_bit(plekken), plekken.bit_length() - 1
        if vrij & ~(tussen.botst(laagste) & tussen.botst(hoogste)):
            return True
        # What is too near to the first and the last is too near to all between them, unless the
        # two forbidden stretches meet around the back of the period.
        if hoogste - laagste <= tussen.periode - tussen.lengte:
            return False
        return any(vrij & ~tussen.botst(bit) for bit in posities(plekken))

    def _plaats(self, vrij: dict[int, int], uren: list[int]) -> dict[int, int] | None:
        """A moment for each, out of its ``vrij``; None when no choice of moments goes together.

        Depth first, the one with least room first. A moment that leaves all others no more room
        than one that failed (in the same phase) fails too.
        """
        self.stappen -= 1
        if self.stappen < 0 or self.afbreken():
            raise Afgebroken
        ruimte = {
            lid: momenten
            & fasen_met_tijd(self.bezoeken[lid].vraag.ritme, self.bezoeken[lid].minuten, uren)
            for lid, momenten in vrij.items()
        }
        if not all(ruimte.values()) or not self._genoeg_uren(ruimte, uren):
            return None
        if not self._genoeg_plaats(ruimte):
            return None
        krapste = min(ruimte, key=lambda lid: (ruimte[lid].bit_count(), lid))
        bezoek = self.bezoeken[krapste]
        mislukt: list[tuple[int, dict[int, int]]] = []
        for bit in posities(ruimte[krapste]):
            rest = {
                lid: momenten & ~self._tussen(krapste, lid).botst(bit)
                for lid, momenten in ruimte.items()
                if lid != krapste
            }
            fase = bit // VAKKEN_PER_WEEK
            if not all(rest.values()) or any(
                fase == eerder and all(rest[lid] | ruim[lid] == ruim[lid] for lid in rest)
                for eerder, ruim in mislukt
            ):
                continue
            over = list(uren)
            boek(over, bezoek, bit)
            gevonden = self._plaats(rest, over) if rest else {}
            if gevonden is not None:
                return gevonden | {krapste: bit}
            mislukt.append((fase, rest))
        return None

    def _genoeg_uren(self, ruimte: Mapping[int, int], uren: Sequence[int]) -> bool:
        """False when the hours hold for no choice of phases, out of those it has moments in."""
        minuten = {lid: self.bezoeken[lid].minuten for lid in ruimte}
        if sum(minuten.values()) <= min(uren):
            return True
        keuzes = [
            (minuten[lid], ritme, [fase for fase in range(ritme) if momenten & week_van(fase)])
            for lid, momenten in sorted(ruimte.items(), key=lambda paar: -minuten[paar[0]])
            for ritme in (self.bezoeken[lid].vraag.ritme,)
        ]
        # What the weeks can have left after each visit; equal outcomes count once.
        stand = {tuple(uren)}
        for last, ritme, fasen in keuzes:
            if len(stand) > MAX_STANDEN:
                return True
            stand = {
                over
                for begin in stand
                for fase in fasen
                if min(
                    over := tuple(
                        rest - last if week % ritme == fase else rest
                        for week, rest in enumerate(begin)
                    )
                )
                >= 0
            }
        return bool(stand)

    def _genoeg_plaats(self, ruimte: Mapping[int, int]) -> bool:
        """False when some visits need more slots than there are where they can be.

        From its start each visit keeps its length and the shortest way to any other to itself.
        """
        bezet, nodig = {}, {}
        for lid, momenten in ruimte.items():
            vraag = self.bezoeken[lid].vraag
            lengte = min(
                (self._tussen(lid, ander).na for ander in ruimte if ander != lid), default=1
            )
            bezet[lid] = _bezette_vakken(momenten, vraag.ritme, lengte)
            nodig[lid] = lengte * WEKEN // vraag.ritme
        for grens in {*bezet.values(), samen(bezet.values())}:
            binnen = sum(nodig[lid] for lid, vakken in bezet.items() if not vakken & ~grens)
            if binnen > grens.bit_count():
                return False
        return True

    def _tussen(self, een: int, ander: int) -> Afstand:
        gevonden = self._afstanden.get((een, ander))
        if gevonden is None:
            bezoeken = self.bezoeken
            gevonden = afstand(bezoeken[een].vraag, bezoeken[ander].vraag, self.vrijwilliger.kmh)
            self._afstanden[een, ander] = gevonden
        return gevonden


def _bezette_vakken(momenten: int, ritme: int, lengte: int) -> int:
    """The slots of the cycle that visits of so many slots take, over all possible moments."""
    periode = VAKKEN_PER_WEEK * ritme
    plekken = samen(momenten << begin for begin in range(0, VAKKEN, periode))
    return gevouwen(verlengd(plekken, lengte), VAKKEN)
