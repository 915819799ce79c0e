"""A problem with the candidates and week plans of its volunteers, and the same after a change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matching.engine.kandidaten import Kandidaat, bepaal_kandidaten
from matching.engine.modellen.kolommen import Inkoop, Krediet
from matching.engine.probleem import Moment, Probleem, Vraag
from matching.engine.weekplannen import Weekplanner


@dataclass(frozen=True, slots=True)
class Stand:
    """``kandidaten`` and ``planners``: of each volunteer, by number."""

    probleem: Probleem
    kandidaten: Sequence[Sequence[Kandidaat]]
    planners: Sequence[Weekplanner]

    @classmethod
    def van(cls, probleem: Probleem) -> "Stand":
        """Everything worked out."""
        return cls(Probleem(probleem.vragen, ()), (), ()).met(probleem)

    def met(self, probleem: Probleem) -> "Stand":
        """That of a changed problem; only the volunteers that the change touches are done anew.

        Volunteers may be added at the end. Raises ``ValueError`` unless the requests, and the
        volunteers so far, are the same by id and in the same order.
        """
        oud = self.probleem
        if not _verlengt(oud, probleem):
            raise ValueError("a changed problem keeps its requests and volunteers in their order")
        vast = {match.vraag for match in probleem.vast}
        open_ = [nr for nr, vraag in enumerate(probleem.vragen) if vraag.id not in vast]
        anders = {nr for nr in open_ if probleem.vragen[nr] != oud.vragen[nr]}
        toen, nu = _bezet(oud), _bezet(probleem)
        nieuw = [
            nr
            for nr, helper in enumerate(probleem.vrijwilligers)
            if nr >= len(oud.vrijwilligers)
            or helper != oud.vrijwilligers[nr]
            or toen.get(helper.id) != nu.get(helper.id)
        ]
        gelijk = [nr for nr in range(len(oud.vrijwilligers)) if nr not in set(nieuw)]
        kandidaten: list[list[Kandidaat]] = [[] for _ in probleem.vrijwilligers]
        for nr in gelijk:
            kandidaten[nr] = [een for een in self.kandidaten[nr] if een.vraag not in anders]
        geraakt = {nr for nr in gelijk if len(kandidaten[nr]) < len(self.kandidaten[nr])} | {*nieuw}
        for vragen, helpers in ((open_, nieuw), (sorted(anders), gelijk)):
            for kandidaat in _kandidaten(probleem, vragen, helpers):
                kandidaten[kandidaat.vrijwilliger].append(kandidaat)
                geraakt.add(kandidaat.vrijwilliger)
        return replace(self, probleem=probleem, kandidaten=kandidaten)._gepland(geraakt)

    def met_kandidaten(self, nr: int, kandidaten: Sequence[Kandidaat]) -> "Stand":
        """With other candidates for this volunteer."""
        lijsten = list(self.kandidaten)
        lijsten[nr] = kandidaten
        return replace(self, kandidaten=lijsten)._gepland({nr})

    def inkoop(self) -> Inkoop:
        """The week plans for sale."""
        return Inkoop(self.planners, list(self.kredieten().values()))

    def _gepland(self, geraakt: set[int]) -> "Stand":
        bezet = _bezet(self.probleem)
        planners = [
            Weekplanner(
                helper,
                self.probleem.vragen,
                sorted(self.kandidaten[nr], key=lambda kandidaat: kandidaat.vraag),
                bezet.get(helper.id, []),
            )
            if nr in geraakt
            else self.planners[nr]
            for nr, helper in enumerate(self.probleem.vrijwilligers)
        ]
        return replace(self, planners=planners)

    def kredieten(self) -> dict[str, Krediet]:
        """By id the budgets that not all requests with a candidate can be paid from together."""
        if not self.probleem.budgetten:
            return {}
        nummers = {
            self.probleem.vragen[een.vraag].id: een.vraag
            for planner in self.planners
            for een in planner.kandidaten
        }
        kredieten = {
            budget.id: Krediet(
                budget.capaciteit,
                {nummers[id_]: aantal for id_, aantal in budget.verbruik.items() if id_ in nummers},
            )
            for budget in self.probleem.budgetten
        }
        return {
            id_: krediet
            for id_, krediet in kredieten.items()
            if krediet.eenheden(nummers.values()) > krediet.capaciteit
        }


def _verlengt(oud: Probleem, nieuw: Probleem) -> bool:
    vragen, helpers = ([een.id for een in lijst] for lijst in (oud.vragen, oud.vrijwilligers))
    return vragen == [vraag.id for vraag in nieuw.vragen] and helpers == [
        helper.id for helper in nieuw.vrijwilligers[: len(helpers)]
    ]


def _bezet(probleem: Probleem) -> dict[str, list[tuple[Vraag, Moment]]]:
    """What is ``vast`` at each volunteer."""
    vragen = {vraag.id: vraag for vraag in probleem.vragen} if probleem.vast else {}
    bezet: dict[str, list[tuple[Vraag, Moment]]] = {}
    for match in probleem.vast:
        bezet.setdefault(match.vrijwilliger, []).append((vragen[match.vraag], match.moment))
    return bezet


def _kandidaten(
    probleem: Probleem, vragen: Sequence[int], helpers: Sequence[int]
) -> Iterator[Kandidaat]:
    """The candidates between these open requests and these volunteers."""
    if not vragen or not helpers:
        return
    deel = Probleem(
        tuple(probleem.vragen[nr] for nr in vragen),
        tuple(probleem.vrijwilligers[nr] for nr in helpers),
        probleem.budgetten,
    )
    for een in bepaal_kandidaten(deel):
        yield replace(een, vraag=vragen[een.vraag], vrijwilliger=helpers[een.vrijwilliger])
