"""All feasible week plans of one volunteer.

A week plan is a set of requests with a moment for each that meets every rule of the volunteer,
next to the matches that are ``vast``. Its value does not depend on the moments, so one set of
moments per set of requests will do; that there is none is only known after an exact search
(``plaatsing``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .kandidaten import Kandidaat, bit_van
from .momentbits import fasen_met_tijd, posities
from .plaatsing import Afbreken, Afgebroken, Bezoek, Plaatsing, afstand, boek
from .probleem import WEKEN, Moment, Vraag, Vrijwilliger
from .reizen import reistijd

GEDULD = 50
"""Steps of a search, for plans or for the moments of one, before the rest is put off."""

VOORAAN = 30
"""So many of the best candidates are tried with a newcomer before the search goes on with them."""

VEEL = 3
"""Requests in a plan from which on hours tend to bind before their number does."""


@dataclass(frozen=True, slots=True)
class Toeslag:
    """What a plan costs extra with at least ``nodig`` of the candidates in ``welke``, a bit set."""

    welke: int
    nodig: int
    bedrag: int


class Weekplanner:
    """The week plans of one volunteer, as bit sets over ``kandidaten`` (those left by ``vast``).

    Searches raise ``Afgebroken`` when ``afbreken`` says so, and after ``geduld`` steps.
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
        uren = [vrijwilliger.max_minuten_per_week] * WEKEN
        self.ruimte = vrijwilliger.max_koppelingen - len(vast)
        self._zwaar = vrijwilliger.max_zwaar - sum(vraag.zwaar for vraag, _ in vast)
        for vraag, moment in vast:
            heen = reistijd(vrijwilliger.locatie, vraag.locatie, vrijwilliger.kmh)
            boek(uren, Bezoek(vraag, 0, vraag.duur + 2 * heen), bit_van(moment))
        self.kandidaten: list[Kandidaat] = []
        bezoeken: list[Bezoek] = []
        for kandidaat in kandidaten:
            vraag = vragen[kandidaat.vraag]
            minuten = vraag.duur + 2 * kandidaat.reistijd
            momenten = kandidaat.momenten & fasen_met_tijd(vraag.ritme, minuten, uren)
            for andere, moment in vast:
                tussen = afstand(andere, vraag, vrijwilliger.kmh)
                momenten &= ~tussen.botst(bit_van(moment))
            if momenten and self.ruimte > 0 and self._zwaar >= vraag.zwaar:
                self.kandidaten.append(kandidaat)
                bezoeken.append(Bezoek(vraag, momenten, minuten))
        self._lasten = [bezoek.last for bezoek in bezoeken]
        self._plaatsing = Plaatsing(vrijwilliger, bezoeken, uren, afbreken)
        self._zwaren = sum(1 << nr for nr, b in enumerate(bezoeken) if b.vraag.zwaar)
        self._bekend: dict[int, tuple[int, ...] | None] = {0: ()}
        self._gaat_samen = [0] * len(bezoeken)
        self._botst_met = [1 << nr for nr in range(len(bezoeken))]
        self._onbeslist: dict[int, int] = {}
        self.geduld = GEDULD

    @property
    def afbreken(self) -> Afbreken:
        """Says whether the time is up."""
        return self._plaatsing.afbreken

    @afbreken.setter
    def afbreken(self, afbreken: Afbreken) -> None:
        self._plaatsing.afbreken = afbreken

    def leden(self, plan: int) -> list[Kandidaat]:
        """The candidates in a plan."""
        return [self.kandidaten[nr] for nr in posities(plan)]

    def momenten(self, plan: int) -> dict[int, int] | None:
        """For each candidate (position) in the plan the bit of its moment; None if infeasible."""
        gevonden = self._plan(plan)
        return None if gevonden is None else dict(zip(posities(plan), gevonden, strict=True))

    def past(self, plan: int, nr: int) -> bool:
        """Whether a feasible plan is known to stay so with candidate ``nr`` added."""
        if plan.bit_count() >= self.ruimte:
            return False
        try:
            return self._past(plan, nr)
        except Afgebroken:
            return False

    def beste(
        self, winst: Mapping[int, int], toeslagen: Sequence[Toeslag] = (), drempel: int = 0
    ) -> tuple[int, int, int]:
        """The plan with the highest total of ``winst``: that total, the plan, an upper bound.

        Only a plan above ``drempel`` is looked for; without one the total is that, the plan 0. The
        bound is above the total only when the search was cut short.
        """
        hoogste, beste = drempel, 0
        try:
            for totaal, plan in self.plannen(winst, drempel, toeslagen, stijgend=True):
                hoogste, beste = totaal, plan
        except Afgebroken as stop:
            return hoogste, beste, max(hoogste, stop.grens)
        return hoogste, beste, hoogste

    def plannen(
        self,
        winst: Mapping[int, int],
        drempel: int,
        toeslagen: Sequence[Toeslag] = (),
        *,
        stijgend: bool = False,
    ) -> Iterator[tuple[int, int]]:
        """Every non-empty plan whose total of ``winst`` is above ``drempel``, with that total.

        ``winst``: candidate -> gain, of any sign; candidates not in it stay out. ``toeslagen`` come
        off the total. ``stijgend``: only plans better than all before. Raises ``Afgebroken`` when
        time is up.

        Depth first. A step of the stack is a plan, with the candidates that go together with each
        of its members, best first, and the place of the one to add next.
        """
        uren = sum(self._plaatsing.uren)
        uurprijs = self._uurprijs(winst, uren) if self.ruimte > VEEL else 0
        over = {nr: bedrag - uurprijs * self._lasten[nr] for nr, bedrag in winst.items()}
        begin = sorted(winst, key=lambda nr: -over[nr])

        def grens(totaal: int, uren: int, erna: Sequence[int], plek: int, ruimte: int) -> int:
            """A bound on every plan that adds the candidate at ``plek``, or only later ones."""
            grootste = [over[nr] for nr in erna[plek : plek + ruimte]]
            return totaal + uurprijs * uren + grootste[0] + sum(g for g in grootste[1:] if g > 0)

        onbekend, stappen = drempel, 0
        stapel = [(0, uren, 0, begin, 0, self.ruimte)]
        while stapel:
            totaal, uren, plan, erna, plek, ruimte = stapel.pop()
            # Those after it are worth less: with this one all of them are ruled out.
            if plek >= len(erna) or grens(totaal, uren, erna, plek, ruimte) <= drempel:
                continue
            stapel.append((totaal, uren, plan, erna, plek + 1, ruimte))
            nr = erna[plek]
            if self._lasten[nr] > uren:
                continue
            stappen += 1
            if stappen > self.geduld or self.afbreken():
                stapel.append((totaal, uren, plan, erna, plek, ruimte))
                rest = (grens(t, u, e, k, r) for t, u, _, e, k, r in stapel if k < len(e))
                raise Afgebroken(max(onbekend, *rest, 0))
            try:
                if not self._past(plan, nr):
                    continue
            except Afgebroken:
                onbekend = max(onbekend, grens(totaal, uren, erna, plek, ruimte))
                continue
            # What a plan costs extra only grows with it, so the bound may leave that out.
            totaal += winst[nr] + _extra(plan, toeslagen) - _extra(plan | 1 << nr, toeslagen)
            plan, uren = plan | 1 << nr, uren - self._lasten[nr]
            if totaal > drempel:
                yield totaal, plan
                if stijgend:
                    drempel = totaal
            if ruimte > 1:
                mee = self._die_meegaan(nr, erna[plek + 1 :])
                stapel.append((totaal, uren, plan, mee, 0, ruimte - 1))
        if onbekend > drempel:
            raise Afgebroken(onbekend)

    def _uurprijs(self, winst: Mapping[int, int], uren: int) -> int:
        """What a minute is worth: a price that tightens the bound where the hours run out first.

        Any price of 0 or more gives a true bound. Tried: the gain per minute of the candidate at
        which the hours are full, best gain per minute first, and 0; the tightest is taken.
        """
        lasten = self._lasten

        def grens(prijs: int) -> int:
            over = sorted(max(0, bedrag - prijs * lasten[nr]) for nr, bedrag in winst.items())
            return prijs * uren + sum(over[-self.ruimte :])

        vol = uren
        for nr in sorted(winst, key=lambda nr: -winst[nr] / lasten[nr]):
            vol -= lasten[nr]
            if vol < 0:
                return min(0, max(0, winst[nr] // lasten[nr]), key=grens)
        return 0

    def _die_meegaan(self, nr: int, kandidaten: Sequence[int]) -> list[int]:
        """Of these the candidates that go together with ``nr`` by themselves, as far as is tried.

        Far down the list hardly any is ever reached; there each is tried when it is.
        """
        vooraan = [ander for ander in kandidaten[:VOORAAN] if self._gaan_samen(nr, ander)]
        return [*vooraan, *kandidaten[VOORAAN:]]

    def _gaan_samen(self, een: int, ander: int) -> bool:
        if self._gaat_samen[een] >> ander & 1:
            return True
        if self._botst_met[een] >> ander & 1:
            return False
        zwaar = (self._zwaren & (1 << een | 1 << ander)).bit_count()
        past = zwaar <= self._zwaar and self._plaatsing.paar_past(een, ander)
        bekend = self._gaat_samen if past else self._botst_met
        bekend[een] |= 1 << ander
        bekend[ander] |= 1 << een
        return past

    def _past(self, plan: int, nr: int) -> bool:
        """Whether a feasible plan with room left stays so with one more candidate."""
        if not plan:
            return True
        if plan & plan - 1:
            return self._plan_met(plan, nr) is not None
        return self._gaan_samen(plan.bit_length() - 1, nr)

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
            self._plaatsing.stappen = self.geduld
            try:
                self._bekend[groter] = self._zoek(plan, nr)
            except Afgebroken:
                if not self.afbreken():  # with more time it may be decided after all
                    self._onbeslist[groter] = self.geduld
                raise
        return self._bekend[groter]

    def _zoek(self, plan: int, nr: int) -> tuple[int, ...] | None:
        if self.afbreken():
            raise Afgebroken
        leden = posities(plan)
        if (
            len(leden) >= self.ruimte
            or ((plan | 1 << nr) & self._zwaren).bit_count() > self._zwaar
            or not all(self._gaan_samen(lid, nr) for lid in leden)
        ):
            return None
        basis = self._plan(plan)
        return None if basis is None else self._plaatsing.erbij(leden, basis, nr)


def _extra(plan: int, toeslagen: Sequence[Toeslag]) -> int:
    return sum(t.bedrag for t in toeslagen if (plan & t.welke).bit_count() >= t.nodig)
