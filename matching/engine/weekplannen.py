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
            momenten = kandidaat.momenten & self._fasen_met_tijd(vraag.ritme, minuten, self._uren)
            for andere, moment in vast:
                momenten &= ~self._botst(andere, bit_van(moment), vraag)
            if momenten and self.ruimte > 0 and self._zwaar >= vraag.zwaar:
                self.kandidaten.append(kandidaat)
                self._bezoeken.append(Bezoek(vraag, momenten, minuten))
        self._zwaren = sum(1 << nr for nr, b in enumerate(self._bezoeken) if b.vraag.zwaar)
        self._bekend: dict[int, tuple[int, ...] | None] = {0: ()}

    def leden(self, plan: int) -> list[Kandidaat]:
        """The candidates in a plan."""
        return [self.kandidaten[nr] for nr in _leden(plan)]

    def momenten(self, plan: int) -> dict[int, int] | None:
        """For each candidate (position) in the plan the bit of its moment; None if infeasible."""
        gevonden = self._plan(plan)
        return None if gevonden is None else dict(zip(_leden(plan), gevonden, strict=True))

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
        if groter.bit_count() > self.ruimte or (groter & self._zwaren).bit_count() > self._zwaar:
            return None
        if plan & (plan - 1):  # three or more: every pair has to go together
            for ander in _leden(plan):
                if self._plan_met(1 << ander, nr) is None:
                    return None
        basis = self._plan(plan)
        if basis is None:
            return None
        # Most plans grow by finding the newcomer a place between the others as they lie.
        uren = list(self._uren)
        nieuw = self._bezoeken[nr]
        vrij = nieuw.momenten
        leden = _leden(plan)
        for ander, bit in zip(leden, basis, strict=True):
            bezoek = self._bezoeken[ander]
            vrij &= ~self._botst(bezoek.vraag, bit, nieuw.vraag)
            _boek(uren, bezoek, bit)
        vrij &= self._fasen_met_tijd(nieuw.vraag.ritme, nieuw.minuten, uren)
        if vrij:
            gevonden = dict(zip(leden, basis, strict=True)) | {nr: _laagste_bit(vrij)}
        else:
            vrije_momenten = {lid: self._bezoeken[lid].momenten for lid in [*leden, nr]}
            zoektocht = self._plaats(vrije_momenten, list(self._uren))
            if zoektocht is None:
                return None
            gevonden = zoektocht
        return tuple(gevonden[lid] for lid in _leden(groter))

    def _plaats(self, vrij: dict[int, int], uren: list[int]) -> dict[int, int] | None:
        """A moment for each, out of its ``vrij``; None when no choice of moments goes together.

        Depth first, the one with least room first. A moment that leaves all others no more room
        than one that failed (in the same phase) fails too.
        """
        if self.afbreken():
            raise Afgebroken
        ruimte = {
            lid: momenten
            & self._fasen_met_tijd(
                self._bezoeken[lid].vraag.ritme, self._bezoeken[lid].minuten, uren
            )
            for lid, momenten in vrij.items()
        }
        if not all(ruimte.values()):
            return None
        krapste = min(ruimte, key=lambda lid: (ruimte[lid].bit_count(), lid))
        bezoek = self._bezoeken[krapste]
        mislukt: list[tuple[int, dict[int, int]]] = []
        for bit in _leden(ruimte[krapste]):
            rest = {
                lid: momenten & ~self._botst(bezoek.vraag, bit, self._bezoeken[lid].vraag)
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

    def _botst(self, een: Vraag, bit: int, ander: Vraag) -> int:
        """The moments of ``ander`` that do not go together with ``een`` at moment ``bit``.

        Both repeat, so all is modulo the period of ``ander``, with each visit of ``een`` in it.
        """
        heen = reistijd(een.locatie, ander.locatie, self.vrijwilliger.kmh)
        na = -(-(een.duur + heen) // RASTER)
        voor = -(-(ander.duur + heen) // RASTER)
        periode = VAKKEN_PER_WEEK * ander.ritme
        verboden = (1 << na + voor - 1) - 1
        resultaat = 0
        for ronde in range(max(1, ander.ritme // een.ritme)):
            begin = (bit + ronde * VAKKEN_PER_WEEK * een.ritme - voor + 1) % periode
            geschoven = verboden << begin
            resultaat |= geschoven | geschoven >> periode
        return resultaat & (1 << periode) - 1

    @staticmethod
    def _fasen_met_tijd(ritme: int, minuten: int, uren: Sequence[int]) -> int:
        """Bits of all moments in the phases whose weeks all have ``minuten`` left."""
        week = (1 << VAKKEN_PER_WEEK) - 1
        return sum(
            week << fase * VAKKEN_PER_WEEK
            for fase in range(ritme)
            if all(uren[nr] >= minuten for nr in range(fase, WEKEN, ritme))
        )


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
