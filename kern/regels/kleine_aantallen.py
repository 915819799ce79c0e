"""Which counts may be shown, so that no small one can be read or reckoned from the rest.

- A count under 10 is not shown (issue 5; design section 9), and 0 is under 10. Publishers differ
  on 0: CMS shows it and hides 1 to 10 (CMS Cell Size Suppression Policy, 2017), CDC WONDER hides 0
  to 9. Shown, it would say of everybody counted what they are not (group disclosure: Handbook on
  Statistical Disclosure Control, 2024, section 5.2), and it would tell of a hidden count that it is
  at least 1, so that two of them that add up to 2 are no secret.
- What is hidden in one division of a shown total is one count together: the total less the rest.
  So what is hidden is together 10 or more (which takes two), and not all of it is as large as a
  small count can be. Until that holds the first part that is left is hidden too, and the next
  (secondary suppression; in the Handbook section 4.3).
- The first in the order in which the parts stand, not the smallest: which one it is then says
  nothing about its size. By the smallest, 10, 10 and 8 become hidden, 10 and hidden, of 28; who
  knows that rule finds that nothing else would give this. Who knows this one still cannot tell
  (`tests/kern/test_kleine_aantallen.py` tries every small table).
- What is hidden has no parts that are shown: those would add up to it.
- Several divisions of one total share only that total, so each is looked at by itself. A total that
  stands in two tables is one count: give it once, with both divisions.

Percentages and means are of shown counts only. What this does not stop is comparing two counts of
people who are for the most part the same: 41 today and 40 yesterday tells of one.

- What happened in a period (talks, check-ins, matches) is counted once: the periods that a reader
  may choose do not overlap (`kern.regels.halfjaren`).
- What there is on a day (care situations by risk, open tasks) is not: most were there half a year
  before as well, and the running half year is counted as it is today. The difference of two shown
  counts is how many more or fewer there are by now; as they come and go, it tells of somebody only
  who knows all the others.
- So it is with a preview of other parameters: it counts the same people twice, and may be asked
  again with another limit (`werkbank.views.parameters_belasting`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

GRENS = 10
"""The smallest count that is shown."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A count as it is. Each of the ``verdelingen`` is one way to divide it: its parts add up.

    The parts stand in the order in which they may be hidden for the sake of another one.
    """

    code: str
    aantal: int
    verdelingen: tuple[tuple["Telling", ...], ...] = ()

    def __post_init__(self) -> None:
        if self.aantal < 0:
            raise ValueError(f"{self.code}: {self.aantal} is no count")
        for delen in self.verdelingen:
            if sum(deel.aantal for deel in delen) != self.aantal:
                raise ValueError(f"{self.code}: the parts do not add up to {self.aantal}")


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A count as it may be shown; ``aantal`` is None where it may not."""

    code: str
    aantal: int | None
    verdelingen: tuple[tuple["Cijfer", ...], ...] = ()


def toonbaar(telling: Telling, grens: int = GRENS) -> Cijfer:
    """What of this count and its parts may be shown, by the rule of this module.

    ``grens``: another smallest count, to try the rule by.
    """
    if telling.aantal < grens:
        return _verborgen(telling)
    return Cijfer(
        telling.code, telling.aantal, tuple(_verdeling(v, grens) for v in telling.verdelingen)
    )


def _verdeling(delen: Sequence[Telling], grens: int) -> tuple[Cijfer, ...]:
    verborgen = {i for i, deel in enumerate(delen) if deel.aantal < grens}
    if verborgen:
        for i in range(len(delen)):
            if _veilig([delen[j].aantal for j in verborgen], grens):
                break
            verborgen.add(i)
    return tuple(
        _verborgen(deel) if i in verborgen else toonbaar(deel, grens)
        for i, deel in enumerate(delen)
    )


def _veilig(verborgen: Sequence[int], grens: int) -> bool:
    """Whether the sum of these, which follows from the total, tells of none of them."""
    alle_op_hun_grootst = all(aantal == grens - 1 for aantal in verborgen)
    return sum(verborgen) >= grens and not alle_op_hun_grootst


def _verborgen(telling: Telling) -> Cijfer:
    return Cijfer(
        telling.code,
        None,
        tuple(tuple(_verborgen(deel) for deel in delen) for delen in telling.verdelingen),
    )
