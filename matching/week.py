"""One calendar week as it really is: dates instead of a cycle, for visits once."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kern.regels.tijd import DAG, WEKEN, venster, week_van_cyclus
from mantelzorg.models import Ritme
from matching.engine import probleem as engine
from matching.engine.controle import controleer_vast
from matching.regels.beletsel import beletseltekst
from matching.regels.datum import maandag_van, op_datum
from matching.vertaler import Beletsel, Vertaler, in_woorden
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.jaar import dagen_van


@dataclass(frozen=True, slots=True)
class Afspraak:
    """A match that holds a volunteer's time. ``datum``: of a visit once; None for what recurs."""

    vraag: engine.Vraag
    moment: engine.Moment
    datum: date | None = None


class Week:
    """A week from Monday to Sunday, in the engine's words.

    - Volunteers have the windows of these seven dates (`vrijwilligers.regels.jaar`), open in this
      week of the cycle only, and the skills they still have on the Sunday.
    - A recurring visit of this week happens once in it, if the volunteer can then; else it does not
      happen this week.
    - Whatever a volunteer has, in this week or not, counts for the number they can take on.
    """

    def __init__(self, vertaler: Vertaler, maandag: date) -> None:
        self._vertaler = vertaler
        self.maandag = maandag
        # The last week that there is ends on a Friday.
        self.zondag = maandag + min(timedelta(days=6), date.max - maandag)
        self.nummer = week_van_cyclus(maandag)

    def gebroken_regel(
        self, vrijwilliger: Vrijwilliger, afspraken: Sequence[Afspraak]
    ) -> Beletsel | None:
        """The first rule that the visits of this week break together, in plain words."""
        if any(
            a.datum and a.moment != op_datum(a.datum, a.moment.start)
            for a in self._een_keer(afspraken)
        ):
            return "tijd", beletseltekst("tijd")
        helper = self.vrijwilliger(vrijwilliger)
        try:
            probleem = _alleen(helper, afspraken, self._mogelijk(helper, afspraken))
        except engine.ProbleemFout:
            return "tijd", beletseltekst("tijd")
        return in_woorden(probleem)

    def bezet(
        self, vrijwilliger: Vrijwilliger, afspraken: Sequence[Afspraak]
    ) -> tuple[engine.Vrijwilliger, list[Afspraak]]:
        """A volunteer with the room that is left this week, and the visits that hold their time.

        Where they cannot all be, the earlier in `afspraken` goes first, and once before recurring.
        """
        helper = self.vrijwilliger(vrijwilliger)
        bezoeken = self._mogelijk(helper, afspraken)
        if controleer_vast(_alleen(helper, afspraken, bezoeken)):
            samen: list[Afspraak] = []
            for bezoek in bezoeken:
                if not controleer_vast(_alleen(helper, afspraken, [*samen, bezoek])):
                    samen.append(bezoek)
            bezoeken = samen
        return _met_ruimte(helper, afspraken, bezoeken), bezoeken

    def vrijwilliger(self, v: Vrijwilliger) -> engine.Vrijwilliger:
        """A volunteer as they are this week, with all the room they ever have."""
        dagen = dagen_van(
            self.maandag,
            self.zondag,
            v.beschikbaarheden.all(),
            v.afwezigheden.all(),
            v.extra_beschikbaarheden.all(),
            v.feestdagen,
        )
        stukken = sorted(
            (dag.datum.weekday() * DAG + begin, dag.datum.weekday() * DAG + einde)
            for dag in dagen
            for van, tot in dag.tijden
            for begin, einde in [venster(van, tot)]
        )
        vensters = tuple(
            engine.Venster(begin // DAG, begin % DAG, einde - begin // DAG * DAG, (self.nummer,))
            for begin, einde in _zonder_overlap(stukken)
        )
        return replace(self._vertaler.vrijwilliger(v, self.zondag), vensters=vensters)

    def _een_keer(self, afspraken: Iterable[Afspraak]) -> list[Afspraak]:
        return [a for a in afspraken if a.datum and maandag_van(a.datum) == self.maandag]

    def _mogelijk(
        self, helper: engine.Vrijwilliger, afspraken: Sequence[Afspraak]
    ) -> list[Afspraak]:
        """The visits of this week: all those once, and the recurring ones that can be then."""
        return [
            *self._een_keer(afspraken),
            *(
                bezoek
                for bezoek in self._terugkerend(afspraken)
                if not controleer_vast(_alleen(helper, [bezoek], [bezoek]))
            ),
        ]

    def _terugkerend(self, afspraken: Iterable[Afspraak]) -> Iterator[Afspraak]:
        """Each recurring visit of this week, as one that is once in four weeks.

        Those of the Monday after it too: they can lie in a window that opens on this Sunday.
        """
        volgende = (self.nummer + 1) % WEKEN
        for afspraak in afspraken:
            vraag, moment = afspraak.vraag, afspraak.moment
            if afspraak.datum is not None:
                continue
            if self.nummer % vraag.ritme == moment.fase:
                yield _bezoek(vraag, moment, self.nummer)
            if moment.dag == 0 and volgende % vraag.ritme == moment.fase:
                yield _bezoek(replace(vraag, id=f"{vraag.id} maandag erna"), moment, volgende)


def _bezoek(vraag: engine.Vraag, moment: engine.Moment, week: int) -> Afspraak:
    return Afspraak(replace(vraag, ritme=Ritme.VIERWEKELIJKS), replace(moment, fase=week))


def _alleen(
    helper: engine.Vrijwilliger, afspraken: Collection[Afspraak], bezoeken: Collection[Afspraak]
) -> engine.Probleem:
    """The problem of one volunteer with these visits, of all that they have."""
    return engine.Probleem(
        vragen=tuple(bezoek.vraag for bezoek in bezoeken),
        vrijwilligers=(_met_ruimte(helper, afspraken, bezoeken),),
        vast=tuple(engine.Vast(b.vraag.id, helper.id, b.moment) for b in bezoeken),
    )


def _met_ruimte(
    helper: engine.Vrijwilliger, afspraken: Collection[Afspraak], bezoeken: Collection[Afspraak]
) -> engine.Vrijwilliger:
    """A volunteer who can take on what is left, next to these visits."""

    def over(hoogste: int, heeft: int, hier: int) -> int:
        return max(0, hoogste - heeft + hier)

    def zwaar(rijen: Iterable[Afspraak]) -> int:
        return sum(rij.vraag.zwaar for rij in rijen)

    return replace(
        helper,
        max_koppelingen=over(helper.max_koppelingen, len(afspraken), len(bezoeken)),
        max_zwaar=over(helper.max_zwaar, zwaar(afspraken), zwaar(bezoeken)),
    )


def _zonder_overlap(stukken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted times without overlap: what touches becomes one, as long as that is within a day."""
    los: list[tuple[int, int]] = []
    for begin, einde in stukken:
        if los and begin <= los[-1][1]:
            eerste, laatste = los[-1]
            if max(laatste, einde) - eerste <= DAG:
                los[-1] = (eerste, max(laatste, einde))
                continue
            begin = laatste
        if begin < einde:
            los.append((begin, einde))
    return los
