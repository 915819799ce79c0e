"""Whom to recruit: which volunteer, if there were one, would add most.

A profile is what one asks for in an advertisement: skills, a district, a part of the day. Those
tried are taken from the requests without a match. At the prices of the round a volunteer more adds
at most what their best week plan leaves after paying (``grenzen``), so all profiles are ranked
without solving; the best of them are added to the problem and solved, and only what that proves
is given.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from statistics import median

from matching.engine.klok import Klok
from matching.engine.probleem import Probleem, Venster, Vraag, Vrijwilliger

from .grenzen import Waardering
from .herrekenen import Herrekenaar, Herrekening
from .verruimingen import DAGDELEN

GEWORVEN = "geworven"
"""The id of the volunteer that is not there yet."""


@dataclass(frozen=True, slots=True)
class Profiel:
    """``kenmerken``: skills and other tokens; ``gebied``: the exact place of some requests."""

    kenmerken: frozenset[str]
    gebied: tuple[float, float]
    dagdeel: str
    venster: Venster


@dataclass(frozen=True, slots=True)
class Advies:
    """A profile and the round with such a volunteer, proven.

    ``winst``: what the objective gains. ``meer``: how many more requests are served;
    ``herrekening.erbij`` and ``.vervallen`` name them. ``eigen``: the requests this volunteer has.
    """

    profiel: Profiel
    winst: int
    meer: int
    eigen: tuple[str, ...]
    herrekening: Herrekening


def doorsnee(probleem: Probleem, *, koppelingen: int = 3) -> Vrijwilliger:
    """Somebody who travels and has time like the middle one of this problem's volunteers.

    Takes up to ``koppelingen`` clients. Raises ``ValueError`` when there are no volunteers.
    """
    helpers = probleem.vrijwilligers
    if not helpers:
        raise ValueError("there is no middle one of nobody")
    return Vrijwilliger(
        id=GEWORVEN,
        locatie=helpers[0].locatie,
        kmh=median(helper.kmh for helper in helpers),
        max_reistijd=int(median(helper.max_reistijd for helper in helpers)),
        vensters=(),
        max_minuten_per_week=int(median(helper.max_minuten_per_week for helper in helpers)),
        max_koppelingen=koppelingen,
        max_zwaar=koppelingen,
    )


def werving(
    rekenaar: Herrekenaar,
    klok: Klok,
    *,
    hoogstens: int = 5,
    pogingen: int = 15,
    sjabloon: Vrijwilliger | None = None,
    dagdelen: Mapping[str, tuple[int, int]] = DAGDELEN,
) -> tuple[Advies, ...]:
    """At most ``hoogstens`` profiles, most gain first, each proven within ``pogingen`` solves.

    ``sjabloon``: how the recruit travels and how much time they have; their ``kenmerken`` are
    added to those of the profile (left out: ``doorsnee``). Of the profiles that would take the
    same waiting requests only the best is tried. Empty when there are no volunteers to go by, or
    no prices.
    """
    probleem = rekenaar.probleem
    if rekenaar.waardering is None or not (sjabloon or probleem.vrijwilligers):
        return ()
    wie = sjabloon or doorsnee(probleem)
    adviezen = []
    geprobeerd: set[frozenset[str]] = set()
    for profiel, wachtend in _gerangschikt(rekenaar, rekenaar.waardering, wie, dagdelen):
        if len(geprobeerd) == pogingen or klok.voorbij():
            break
        if wachtend in geprobeerd:
            continue
        geprobeerd.add(wachtend)
        advies = _advies(rekenaar, profiel, wie, klok)
        if advies is not None:
            adviezen.append(advies)
    return tuple(sorted(adviezen, key=lambda advies: -advies.winst)[:hoogstens])


def _profielen(rekenaar: Herrekenaar, dagdelen: Mapping[str, tuple[int, int]]) -> Iterator[Profiel]:
    """What each request without a match asks for, at the parts of the day at which it can be."""
    for vraag in rekenaar.probleem.vragen:
        if vraag.id in rekenaar.plan:
            continue
        for dag in range(7):
            for naam, (van, tot) in dagdelen.items():
                venster = Venster(dag, van, tot)
                if _kan(vraag, venster):
                    yield Profiel(vraag.vereist, vraag.locatie, naam, venster)


def _kan(vraag: Vraag, venster: Venster) -> bool:
    """Whether a visit fits where the request and the window meet on this day."""
    return any(
        min(eigen.tot, venster.tot) - max(eigen.van, venster.van) >= vraag.duur
        for eigen in vraag.vensters
        if eigen.dag == venster.dag
    )


def _geworven(profiel: Profiel, wie: Vrijwilliger, id_: str = GEWORVEN) -> Vrijwilliger:
    return replace(
        wie,
        id=id_,
        locatie=profiel.gebied,
        vensters=(profiel.venster,),
        kenmerken=wie.kenmerken | profiel.kenmerken,
    )


def _gerangschikt(
    rekenaar: Herrekenaar,
    waardering: Waardering,
    wie: Vrijwilliger,
    dagdelen: Mapping[str, tuple[int, int]],
) -> Iterator[tuple[Profiel, frozenset[str]]]:
    """The profiles, most gain at the prices of the round first, and what waits that they take."""
    profielen = list(dict.fromkeys(_profielen(rekenaar, dagdelen)))
    probleem = rekenaar.probleem
    erbij = [_geworven(een, wie, f"{GEWORVEN} {nr}") for nr, een in enumerate(profielen)]
    met_allen = replace(probleem, vrijwilligers=(*probleem.vrijwilligers, *erbij))
    planners = rekenaar.stand.met(met_allen).planners
    rang = []
    for nr, profiel in enumerate(profielen, start=len(probleem.vrijwilligers)):
        winst, plan = waardering.beste_plan(planners[nr])
        vragen = {probleem.vragen[kandidaat.vraag].id for kandidaat in plan}
        rang.append((winst, profiel, frozenset(vragen - rekenaar.plan.keys())))
    rang.sort(key=lambda een: (-een[0], een[1].venster, een[1].gebied))
    return ((profiel, wachtend) for winst, profiel, wachtend in rang if winst > 0)


def _advies(
    rekenaar: Herrekenaar, profiel: Profiel, wie: Vrijwilliger, klok: Klok
) -> Advies | None:
    probleem = rekenaar.probleem
    erbij = (*probleem.vrijwilligers, _geworven(profiel, wie))
    herrekening = rekenaar.met(replace(probleem, vrijwilligers=erbij), klok)
    if not herrekening.bewezen or herrekening.verlies >= 0:
        return None
    return Advies(
        profiel=profiel,
        winst=-herrekening.verlies,
        meer=len(herrekening.erbij) - len(herrekening.vervallen),
        eigen=tuple(een.vraag for een in herrekening.koppelingen if een.vrijwilliger == GEWORVEN),
        herrekening=herrekening,
    )
