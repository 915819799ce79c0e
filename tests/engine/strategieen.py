"""Hypothesis strategies of tiny problems in which the rules really bind.

All windows lie around a few anchors in the week, places are a few kilometres apart, and limits are
taken from what the requests need, a minute more or less.
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from hypothesis import strategies as st

from matching.engine.probleem import (
    CYCLUS,
    DAG,
    WEEK,
    Budget,
    Moment,
    Probleem,
    Vast,
    Venster,
    Vraag,
    Vrijwilliger,
)
from tests.engine import brute_kracht

PLAATSEN = [  # one spot, a street away, 1 km, 3 km, 4 km, and another part of the country
    (52.26, 6.79),
    (52.26, 6.792),
    (52.269, 6.79),
    (52.26, 6.834),
    (52.289, 6.825),
    (51.8, 5.8),
]
WEKEN = [(0, 1, 2, 3), (0, 2), (1, 3), (0,), (3,), (0, 3), (1, 2), (0, 1, 2)]
# Hypothesis likes the ends of a list: what rules out most stands in the middle.
# Tuesday morning, Tuesday around midnight, and Sunday night into Monday of the next week
ANKERS = [DAG + 600, 2 * DAG - 15, 6 * DAG + 1380, WEEK - 45]
VERSCHUIVING = [0, 30, -30, 15, 60, DAG, -7, 45, 90, 0]
PUNTEN = [40, -1, -150, -1500, 1200, 300, 1, 0]

GEEN: frozenset[str] = frozenset()

kenmerken = st.sampled_from(["abc", "bc", "a", "", "ab"]).map(frozenset)
tokens = st.sampled_from(["", "a", "ab", "b"]).map(frozenset)
vermijd = st.sampled_from(["", "c", "a", ""]).map(frozenset)
uitsluiting = st.sampled_from([(), ("w0",), ("w1", "niemand"), ()]).map(frozenset)
punten = st.sampled_from(PUNTEN)
gewenst = st.dictionaries(st.sampled_from("abc"), punten, max_size=2)


def zelden(draw: st.DrawFn) -> bool:
    """One in twenty or so; a value in the middle, for Hypothesis likes the ends."""
    return draw(st.integers(1, 20)) == 11


@dataclass(frozen=True)
class Thema:
    """Which kinds of trouble a problem has; all at once would leave nobody to match."""

    anker: int  # the minute of the week round which nearly all windows lie
    vereist: bool
    vermijd: bool
    uitgesloten: bool
    krap: bool
    weken: bool
    knippen: bool


@st.composite
def themas(draw: st.DrawFn) -> Thema:
    def soms() -> bool:
        return draw(st.sampled_from([False, False, True, False, False]))

    return Thema(
        anker=draw(st.sampled_from(ANKERS)),
        vereist=soms(),
        vermijd=soms(),
        uitgesloten=soms(),
        krap=draw(st.booleans()),
        weken=soms(),
        knippen=soms(),
    )


def venster(minuut: int, lengte: int, weken: tuple[int, ...] = (0, 1, 2, 3)) -> Venster:
    """A window from a minute of the week, which may lie just before or after it."""
    dag, van = divmod(minuut % WEEK, DAG)
    return Venster(dag, van, van + lengte, weken)


@st.composite
def stukken(draw: st.DrawFn, thema: Thema, begin: int, lengte: int) -> list[tuple[int, int]]:
    """A stretch of minutes in one piece, or cut in two that touch."""
    if not thema.knippen:
        return [(begin, lengte)]
    knip = max(1, min(lengte - 1, draw(st.sampled_from([30, lengte // 2, 5, lengte - 15]))))
    return [(begin, knip), (begin + knip, lengte - knip)]


@st.composite
def vragen(draw: st.DrawFn, id_: str, thema: Thema) -> Vraag:
    duur = draw(st.sampled_from([30, 15, 40, 60, 90, 45, 30]))
    ritme = draw(st.sampled_from([1, 2, 4]))
    vensters = []
    for _ in range(0 if zelden(draw) else draw(st.sampled_from([1, 1, 2]))):
        begin = thema.anker + draw(st.sampled_from(VERSCHUIVING))
        lengte = duur + draw(st.sampled_from([30, 45, 15, 75, 14, 0, -5, 60, 30, 75, 30]))
        vensters += [venster(*stuk) for stuk in draw(stukken(thema, begin, lengte))]
    return Vraag(
        id=id_,
        prioriteit=draw(st.integers(1, 4)),
        locatie=draw(st.sampled_from(PLAATSEN[:5] if not thema.krap else PLAATSEN)),
        duur=duur,
        ritme=ritme,
        vensters=tuple(vensters),
        kenmerken=draw(kenmerken),
        vereist=draw(tokens) if thema.vereist else GEEN,
        vermijd=draw(vermijd) if thema.vermijd else GEEN,
        gewenst=draw(gewenst),
        uitgesloten=draw(uitsluiting) if thema.uitgesloten else GEEN,
        gewenste_vrijwilligers=draw(
            st.dictionaries(st.sampled_from(["w0", "w1", "niemand"]), punten, max_size=2)
        ),
        zwaar=draw(st.booleans()),
    )


@st.composite
def vensters_van_vrijwilliger(draw: st.DrawFn, thema: Thema) -> tuple[Venster, ...]:
    """Windows round the anchors that do not overlap."""
    gekozen: list[Venster] = []
    bezet = 0
    for _ in range(0 if zelden(draw) else draw(st.sampled_from([1, 2, 3, 1]))):
        weken = draw(st.sampled_from(WEKEN)) if thema.weken else (0, 1, 2, 3)
        begin = thema.anker - draw(st.sampled_from([60, 90, 20, -DAG, 3, 45, 75]))
        lengte = draw(st.sampled_from([300, 240, 360, 90, DAG, 125, 165, 400, 200]))
        for stuk in draw(stukken(thema, begin, lengte)):
            nieuw = venster(*stuk, weken)
            geverfd = [brute_kracht.geverfd(nieuw, week) for week in weken]
            if not any(verf & bezet for verf in geverfd):
                bezet |= reduce(or_, geverfd)
                gekozen.append(nieuw)
    return tuple(gekozen)


@st.composite
def vrijwilligers(draw: st.DrawFn, id_: str, thema: Thema, gevraagd: list[Vraag]) -> Vrijwilliger:
    """A volunteer whose limits, if tight, are what some of the requests take or a minute less."""
    locatie = draw(st.sampled_from(PLAATSEN[:5]))
    kmh = draw(st.sampled_from([15, 30, 12.5, 90.0, *([4] if thema.krap else [])]))
    max_reistijd, max_minuten = 90, WEEK
    if thema.krap and gevraagd:
        wegen = [brute_kracht.reistijd(locatie, vraag.locatie, kmh) for vraag in gevraagd]
        lasten = [vraag.duur + 2 * weg for vraag, weg in zip(gevraagd, wegen, strict=True)]
        som = st.lists(st.sampled_from(lasten), min_size=1, max_size=3).map(sum)
        grens = draw(st.sampled_from([90, 90, *wegen, 90, 90, 90]))
        max_reistijd = max(1, grens - draw(st.integers(0, 1)))
        max_minuten = max(0, draw(som | st.just(WEEK)) - draw(st.integers(0, 1)))
    return Vrijwilliger(
        id=id_,
        locatie=locatie,
        kmh=kmh,
        max_reistijd=max_reistijd,
        vensters=draw(vensters_van_vrijwilliger(thema)),
        max_minuten_per_week=max_minuten,
        max_koppelingen=draw(st.sampled_from([2, 1, 0, 3, 2, 1] if thema.krap else [3, 5])),
        max_zwaar=draw(st.sampled_from([3, 1, 0, 2] if thema.krap else [3, 5])),
        kenmerken=draw(kenmerken),
        vereist=draw(tokens) if thema.vereist else GEEN,
        vermijd=draw(vermijd) if thema.vermijd else GEEN,
        gewenst=draw(gewenst),
    )


@st.composite
def budgetten(draw: st.DrawFn, gevraagd: list[Vraag]) -> tuple[Budget, ...]:
    ids = [vraag.id for vraag in gevraagd] + ["niemand"]
    # Also numbers that differ by less than any solver can see.
    schaal = draw(st.sampled_from([1, 1, 2**50]))
    afwijking = st.integers(0, 1) if schaal > 1 else st.just(0)

    def groot(hoogstens: int) -> st.SearchStrategy[int]:
        return st.builds(
            lambda aantal, af: schaal * aantal + af, st.integers(0, hoogstens), afwijking
        )

    return tuple(
        Budget(
            f"b{nummer}",
            draw(groot(4)),
            draw(st.dictionaries(st.sampled_from(ids), groot(3), max_size=5)),
        )
        for nummer in range(draw(st.sampled_from([0, 0, 1, 2])))
    )


@st.composite
def vaste_matches(draw: st.DrawFn, probleem: Probleem) -> tuple[Vast, ...]:
    """Matches that together break no rule but perhaps a budget."""
    gekozen: list[Vast] = []
    for vraag in probleem.vragen:
        if not probleem.vrijwilligers or draw(st.integers(0, 2)):
            continue
        wie = draw(st.sampled_from(probleem.vrijwilligers))
        if kan := brute_kracht.momenten(vraag, wie):
            nieuw = Vast(vraag.id, wie.id, draw(st.sampled_from(kan)))
            if not brute_kracht.breuken(probleem, [*gekozen, nieuw]):
                gekozen.append(nieuw)
    return tuple(gekozen)


@st.composite
def problemen(draw: st.DrawFn, max_vragen: int = 5, max_vrijwilligers: int = 3) -> Probleem:
    """A valid problem of every odd shape, small enough for brute force."""
    thema = draw(themas())
    gevraagd = [
        draw(vragen(f"v{nummer}", thema))
        for nummer in range(min(max_vragen, draw(st.sampled_from([4, 3, 2, 0, 1, 5, 5]))))
    ]
    gegeven = [
        draw(vrijwilligers(f"w{nummer}", thema, gevraagd))
        for nummer in range(min(max_vrijwilligers, draw(st.sampled_from([2, 1, 3, 0, 1, 3, 2]))))
    ]
    los = Probleem(
        tuple(draw(st.permutations(gevraagd))), tuple(gegeven), draw(budgetten(gevraagd))
    )
    vast = draw(vaste_matches(los)) if draw(st.booleans()) else ()
    return Probleem(los.vragen, los.vrijwilligers, los.budgetten, vast)


@st.composite
def problemen_met_matches(draw: st.DrawFn) -> tuple[Probleem, list[Vast]]:
    """A problem and a set of matches that may break any rule but budget and vast."""
    probleem = draw(problemen())
    matches: list[Vast] = []
    if probleem.vrijwilligers:
        for vraag in probleem.vragen:
            for _ in range(draw(st.sampled_from([0, 1, 1, 1, 1, 1, 2]))):
                wie = draw(st.sampled_from(probleem.vrijwilligers))
                kan = brute_kracht.momenten(vraag, wie)
                if kan and draw(st.integers(0, 9)):
                    moment = draw(st.sampled_from(kan))
                else:
                    minuut = draw(st.sampled_from(ANKERS)) // 15 * 15 % CYCLUS
                    moment = Moment(
                        minuut // DAG % 7, draw(st.integers(0, vraag.ritme - 1)), minuut % DAG
                    )
                matches.append(Vast(vraag.id, wie.id, moment))
    return probleem, matches
