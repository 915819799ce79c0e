"""Burden before and after a match: counts that may be shown, and no causal claim."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kern.models import Doel
from kern.regels.halfjaren import Halfjaar
from kern.regels.kleine_aantallen import Cijfer, Telling, toonbaar
from kern.selectors.toestemmingen import geldige_toestemmingen
from mantelzorg.models import Meting
from mantelzorg.regels.instrumenten import Instrument
from mantelzorg.selectors.instrumenten import alle_instrumenten
from mantelzorg.selectors.metingen import geldende_metingen
from matching.regels.effect import Verschil, verschil

from .matches import goedgekeurd_geweest

HALF_JAAR = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class Effect:
    """Burden before and after a match by one version of an instrument.

    Of the care situations with a match ``paren`` have a score by it before and after, ``ontbreekt``
    not; ``verschil`` is None where it may not be shown. ``naam``: with the version, where the
    organisation has more than one.
    """

    instrument: Instrument
    naam: str
    paren: int | None
    ontbreekt: int | None
    verschil: Verschil | None


def bruikbare_metingen(organisatie_id: UUID, vandaag: date) -> QuerySet[Meting]:
    """The measurements with a score that a legal basis of the carer still allows to be used."""
    grondslagen = geldige_toestemmingen(organisatie_id, Doel.GEZONDHEID, vandaag)
    return geldende_metingen(organisatie_id).filter(
        score_van__isnull=False, zorgsituatie__mantelzorger__in=grondslagen.values("persoon")
    )


def effecten_van(
    organisatie_id: UUID, halfjaar: Halfjaar, vandaag: date
) -> tuple[Cijfer, list[Effect]]:
    """The care situations with a match approved in this half year, and their burden around it.

    Of each the first match counts. A score that is a range counts as missing. Every version that
    the organisation has is there, measured with or not: which ones are there tells of nobody.
    """
    matches = goedgekeurd_geweest(organisatie_id).filter(
        beoordeeld_op__gte=halfjaar.begin, beoordeeld_op__lt=halfjaar.einde
    )
    dagen: dict[UUID, date] = {}
    for situatie, dag in matches.values_list("hulpvraag__zorgsituatie", "beoordeeld_op__date"):
        dagen.setdefault(situatie, dag)
    metingen = bruikbare_metingen(organisatie_id, vandaag).filter(
        zorgsituatie__in=matches.order_by().values("hulpvraag__zorgsituatie"),
        datum__gt=halfjaar.eerste_dag - HALF_JAAR,
        datum__lte=halfjaar.laatste_dag + HALF_JAAR,
    )
    per_instrument = _paren(dagen, metingen)
    instrumenten = sorted(alle_instrumenten(organisatie_id).values(), key=lambda i: i.naam)
    versies = Counter(instrument.code for instrument in instrumenten)
    paren_van = [per_instrument.get((i.code, i.versie), ()) for i in instrumenten]
    getoond = toonbaar(
        Telling(
            "matches",
            len(dagen),
            tuple(
                (Telling("ontbreekt", len(dagen) - len(paren)), Telling("paren", len(paren)))
                for paren in paren_van
            ),
        )
    )
    return getoond, [
        Effect(
            instrument,
            instrument.naam if versies[instrument.code] == 1 else _met_versie(instrument),
            aantal.aantal,
            ontbreekt.aantal,
            None if aantal.aantal is None else verschil(paren),
        )
        for instrument, paren, (ontbreekt, aantal) in zip(
            instrumenten, paren_van, getoond.verdelingen, strict=True
        )
    ]


def _met_versie(instrument: Instrument) -> str:
    return _("%(naam)s, versie %(versie)s") % {
        "naam": instrument.naam,
        "versie": instrument.versie,
    }


def _paren(
    dagen: Mapping[UUID, date], metingen: QuerySet[Meting]
) -> Mapping[tuple[str, str], Sequence[tuple[float, float]]]:
    """Code and version -> the scores before and after, of each care situation that has both.

    - Before is the last score in the half year up to and including the day of the match.
    - After is the first in the half year from the next day on.
    - Scores by different versions of an instrument are not compared, nor taken together.
    """
    voor: dict[tuple[str, str, UUID], float] = {}
    na: dict[tuple[str, str, UUID], float] = {}
    rijen: QuerySet[Any, Any] = metingen.order_by("datum", "aangemaakt_op", "id").values_list(
        "zorgsituatie", "datum", "instrument", "versie", "score_van", "score_tot"
    )
    for situatie, datum, code, versie, score, tot in rijen:
        if score != tot:  # few: asked of PostgreSQL it expects to have few left, and plans for that
            continue
        sinds = datum - dagen[situatie]
        if -HALF_JAAR < sinds <= timedelta():
            voor[code, versie, situatie] = score
        elif timedelta() < sinds <= HALF_JAAR:
            na.setdefault((code, versie, situatie), score)
    paren: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for (code, versie, situatie), score in voor.items():
        if (code, versie, situatie) in na:
            paren[code, versie].append((score, na[code, versie, situatie]))
    return paren
