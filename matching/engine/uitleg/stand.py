"""A problem with the candidates and week plans of its volunteers, and the same after a change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matching.engine.kandidaten import Kandidaat, bepaal_kandidaten
from matching.engine.modellen.inkoop import Inkoop
from matching.engine.modellen.kredieten import kredieten_van
from matching.engine.planners import Planners
from matching.engine.probleem import Probleem

VEEL_GEDULD = 20_000
"""Steps of a search: sharp bounds save solves, and one volunteer may not take all the time."""


@dataclass(frozen=True, slots=True)
class Stand:
    """``anders``: by number the volunteers that a change touched."""

    probleem: Probleem
    planners: Planners
    anders: frozenset[int] = frozenset()

    @classmethod
    def van(cls, probleem: Probleem) -> "Stand":
        """Everything worked out."""
        planners = Planners(probleem, bepaal_kandidaten(probleem), lambda: False)
        planners.wees_geduldig(VEEL_GEDULD)
        return cls(probleem, planners)

    def met(self, probleem: Probleem) -> "Stand":
        """That of a changed problem; only the volunteers that the change touches are done anew.

        Volunteers may be added at the end. Raises ``ValueError`` unless the requests, and the
        volunteers so far, are the same by id and in the same order, and ``vast`` and budgets are
        the same: those touch candidates of everybody.
        """
        oud = self.probleem
        if not _verlengt(oud, probleem):
            raise ValueError("a changed problem keeps its requests and volunteers in their order")
        if (oud.vast, oud.budgetten) != (probleem.vast, probleem.budgetten):
            raise ValueError("a changed problem keeps what is vast, and its budgets")
        vast = {match.vraag for match in probleem.vast}
        open_ = [nr for nr, vraag in enumerate(probleem.vragen) if vraag.id not in vast]
        anders = [nr for nr in open_ if probleem.vragen[nr] != oud.vragen[nr]]
        nieuw = [
            nr
            for nr, helper in enumerate(probleem.vrijwilligers)
            if nr >= len(oud.vrijwilligers) or helper != oud.vrijwilligers[nr]
        ]
        eigen: dict[int, list[Kandidaat]] = {nr: [] for nr in nieuw}
        if anders:
            gelijk = sorted({*range(len(oud.vrijwilligers))} - eigen.keys())
            erbij = list(_kandidaten(probleem, anders, gelijk))
            geraakt = self.planners.wie_kan(anders) | {een.vrijwilliger for een in erbij}
            for nr in geraakt - eigen.keys():
                lijst = self.planners.kandidaten_van(nr)
                eigen[nr] = [een for een in lijst if een.vraag not in anders]
            for een in erbij:
                eigen[een.vrijwilliger].append(een)
        for een in _kandidaten(probleem, open_, nieuw):
            eigen[een.vrijwilliger].append(een)
        for lijst in eigen.values():
            lijst.sort(key=lambda een: een.vraag)
        return Stand(probleem, self.planners.met(probleem, eigen), self.anders | eigen.keys())

    def met_kandidaten(self, nr: int, kandidaten: Sequence[Kandidaat]) -> "Stand":
        """With other candidates for this volunteer."""
        planners = self.planners.met(self.probleem, {nr: kandidaten})
        return Stand(self.probleem, planners, self.anders | {nr})

    def inkoop(self) -> Inkoop:
        """The week plans for sale."""
        return Inkoop(self.planners, kredieten_van(self.probleem, self.planners))


def _verlengt(oud: Probleem, nieuw: Probleem) -> bool:
    vragen, helpers = ([een.id for een in lijst] for lijst in (oud.vragen, oud.vrijwilligers))
    return vragen == [vraag.id for vraag in nieuw.vragen] and helpers == [
        helper.id for helper in nieuw.vrijwilligers[: len(helpers)]
    ]


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
