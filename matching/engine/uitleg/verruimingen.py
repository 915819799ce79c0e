"""Small changes that could get a request served: what to ask of whom.

Whether one really does is for ``waarom_niemand``, which solves again; here are those that take
away all that forbids a pair, smallest first within a kind.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol

from matching.engine.probleem import WEKEN, Moment, Probleem, Venster, Vraag, Vrijwilliger
from matching.engine.reizen import reistijd

from .bezwaren import van_paar, zonder_tijd
from .opzoeken import vraag_van

DAGDELEN: Mapping[str, tuple[int, int]] = {
    "ochtend": (9 * 60, 12 * 60),
    "middag": (13 * 60, 17 * 60),
    "avond": (18 * 60, 21 * 60),
}
"""Part of the day -> from and until, in minutes from midnight."""

KORTER = 30
KORTSTE = 30


class Geplaatst(Protocol):
    """A match: a ``Koppeling`` or a ``Vast``."""

    @property
    def vraag(self) -> str: ...
    @property
    def vrijwilliger(self) -> str: ...
    @property
    def moment(self) -> Moment: ...


@dataclass(frozen=True, slots=True)
class MeerReistijd:
    """The volunteer travels so many minutes more, one way."""

    soort: ClassVar = "reistijd"
    vraag: str
    vrijwilliger: str
    minuten: int

    def op_vrijwilliger(self, helper: Vrijwilliger) -> Vrijwilliger:
        """The volunteer after the change."""
        return replace(helper, max_reistijd=helper.max_reistijd + self.minuten)


@dataclass(frozen=True, slots=True)
class AnderDagdeel:
    """The visit may also be in this window. ``vrijwilligers``: how many could come then, alone."""

    soort: ClassVar = "dagdeel"
    vraag: str
    dagdeel: str
    venster: Venster
    vrijwilligers: int

    def op_vraag(self, vraag: Vraag) -> Vraag:
        """The request after the change."""
        return replace(vraag, vensters=(*vraag.vensters, self.venster))


@dataclass(frozen=True, slots=True)
class ExtraKenmerk:
    """The volunteer gets this token: a certificate, a course, a task."""

    soort: ClassVar = "kenmerk"
    vraag: str
    vrijwilliger: str
    token: str

    def op_vrijwilliger(self, helper: Vrijwilliger) -> Vrijwilliger:
        """The volunteer after the change."""
        return replace(helper, kenmerken=helper.kenmerken | {self.token})


@dataclass(frozen=True, slots=True)
class MeerRuimte:
    """The volunteer takes this client next to those of now: so many more than may be now.

    ``koppelingen`` and ``zwaar`` are 0 or more, ``minuten`` are per week.
    """

    soort: ClassVar = "koppeling"
    vraag: str
    vrijwilliger: str
    koppelingen: int
    zwaar: int
    minuten: int

    def op_vrijwilliger(self, helper: Vrijwilliger) -> Vrijwilliger:
        """The volunteer after the change."""
        return replace(
            helper,
            max_koppelingen=helper.max_koppelingen + self.koppelingen,
            max_zwaar=helper.max_zwaar + self.zwaar,
            max_minuten_per_week=helper.max_minuten_per_week + self.minuten,
        )


@dataclass(frozen=True, slots=True)
class Korter:
    """The visit is so many minutes shorter."""

    soort: ClassVar = "korter"
    vraag: str
    minuten: int

    def op_vraag(self, vraag: Vraag) -> Vraag:
        """The request after the change."""
        return replace(vraag, duur=vraag.duur - self.minuten)


VanVrijwilliger = MeerReistijd | ExtraKenmerk | MeerRuimte
VanVraag = AnderDagdeel | Korter
Verruiming = VanVrijwilliger | VanVraag


def toegepast(probleem: Probleem, verruiming: Verruiming) -> Probleem:
    """The problem after the change; all else, and every order, stays."""
    if isinstance(verruiming, VanVrijwilliger):
        return replace(
            probleem,
            vrijwilligers=tuple(
                verruiming.op_vrijwilliger(helper)
                if helper.id == verruiming.vrijwilliger
                else helper
                for helper in probleem.vrijwilligers
            ),
        )
    return replace(
        probleem,
        vragen=tuple(
            verruiming.op_vraag(vraag) if vraag.id == verruiming.vraag else vraag
            for vraag in probleem.vragen
        ),
    )


def verruimingen(
    probleem: Probleem,
    vraag_id: str,
    koppelingen: Sequence[Geplaatst] = (),
    *,
    dagdelen: Mapping[str, tuple[int, int]] = DAGDELEN,
    te_leren: Container[str] | None = None,
) -> Iterator[Verruiming]:
    """What could get this request served, kind after kind, the smallest change first in each.

    ``koppelingen``: the plan of the round; without it only what is ``vast`` takes a volunteer's
    room. ``te_leren``: the tokens that a volunteer can get (None: all). Nothing for a request that
    is ``vast``. Raises ``KeyError`` for an unknown id.
    """
    vraag = vraag_van(probleem, vraag_id)
    if any(match.vraag == vraag_id for match in probleem.vast):
        return
    zoeker = _Zoeker(probleem, vraag, koppelingen or probleem.vast)
    yield from sorted(zoeker.reistijd(), key=lambda een: (een.minuten, een.vrijwilliger))
    yield from sorted(zoeker.dagdeel(dagdelen), key=lambda een: -een.vrijwilligers)
    yield from sorted(zoeker.kenmerk(te_leren), key=lambda een: (een.token, een.vrijwilliger))
    yield from sorted(
        zoeker.ruimte(),
        key=lambda een: (een.koppelingen + een.zwaar, een.minuten, een.vrijwilliger),
    )
    yield from zoeker.korter()


class _Zoeker:
    def __init__(self, probleem: Probleem, vraag: Vraag, koppelingen: Sequence[Geplaatst]) -> None:
        self.vraag = vraag
        self.budgetten = probleem.budgetten
        self.helpers = probleem.vrijwilligers
        vragen = {vraag.id: vraag for vraag in probleem.vragen}
        self.bezet: dict[str, list[tuple[Vraag, Moment]]] = {}
        for match in koppelingen:
            paar = vragen[match.vraag], match.moment
            self.bezet.setdefault(match.vrijwilliger, []).append(paar)
        self.vast: dict[str, list[Vraag]] = {}
        for match in probleem.vast:
            self.vast.setdefault(match.vrijwilliger, []).append(vragen[match.vraag])
        # What forbids each volunteer, where a change of one thing could be enough.
        self.regels = {
            helper.id: {bezwaar.regel for bezwaar in van_paar(vraag, helper, self.budgetten)}
            for helper in self.helpers
            if _misschien(vraag, helper)
        }

    def _met(self, *regels: str) -> Iterator[Vrijwilliger]:
        """The volunteers that nothing but these rules forbids."""
        for helper in self.helpers:
            if helper.id in self.regels and self.regels[helper.id] <= {*regels}:
                yield helper

    def _past(self, vraag: Vraag, helper: Vrijwilliger) -> bool:
        return not any(van_paar(vraag, helper, self.budgetten))

    def reistijd(self) -> Iterator[MeerReistijd]:
        for helper in self._met("afstand"):
            extra = self._heen(helper) - helper.max_reistijd
            if extra > 0:
                yield MeerReistijd(self.vraag.id, helper.id, extra)

    def dagdeel(self, dagdelen: Mapping[str, tuple[int, int]]) -> Iterator[AnderDagdeel]:
        helpers = list(self._met("tijd", "reis"))
        for dag in range(7):
            for naam, (van, tot) in dagdelen.items():
                venster = Venster(dag, van, tot)
                if any(
                    eigen.dag == dag and eigen.van <= van and tot <= eigen.tot
                    for eigen in self.vraag.vensters
                ):
                    continue
                vraag = replace(self.vraag, vensters=(venster,))
                aantal = sum(self._past(vraag, helper) for helper in helpers)
                if aantal:
                    yield AnderDagdeel(vraag.id, naam, venster, aantal)

    def kenmerk(self, te_leren: Container[str] | None) -> Iterator[ExtraKenmerk]:
        for helper in self._met("kenmerk"):
            mist = self.vraag.vereist - helper.kenmerken
            if len(mist) != 1:
                continue
            (token,) = mist
            anders = replace(helper, kenmerken=helper.kenmerken | mist)
            eigen = (*self.vast.get(helper.id, ()), self.vraag)
            # A client of now may avoid what this one requires.
            if (te_leren is None or token in te_leren) and not any(
                any(zonder_tijd(vraag, anders)) for vraag in eigen
            ):
                yield ExtraKenmerk(self.vraag.id, helper.id, token)

    def ruimte(self) -> Iterator[MeerRuimte]:
        for helper in self._met("uren", "koppelingen"):
            bezet = self.bezet.get(helper.id, [])
            zwaren = sum(vraag.zwaar for vraag, _ in bezet)
            extra = MeerRuimte(
                self.vraag.id,
                helper.id,
                max(0, len(bezet) + 1 - helper.max_koppelingen),
                max(0, zwaren + 1 - helper.max_zwaar) if self.vraag.zwaar else 0,
                self._extra_minuten(helper, bezet),
            )
            if extra.koppelingen or extra.zwaar or extra.minuten:
                yield extra

    def korter(self) -> Iterator[Korter]:
        if self.vraag.duur - KORTER >= KORTSTE:
            yield Korter(self.vraag.id, KORTER)

    def _heen(self, helper: Vrijwilliger, vraag: Vraag | None = None) -> int:
        return reistijd(helper.locatie, (vraag or self.vraag).locatie, helper.kmh)

    def _extra_minuten(self, helper: Vrijwilliger, bezet: Iterable[tuple[Vraag, Moment]]) -> int:
        """Minutes a week beyond those allowed, in the phase that asks for the fewest."""
        weken = [self.vraag.duur + 2 * self._heen(helper)] * WEKEN
        for vraag, moment in bezet:
            for week in range(moment.fase, WEKEN, vraag.ritme):
                weken[week] += vraag.duur + 2 * self._heen(helper, vraag)
        vol = min(max(weken[fase :: self.vraag.ritme]) for fase in range(self.vraag.ritme))
        return max(0, vol - helper.max_minuten_per_week)


def _misschien(vraag: Vraag, helper: Vrijwilliger) -> bool:
    """Whether at most one token stands in the way: a cheap sieve before all else is worked out."""
    redenen = list(zonder_tijd(vraag, helper))
    return not redenen or (
        len(redenen) == 1
        and redenen[0].regel == "kenmerk"
        and len(redenen[0].eist) == 1
        and not redenen[0].vrijwilliger_eist
    )
