"""One step of a round: a problem, and the checked solution of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from matching.engine.oplossing import Koppeling, Oplossing
from matching.engine.probleem import Probleem


@dataclass(frozen=True, slots=True)
class Stap:
    """A round has a step for what recurs, and then one for each week with visits once.

    ``maandag``: of that week.
    """

    probleem: Probleem
    oplossing: Oplossing
    maandag: date | None = None

    def datum(self, koppeling: Koppeling) -> date | None:
        """On which date this match is; None where it recurs."""
        return self.maandag and self.maandag + timedelta(days=koppeling.moment.dag)

    @property
    def vast(self) -> list[Koppeling]:
        """The matches that this step found fixed."""
        vast = {vast.vraag for vast in self.probleem.vast}
        return [k for k in self.oplossing.koppelingen if k.vraag in vast]

    @property
    def nieuw(self) -> list[Koppeling]:
        """The matches that this step proposes."""
        vast = {vast.vraag for vast in self.probleem.vast}
        return [k for k in self.oplossing.koppelingen if k.vraag not in vast]
