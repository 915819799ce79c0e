"""Half years of the calendar, by which figures are shown.

Fixed ones, so that two of them never overlap: from two ranges that differ by a day the count of
that day would follow (differencing; Handbook on Statistical Disclosure Control, 2024, section 5.2).
That holds for what happened in them. What there is on their last day (care situations by risk, open
tasks) is largely the same in two of them: a limit that `kleine_aantallen` names.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .tijd import dagbegin

AANTAL = 6
"""So many can be chosen: three years."""


@dataclass(frozen=True, slots=True, order=True)
class Halfjaar:
    """The first (``helft`` 1: January to June) or second half of a year."""

    jaar: int
    helft: int

    @classmethod
    def van_dag(cls, dag: date) -> "Halfjaar":
        """The half year in which this day lies."""
        return cls(dag.year, 1 if dag.month <= 6 else 2)

    @property
    def code(self) -> str:
        """As an address has it: 2026-2."""
        return f"{self.jaar}-{self.helft}"

    @property
    def eerste_dag(self) -> date:
        """1 January or 1 July."""
        return date(self.jaar, 1 if self.helft == 1 else 7, 1)

    @property
    def laatste_dag(self) -> date:
        """30 June or 31 December."""
        return date(self.jaar, 6, 30) if self.helft == 1 else date(self.jaar, 12, 31)

    @property
    def begin(self) -> datetime:
        """The first moment."""
        return dagbegin(self.eerste_dag)

    @property
    def einde(self) -> datetime:
        """The first moment after it."""
        return dagbegin(self.laatste_dag + timedelta(days=1))

    def vorige(self) -> "Halfjaar":
        """The half year before."""
        return Halfjaar.van_dag(self.eerste_dag - timedelta(days=1))


def te_kiezen(vandaag: date) -> list[Halfjaar]:
    """The running half year and the five before it, latest first."""
    halfjaren = [Halfjaar.van_dag(vandaag)]
    while len(halfjaren) < AANTAL:
        halfjaren.append(halfjaren[-1].vorige())
    return halfjaren
