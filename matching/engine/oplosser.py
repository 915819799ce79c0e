"""From problem to solution: candidates, week plans, the model, and the account of the rest."""

import sys
import time
from collections.abc import Callable, Sequence

from .controle import controleer_vast
from .kandidaten import Kandidaten, bepaal_kandidaten, moment_van
from .klok import Klok
from .koppelen import koppeling_van, vaste_koppelingen
from .meting import Meld, Meting
from .modellen.inkoop import Inkoop
from .modellen.kolommen import Kolom
from .modellen.kredieten import kredieten_van
from .modellen.vulling import eerste_keuze
from .oplossing import Koppeling, NietGematcht, Oplossing
from .opruimer import zonder_opruimer
from .planners import Planners
from .prijslijst import Prijslijst
from .probleem import Probleem, ProbleemFout

RESPIJT = 1e-5
"""Seconds per candidate for a first plan after the time limit: about twice what it takes."""

_LADEN, _PER_KANDIDAAT = 0.5, 1e-5
"""Seconds left, and that per candidate, below which no solver is loaded: it would not be heard of
before the time is up."""

METHODE = "weekplannen met kolomgeneratie"

Voortgang = Callable[[str, int, int | None], None]
"""Called with the phase, the objective so far and the bound proven so far (None: none yet)."""


@zonder_opruimer()
def los_op(
    probleem: Probleem,
    *,
    tijdslimiet: float,
    voortgang: Voortgang | None = None,
    begonnen: float | None = None,
    meting: Meting | None = None,
) -> Oplossing:
    """The best plan found within ``tijdslimiet`` seconds, with a proven bound.

    ``begonnen``: the moment on ``time.monotonic()`` from which the limit counts (default: now).
    ``meting`` is filled with where the time went.
    Raises ``ProbleemFout`` when ``vast`` breaks a rule.
    """
    begin = time.monotonic() if begonnen is None else begonnen
    klok = Klok(begin + tijdslimiet)
    meting = Meting() if meting is None else meting
    overtredingen = controleer_vast(probleem)
    if overtredingen:
        eerste = overtredingen[0]
        raise ProbleemFout(f"vast: breekt regel {eerste.regel}: {eerste.tekst}")

    vaste = vaste_koppelingen(probleem)
    vast_waarde = sum(koppeling.waarde for koppeling in vaste)
    if voortgang:
        voortgang("kandidaten", vast_waarde, None)

    def meld(fase: str, waarde: int, grens: int) -> None:
        stand = vast_waarde + waarde, vast_waarde + grens
        if not meting.spoor or meting.spoor[-1][1:] != stand:
            meting.spoor.append((time.monotonic() - begin, *stand))
        if voortgang:
            voortgang(fase, *stand)

    with meting.fase("kandidaten"):
        kandidaten = bepaal_kandidaten(probleem)
    nieuwe, nieuwe_grens, prijslijst = _nieuwe_koppelingen(probleem, kandidaten, klok, meld, meting)

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
        prijslijst=prijslijst,
    )


def _nieuwe_koppelingen(
    probleem: Probleem, kandidaten: Kandidaten, klok: Klok, meld: Meld, meting: Meting
) -> tuple[list[Koppeling], int, Prijslijst | None]:
    """The matches that the model adds to ``vast``, a bound on what they can be worth, prices."""
    with meting.fase("kandidaten"):
        planners = Planners(probleem, kandidaten, klok.voorbij)
        inkoop = Inkoop(planners, kredieten_van(probleem, planners))
    kolommen: Sequence[Kolom] = ()
    grens, prijslijst = inkoop.eenvoudige_grens(), None
    # Loading the solvers would take the rest of a short time limit.
    if klok.over() > _LADEN + _PER_KANDIDAAT * len(planners.vraag):
        from .modellen.weekplanmodel import Weekplanmodel

        uitkomst = Weekplanmodel(inkoop, klok, meld, meting).los_op()
        kolommen, grens = uitkomst.kolommen, uitkomst.grens
        if uitkomst.prijzen is not None:
            prijslijst = inkoop.prijslijst(uitkomst.prijzen)
    if not kolommen:
        kolommen = _zonder_oplosser(inkoop, klok)
    planners.met_klok(lambda: False)  # the moments of what is chosen are owed
    planners.wees_geduldig(sys.maxsize)
    koppelingen = [
        koppeling_van(
            probleem.vragen[kandidaat.vraag],
            probleem.vrijwilligers[kandidaat.vrijwilliger],
            moment_van(bit),
        )
        for kolom in kolommen
        for kandidaat, bit in planners.bezoeken(kolom.vrijwilliger, kolom.plan)
    ]
    return koppelingen, grens, prijslijst


def _zonder_oplosser(inkoop: Inkoop, klok: Klok) -> list[Kolom]:
    """A plan that needs no solver. It gets a little time of its own when there is none left."""
    respijt = 0.1 + RESPIJT * len(inkoop.planners.vraag)
    inkoop.planners.met_klok(Klok(max(klok.einde, time.monotonic() + respijt)).voorbij)
    return eerste_keuze(inkoop)


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
