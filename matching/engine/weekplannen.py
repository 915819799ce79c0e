"""All feasible week plans of one volunteer: the one place where ``reis``, ``uren`` and
``koppelingen`` are weighed for several requests together.

A week plan is a set of requests with a moment for each that meets every rule of the volunteer,
next to the matches that are ``vast``. Its value does not depend on the moments, so one set of
moments per set of requests will do; that there is none is only known after an exact search.

Rule ``reis`` comes down to pairs. Each visit alone has the time to come from home after its
window opens and be home before it closes (``kandidaten`` saw to that), windows do not overlap, and
travel time obeys the triangle inequality, so two visits go together if and only if they
start far enough apart on the cycle: the length of the first plus the direct travel between them.
In different windows they always do, since the way over home is no shorter.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from .kandidaten import VAKKEN_PER_WEEK, Kandidaat, bit_van
from .probleem import RASTER, WEKEN, Moment, Vraag, Vrijwilliger
from .reizen import reistijd

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


class Weekplanner:
    """The week plans of one volunteer, as bit sets over ``kandidaten`` (those left by ``vast``).

    Searches raise ``Afgebroken`` when ``afbreken`` says so.
    """

    def __init__(
        self,
        vrijwilliger: Vrijwilliger,
        vragen: Sequence[Vraag],
        kandidaten: Sequence[Kandidaat],
        vast: Sequence[tuple[Vraag, Moment]],
        afbreken: Afbreken = lambda: False,
    ) -> None:
        self.vrijwilliger = vrijwilliger
        self.afbreken = afbreken
        self._uren = [vrijwilliger.max_minuten_per_week] * WEKEN
        self.ruimte = vrijwilliger.max_koppelingen - len(vast)
        self._zwaar = vrijwilliger.max_zwaar - sum(vraag.zwaar for vraag, _ in vast)
        for vraag, moment in vast:
            heen = reistijd(vrijwilliger.locatie, vraag.locatie, vrijwilliger.kmh)
            for week in range(moment.fase, WEKEN, vraag.ritme):
                self._uren[week] -= vraag.duur + 2 * heen
        self.kandidaten: list[Kandidaat] = []
        self._bezoeken: list[Bezoek] = []
        for kandidaat in kandidaten:
            vraag = vragen[kandidaat.vraag]
            minuten = vraag.duur + 2 * kandidaat.reistijd
            momenten = kandidaat.momenten & _fasen_met_tijd(vraag.ritme, minuten, self._uren)
            for andere, moment in vast:
                momenten &= ~self._afstand(andere, vraag).botst(bit_van(moment))
            if momenten and self.ruimte > 0 and self._zwaar >= vraag.zwaar:
                self.kandidaten.append(kandidaat)
                self._bezoeken.append(Bezoek(vraag, momenten, minuten))
        self._zwaren = sum(1 << nr for nr, b in enumerate(self._bezoeken) if b.vraag.zwaar)
        self._afstanden: dict[tuple[int, int], Afstand] = {}
        self._bekend: dict[int, tuple[int, ...] | None] = {0: ()}

    def leden(self, plan: int) -> list[Kandidaat]:
        """The candidates in a plan."""
        return [self.kandidaten[nr] for nr in _leden(plan)]

    def momenten(self, plan: int) -> dict[int, int] | None:
        """For each candidate (position) in the plan the bit of its moment; None if infeasible."""
        gevonden = self._plan(plan)
        return None if gevonden is None else dict(zip(_leden(plan), gevonden, strict=True))

    def past(self, plan: int, nr: int) -> bool:
        """Whether a feasible plan stays so with candidate ``nr`` added."""
        return self._plan_met(plan, nr) is not None

    def beste(self, winst: Mapping[int, int]) -> tuple[int, int, int]:
        """The plan with the highest total of ``winst``: that total, the plan, an upper bound.

        The bound is above the total only when the search was cut short.
        """
        hoogste, beste = 0, 0
        try:
            for totaal, plan in self.plannen(winst, 0, stijgend=True):
                hoogste, beste = totaal, plan
        except Afgebroken as stop:
            return hoogste, beste, max(hoogste, stop.grens)
        return hoogste, beste, hoogste

    def plannen(
        self, winst: Mapping[int, int], drempel: int, *, stijgend: bool = False
    ) -> Iterator[tuple[int, int]]:
        """Every non-empty plan whose total of ``winst`` is above ``drempel``, with that total.

        ``winst``: candidate -> gain, of any sign; candidates not in it stay out. ``stijgend``:
        only plans better than all before. Raises ``Afgebroken`` when time is up.
        """
        volgorde = sorted(winst, key=lambda nr: -winst[nr])
        # What the best k of those from a place on can add at most: they are sorted.
        som = list(accumulate((max(0, winst[nr]) for nr in volgorde), initial=0))
        einde = len(volgorde)

        def grens(totaal: int, plek: int, ruimte: int) -> int:
            """A bound on every plan that adds the candidate at ``plek``, or only later ones."""
            met = totaal + winst[volgorde[plek]]
            return met + som[min(einde, plek + ruimte)] - som[plek + 1]

        stapel = [(0, 0, 0, self.ruimte)]
        while stapel:
            totaal, plan, plek, ruimte = stapel.pop()
            if plek == einde or not ruimte or grens(totaal, plek, ruimte) <= drempel:
                continue
            stapel.append((totaal, plan, plek + 1, ruimte))
            nr = volgorde[plek]
            try:
                if self._plan_met(plan, nr) is None:
                    continue
            except Afgebroken as stop:
                stapel.append((totaal, plan, plek, ruimte))
                open_ = (grens(t, p, r) for t, _, p, r in stapel if p < einde)
                raise Afgebroken(max(open_)) from stop
            totaal, plan = totaal + winst[nr], plan | 1 << nr
            stapel.append((totaal, plan, plek + 1, ruimte - 1))
            if totaal > drempel:
                yield totaal, plan
                if stijgend:
                    drempel = totaal

    def _plan(self, plan: int) -> tuple[int, ...] | None:
        if plan in self._bekend:
            return self._bekend[plan]
        laatste = plan.bit_length() - 1
        return self._plan_met(plan ^ 1 << laatste, laatste)

    def _plan_met(self, plan: int, nr: int) -> tuple[int, ...] | None:
        """Moments, by candidate, of a plan with one more candidate, or None."""
        groter = plan | 1 << nr
        if groter not in self._bekend:
            self._bekend[groter] = self._zoek(plan, nr)
        return self._bekend[groter]

    def _zoek(self, plan: int, nr: int) -> tuple[int, ...] | None:
        if self.afbreken():
            raise Afgebroken
        groter = plan | 1 << nr
        leden = _leden(plan)
        if (
            len(leden) >= self.ruimte
            or (groter & self._zwaren).bit_count() > self._zwaar
            or not self._genoeg_uren(_leden(groter))
            or not all(self._paar_past(lid, nr) for lid in leden)
        ):
            return None
        basis = self._plan(plan)
        if basis is None:
            return None
        # Most plans grow by finding the newcomer a place between the others as they lie.
        uren = list(self._uren)
        nieuw = self._bezoeken[nr]
        vrij = nieuw.momenten
        for lid, bit in zip(leden, basis, strict=True):
            vrij &= ~self._tussen(lid, nr).botst(bit)
            _boek(uren, self._bezoeken[lid], bit)
        vrij &= _fasen_met_tijd(nieuw.vraag.ritme, nieuw.minuten, uren)
        gevonden: dict[int, int] | None
        if vrij:
            gevonden = {**dict(zip(leden, basis, strict=True)), nr: _laagste_bit(vrij)}
        else:
            momenten = {lid: self._bezoeken[lid].momenten for lid in [*leden, nr]}
            gevonden = self._plaats(momenten, list(self._uren))
        return None if gevonden is None else tuple(gevonden[lid] for lid in _leden(groter))

    def _genoeg_uren(self, leden: Sequence[int]) -> bool:
        """What no choice of phases can help: false only if the hours are certainly too few."""
        elke_week, totaal = 0, 0
        for lid in leden:
            bezoek = self._bezoeken[lid]
            totaal += bezoek.minuten * WEKEN // bezoek.vraag.ritme
            elke_week += bezoek.minuten if bezoek.vraag.ritme == 1 else 0
        return elke_week <= min(self._uren) and totaal <= sum(self._uren)

    def _paar_past(self, een: int, ander: int) -> bool:
        """Whether two candidates have moments that go together, hours aside."""
        if self._bezoeken[een].vraag.ritme < self._bezoeken[ander].vraag.ritme:
            een, ander = ander, een
        afstand = self._tussen(een, ander)
        # The visits of the rarer one, laid over each other in the period of the other.
        plekken = _gevouwen(self._bezoeken[een].momenten, afstand.periode)
        vrij = self._bezoeken[ander].momenten
        laagste, hoogste = _laagste_bit(plekken), plekken.bit_length() - 1
        if vrij & ~(afstand.botst(laagste) & afstand.botst(hoogste)):
            return True
        # What is too near to the first and the last is too near to all between them, unless the
        # two forbidden stretches meet around the back of the period.
        if hoogste - laagste <= afstand.periode - afstand.lengte:
            return False
        return any(vrij & ~afstand.botst(bit) for bit in _leden(plekken))

    def _plaats(self, vrij: dict[int, int], uren: list[int]) -> dict[int, int] | None:
        """A moment for each, out of its ``vrij``; None when no choice of moments goes together.

        Depth first, the one with least room first. A moment that leaves all others no more room
        than one that failed (in the same phase) fails too.
        """
        if self.afbreken():
            raise Afgebroken
        ruimte = {
            lid: momenten
            & _fasen_met_tijd(self._bezoeken[lid].vraag.ritme, self._bezoeken[lid].minuten, uren)
            for lid, momenten in vrij.items()
        }
        if not all(ruimte.values()):
            return None
        krapste = min(ruimte, key=lambda lid: (ruimte[lid].bit_count(), lid))
        bezoek = self._bezoeken[krapste]
        mislukt: list[tuple[int, dict[int, int]]] = []
        for bit in _leden(ruimte[krapste]):
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
            _boek(over, bezoek, bit)
            gevonden = self._plaats(rest, over) if rest else {}
            if gevonden is not None:
                return gevonden | {krapste: bit}
            mislukt.append((fase, rest))
        return None

    def _tussen(self, een: int, ander: int) -> "Afstand":
        afstand = self._afstanden.get((een, ander))
        if afstand is None:
            afstand = self._afstand(self._bezoeken[een].vraag, self._bezoeken[ander].vraag)
            self._afstanden[een, ander] = afstand
        return afstand

    def _afstand(self, een: Vraag, ander: Vraag) -> "Afstand":
        heen = reistijd(een.locatie, ander.locatie, self.vrijwilliger.kmh)
        na = -(-(een.duur + heen) // RASTER)
        voor = -(-(ander.duur + heen) // RASTER)
        return Afstand(
            voor - 1, na + voor - 1, VAKKEN_PER_WEEK * een.ritme, VAKKEN_PER_WEEK * ander.ritme
        )


@dataclass(frozen=True, slots=True)
class Afstand:
    """How far apart two visits start: which slots one forbids the other. All in slots.

    Around each visit of the one, ``lengte`` slots from ``voor`` before it are forbidden. The one
    repeats every ``herhaling``, the other every ``periode``.
    """

    voor: int
    lengte: int
    herhaling: int
    periode: int

    def botst(self, bit: int) -> int:
        """The moments of the other that do not go together with the one at moment ``bit``."""
        resultaat = 0
        for plek in range(bit, bit + max(self.periode, self.herhaling), self.herhaling):
            geschoven = (1 << self.lengte) - 1 << (plek - self.voor) % self.periode
            resultaat |= geschoven | geschoven >> self.periode
        return resultaat & (1 << self.periode) - 1


def _fasen_met_tijd(ritme: int, minuten: int, uren: Sequence[int]) -> int:
    """Bits of all moments in the phases whose weeks all have ``minuten`` left."""
    if min(uren) >= minuten:
        return (1 << VAKKEN_PER_WEEK * ritme) - 1
    week = (1 << VAKKEN_PER_WEEK) - 1
    return sum(
        week << fase * VAKKEN_PER_WEEK
        for fase in range(ritme)
        if all(uren[nr] >= minuten for nr in range(fase, WEKEN, ritme))
    )


def _gevouwen(bits: int, periode: int) -> int:
    """The bits modulo ``periode``."""
    gevouwen = 0
    while bits:
        gevouwen |= bits & (1 << periode) - 1
        bits >>= periode
    return gevouwen


def _boek(uren: list[int], bezoek: Bezoek, bit: int) -> None:
    for week in range(bit // VAKKEN_PER_WEEK, WEKEN, bezoek.vraag.ritme):
        uren[week] -= bezoek.minuten


def _laagste_bit(bits: int) -> int:
    return (bits & -bits).bit_length() - 1


def _leden(bits: int) -> list[int]:
    """The positions of the bits, ascending."""
    leden = []
    while bits:
        leden.append(_laagste_bit(bits))
        bits &= bits - 1
    return leden
