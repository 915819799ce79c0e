"""Days from left to right, in per cent of the width: so a chart fits any screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count

from django.utils.formats import date_format

RAND = 2.0
"""So many per cent stay free on both sides, for marks on the first and the last day."""
KORTSTE = 90
"""The shortest axis, in days: two days would be spread over the whole width."""
MEESTE_STREEPJES = 5
"""More names of months do not fit a screen 360 pixels wide."""
LAATSTE_NAAM = 84.0
"""From here on the name of a month runs off the right side."""


@dataclass(frozen=True, slots=True)
class Streepje:
    """The first day of a month on the axis; ``naam`` is empty where it does not fit."""

    x: str
    naam: str


@dataclass(frozen=True, slots=True)
class Tijdas:
    """From ``begin`` up to and including ``eind``."""

    begin: date
    eind: date

    @classmethod
    def over(cls, dagen: list[date], vandaag: date) -> "Tijdas":
        """From the first of these days until today, or the last of them if that is to come."""
        eind = max([*dagen, vandaag])
        return cls(min([*dagen, eind - timedelta(days=KORTSTE)]), eind)

    def plaats(self, dag: date) -> float:
        """Where a day is, in per cent; a day before the axis is at its start."""
        deel = (max(dag, self.begin) - self.begin) / (self.eind - self.begin)
        return RAND + deel * (100 - 2 * RAND)

    def streepjes(self) -> list[Streepje]:
        """The first days of months, every so many months that they fit."""
        for maanden in chain((1, 2, 3, 6), (12 * 2**n for n in count())):
            dagen = list(self._maandbegin(maanden))
            if len(dagen) <= MEESTE_STREEPJES:
                break
        return [self._streepje(dag) for dag in dagen]

    def _maandbegin(self, maanden: int) -> Iterator[date]:
        maand = self.begin.year * 12 + self.begin.month - 1
        while (dag := date(maand // 12, maand % 12 + 1, 1)) <= self.eind:
            if dag >= self.begin and maand % maanden == 0:
                yield dag
            maand += 1

    def _streepje(self, dag: date) -> Streepje:
        x = self.plaats(dag)
        return Streepje(procent(x), date_format(dag, "M Y").lower() if x < LAATSTE_NAAM else "")


def procent(waarde: float) -> str:
    """As SVG has it: with a point, whatever the language."""
    return f"{waarde:.2f}%"
