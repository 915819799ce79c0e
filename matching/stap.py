"""One step of a round: a problem, and the checked solution of it."""

from dataclasses import dataclass

from matching.engine.oplossing import Koppeling, Oplossing
from matching.engine.probleem import Probleem


@dataclass(frozen=True, slots=True)
class Stap:
    """A round has a step for what recurs, and then one for each week with visits once."""

    probleem: Probleem
    oplossing: Oplossing

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
