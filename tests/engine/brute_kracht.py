"""The best plan of a tiny problem by trying everything, with the rules written a third way.

Time is painted: a window or a visit is a number with one bit for each of the 40,320 minutes of the
cycle, so that "lies within" is a subset and "at the same time" an intersection. Distance is the
chord between two points in space instead of the haversine. Nothing is shared with the engine but
the dataclasses. Meant for at most five requests and three volunteers.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product

from matching.engine.oplossing import Koppeling, NietGematcht, Oplossing, Reden
from matching.engine.probleem import Moment, Probleem, Vast, Venster, Vraag, Vrijwilliger

MINUTEN = 40_320


@lru_cache(8192)
def verf(begin: int, aantal: int) -> int:
    """Paint ``aantal`` minutes from ``begin``, round the cycle if need be."""
    recht = (1 << min(aantal, MINUTEN)) - 1 << begin % MINUTEN
    return recht & (1 << MINUTEN) - 1 | recht >> MINUTEN


def binnen(klein: int, groot: int) -> bool:
    return klein & groot == klein


def geverfd(venster: Venster, week: int) -> int:
    return verf(week * 10_080 + venster.dag * 1440 + venster.van, venster.tot - venster.van)


def open_vraag(vraag: Vraag) -> list[int]:
    return [geverfd(venster, week) for venster in vraag.vensters for week in (0, 1, 2, 3)]


def open_vrijwilliger(vrijwilliger: Vrijwilliger) -> list[int]:
    return [geverfd(venster, week) for venster in vrijwilliger.vensters for week in venster.weken]


def begin_per_week(vraag: Vraag, moment: Moment) -> dict[int, int]:
    """The week a visit counts for, and the minute of the cycle at which it starts."""
    return {
        week: week * 10_080 + moment.dag * 1440 + moment.start
        for week in range(moment.fase, 4, vraag.ritme)
    }


def reistijd(een: tuple[float, float], ander: tuple[float, float], kmh: float) -> int:
    def punt(plaats: tuple[float, float]) -> tuple[float, float, float]:
        breedte, lengte = (math.radians(graden) for graden in plaats)
        return (
            math.cos(breedte) * math.cos(lengte),
            math.cos(breedte) * math.sin(lengte),
            math.sin(breedte),
        )

    km = 2 * 6371.0088 * math.asin(min(1.0, math.dist(punt(een), punt(ander)) / 2))
    return math.ceil(1.3 * km / kmh * 60 - 1e-9)


def waarde(vraag: Vraag, wie: Vrijwilliger) -> int:
    punten = [vraag.gewenst.get(token, 0) for token in wie.kenmerken]
    punten += [wie.gewenst.get(token, 0) for token in vraag.kenmerken]
    punten += [vraag.gewenste_vrijwilligers.get(wie.id, 0)]
    over = wie.max_reistijd - reistijd(wie.locatie, vraag.locatie, wie.kmh)
    punten += [math.floor(200 * over / wie.max_reistijd)]
    return 1000 * vraag.prioriteit + sorted((0, sum(punten), 999))[1]


def breuken_van_paar(vraag: Vraag, wie: Vrijwilliger) -> Iterator[str]:
    """The rules that a pair breaks whatever the moment, in the order of the design."""
    if vraag.vereist - wie.kenmerken or wie.vereist - vraag.kenmerken:
        yield "kenmerk"
    if vraag.vermijd & wie.kenmerken or wie.vermijd & vraag.kenmerken:
        yield "vermijd"
    if wie.id in vraag.uitgesloten:
        yield "uitgesloten"
    if reistijd(wie.locatie, vraag.locatie, wie.kmh) > wie.max_reistijd:
        yield "afstand"


def past_in_tijd(vraag: Vraag, wie: Vrijwilliger, moment: Moment) -> bool:
    return all(
        any(binnen(verf(begin, vraag.duur), venster) for venster in vensters)
        for begin in begin_per_week(vraag, moment).values()
        for vensters in (open_vraag(vraag), open_vrijwilliger(wie))
    )


def past_in_reis(wie: Vrijwilliger, bezet: Sequence[tuple[Vraag, Moment]]) -> bool:
    """Within a window each visit leaves time from and to home, and any two the way between them."""
    bezoeken = [
        (begin, vraag)
        for vraag, moment in bezet
        for begin in begin_per_week(vraag, moment).values()
    ]
    for venster in open_vrijwilliger(wie):
        hier = [(b, vraag) for b, vraag in bezoeken if binnen(verf(b, vraag.duur), venster)]
        for begin, vraag in hier:
            weg = reistijd(wie.locatie, vraag.locatie, wie.kmh)
            if not binnen(verf(begin - weg, weg + vraag.duur + weg), venster):
                return False
        for (begin, vraag), (later, ander) in combinations(hier, 2):
            weg = reistijd(vraag.locatie, ander.locatie, wie.kmh)
            if verf(begin, vraag.duur + weg) & verf(later, ander.duur + weg):
                return False
    return True


def past_in_uren(wie: Vrijwilliger, bezet: Sequence[tuple[Vraag, Moment]]) -> bool:
    per_week: Counter[int] = Counter()
    for vraag, moment in bezet:
        for week in begin_per_week(vraag, moment):
            per_week[week] += vraag.duur + 2 * reistijd(wie.locatie, vraag.locatie, wie.kmh)
    return all(minuten <= wie.max_minuten_per_week for minuten in per_week.values())


def past_in_aantal(wie: Vrijwilliger, vragen: Sequence[Vraag]) -> bool:
    zwaar = [vraag for vraag in vragen if vraag.zwaar]
    return len(vragen) <= wie.max_koppelingen and len(zwaar) <= wie.max_zwaar


def past_in_budget(probleem: Probleem, vragen: Sequence[Vraag]) -> bool:
    vast = {een.vraag for een in probleem.vast}
    return all(
        sum(budget.verbruik.get(vraag.id, 0) for vraag in vragen if vraag.id not in vast)
        <= budget.capaciteit
        for budget in probleem.budgetten
    )


def breuken(probleem: Probleem, matches: Sequence[Vast]) -> set[str]:
    """The codes of the rules, all but budget and vast, that a set of matches breaks."""
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    codes: set[str] = set()
    if len({match.vraag for match in matches}) < len(matches):
        codes.add("enkel")
    for wie in probleem.vrijwilligers:
        bezet = [(vragen[m.vraag], m.moment) for m in matches if m.vrijwilliger == wie.id]
        for vraag, moment in bezet:
            codes.update(breuken_van_paar(vraag, wie))
            if not past_in_tijd(vraag, wie, moment):
                codes.add("tijd")
        if not past_in_reis(wie, bezet):
            codes.add("reis")
        if not past_in_uren(wie, bezet):
            codes.add("uren")
        if not past_in_aantal(wie, [vraag for vraag, _ in bezet]):
            codes.add("koppelingen")
    return codes


def momenten(vraag: Vraag, wie: Vrijwilliger) -> list[Moment]:
    """The moments that break no ``tijd`` between the two."""
    vraag_open, wie_open = 0, 0
    for venster in open_vraag(vraag):
        vraag_open |= venster
    for venster in open_vrijwilliger(wie):
        wie_open |= venster
    samen_open = bin(vraag_open & wie_open)[:1:-1].ljust(MINUTEN, "0")
    return [
        moment
        for fase, dag, start in product(range(vraag.ritme), range(7), range(0, 1440, 15))
        if samen_open[fase * 10_080 + dag * 1440 + start] == "1"
        if past_in_tijd(vraag, wie, moment := Moment(dag, fase, start))
    ]


def eerste_regel(probleem: Probleem, vraag: Vraag, wie: Vrijwilliger) -> str | None:
    """The first rule that rules out the pair alone, or None for a candidate."""
    for code in breuken_van_paar(vraag, wie):
        return code
    over = momenten(vraag, wie)
    if not over:
        return "tijd"
    over = [moment for moment in over if past_in_reis(wie, [(vraag, moment)])]
    if not over:
        return "reis"
    over = [moment for moment in over if past_in_uren(wie, [(vraag, moment)])]
    if not over:
        return "uren"
    if not past_in_aantal(wie, [vraag]):
        return "koppelingen"
    if not past_in_budget(probleem, [vraag]):
        return "budget"
    return None


def trechter(probleem: Probleem, vraag: Vraag) -> Counter[str | None]:
    """How many volunteers each rule rules out; under None the candidates."""
    return Counter(eerste_regel(probleem, vraag, wie) for wie in probleem.vrijwilligers)


class Bezetting:
    """Which sets of requests one volunteer can serve together, and at which moments."""

    def __init__(self, probleem: Probleem, wie: Vrijwilliger) -> None:
        self.wie = wie
        self.keuzes: dict[str, list[tuple[Vraag, Moment]]] = {}
        for vraag in probleem.vragen:
            vast = [een.moment for een in probleem.vast if een.vraag == vraag.id]
            kan = vast or ([] if any(breuken_van_paar(vraag, wie)) else momenten(vraag, wie))
            self.keuzes[vraag.id] = [(vraag, moment) for moment in kan]
        self._bekend: dict[frozenset[str], list[tuple[Vraag, Moment]] | None] = {frozenset(): []}

    def voor(self, vragen: frozenset[str]) -> list[tuple[Vraag, Moment]] | None:
        """A choice of moments under which all rules of the volunteer hold, or None."""
        if vragen not in self._bekend:
            self._bekend[vragen] = self._zoek(vragen)
        return self._bekend[vragen]

    def _zoek(self, vragen: frozenset[str]) -> list[tuple[Vraag, Moment]] | None:
        # Who cannot serve a part cannot serve the whole: direct travel is never a detour.
        if len(vragen) > 1 and any(self.voor(vragen - {een}) is None for een in vragen):
            return None
        return next(self._uitgebreid([], sorted(vragen)), None)

    def _uitgebreid(
        self, begin: list[tuple[Vraag, Moment]], rest: list[str]
    ) -> Iterator[list[tuple[Vraag, Moment]]]:
        if not rest:
            yield begin
            return
        for keuze in self.keuzes[rest[0]]:
            bezet = [*begin, keuze]
            if (
                past_in_reis(self.wie, bezet)
                and past_in_uren(self.wie, bezet)
                and past_in_aantal(self.wie, [vraag for vraag, _ in bezet])
            ):
                yield from self._uitgebreid(bezet, rest[1:])


def plannen(probleem: Probleem) -> Iterator[tuple[int, list[Vast]]]:
    """Every feasible plan, one for each way to match requests to volunteers, and its objective."""
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    wie_op_id = {wie.id: wie for wie in probleem.vrijwilligers}
    per_wie = {wie.id: Bezetting(probleem, wie) for wie in probleem.vrijwilligers}
    vast = {een.vraag: een.vrijwilliger for een in probleem.vast}
    waarden = {(v, w): waarde(vragen[v], wie_op_id[w]) for v in vragen for w in per_wie}
    opties = [
        [vast[v]] if v in vast else [None, *(w for w in per_wie if per_wie[w].voor(frozenset({v})))]
        for v in vragen
    ]
    for toewijzing in product(*opties):
        paren = [(v, w) for v, w in zip(vragen, toewijzing, strict=True) if w is not None]
        if not past_in_budget(probleem, [vragen[v] for v, _ in paren]):
            continue
        delen = {w: per_wie[w].voor(frozenset(v for v, x in paren if x == w)) for w in per_wie}
        if None not in delen.values():
            matches = [(w, paar) for w, deel in delen.items() for paar in deel or []]
            yield (
                sum(waarden[paar] for paar in paren),
                [Vast(vraag.id, w, moment) for w, (vraag, moment) in matches],
            )


def beste_plan(probleem: Probleem) -> list[Vast]:
    """A plan with the highest objective of all feasible plans."""
    beste = max(plannen(probleem), key=lambda plan: plan[0], default=None)
    assert beste is not None, "the fixed matches of the problem cannot hold"
    return beste[1]


def beste_met(probleem: Probleem) -> dict[tuple[str, str], int]:
    """(request, volunteer) -> the highest objective of all feasible plans with that match."""
    hoogste: dict[tuple[str, str], int] = {}
    for totaal, matches in plannen(probleem):
        for match in matches:
            paar = match.vraag, match.vrijwilliger
            hoogste[paar] = max(totaal, hoogste.get(paar, 0))
    return hoogste


def oplossing_van(probleem: Probleem, plan: Sequence[Vast]) -> Oplossing:
    """Any plan, feasible or not, with the figures that go with it, as if it were optimal."""
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    wie_op_id = {wie.id: wie for wie in probleem.vrijwilligers}
    koppelingen = []
    for match in sorted(plan, key=lambda match: match.vraag):
        vraag, wie = vragen[match.vraag], wie_op_id[match.vrijwilliger]
        weg = reistijd(wie.locatie, vraag.locatie, wie.kmh)
        koppelingen.append(Koppeling(vraag.id, wie.id, match.moment, waarde(vraag, wie), weg))
    niet_gematcht = []
    for id_ in sorted(vragen.keys() - {match.vraag for match in plan}):
        telling = trechter(probleem, vragen[id_])
        reden: Reden = "verdrongen" if telling.pop(None, 0) else "geen_kandidaat"
        niet_gematcht.append(NietGematcht(id_, reden, dict(telling)))
    totaal = sum(koppeling.waarde for koppeling in koppelingen)
    return Oplossing(
        "optimaal", totaal, totaal, "brute", 0.0, tuple(koppelingen), tuple(niet_gematcht)
    )


def beste_oplossing(probleem: Probleem) -> Oplossing:
    """The best plan, written out as the engine should."""
    return oplossing_van(probleem, beste_plan(probleem))
