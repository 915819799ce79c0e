"""Which weekly windows hold on a day, and how a change keeps what held before."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol, TypeVar

from .inzetbaarheid import RONDE
from .vensters import Weekvenster

DAG = timedelta(days=1)


class Geldig(Protocol):
    """What holds from ``geldig_van`` until and including ``geldig_tot``; None is open."""

    @property
    def geldig_van(self) -> date | None: ...

    @property
    def geldig_tot(self) -> date | None: ...


GeldigT = TypeVar("GeldigT", bound=Geldig)


@dataclass(frozen=True, slots=True)
class Vensterversie:
    """A weekly window and the days between which it holds."""

    venster: Weekvenster
    geldig_van: date | None = None
    geldig_tot: date | None = None

    @property
    def verloopt(self) -> date:
        """The last day; an open end is later than any other."""
        return self.geldig_tot or date.max


def geldig_op(rijen: Iterable[GeldigT], dag: date) -> list[GeldigT]:
    """Those that hold on this day."""
    return [
        rij
        for rij in rijen
        if (rij.geldig_van is None or rij.geldig_van <= dag)
        and (rij.geldig_tot is None or dag <= rij.geldig_tot)
    ]


def geldt_tot(versies: Iterable[Geldig], dag: date) -> date | None:
    """The last day on which what holds on this day still holds as a whole; None is open.

    That is the day on which the first of these ends, or the day before another begins.
    """
    versies = list(versies)
    einden = [v.geldig_tot for v in geldig_op(versies, dag) if v.geldig_tot is not None]
    later = [v.geldig_van - DAG for v in versies if v.geldig_van is not None and v.geldig_van > dag]
    return min([*einden, *later], default=None)


def vensters_voor_ronde(vensters: Iterable[GeldigT], vandaag: date) -> list[GeldigT]:
    """The windows that count in a round of today: those that hold on its last day.

    - A round looks at the four weeks from today, and a match is for the time to come: a window that
      ends within them is over too soon, and one that begins within them holds from then on.
    - All that count hold on one and the same day, so that what cannot overlap on a day never
      overlaps in a round: an old pattern and the one that replaces it never both count.
    """
    return geldig_op(vensters, vandaag + RONDE - DAG)


def patroon_wijzigen(
    versies: Iterable[Vensterversie],
    patroon: Collection[Weekvenster],
    vanaf: date,
    vandaag: date,
    tot: date | None = None,
) -> list[Vensterversie]:
    """All versions of somebody's windows once `patroon` holds from the day `vanaf` on.

    Until and including ``tot`` if that is given: from the day after, what would have held without
    this change holds as it would have. Without ``tot``:

    - From `vanaf` on it is this pattern and nothing else: a change that was planned for a later day
      is dropped. What held before `vanaf` stays as it was.
    - A window that is not in the pattern ends the day before; one that would never have begun goes.
    - A window of the pattern that holds already, or held until the day before, goes on.
    - The first windows of somebody have held always, unless they begin only after today.
    """
    oud = list(versies)
    if tot is not None:
        return _een_tijd_anders(oud, patroon, vanaf, tot)
    eerder = [v for v in oud if v.geldig_van is None or v.geldig_van < vanaf]
    # Of two versions of one window the one that holds goes on.
    lopend = {
        versie.venster: versie
        for versie in geldig_op(eerder, vanaf - DAG) + geldig_op(oud, vanaf)
        if versie.venster in set(patroon)
    }
    begin = None if not oud and vanaf <= vandaag else vanaf
    return [
        *(_voor(v, vanaf) for v in eerder if v is not lopend.get(v.venster)),
        *(replace(v, geldig_tot=None) for v in lopend.values()),
        *(Vensterversie(venster, begin) for venster in patroon if venster not in lopend),
    ]


def _een_tijd_anders(
    oud: Collection[Vensterversie], patroon: Iterable[Weekvenster], vanaf: date, tot: date
) -> list[Vensterversie]:
    """Other windows for a time: what held before, the pattern, what holds afterwards.

    Versions of one window that follow each other become one.
    """
    stukken = [
        *(_voor(v, vanaf) for v in oud if v.geldig_van is None or v.geldig_van < vanaf),
        *(Vensterversie(venster, vanaf, tot) for venster in patroon),
        *(
            replace(v, geldig_van=max(v.geldig_van or date.min, tot + DAG))
            for v in oud
            if v.verloopt > tot
        ),
    ]
    samen: list[Vensterversie] = []
    for stuk in sorted(stukken, key=lambda v: (v.venster, v.geldig_van or date.min)):
        vorige = samen[-1] if samen else None
        if (
            vorige
            and vorige.venster == stuk.venster
            and vorige.geldig_tot
            and vorige.geldig_tot + DAG == stuk.geldig_van
        ):
            samen[-1] = replace(vorige, geldig_tot=stuk.geldig_tot)
        else:
            samen.append(stuk)
    return samen


def _voor(versie: Vensterversie, vanaf: date) -> Vensterversie:
    """This version, ended the day before `vanaf` where it would last longer."""
    if versie.verloopt < vanaf:
        return versie
    return replace(versie, geldig_tot=vanaf - DAG)
