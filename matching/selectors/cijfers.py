"""Figures of an organisation over half a year: counts that may be shown, and nobody ranked.

What is of one day is as it was at the end of the half year, or today while it lasts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q

from kern.models import Taak
from kern.regels.halfjaren import Halfjaar
from kern.regels.kleine_aantallen import Cijfer, Telling, toonbaar
from kern.regels.tijd import dagbegin
from mantelzorg.models import Checkin, Gesprek, Risico, Zorgsituatie
from mantelzorg.selectors.risico import met_risico

from .effecten import HALF_JAAR, Effect, bruikbare_metingen, effecten_van

ETMAAL = timedelta(days=1)
LEEFTIJDEN = (("tot_week", 7), ("tot_vier_weken", 28), ("tot_kwartaal", 91))
"""Open tasks by how many days ago they were opened, less than so many. ASSUMPTION."""
NIVEAUS = (Risico.LAAG, Risico.VERHOOGD, Risico.HOOG, Risico.ACUUT, Risico.ONBEKEND)
"""The low ones give way first where a small count must be hidden (`kern.regels`)."""


@dataclass(frozen=True, slots=True)
class Cijfers:
    """What may be shown about a half year, each part in the order in which it may be hidden.

    ``tot``: the last day that counts. ``meting_komt_nog``: a measurement after a match of this half
    year can still be made.
    """

    halfjaar: Halfjaar
    tot: date
    zorgsituaties: Cijfer
    gesprekken: Cijfer
    checkins: Cijfer
    taken: Cijfer
    matches: Cijfer
    effecten: Sequence[Effect]
    meting_komt_nog: bool


def cijfers_over(organisatie_id: UUID, halfjaar: Halfjaar, vandaag: date) -> Cijfers:
    """The figures of an organisation in a fixed number of queries."""
    tot = min(halfjaar.laatste_dag, vandaag)
    matches, effecten = effecten_van(organisatie_id, halfjaar, vandaag)
    return Cijfers(
        halfjaar,
        tot,
        zorgsituaties=toonbaar(_zorgsituaties(organisatie_id, tot, vandaag)),
        gesprekken=toonbaar(_gesprekken(organisatie_id, halfjaar)),
        checkins=toonbaar(_checkins(organisatie_id, halfjaar)),
        taken=toonbaar(_taken(organisatie_id, tot)),
        matches=matches,
        effecten=effecten,
        meting_komt_nog=vandaag <= halfjaar.laatste_dag + HALF_JAAR,
    )


def _zorgsituaties(organisatie_id: UUID, tot: date, vandaag: date) -> Telling:
    """All that were registered by then, and in which the care had not stopped: by risk, and by
    whether there was a measurement lately."""
    situaties = Zorgsituatie.objects.voor(organisatie_id).filter(
        Q(beeindigd_op__isnull=True) | Q(beeindigd_op__gt=tot),
        aangemaakt_op__lt=dagbegin(tot + ETMAAL),
    )
    per_risico = dict(
        met_risico(situaties, op=tot)
        .order_by()
        .values("risico")
        .annotate(aantal=Count("id"))
        .values_list("risico", "aantal")
    )
    gemeten = (
        bruikbare_metingen(organisatie_id, vandaag)
        .filter(zorgsituatie__in=situaties, datum__gt=tot - HALF_JAAR, datum__lte=tot)
        .aggregate(aantal=Count("zorgsituatie", distinct=True))["aantal"]
    )
    totaal = sum(per_risico.values())
    return Telling(
        "zorgsituaties",
        totaal,
        (
            tuple(Telling(niveau, per_risico.get(niveau, 0)) for niveau in NIVEAUS),
            (Telling("niet_gemeten", totaal - gemeten), Telling("gemeten", gemeten)),
        ),
    )


def _gesprekken(organisatie_id: UUID, halfjaar: Halfjaar) -> Telling:
    """The talks that took place: whether the carer's own burden was discussed, or unknown."""
    telling = (
        Gesprek.objects.voor(organisatie_id)
        .filter(geen_gesprek="", datum__range=(halfjaar.eerste_dag, halfjaar.laatste_dag))
        .aggregate(
            niet_besproken=Count("id", filter=Q(belasting_besproken=False)),
            onbekend=Count("id", filter=Q(belasting_besproken__isnull=True)),
            besproken=Count("id", filter=Q(belasting_besproken=True)),
        )
    )
    return _verdeeld("gesprekken", telling)


def _checkins(organisatie_id: UUID, halfjaar: Halfjaar) -> Telling:
    """The check-ins that ended, by how."""
    einden = (Checkin.Status.GEWEIGERD, Checkin.Status.NIET_BEREIKT, Checkin.Status.BEANTWOORD)
    telling = (
        Checkin.objects.voor(organisatie_id)
        .filter(afgerond_op__gte=halfjaar.begin, afgerond_op__lt=halfjaar.einde)
        .aggregate(**{einde.value: Count("id", filter=Q(status=einde)) for einde in einden})
    )
    return _verdeeld("checkins", telling)


def _taken(organisatie_id: UUID, tot: date) -> Telling:
    """The tasks that were open at the end of that day: by age, and by whether they were late."""
    grenzen = {code: dagbegin(tot - timedelta(days=dagen - 1)) for code, dagen in LEEFTIJDEN}
    telling = (
        Taak.objects.voor(organisatie_id)
        .filter(aangemaakt_op__lt=dagbegin(tot + ETMAAL))
        .filter(Q(afgerond_op__isnull=True) | Q(afgerond_op__gte=dagbegin(tot + ETMAAL)))
        .aggregate(
            alle=Count("id"),
            te_laat=Count("id", filter=Q(uiterlijk_op__lt=tot)),
            **{
                code: Count("id", filter=Q(aangemaakt_op__gte=grens))
                for code, grens in grenzen.items()
            },
        )
    )
    alle, te_laat = telling.pop("alle"), telling.pop("te_laat")
    leeftijden, jonger = [], 0
    for code, _dagen in LEEFTIJDEN:
        leeftijden.append(Telling(code, telling[code] - jonger))
        jonger = telling[code]
    leeftijden.append(Telling("langer", alle - jonger))
    op_tijd = Telling("op_tijd", alle - te_laat)
    return Telling("taken", alle, (tuple(leeftijden), (op_tijd, Telling("te_laat", te_laat))))


def _verdeeld(code: str, telling: dict[str, int]) -> Telling:
    """A total with one division."""
    delen = tuple(Telling(deel, aantal) for deel, aantal in telling.items())
    return Telling(code, sum(telling.values()), (delen,))
