"""The measurements of the demo: thousands at once, each as `meting_vastleggen` would store it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kern import audit
from mantelzorg.models import Meting
from mantelzorg.regels.instrumenten import Instrument
from mantelzorg.regels.scoren import scoor, scoor_totaal
from mantelzorg.selectors.instrumenten import instrumenten_van
from mantelzorg.services.metingen import MetingGegevens

from .antwoorden import invulling
from .checkins import Checkins
from .cijfers import belasting as cijfers
from .dossiers import Bureau
from .gevolgd import Gevolgd
from .kansen import Trekking

BUNDEL = 1000
Instrumenten = Mapping[str, Instrument]


def metingen(bureau: Bureau, gevolgd: list[Gevolgd], checkins: Checkins) -> int:
    """Store what all carers answered, corrections included; how many measurements.

    One line in the audit log tells of it, as of a file that is taken in.
    """
    instrumenten = instrumenten_van(bureau.organisatie.id)
    rijen: list[Meting] = []
    verbeteringen: list[Meting] = []
    for wie in gevolgd:
        trek = bureau.trekking(f"metingen/{wie.situatie.nummer}")
        for gegevens, last in gegevens_van(bureau, wie, checkins, instrumenten, trek):
            meting = meting_van(bureau, gegevens, instrumenten)
            rijen.append(meting)
            if not gegevens.geen_meting and trek.kans(cijfers.VERBETERD):
                anders = invulling(instrumenten[gegevens.instrument], last, trek)
                beter = replace(gegevens, antwoorden=anders.antwoorden, totaal=anders.totaal)
                verbeteringen.append(meting_van(bureau, beter, instrumenten, meting))
    for bundel in (rijen, verbeteringen):  # what is corrected is there before what corrects it
        Meting.objects.bulk_create(bundel, batch_size=BUNDEL)
    aantal = len(rijen) + len(verbeteringen)
    audit.bestand_ingelezen(
        bureau.actor, soort="metingen", aangemaakt=aantal, gewijzigd=0, ongewijzigd=0
    )
    return aantal


def gegevens_van(
    bureau: Bureau, wie: Gevolgd, checkins: Checkins, instrumenten: Instrumenten, trek: Trekking
) -> Iterator[tuple[MetingGegevens, float]]:
    """What one carer answered each time, with the load it was answered from.

    Who does not answer is recorded once, with the first instrument that was to be asked.
    """
    for moment in wie.momenten:
        for code in moment.instrumenten[:1] if moment.geen_meting else moment.instrumenten:
            ingevuld = None
            if not moment.geen_meting:
                ingevuld = invulling(instrumenten[code], moment.last, trek)
            yield (
                MetingGegevens(
                    zorgsituatie=wie.situatie,
                    instrument=code,
                    datum=bureau.geleden(moment.geleden),
                    wijze=moment.wijze,
                    antwoorden=ingevuld.antwoorden if ingevuld else {},
                    totaal=ingevuld.totaal if ingevuld else None,
                    geen_meting=moment.geen_meting,
                    checkin=checkins.get((wie.situatie.nummer, moment.geleden)),
                ),
                moment.last,
            )


def meting_van(
    bureau: Bureau,
    gegevens: MetingGegevens,
    instrumenten: Instrumenten,
    corrigeert: Meting | None = None,
) -> Meting:
    """What `meting_vastleggen` stores of this; who answers online does so without a consultant."""
    instrument = instrumenten[gegevens.instrument]
    meting = Meting(
        organisatie=bureau.organisatie,
        zorgsituatie=gegevens.zorgsituatie,
        instrument=instrument.code,
        versie=instrument.versie,
        datum=gegevens.datum,
        wijze=gegevens.wijze,
        antwoorden=dict(gegevens.antwoorden),
        totaal=gegevens.totaal,
        geen_meting=gegevens.geen_meting,
        vastgelegd_door=None if gegevens.wijze == Meting.Wijze.ONLINE else bureau.consulent,
        corrigeert=corrigeert,
        checkin=gegevens.checkin,
    )
    if not gegevens.geen_meting:
        score = (
            scoor(instrument, gegevens.antwoorden)
            if gegevens.totaal is None
            else scoor_totaal(instrument, gegevens.totaal)
        )
        meting.score_van, meting.score_tot, meting.klasse = score.van, score.tot, score.klasse
    return meting
