"""Visits once: planned per calendar week, after all that recurs (docs/besluiten/0007)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kern.regels.tijd import DAG
from mantelzorg.models import Hulpvraag
from matching.engine import probleem as engine
from matching.models import Voorstel
from matching.regels.datum import maandag_van
from matching.register import Register
from matching.stap import Stap
from matching.vertaler import Beletsel, Vertaler, moment_van
from matching.week import Afspraak, Week
from vrijwilligers.models import Vrijwilliger


def gebroken_regel(
    vertaler: Vertaler,
    hulpvragen: Mapping[UUID, Hulpvraag],
    vrijwilliger: Vrijwilliger,
    voorstellen: Collection[Voorstel],
) -> Beletsel | None:
    """The first rule that these matches of one volunteer break together, in plain words.

    What recurs is judged on the cycle; then each week with a visit once on its own dates.
    """
    terugkerend, eenmalig = _gesplitst(hulpvragen, voorstellen)
    regel = vertaler.gebroken_regel(
        [hulpvragen[v.hulpvraag_id] for v in terugkerend],
        vrijwilliger,
        terugkerend,
        [hulpvragen[v.hulpvraag_id] for v in eenmalig],
    )
    if regel or not eenmalig:
        return regel
    register = Register([vrijwilliger])
    afspraken = [_afspraak(vertaler, hulpvragen[v.hulpvraag_id], v, register) for v in voorstellen]
    maandagen = sorted({maandag_van(a.datum) for a in afspraken if a.datum})
    for maandag in maandagen:
        if regel := Week(vertaler, maandag).gebroken_regel(vrijwilliger, afspraken):
            return regel
    return None


def op_de_cyclus(
    vertaler: Vertaler,
    hulpvragen: Mapping[UUID, Hulpvraag],
    vrijwilliger: Vrijwilliger,
    voorstellen: Collection[Voorstel],
) -> list[Voorstel]:
    """Of the visits once in these approved matches, those that hold time on the cycle too.

    So nothing that recurs is proposed in their place. One that only fits an extra date, or that
    takes the place of another some months away, is left out: nothing is lost, since the week
    itself is judged as well.
    """
    terugkerend, eenmalig = _gesplitst(hulpvragen, voorstellen)
    passend: list[Voorstel] = []
    for voorstel in sorted(eenmalig, key=lambda v: (hulpvragen[v.hulpvraag_id].datum, v.id)):
        samen = [*terugkerend, *passend, voorstel]
        vragen = [hulpvragen[v.hulpvraag_id] for v in samen]
        if vertaler.gebroken_regel(vragen, vrijwilliger, samen) is None:
            passend.append(voorstel)
    return passend


@dataclass(frozen=True, slots=True)
class Eenmalig:
    """The open requests for one date of a round, and what was approved of such requests."""

    vertaler: Vertaler
    hulpvragen: Mapping[UUID, Hulpvraag]
    vragen: Sequence[Hulpvraag]
    vrijwilligers: Sequence[Vrijwilliger]
    goedgekeurd: Sequence[Voorstel]

    @property
    def maandagen(self) -> list[date]:
        """The weeks to plan, in order."""
        return sorted({maandag_van(vraag.datum) for vraag in self.vragen if vraag.datum})

    def probleem(self, maandag: date, stappen: Sequence[Stap]) -> engine.Probleem:
        """The problem of one week, after these steps of the round: first what recurs."""
        week = Week(self.vertaler, maandag)
        register = Register(self.vrijwilligers)
        afspraken = self._afspraken(stappen, register)
        vragen = [
            self.vertaler.vraag(vraag, register)
            for vraag in self.vragen
            if vraag.datum and maandag_van(vraag.datum) == maandag
        ]
        helpers, vast = [], []
        for v in self.vrijwilligers:
            helper, bezoeken = week.bezet(v, afspraken[str(v.id)])
            helpers.append(helper)
            vast += [(bezoek.vraag, helper.id, bezoek.moment) for bezoek in bezoeken]
        capaciteit = self.vertaler.parameters.max_kennismakingen
        if capaciteit is not None:
            capaciteit = max(0, capaciteit - sum(len(stap.nieuw) for stap in stappen))
        return engine.Probleem(
            vragen=tuple(
                sorted(
                    [*_niet_een_week_later(vragen, helpers), *(vraag for vraag, _v, _m in vast)],
                    key=lambda vraag: vraag.id,
                )
            ),
            vrijwilligers=tuple(sorted(helpers, key=lambda helper: helper.id)),
            budgetten=self.vertaler.budgetten([vraag.id for vraag in vragen], capaciteit),
            vast=tuple(engine.Vast(vraag.id, helper, moment) for vraag, helper, moment in vast),
        )

    def _afspraken(
        self, stappen: Sequence[Stap], register: Register
    ) -> Mapping[str, Sequence[Afspraak]]:
        """What each volunteer has: approved first, then what this round proposes so far."""
        afspraken: dict[str, list[Afspraak]] = defaultdict(list)
        for voorstel in self.goedgekeurd:
            vraag = self.hulpvragen[voorstel.hulpvraag_id]
            afspraken[str(voorstel.vrijwilliger_id)].append(
                _afspraak(self.vertaler, vraag, voorstel, register)
            )
        datums = {str(vraag.id): vraag.datum for vraag in self.vragen}
        op_datum = {str(voorstel.hulpvraag_id) for voorstel in self.goedgekeurd}
        for nummer, stap in enumerate(stappen):
            vragen = {vraag.id: vraag for vraag in stap.probleem.vragen}
            eerder = [] if nummer else [k for k in stap.vast if k.vraag not in op_datum]
            for k in [*eerder, *stap.nieuw]:
                afspraken[k.vrijwilliger].append(
                    Afspraak(vragen[k.vraag], k.moment, datums.get(k.vraag))
                )
        return afspraken


def _gesplitst(
    hulpvragen: Mapping[UUID, Hulpvraag], voorstellen: Collection[Voorstel]
) -> tuple[list[Voorstel], list[Voorstel]]:
    """What recurs, and what is once."""
    eenmalig = [v for v in voorstellen if hulpvragen[v.hulpvraag_id].datum]
    return [v for v in voorstellen if not hulpvragen[v.hulpvraag_id].datum], eenmalig


def _afspraak(
    vertaler: Vertaler, vraag: Hulpvraag, voorstel: Voorstel, register: Register
) -> Afspraak:
    return Afspraak(vertaler.vraag(vraag, register), moment_van(voorstel), vraag.datum)


def _niet_een_week_later(
    vragen: Sequence[engine.Vraag], helpers: Sequence[engine.Vrijwilliger]
) -> Iterator[engine.Vraag]:
    """Requests of a Monday begin after the Sunday night has ended for every volunteer.

    The engine reads a weekday, not a date: in a window that opens on the Sunday of this week it
    would plan them on the Monday after.
    """
    nacht = max((v.tot - DAG for h in helpers for v in h.vensters if v.dag == 6), default=0)
    for vraag in vragen:
        vroegste = nacht - vraag.duur + 1
        yield replace(
            vraag,
            vensters=tuple(
                replace(v, van=max(v.van, vroegste)) if v.dag == 0 else v
                for v in vraag.vensters
                if v.dag or v.tot > vroegste
            ),
        )
