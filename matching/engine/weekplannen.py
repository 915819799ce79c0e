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
from dataclasses import dataclass, replace
from itertools import accumulate

from .kandidaten import VAKKEN, VAKKEN_PER_WEEK, Kandidaat, bit_van
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
from .probleem import RASTER, WEKEN, Moment, Vraag, Vrijwilliger
from .reizen import reistijd

GEDULD = 50
"""Steps of a search, for plans or for the moments of one, before the rest is put off."""

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
            momenten = kandidaat.momenten & fasen_met_tijd(vraag.ritme, minuten, self._uren)
            for andere, moment in vast:
                momenten &= ~self._afstand(andere, vraag).botst(bit_van(moment))
            if momenten and self.ruimte > 0 and self._zwaar >= vraag.zwaar:
                self.kandidaten.append(kandidaat)
                self._bezoeken.append(Bezoek(vraag, momenten, minuten))
        self._zwaren = sum(1 << nr for nr, b in enumerate(self._bezoeken) if b.vraag.zwaar)
        self._afstanden: dict[tuple[int, int], Afstand] = {}
        self._bekend: dict[int, tuple[int, ...] | None] = {0: ()}
        self._gaat_samen = [0] * len(self._bezoeken)
        self._botst_met = [0] * len(self._bezoeken)
        self._onbeslist: dict[int, int] = {}
        self.geduld = GEDULD
        self._stappen = 0

    def leden(self, plan: int) -> list[Kandidaat]:
        """The candidates in a plan."""
        return [self.kandidaten[nr] for nr in posities(plan)]

    def momenten(self, plan: int) -> dict[int, int] | None:
        """For each candidate (position) in the plan the bit of its moment; None if infeasible."""
        gevonden = self._plan(plan)
        return None if gevonden is None else dict(zip(posities(plan), gevonden, strict=True))

    def past(self, plan: int, nr: int) -> bool:
        """Whether a feasible plan is known to stay so with candidate ``nr`` added."""
        try:
            return self._plan_met(plan, nr) is not None
        except Afgebroken:
            return False

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
        lasten = {
            nr: self._bezoeken[nr].minuten * WEKEN // self._bezoeken[nr].vraag.ritme for nr in winst
        }
        uren = sum(self._uren)
        uurprijs = _uurprijs(winst, lasten, uren, self.ruimte)
        over = {nr: bedrag - uurprijs * lasten[nr] for nr, bedrag in winst.items()}
        volgorde = sorted(winst, key=lambda nr: -over[nr])
        # What the best k of those from a place on can add at most: they are sorted.
        som = list(accumulate((max(0, over[nr]) for nr in volgorde), initial=0))
        einde = len(volgorde)

        def grens(totaal: int, uren: int, plek: int, ruimte: int) -> int:
            """A bound on every plan that adds the candidate at ``plek``, or only later ones."""
            met = totaal + uurprijs * uren + over[volgorde[plek]]
            return met + som[min(einde, plek + ruimte)] - som[plek + 1]

        onbekend, stappen = drempel, 0
        stapel = [(0, uren, 0, 0, self.ruimte)]
        while stapel:
            totaal, uren, plan, plek, ruimte = stapel.pop()
            if plek == einde or not ruimte or grens(totaal, uren, plek, ruimte) <= drempel:
                continue
            stapel.append((totaal, uren, plan, plek + 1, ruimte))
            nr = volgorde[plek]
            if lasten[nr] > uren:
                continue
            stappen += 1
            if stappen > self.geduld or self.afbreken():
                stapel.append((totaal, uren, plan, plek, ruimte))
                rest = (grens(t, u, p, r) for t, u, _, p, r in stapel if p < einde and r)
                raise Afgebroken(max(onbekend, *rest, 0))
            try:
                if self._plan_met(plan, nr) is None:
                    continue
            except Afgebroken:
                onbekend = max(onbekend, grens(totaal, uren, plek, ruimte))
                continue
            totaal, plan = totaal + winst[nr], plan | 1 << nr
            stapel.append((totaal, uren - lasten[nr], plan, plek + 1, ruimte - 1))
            if totaal > drempel:
                yield totaal, plan
                if stijgend:
                    drempel = totaal
        if onbekend > drempel:
            raise Afgebroken(onbekend)

    def _plan(self, plan: int) -> tuple[int, ...] | None:
        if plan in self._bekend:
            return self._bekend[plan]
        laatste = plan.bit_length() - 1
        return self._plan_met(plan ^ 1 << laatste, laatste)

    def _plan_met(self, plan: int, nr: int) -> tuple[int, ...] | None:
        """Moments, by candidate, of a plan with one more candidate, or None."""
        groter = plan | 1 << nr
        if groter not in self._bekend:
            if self._onbeslist.get(groter, -1) >= self.geduld:
                raise Afgebroken
            self._stappen = self.geduld
            try:
                self._bekend[groter] = self._zoek(plan, nr)
            except Afgebroken:
                self._onbeslist[groter] = self.geduld
                raise
        return self._bekend[groter]

    def _zoek(self, plan: int, nr: int) -> tuple[int, ...] | None:
        if self.afbreken():
            raise Afgebroken
        groter = plan | 1 << nr
        leden = posities(plan)
        if (
            len(leden) >= self.ruimte
            or (groter & self._zwaren).bit_count() > self._zwaar
            or not self._paren_passen(plan, nr)
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
        vrij &= fasen_met_tijd(nieuw.vraag.ritme, nieuw.minuten, uren)
        gevonden: dict[int, int] | None
        if vrij:
            gevonden = {**dict(zip(leden, basis, strict=True)), nr: laagste_bit(vrij)}
        else:
            momenten = {lid: self._bezoeken[lid].momenten for lid in [*leden, nr]}
            gevonden = self._plaats(momenten, list(self._uren))
        return None if gevonden is None else tuple(gevonden[lid] for lid in posities(groter))

    def _paren_passen(self, plan: int, nr: int) -> bool:
        """Whether ``nr`` goes together with each of the plan's candidates by itself."""
        for lid in posities(plan & ~self._gaat_samen[nr] & ~self._botst_met[nr]):
            bekend = self._gaat_samen if self._paar_past(lid, nr) else self._botst_met
            bekend[lid] |= 1 << nr
            bekend[nr] |= 1 << lid
        return not plan & self._botst_met[nr]

    def _paar_past(self, een: int, ander: int) -> bool:
        """Whether two candidates have moments that go together, hours aside."""
        if self._bezoeken[een].vraag.ritme < self._bezoeken[ander].vraag.ritme:
            een, ander = ander, een
        afstand = self._tussen(een, ander)
        # The visits of the rarer one, laid over each other in the period of the other.
        plekken = gevouwen(self._bezoeken[een].momenten, afstand.periode)
        vrij = self._bezoeken[ander].momenten
        laagste, hoogste = laagste_bit(plekken), plekken.bit_length() - 1
        if vrij & ~(afstand.botst(laagste) & afstand.botst(hoogste)):
            return True
        # What is too near to the first and the last is too near to all between them, unless the
        # two forbidden stretches meet around the back of the period.
        if hoogste - laagste <= afstand.periode - afstand.lengte:
            return False
        return any(vrij & ~afstand.botst(bit) for bit in posities(plekken))

    def _plaats(self, vrij: dict[int, int], uren: list[int]) -> dict[int, int] | None:
        """A moment for each, out of its ``vrij``; None when no choice of moments goes together.

        Depth first, the one with least room first. A moment that leaves all others no more room
        than one that failed (in the same phase) fails too.
        """
        self._stappen -= 1
        if self._stappen < 0 or self.afbreken():
            raise Afgebroken
        ruimte = {
            lid: momenten
            & fasen_met_tijd(self._bezoeken[lid].vraag.ritme, self._bezoeken[lid].minuten, uren)
            for lid, momenten in vrij.items()
        }
        if not all(ruimte.values()) or not self._genoeg_uren(ruimte, uren):
            return None
        if not self._genoeg_plaats(ruimte):
            return None
        krapste = min(ruimte, key=lambda lid: (ruimte[lid].bit_count(), lid))
        bezoek = self._bezoeken[krapste]
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
            _boek(over, bezoek, bit)
            gevonden = self._plaats(rest, over) if rest else {}
            if gevonden is not None:
                return gevonden | {krapste: bit}
            mislukt.append((fase, rest))
        return None

    def _genoeg_uren(self, ruimte: Mapping[int, int], uren: Sequence[int]) -> bool:
        """False when the hours hold for no choice of phases, out of those it has moments in."""
        minuten = {lid: self._bezoeken[lid].minuten for lid in ruimte}
        if sum(minuten.values()) <= min(uren):
            return True
        keuzes = [
            (minuten[lid], ritme, [fase for fase in range(ritme) if momenten & week_van(fase)])
            for lid, momenten in sorted(ruimte.items(), key=lambda paar: -minuten[paar[0]])
            for ritme in (self._bezoeken[lid].vraag.ritme,)
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
            vraag = self._bezoeken[lid].vraag
            lengte = min(
                (self._tussen(lid, ander).na for ander in ruimte if ander != lid), default=1
            )
            bezet[lid] = _bezette_vakken(replace(self._bezoeken[lid], momenten=momenten), lengte)
            nodig[lid] = lengte * WEKEN // vraag.ritme
        for grens in {*bezet.values(), samen(bezet.values())}:
            binnen = sum(nodig[lid] for lid, vakken in bezet.items() if not vakken & ~grens)
            if binnen > grens.bit_count():
                return False
        return True

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
        return Afstand(na, voor, VAKKEN_PER_WEEK * een.ritme, VAKKEN_PER_WEEK * ander.ritme)


def _uurprijs(winst: Mapping[int, int], lasten: Mapping[int, int], uren: int, ruimte: int) -> int:
    """What a minute is worth: a price that tightens the bound where the hours run out first.

    Any price of 0 or more gives a true bound. Tried: the gain per minute of the candidate at
    which the hours are full, best gain per minute first, and 0; the tightest is taken.
    """

    def grens(prijs: int) -> int:
        over = sorted((max(0, bedrag - prijs * lasten[nr]) for nr, bedrag in winst.items()))
        return prijs * uren + sum(over[-ruimte:])

    vol = uren
    for nr in sorted(winst, key=lambda nr: -winst[nr] / lasten[nr]):
        vol -= lasten[nr]
        if vol < 0:
            return min(0, max(0, winst[nr] // lasten[nr]), key=grens)
    return 0


def _bezette_vakken(bezoek: Bezoek, lengte: int) -> int:
    """The slots of the cycle that visits of so many slots take, over all possible moments."""
    periode = VAKKEN_PER_WEEK * bezoek.vraag.ritme
    plekken = samen(bezoek.momenten << begin for begin in range(0, VAKKEN, periode))
    return gevouwen(verlengd(plekken, lengte), VAKKEN)


def _boek(uren: list[int], bezoek: Bezoek, bit: int) -> None:
    for week in range(bit // VAKKEN_PER_WEEK, WEKEN, bezoek.vraag.ritme):
        uren[week] -= bezoek.minuten
