"""The hard rules over a set of matches. Each rule is one function that yields what breaks it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from matching.engine.probleem import DAG, WEKEN, Moment, Probleem, Vraag, Vrijwilliger

from .paren import (
    KWARTIER,
    bezoeken,
    kenmerk_past,
    reistijd,
    tijdstip,
    uitgesloten_past,
    vakken_van_vraag,
    vakken_van_vrijwilliger,
    van_huis,
    vermijd_past,
    weken,
)


@dataclass(frozen=True)
class Overtreding:
    """A broken rule: its code, and one line of Dutch with the ids and numbers."""

    regel: str
    tekst: str

    def __str__(self) -> str:
        return f"{self.regel}: {self.tekst}"


class Match(Protocol):
    """Anything that says who helps whom and when, such as ``Vast`` and ``Koppeling``."""

    @property
    def vraag(self) -> str: ...
    @property
    def vrijwilliger(self) -> str: ...
    @property
    def moment(self) -> Moment: ...


@dataclass(frozen=True, slots=True)
class Geplaatst:
    """A match whose ids have been looked up."""

    vraag: Vraag
    vrijwilliger: Vrijwilliger
    moment: Moment

    def __str__(self) -> str:
        return f"vraag {self.vraag.id} bij vrijwilliger {self.vrijwilliger.id}"


def opsomming(tokens: frozenset[str]) -> str:
    """Tokens as a list in a sentence."""
    return ", ".join(sorted(tokens)) or "niets"


def kenmerk(match: Geplaatst) -> Iterator[str]:
    """vereist of the request is within kenmerken of the volunteer, and the other way round."""
    if not kenmerk_past(match.vraag, match.vrijwilliger):
        yield (
            f"{match}: de vrijwilliger mist "
            f"{opsomming(match.vraag.vereist - match.vrijwilliger.kenmerken)}, de vraag mist "
            f"{opsomming(match.vrijwilliger.vereist - match.vraag.kenmerken)}"
        )


def vermijd(match: Geplaatst) -> Iterator[str]:
    """vermijd of one side and kenmerken of the other share nothing, both ways."""
    if not vermijd_past(match.vraag, match.vrijwilliger):
        yield (
            f"{match}: de vraag vermijdt "
            f"{opsomming(match.vraag.vermijd & match.vrijwilliger.kenmerken)}, de vrijwilliger "
            f"vermijdt {opsomming(match.vrijwilliger.vermijd & match.vraag.kenmerken)}"
        )


def uitgesloten(match: Geplaatst) -> Iterator[str]:
    """The volunteer is not in uitgesloten."""
    if not uitgesloten_past(match.vraag, match.vrijwilliger):
        yield f"{match}: de vraag sluit deze vrijwilliger uit"


def afstand(match: Geplaatst) -> Iterator[str]:
    """Travel time from the volunteer's home is at most max_reistijd."""
    minuten = van_huis(match.vraag, match.vrijwilliger)
    if minuten > match.vrijwilliger.max_reistijd:
        yield (
            f"{match}: {minuten} minuten reizen is meer dan de grens van "
            f"{match.vrijwilliger.max_reistijd}"
        )


def tijd(match: Geplaatst) -> Iterator[str]:
    """In each week in which it happens, the visit lies whole in one window of either side.

    The moment itself must exist: a day of the week, a phase of the rhythm, a quarter of the day.
    """
    moment = match.moment
    if not (
        0 <= moment.dag < 7
        and 0 <= moment.fase < match.vraag.ritme
        and 0 <= moment.start < DAG
        and moment.start % KWARTIER == 0
    ):
        yield (
            f"{match}: dag {moment.dag}, fase {moment.fase}, start {moment.start} is geen moment "
            f"voor ritme {match.vraag.ritme}"
        )
        return
    kanten = (
        (f"vraag {match.vraag.id}", vakken_van_vraag(match.vraag)),
        (f"vrijwilliger {match.vrijwilliger.id}", vakken_van_vrijwilliger(match.vrijwilliger)),
    )
    for bezoek in bezoeken(match.vraag, moment):
        for wie, vakken in kanten:
            if not any(vak.bevat(bezoek) for vak in vakken):
                yield (
                    f"{match}: {bezoek.lengte} minuten vanaf {tijdstip(bezoek.begin)} "
                    f"past in geen venster van {wie}"
                )


def reis(vrijwilliger: Vrijwilliger, matches: list[Geplaatst]) -> Iterator[str]:
    """Each occurrence of a window is one tour: from home, visit after visit, and home by its end.

    For each occurrence, whatever week its visits count for: in order of start, from home not
    before it opens, direct travel between consecutive visits, home by its end.
    """
    for vak in vakken_van_vrijwilliger(vrijwilliger):
        tocht = sorted(
            (vak.tot_begin(bezoek), match.vraag.id, match.vraag)
            for match in matches
            for bezoek in bezoeken(match.vraag, match.moment)
            if vak.bevat(bezoek)
        )
        plaats, vrij = vrijwilliger.locatie, 0  # minutes since the window opened
        for start, _, vraag in tocht:
            minuten = reistijd(plaats, vraag.locatie, vrijwilliger.kmh)
            if vrij + minuten > start:
                yield (
                    f"vrijwilliger {vrijwilliger.id} is te laat bij vraag {vraag.id} op "
                    f"{tijdstip(vak.begin + start)}: vrij om {tijdstip(vak.begin + vrij)} "
                    f"en dan nog {minuten} minuten reizen"
                )
            plaats, vrij = vraag.locatie, start + vraag.duur
        minuten = reistijd(plaats, vrijwilliger.locatie, vrijwilliger.kmh)
        if vrij + minuten > vak.lengte:
            yield (
                f"vrijwilliger {vrijwilliger.id} is te laat thuis: vrij om "
                f"{tijdstip(vak.begin + vrij)}, dan nog {minuten} minuten reizen, en het venster "
                f"sluit {tijdstip(vak.begin + vak.lengte)}"
            )


def uren(vrijwilliger: Vrijwilliger, matches: list[Geplaatst]) -> Iterator[str]:
    """For every week, the visits that count for it take at most max_minuten_per_week.

    A visit takes its duur + 2 x the travel time from home.
    """
    for week in range(WEKEN):
        minuten = sum(
            match.vraag.duur + 2 * van_huis(match.vraag, vrijwilliger)
            for match in matches
            if week in weken(match.vraag, match.moment)
        )
        if minuten > vrijwilliger.max_minuten_per_week:
            yield (
                f"vrijwilliger {vrijwilliger.id} heeft in week {week} {minuten} minuten, meer dan "
                f"de grens van {vrijwilliger.max_minuten_per_week}"
            )


def koppelingen(vrijwilliger: Vrijwilliger, matches: list[Geplaatst]) -> Iterator[str]:
    """At most max_koppelingen requests, of which at most max_zwaar are zwaar."""
    zwaar = sum(match.vraag.zwaar for match in matches)
    if len(matches) > vrijwilliger.max_koppelingen:
        yield (
            f"vrijwilliger {vrijwilliger.id} heeft {len(matches)} vragen, meer dan de grens van "
            f"{vrijwilliger.max_koppelingen}"
        )
    if zwaar > vrijwilliger.max_zwaar:
        yield (
            f"vrijwilliger {vrijwilliger.id} heeft {zwaar} zware vragen, meer dan de grens van "
            f"{vrijwilliger.max_zwaar}"
        )


def enkel(matches: Iterable[Match]) -> Iterator[str]:
    """A request gets at most one volunteer and one moment."""
    for vraag, aantal in Counter(match.vraag for match in matches).items():
        if aantal > 1:
            yield f"vraag {vraag} is {aantal} keer gekoppeld"


def budget(probleem: Probleem, matches: Iterable[Match]) -> Iterator[str]:
    """For each budget, the units of the newly matched requests sum to at most capaciteit."""
    nieuw = {match.vraag for match in matches} - {vast.vraag for vast in probleem.vast}
    for een in probleem.budgetten:
        eenheden = sum(een.verbruik.get(vraag, 0) for vraag in nieuw)
        if eenheden > een.capaciteit:
            yield f"budget {een.id} wordt {eenheden}, meer dan de capaciteit van {een.capaciteit}"


def vast(probleem: Probleem, matches: Iterable[Match]) -> Iterator[str]:
    """A match in ``vast`` is kept as it is."""
    gehouden = {(match.vraag, match.vrijwilliger, match.moment) for match in matches}
    for een in probleem.vast:
        if (een.vraag, een.vrijwilliger, een.moment) not in gehouden:
            yield (
                f"vraag {een.vraag} ligt vast bij vrijwilliger {een.vrijwilliger} op dag "
                f"{een.moment.dag}, fase {een.moment.fase}, start {een.moment.start}, "
                "maar is zo niet gekoppeld"
            )


def onbekend(probleem: Probleem, matches: Iterable[Match]) -> Iterator[str]:
    """A match names a request and a volunteer of the problem."""
    vragen = {vraag.id for vraag in probleem.vragen}
    vrijwilligers = {vrijwilliger.id for vrijwilliger in probleem.vrijwilligers}
    for match in matches:
        if match.vraag not in vragen:
            yield f"vraag {match.vraag} bestaat niet in het probleem"
        if match.vrijwilliger not in vrijwilligers:
            yield f"vrijwilliger {match.vrijwilliger} bestaat niet in het probleem"


PER_MATCH: dict[str, Callable[[Geplaatst], Iterator[str]]] = {
    "kenmerk": kenmerk,
    "vermijd": vermijd,
    "uitgesloten": uitgesloten,
    "afstand": afstand,
    "tijd": tijd,
}
PER_VRIJWILLIGER: dict[str, Callable[[Vrijwilliger, list[Geplaatst]], Iterator[str]]] = {
    "reis": reis,
    "uren": uren,
    "koppelingen": koppelingen,
}


def als(regel: str, teksten: Iterable[str]) -> Iterator[Overtreding]:
    """The lines of one rule, under its code."""
    return (Overtreding(regel, tekst) for tekst in teksten)


def geplaatst(probleem: Probleem, matches: Iterable[Match]) -> list[Geplaatst]:
    """The matches with their ids looked up, without those that name an unknown one."""
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    vrijwilligers = {vrijwilliger.id: vrijwilliger for vrijwilliger in probleem.vrijwilligers}
    return [
        Geplaatst(vragen[match.vraag], vrijwilligers[match.vrijwilliger], match.moment)
        for match in matches
        if match.vraag in vragen and match.vrijwilliger in vrijwilligers
    ]


def controleer_koppelingen(probleem: Probleem, matches: Iterable[Match]) -> list[Overtreding]:
    """What these matches break together, of every rule but ``budget`` and ``vast``.

    Only the matches given count: pass a volunteer's earlier matches along with the new one.
    """
    matches = list(matches)
    bekend = geplaatst(probleem, matches)
    van_vrijwilliger: dict[str, list[Geplaatst]] = {}
    for match in bekend:
        van_vrijwilliger.setdefault(match.vrijwilliger.id, []).append(match)

    gevonden = list(als("onbekend", onbekend(probleem, matches)))
    for code, regel in PER_MATCH.items():
        for match in bekend:
            gevonden += als(code, regel(match))
    for code, samen in PER_VRIJWILLIGER.items():
        for eigen in van_vrijwilliger.values():
            gevonden += als(code, samen(eigen[0].vrijwilliger, eigen))
    return gevonden + list(als("enkel", enkel(matches)))


def controleer_vast(probleem: Probleem) -> list[Overtreding]:
    """What the fixed matches break by themselves, of every rule but ``budget``."""
    return controleer_koppelingen(probleem, probleem.vast)
