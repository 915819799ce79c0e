"""From problem to solution: candidates, week plans, the model, and the account of the rest."""

import time
from collections.abc import Callable, Sequence

from .controle import controleer_vast
from .geschiktheid import waarde
from .kandidaten import Kandidaten, bepaal_kandidaten, moment_van
from .klok import Klok
from .modellen.kolommen import Inkoop, Kolom, Krediet
from .modellen.vulling import eerste_keuze
from .oplossing import Koppeling, NietGematcht, Oplossing
from .probleem import Moment, Probleem, ProbleemFout, Vraag
from .reizen import reistijd
from .weekplannen import Weekplanner

RESPIJT = 1e-5
"""Seconds per candidate for a first plan after the time limit: about twice what it takes."""

METHODE = "weekplannen met kolomgeneratie"

Voortgang = Callable[[str, int, int | None], None]
"""Called with the phase, the objective so far and the bound proven so far (None: none yet)."""


def los_op(
    probleem: Probleem,
    *,
    tijdslimiet: float,
    voortgang: Voortgang | None = None,
    begonnen: float | None = None,
) -> Oplossing:
    """The best plan found within ``tijdslimiet`` seconds, with a proven bound.

    ``begonnen``: the moment on ``time.monotonic()`` from which the limit counts (default: now).
    Raises ``ProbleemFout`` when ``vast`` breaks a rule.
    """
    begin = time.monotonic() if begonnen is None else begonnen
    klok = Klok(begin + tijdslimiet)
    meld = voortgang or (lambda fase, doelwaarde, bovengrens: None)
    overtredingen = controleer_vast(probleem)
    if overtredingen:
        eerste = overtredingen[0]
        raise ProbleemFout(f"vast: breekt regel {eerste.regel}: {eerste.tekst}")

    vaste = _vaste_koppelingen(probleem)
    vast_waarde = sum(koppeling.waarde for koppeling in vaste)
    meld("kandidaten", vast_waarde, None)
    kandidaten = bepaal_kandidaten(probleem)
    nieuwe, nieuwe_grens = _nieuwe_koppelingen(probleem, kandidaten, klok, meld, vast_waarde)

    koppelingen = sorted([*vaste, *nieuwe], key=lambda koppeling: koppeling.vraag)
    doelwaarde = sum(koppeling.waarde for koppeling in koppelingen)
    bovengrens = vast_waarde + nieuwe_grens
    return Oplossing(
        status="optimaal" if doelwaarde == bovengrens else "tijdslimiet",
        doelwaarde=doelwaarde,
        bovengrens=bovengrens,
        methode=METHODE,
        seconden=round(time.monotonic() - begin, 3),
        koppelingen=tuple(koppelingen),
        niet_gematcht=_niet_gematcht(probleem, kandidaten, koppelingen),
    )


def _vaste_koppelingen(probleem: Probleem) -> list[Koppeling]:
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    helpers = {helper.id: helper for helper in probleem.vrijwilligers}
    koppelingen = []
    for vast in probleem.vast:
        vraag, helper = vragen[vast.vraag], helpers[vast.vrijwilliger]
        heen = reistijd(helper.locatie, vraag.locatie, helper.kmh)
        koppelingen.append(
            Koppeling(vraag.id, helper.id, vast.moment, waarde(vraag, helper, heen), heen)
        )
    return koppelingen


def _nieuwe_koppelingen(
    probleem: Probleem, kandidaten: Kandidaten, klok: Klok, meld: Voortgang, vast_waarde: int
) -> tuple[list[Koppeling], int]:
    """The matches that the model adds to ``vast``, and a bound on what they can be worth."""
    planners = _planners(probleem, kandidaten, klok)
    inkoop = Inkoop(planners, _kredieten(probleem, kandidaten))
    # A plan to begin with, before loading the solvers takes the rest of a short time limit.
    begin = _eerste_plan(inkoop, klok)
    kolommen: Sequence[Kolom] = begin
    grens = inkoop.eenvoudige_grens()
    if not klok.voorbij():
        from .modellen.weekplanmodel import Weekplanmodel

        model = Weekplanmodel(
            inkoop,
            len(probleem.vragen),
            klok,
            lambda fase, waarde, grens: meld(fase, vast_waarde + waarde, vast_waarde + grens),
            begin,
        )
        uitkomst = model.los_op()
        kolommen, grens = uitkomst.kolommen, uitkomst.grens
    koppelingen = []
    for kolom in kolommen:
        planner = planners[kolom.vrijwilliger]
        momenten = planner.momenten(kolom.plan)
        assert momenten is not None, "a column is a feasible plan"  # noqa: S101
        for nr, bit in momenten.items():
            kandidaat = planner.kandidaten[nr]
            koppelingen.append(
                Koppeling(
                    probleem.vragen[kandidaat.vraag].id,
                    planner.vrijwilliger.id,
                    moment_van(bit),
                    kandidaat.waarde,
                    kandidaat.reistijd,
                )
            )
    return koppelingen, grens


def _eerste_plan(inkoop: Inkoop, klok: Klok) -> list[Kolom]:
    """A plan that needs no solver. It gets a little time of its own when there is none left."""
    kandidaten = sum(len(planner.kandidaten) for planner in inkoop.planners)
    respijt = Klok(max(klok.einde, time.monotonic() + 0.1 + RESPIJT * kandidaten))
    for planner in inkoop.planners:
        planner.afbreken = respijt.voorbij
    plan = eerste_keuze(inkoop, ())
    for planner in inkoop.planners:
        planner.afbreken = klok.voorbij
    return plan


def _kredieten(probleem: Probleem, kandidaten: Kandidaten) -> list[Krediet]:
    """The budgets that not all requests with a candidate can be paid from together."""
    nummers = {probleem.vragen[nr].id: nr for nr in set(kandidaten.vraag.tolist())}
    kredieten = (
        Krediet(
            budget.capaciteit,
            {
                nummers[vraag]: eenheden
                for vraag, eenheden in budget.verbruik.items()
                if vraag in nummers
            },
        )
        for budget in probleem.budgetten
    )
    return [
        krediet for krediet in kredieten if krediet.eenheden(nummers.values()) > krediet.capaciteit
    ]


def _planners(probleem: Probleem, kandidaten: Kandidaten, klok: Klok) -> list[Weekplanner]:
    vragen = {vraag.id: vraag for vraag in probleem.vragen}
    vast: dict[str, list[tuple[Vraag, Moment]]] = {}
    for match in probleem.vast:
        vast.setdefault(match.vrijwilliger, []).append((vragen[match.vraag], match.moment))
    return [
        Weekplanner(
            helper,
            probleem.vragen,
            kandidaten.van_vrijwilliger(nr),
            vast.get(helper.id, []),
            klok.voorbij,
        )
        for nr, helper in enumerate(probleem.vrijwilligers)
    ]


def _niet_gematcht(
    probleem: Probleem, kandidaten: Kandidaten, koppelingen: list[Koppeling]
) -> tuple[NietGematcht, ...]:
    gematcht = {koppeling.vraag for koppeling in koppelingen}
    met_kandidaat = set(kandidaten.vraag.tolist())
    rest = [nr for nr, vraag in enumerate(probleem.vragen) if vraag.id not in gematcht]
    rest.sort(key=lambda nr: probleem.vragen[nr].id)
    return tuple(
        NietGematcht(
            probleem.vragen[nr].id,
            "verdrongen" if nr in met_kandidaat else "geen_kandidaat",
            trechter,
        )
        for nr, trechter in zip(rest, kandidaten.trechters(rest), strict=True)
    )
