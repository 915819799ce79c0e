"""The one place where an explanation meets the solver: the best choice of week plans, warm.

Imported only where something is solved, since it loads the solvers.

A change moves the optimum little, so the prices of the round still price nearly all plans right.
The last step of the round's own proof (``docs/besluiten/0005``) is therefore tried first, at those
prices: list the plans that fall short of their volunteer's best by less than a margin, and choose
out of these. Only where that lists too much are prices sought anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from matching.engine.klok import Klok
from matching.engine.modellen.keuze import Kiezer
from matching.engine.modellen.kolommen import SCHAAL, Inkoop, Kolom, Prijzen
from matching.engine.modellen.meester import Meester
from matching.engine.modellen.weekplanmodel import Weekplanmodel
from matching.engine.weekplannen import GEDULD, Afgebroken

EERSTE_MARGE = 16 * SCHAAL
KLEINE_MARGE = 4 * SCHAAL
MEESTE_KOLOMMEN = 20_000
VEEL_GEDULD = 20_000


@dataclass(frozen=True, slots=True)
class Opgelost:
    """The best plans found, a proven bound on their value, and prices (None: no time for any)."""

    kolommen: tuple[Kolom, ...]
    grens: int
    prijzen: Prijzen | None

    @property
    def waarde(self) -> int:
        """What the plans are worth."""
        return sum(kolom.waarde for kolom in self.kolommen)


def los_op(inkoop: Inkoop, aantal_vragen: int, klok: Klok, begin: Sequence[Kolom]) -> Opgelost:
    """From nothing but a plan to start from."""
    for planner in inkoop.planners:
        planner.afbreken = klok.voorbij
    inkoop.wees_geduldig(GEDULD)
    model = _Model(inkoop, aantal_vragen, klok, lambda fase, waarde, grens: None, begin)
    uitkomst = model.los_op()
    return Opgelost(uitkomst.kolommen, uitkomst.grens, model.prijzen)


def los_weer_op(
    inkoop: Inkoop,
    klok: Klok,
    begin: Sequence[Kolom],
    prijzen: Prijzen,
    liefst: Mapping[int, int],
) -> Opgelost:
    """From the prices of a problem much like this one.

    ``liefst``: request -> volunteer; of all best plans, one that keeps most of these matches.
    """
    for planner in inkoop.planners:
        planner.afbreken = klok.voorbij
    warm = _bij_prijzen(inkoop, klok, begin, prijzen)
    if warm.waarde < warm.grens and not klok.voorbij():
        koud = los_op(inkoop, len(prijzen.vragen), klok, warm.kolommen)
        warm = replace(koud, grens=min(warm.grens, koud.grens))
    if warm.waarde == warm.grens and warm.prijzen is not None:
        kolommen = _meest_gelijk(inkoop, klok, warm, liefst)
        return replace(warm, kolommen=kolommen)
    return warm


class _Model(Weekplanmodel):
    """Keeps its prices."""

    prijzen: Prijzen | None = None

    def _genereer(self) -> Prijzen | None:
        self.prijzen = super()._genereer()
        return self.prijzen


def _bij_prijzen(inkoop: Inkoop, klok: Klok, begin: Sequence[Kolom], prijzen: Prijzen) -> Opgelost:
    """At these prices, or some that few columns make of them: proven, or as far as it went."""
    inkoop.wees_geduldig(VEEL_GEDULD)
    kiezer = Kiezer(inkoop.kredieten, klok)
    beste, waarde = tuple(begin), sum(kolom.waarde for kolom in begin)
    geschaald = inkoop.beste(prijzen).grens
    kolommen = _binnen(inkoop, prijzen, EERSTE_MARGE)
    if kolommen is not None:
        prijzen, geschaald = _bijgesteld(inkoop, klok, [*begin, *kolommen], prijzen, geschaald)
    grens, marge = geschaald // SCHAAL, KLEINE_MARGE
    while waarde < grens and not klok.voorbij():
        marge = min(marge, geschaald - waarde * SCHAAL)
        kolommen = _binnen(inkoop, prijzen, marge)
        if kolommen is None:
            break
        keuze = kiezer.kies(kolommen)
        nieuw = sum(kolom.waarde for kolom in keuze.kolommen)
        if nieuw > waarde:
            beste, waarde = keuze.kolommen, nieuw
        if keuze.grens is not None:
            # A plan outside the list is worth at most the bound less the margin.
            grens = min(grens, max(keuze.grens, (geschaald - marge) // SCHAAL))
        marge *= 4
    return Opgelost(beste, grens, prijzen)


def _bijgesteld(
    inkoop: Inkoop, klok: Klok, kolommen: Sequence[Kolom], prijzen: Prijzen, geschaald: int
) -> tuple[Prijzen, int]:
    """Better prices, with their bound: column generation out of the columns that matter."""
    elk_een = [1] * len(inkoop.planners)
    meester = Meester(len(prijzen.vragen), elk_een, inkoop.kredieten)
    nieuw = meester.voeg_toe(kolommen)
    while nieuw and not klok.voorbij() and meester.los_op(klok.over()):
        if geschaald < (int(meester.doelwaarde + 1e-6) + 1) * SCHAAL:
            break
        poging = Prijzen.afgerond(*meester.duals())
        aanbod = inkoop.beste(poging)
        nieuw = meester.voeg_toe(aanbod.kolommen)
        if aanbod.grens < geschaald:
            prijzen, geschaald = poging, aanbod.grens
    return prijzen, geschaald


def _binnen(inkoop: Inkoop, prijzen: Prijzen, marge: int) -> list[Kolom] | None:
    """All plans that fall short by less than the margin; None when they are too many."""
    try:
        kolommen = list(islice(inkoop.binnen(prijzen, marge), MEESTE_KOLOMMEN + 1))
    except Afgebroken:
        return None
    return kolommen if len(kolommen) <= MEESTE_KOLOMMEN else None


def _meest_gelijk(
    inkoop: Inkoop, klok: Klok, opgelost: Opgelost, liefst: Mapping[int, int]
) -> tuple[Kolom, ...]:
    """Of all plans worth as much, one that keeps the most matches: those count in the decimals."""
    assert opgelost.prijzen is not None  # noqa: S101
    tekort = inkoop.beste(opgelost.prijzen).grens - opgelost.waarde * SCHAAL
    kolommen = _binnen(inkoop, opgelost.prijzen, tekort + 1)
    if kolommen is None:
        return opgelost.kolommen
    eenheid = 1 + len(opgelost.prijzen.vragen)
    fijner = [
        replace(
            kolom,
            waarde=kolom.waarde * eenheid
            + sum(liefst.get(vraag) == kolom.vrijwilliger for vraag in kolom.vragen),
        )
        for kolom in kolommen
    ]
    gekozen = Kiezer(inkoop.kredieten, klok).kies(fijner).kolommen
    gelijk = tuple(replace(kolom, waarde=kolom.waarde // eenheid) for kolom in gekozen)
    # The solver's tolerance is coarser than these decimals: only what is as good will do.
    zelfde = sum(kolom.waarde for kolom in gelijk) == opgelost.waarde
    return gelijk if zelfde else opgelost.kolommen
