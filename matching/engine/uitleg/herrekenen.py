"""Solving a round again with something changed: a match forced, a limit moved, somebody added.

A ``Herrekenaar`` keeps of the round what a change leaves as it was: candidates, week plans known
to be possible, prices.

A match is forced by a premium on its value, so high that no plan without it is the best; the
premium is taken off again. High enough, where no budget binds: more than the request's best match
and the volunteer's best plan together are worth, since giving those up makes room for the match in
any plan. Where a budget binds: more than all that any plan is worth.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from matching.engine.kandidaten import Kandidaat, moment_van
from matching.engine.klok import Klok
from matching.engine.koppelen import koppeling_van, vaste_koppelingen
from matching.engine.modellen.inkoop import Inkoop
from matching.engine.modellen.kolommen import SCHAAL, Kolom
from matching.engine.modellen.vulling import eerste_keuze
from matching.engine.oplossing import Koppeling
from matching.engine.prijslijst import Prijslijst
from matching.engine.probleem import Probleem

if TYPE_CHECKING:
    from .model import Opgelost
    from .ronde_lp import RondeLp

from .grenzen import Waardering
from .stand import VEEL_GEDULD, Stand

Plan = Mapping[int, int]
"""Request number -> volunteer number, of the new matches."""

Rooster = tuple[int, tuple[int, ...]]
"""The number of a volunteer, and the numbers of their requests in order."""


@dataclass(frozen=True, slots=True)
class Herrekening:
    """The best plan found after a change, next to the plan of the round.

    ``waarde`` and ``grens``: its objective and a proven bound on that of any plan; where they are
    equal (``bewezen``) it is the best. ``verlies``: what the round's plan is worth more (negative:
    less); ``minstens``: what it is worth more than any plan, so that the true loss lies from
    ``minstens`` to ``verlies``. Requests: ``vervallen`` lose their match, ``erbij`` get one,
    ``verplaatst`` go to somebody else. ``vrijwilligers``: all whose requests are not the same.
    """

    waarde: int
    grens: int
    verlies: int
    minstens: int
    koppelingen: tuple[Koppeling, ...]
    vervallen: tuple[str, ...]
    erbij: tuple[str, ...]
    verplaatst: tuple[str, ...]
    vrijwilligers: tuple[str, ...]

    @property
    def bewezen(self) -> bool:
        """Whether no plan is better."""
        return self.waarde == self.grens


class Herrekenaar:
    """One round, solved, and what becomes of it after changes.

    ``koppelingen``: the plan of the round, ``vast`` included; left out, it is the best that is
    found here in time. ``prijslijst``: its prices, if they were kept; with both nothing is solved
    to begin with. ``waarde`` and ``grens``: that plan's objective, and a proven bound on any.
    Deterministic but for the clocks. Not for two threads at once.
    """

    def __init__(
        self,
        probleem: Probleem,
        klok: Klok,
        koppelingen: Sequence[Koppeling] | None = None,
        prijslijst: Prijslijst | None = None,
    ) -> None:
        self.probleem = probleem
        self.stand = Stand.van(probleem)
        self._vraag_nr = {vraag.id: nr for nr, vraag in enumerate(probleem.vragen)}
        self._helper_nr = {helper.id: nr for nr, helper in enumerate(probleem.vrijwilligers)}
        self._inkoop = self.stand.inkoop()
        if koppelingen is None or prijslijst is None:
            from .model import los_op  # loads the solvers

            begin = _gevuld(self._inkoop, self._plan_van(koppelingen or ()))
            opgelost = los_op(self._inkoop, klok, begin, prijslijst, {})
            if koppelingen is None:
                koppelingen = _koppelingen(self.stand, opgelost.kolommen, {})
            grens, prijzen = opgelost.grens, opgelost.prijzen
        else:
            grens, prijzen = self._inkoop.eenvoudige_grens(), self._inkoop.prijzen(prijslijst)
        self.prijslijst = None if prijzen is None else self._inkoop.prijslijst(prijzen)
        self.waardering = None if prijzen is None else Waardering(self._inkoop, prijzen)
        if self.waardering is not None:
            grens = min(grens, self.waardering.grens)
        self._prijzen = prijzen
        self._lp: RondeLp | None = None
        self.koppelingen = tuple(koppelingen)
        self.plan = {een.vraag: een.vrijwilliger for een in self.koppelingen}
        self.waarde = sum(een.waarde for een in self.koppelingen)
        self._vast = sum(een.waarde for een in vaste_koppelingen(probleem))
        self.grens = grens + self._vast
        self._nieuw = self._plan_van(self.koppelingen)
        self._roosters = self._per_rooster()

    def gedwongen(self, vraag_id: str, vrijwilliger_id: str, klok: Klok) -> Herrekening | None:
        """The round with this match in it; None where it cannot be, alone or next to ``vast``.

        Exact when ``bewezen``. Raises ``KeyError`` for an unknown id.
        """
        vraag, helper = self._vraag_nr[vraag_id], self._helper_nr[vrijwilliger_id]
        if self.plan.get(vraag_id) == vrijwilliger_id:
            return self._vergeleken(self.koppelingen, self.grens)
        eigen = self.stand.planners[helper].kandidaten
        if all(kandidaat.vraag != vraag for kandidaat in eigen):
            return None
        premie = self._premie(vraag, eigen)
        stand = self.stand.met_kandidaten(
            helper,
            [
                replace(een, waarde=een.waarde + premie) if een.vraag == vraag else een
                for een in self.stand.planners.kandidaten_van(helper)
            ],
        )
        inkoop = stand.inkoop()
        begin = _gevuld(inkoop, self._nieuw, (vraag, helper))
        opgelost = self._los_weer_op(stand, inkoop, klok, begin)
        kolommen = opgelost.kolommen
        if not any(een.vrijwilliger == helper and vraag in een.vragen for een in kolommen):
            kolommen = tuple(begin)  # stopped early, at a plan without the match
        grens = opgelost.grens - premie
        if self.waardering is not None:
            eerder = self.stand.planners[helper]
            grens = min(grens, self.waardering.grens_met(helper, eerder, vraag))
        return self._vergeleken(_koppelingen(stand, kolommen, self._roosters), grens + self._vast)

    def met(self, probleem: Probleem, klok: Klok) -> Herrekening:
        """The round with this problem instead of its own, which may differ as ``Stand.met`` says.

        Its ``vast`` must hold.
        """
        return self.met_stand(self.stand.met(probleem), klok)

    def met_stand(self, stand: Stand, klok: Klok, om: str | None = None) -> Herrekening:
        """The same for a stand made from ``stand``.

        ``om``: the request that it is about. Of plans that are as good, which one is given matters
        only if that is served; else no time is spent on finding the one nearest to the round's.
        """
        inkoop = stand.inkoop()
        begin = _gevuld(inkoop, self._nieuw)
        vraag = None if om is None else self._vraag_nr[om]
        opgelost = self._los_weer_op(stand, inkoop, klok, begin, vraag)
        vast = sum(een.waarde for een in vaste_koppelingen(stand.probleem))
        return self._vergeleken(
            _koppelingen(stand, opgelost.kolommen, self._roosters), opgelost.grens + vast
        )

    def kandidaten(self, vraag_id: str) -> list[Kandidaat]:
        """The candidates of a request, the most valuable first."""
        vraag = self._vraag_nr[vraag_id]
        planners = self.stand.planners
        eigen = (een for nr in planners.wie_kan([vraag]) for een in planners.kandidaten_van(nr))
        van_vraag = (een for een in eigen if een.vraag == vraag)
        return sorted(van_vraag, key=lambda een: (-een.waarde, een.vrijwilliger))

    def kan_helpen(self, stand: Stand, vraag_id: str) -> bool:
        """False when no plan that serves the request is as good as the round's: see ``grenzen``.

        ``stand``: after a change in one volunteer, or in this request. Plans in which a request is
        served by somebody whom the change does not touch are left out of account.
        """
        if self.waardering is None:
            return True
        vraag = self._vraag_nr[vraag_id]
        return any(
            self.waardering.grens_met(nr, stand.planners[nr], vraag) + self._vast >= self.waarde
            for nr in stand.anders
            if any(een.vraag == vraag for een in stand.planners[nr].kandidaten)
        )

    def _los_weer_op(
        self,
        stand: Stand,
        inkoop: Inkoop,
        klok: Klok,
        begin: Sequence[Kolom],
        om: int | None = None,
    ) -> "Opgelost":
        """Out of the LP of the round if that gives a proof, else on its own."""
        from .model import Opgelost, los_op

        lp = None if inkoop.kredieten or klok.voorbij() else self._ronde_lp(klok)
        kolommen = None if lp is None else lp.los_op(stand, klok, begin)
        if kolommen is not None:
            return Opgelost(kolommen, sum(kolom.waarde for kolom in kolommen), None)
        return los_op(inkoop, klok, begin, self.prijslijst, self._nieuw, om)

    def _ronde_lp(self, klok: Klok) -> "RondeLp | None":
        from .ronde_lp import RondeLp

        kan = not self._inkoop.kredieten and len(self._nieuw) < SCHAAL
        if self._lp is None and self._prijzen is not None and kan:
            begin = _gevuld(self._inkoop, self._nieuw)
            self._lp = RondeLp(self._inkoop, klok, begin, self._prijzen, self._nieuw)
        return self._lp

    def _premie(self, vraag: int, eigen: Sequence[Kandidaat]) -> int:
        if self._inkoop.kredieten:
            return 1 + self._inkoop.eenvoudige_grens()
        planners = self.stand.planners
        hoogste = int(planners.waarde[planners.vraag == vraag].max())
        helper = self.probleem.vrijwilligers[eigen[0].vrijwilliger]
        beste = sorted((een.waarde for een in eigen), reverse=True)[: helper.max_koppelingen]
        return 1 + hoogste + sum(beste)

    def _plan_van(self, koppelingen: Sequence[Koppeling]) -> Plan:
        vast = {match.vraag for match in self.probleem.vast}
        return {
            self._vraag_nr[een.vraag]: self._helper_nr[een.vrijwilliger]
            for een in koppelingen
            if een.vraag not in vast
        }

    def _per_rooster(self) -> Mapping[Rooster, Sequence[Koppeling]]:
        per_helper: dict[int, list[tuple[int, Koppeling]]] = {}
        for een in self.koppelingen:
            vraag = self._vraag_nr[een.vraag]
            if vraag in self._nieuw:
                per_helper.setdefault(self._nieuw[vraag], []).append((vraag, een))
        return {
            (helper, tuple(sorted(vraag for vraag, _ in lijst))): [een for _, een in lijst]
            for helper, lijst in per_helper.items()
        }

    def _vergeleken(self, koppelingen: Sequence[Koppeling], grens: int) -> Herrekening:
        totaal = sum(een.waarde for een in koppelingen)
        toen, nu = self.plan, {een.vraag: een.vrijwilliger for een in koppelingen}
        anders = sorted(
            vraag for vraag in toen.keys() | nu.keys() if toen.get(vraag) != nu.get(vraag)
        )
        wie = {plan[vraag] for vraag in anders for plan in (toen, nu) if vraag in plan}
        return Herrekening(
            waarde=totaal,
            grens=grens,
            verlies=self.waarde - totaal,
            minstens=self.waarde - grens,
            koppelingen=tuple(koppelingen),
            vervallen=tuple(vraag for vraag in anders if vraag not in nu),
            erbij=tuple(vraag for vraag in anders if vraag not in toen),
            verplaatst=tuple(vraag for vraag in anders if vraag in toen and vraag in nu),
            vrijwilligers=tuple(sorted(wie)),
        )


def _gevuld(inkoop: Inkoop, plan: Plan, eerst: tuple[int, int] | None = None) -> list[Kolom]:
    """As much of this plan as still holds, and more where there is room: a plan to start from.

    ``eerst``: the number of a request and of a volunteer, matched whatever it costs the rest.
    """
    planners = inkoop.planners
    planners.met_klok(lambda: False)  # each search is short, and a plan there must be
    bij = np.full(planners.aantal_vragen, -1)
    for vraag, helper in plan.items():
        bij[vraag] = helper
    voorrang = np.flatnonzero(bij[planners.vraag] == planners.vrijwilliger).tolist()
    if eerst is not None:
        van_paar = (planners.vraag == eerst[0]) & (planners.vrijwilliger == eerst[1])
        voorrang = [*np.flatnonzero(van_paar).tolist(), *voorrang]
    return eerste_keuze(inkoop, voorrang)


def _koppelingen(
    stand: Stand, kolommen: Sequence[Kolom], eerder: Mapping[Rooster, Sequence[Koppeling]]
) -> tuple[Koppeling, ...]:
    """The matches of a plan and those that are ``vast``, by request id.

    ``eerder``: those of the round, which hold for whom the change does not touch.
    """
    probleem = stand.probleem
    lijst = vaste_koppelingen(probleem)
    stand.planners.met_klok(lambda: False)  # the moments of what is chosen are owed
    stand.planners.wees_geduldig(sys.maxsize)
    for kolom in kolommen:
        rooster = kolom.vrijwilliger, kolom.vragen
        if rooster in eerder and kolom.vrijwilliger not in stand.anders:
            lijst += eerder[rooster]
            continue
        helper = probleem.vrijwilligers[kolom.vrijwilliger]
        for kandidaat, bit in stand.planners.bezoeken(kolom.vrijwilliger, kolom.plan):
            lijst.append(koppeling_van(probleem.vragen[kandidaat.vraag], helper, moment_van(bit)))
    stand.planners.wees_geduldig(VEEL_GEDULD)  # others share these planners
    return tuple(sorted(lijst, key=lambda een: een.vraag))
