"""What a change can be worth at most, at the prices of a round: no solver, one search.

With prices p the Lagrangian L bounds every plan: what the prices sum to, and for each volunteer
the best week plan after paying them. Let only the week plans of one volunteer change. Then L less
the best of before plus the best of now bounds every plan of the changed problem; and a plan in
which this volunteer has a certain request is worth at most L less the best of before plus the best
of now *with that request*. A change of which that is less than the round has anyway is no help.
All in integers, in units of 1 / SCHAAL. What cuts cost is left out of the best of now: it only
makes that less.
"""

from collections.abc import Mapping, Sequence

from matching.engine.kandidaten import Kandidaat
from matching.engine.modellen.inkoop import Inkoop
from matching.engine.modellen.kolommen import SCHAAL, Prijzen
from matching.engine.weekplannen import Weekplanner


class Waardering:
    """The week plans of a round at some prices. ``grens``: the Lagrangian, in whole units."""

    def __init__(self, inkoop: Inkoop, prijzen: Prijzen) -> None:
        aanbod = inkoop.beste(prijzen)
        self._prijs: Sequence[int] = inkoop.prijs_per_vraag(prijzen).tolist()
        self._beste: Sequence[int] = aanbod.hoogste.tolist()
        self._grens = aanbod.grens

    @property
    def grens(self) -> int:
        """A bound on every plan of the round."""
        return self._grens // SCHAAL

    def grens_met(self, nr: int, planner: Weekplanner, vraag: int | None = None) -> int:
        """The same when volunteer ``nr`` has these week plans, all or those with ``vraag``.

        ``nr`` may be beyond the round's volunteers: somebody new.
        """
        oud = self._beste[nr] if nr < len(self._beste) else 0
        nieuw = self.winst(planner) if vraag is None else self.winst_met(planner, vraag)
        return (self._grens - oud + nieuw) // SCHAAL

    def winst(self, planner: Weekplanner) -> int:
        """A bound on what the best week plan leaves after paying."""
        return planner.beste(self._winsten(planner))[2]

    def beste_plan(self, planner: Weekplanner) -> tuple[int, list[Kandidaat]]:
        """The same bound, and the best week plan that was found."""
        _, plan, hoogstens = planner.beste(self._winsten(planner))
        return hoogstens, planner.leden(plan)

    def winst_met(self, planner: Weekplanner, vraag: int) -> int:
        """The same over the plans with request number ``vraag``, one of its candidates."""
        winst = self._winsten(planner)
        (plek,) = (nr for nr, een in enumerate(planner.kandidaten) if een.vraag == vraag)
        eigen = planner.kandidaten[plek].waarde * SCHAAL - self._prijs[vraag]
        # So much more that the best plan with it is the best of all.
        premie = 1 + sum(winst.values()) + abs(eigen)
        return planner.beste({**winst, plek: eigen + premie})[2] - premie

    def _winsten(self, planner: Weekplanner) -> Mapping[int, int]:
        alle = (een.waarde * SCHAAL - self._prijs[een.vraag] for een in planner.kandidaten)
        return {plek: winst for plek, winst in enumerate(alle) if winst > 0}
