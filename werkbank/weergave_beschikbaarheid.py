"""When a volunteer can, as the pages show it: periods of one pattern, and the months of a year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from kern.regels.tijd import DAGEN, WEKEN, venster, week_van_cyclus
from vrijwilligers.models import Beschikbaarheid
from vrijwilligers.regels.beschikbaarheid import geldig_op
from vrijwilligers.regels.jaar import AFWEZIG, EXTRA, FEESTDAG, Dag

ETMAAL = timedelta(days=1)


def weekbegin(vandaag: date) -> list[tuple[int, date]]:
    """The weeks of the cycle, counted from 1, and the first Monday from this week on of each."""
    maandag = vandaag - timedelta(days=vandaag.weekday())
    maandagen = [maandag + timedelta(weeks=n) for n in range(WEKEN)]
    return sorted((week_van_cyclus(m) + 1, m) for m in maandagen)


@dataclass(frozen=True, slots=True)
class Patroonperiode:
    """The windows that held from ``van`` until and including ``tot``; None is open."""

    van: date | None
    tot: date | None
    vensters: list[Beschikbaarheid]


def verloop(rijen: Iterable[Beschikbaarheid]) -> list[Patroonperiode]:
    """Each period in which the pattern was the same, the oldest first."""
    rijen = list(rijen)
    if not rijen:
        return []
    begin = {rij.geldig_van for rij in rijen if rij.geldig_van}
    begin |= {rij.geldig_tot + ETMAAL for rij in rijen if rij.geldig_tot}
    grenzen: list[date | None] = [None, *sorted(begin), None]
    periodes = [
        Patroonperiode(van, tot and tot - ETMAAL, geldig_op(rijen, van or date.min))
        for van, tot in pairwise(grenzen)
    ]
    return periodes if periodes[0].vensters else periodes[1:]


@dataclass(frozen=True)
class Jaardag:
    """A day as the year view shows it: a mark, and the same in words."""

    dag: Dag

    @property
    def soort(self) -> str:
        """What kind of day it is, for the look; the mark says the same."""
        if self.dag.tijden:
            return EXTRA if self.dag.reden == EXTRA else "beschikbaar"
        return self.dag.reden or "vrij"

    @property
    def merk(self) -> str:
        """The mark, as the legend explains it."""
        merken = {"beschikbaar": "B", EXTRA: "E", AFWEZIG: "A", FEESTDAG: "F"}
        return merken.get(self.soort, "–")

    @property
    def tekst(self) -> str:
        """The day in words."""
        datum = date_format(self.dag.datum, "j F")
        if self.dag.feestdag:
            datum = f"{datum}, {self.dag.feestdag}"
        if self.dag.tijden:
            wat = ", ".join(f"{van:%H:%M}–{tot:%H:%M}" for van, tot in self.dag.tijden)
            wat = _("extra, %(tijden)s") % {"tijden": wat} if self.dag.reden == EXTRA else wat
        elif self.dag.reden == AFWEZIG:
            wat = _("afwezig")
        else:
            wat = _("niet beschikbaar")
        return f"{datum}: {wat}"


@dataclass(frozen=True)
class Jaarweek:
    """A week of a month: seven days, None for those of another month."""

    maandag: date
    dagen: list[Jaardag | None]

    @property
    def nummer(self) -> int:
        """The week of the year (ISO)."""
        return self.maandag.isocalendar().week

    @property
    def cyclus(self) -> int:
        """The week of the cycle, counted from 1."""
        return week_van_cyclus(self.maandag) + 1


@dataclass(frozen=True)
class Maand:
    """A month with its weeks."""

    dagen: Sequence[Dag]

    @property
    def begin(self) -> date:
        """Its first day."""
        return self.dagen[0].datum

    @cached_property
    def minuten(self) -> int:
        """All the time that is available, in minutes."""
        return sum(
            einde - begin
            for dag in self.dagen
            for begin, einde in (venster(van, tot) for van, tot in dag.tijden)
        )

    @property
    def uren(self) -> float:
        """The same in hours."""
        return self.minuten / 60

    @property
    def weken(self) -> list[Jaarweek]:
        """Its weeks, from Monday to Sunday."""
        weken = []
        for maandag, groep in groupby(self.dagen, key=_maandag):
            per_weekdag = {dag.datum.weekday(): Jaardag(dag) for dag in groep}
            weken.append(Jaarweek(maandag, [per_weekdag.get(nr) for nr, _naam in DAGEN]))
        return weken


def _maandag(dag: Dag) -> date:
    return dag.datum - timedelta(days=dag.datum.weekday())


def maanden(dagen: Sequence[Dag]) -> list[Maand]:
    """The twelve months of a year."""
    return [Maand(list(groep)) for _nr, groep in groupby(dagen, key=lambda dag: dag.datum.month)]
