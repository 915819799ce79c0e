"""The rules over measurements of burden."""

from collections.abc import Iterator, Sequence
from datetime import date

from kern.models import Ernst
from mantelzorg.models import Risico
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.bevinding import Bevinding, Feit, feit
from mantelzorg.regels.instrumenten import Instrument, Klasse
from mantelzorg.regels.scoren import met_grens, mogelijke_klassen
from mantelzorg.regels.situatiebeeld import Meetpunt, Situatiebeeld
from mantelzorg.regels.trend import trend

VOLHOUDTIJD = "volhoudtijd"
VOL_TE_HOUDEN = {
    "minder_dan_een_week": 0.25,
    "minder_dan_een_maand": 1,
    "minder_dan_een_half_jaar": 6,
    "minder_dan_een_jaar": 12,
    "minder_dan_twee_jaar": 24,
}
"""Answer -> months at most. "More than two years" has no end."""


def laatste_klassen(
    beeld: Situatiebeeld, parameters: Belastingparameters
) -> Iterator[tuple[Instrument, Klasse, date]]:
    """Of each instrument the class that the last measurement leaves standing, and its day.

    - Not older than `meting_dagen`: burden changes.
    - The last measurement counts where its class is sure: both ends of the score are in it (design
      section 5).
    - Where it is not, the last one of which it is sure still stands if it says worse than low and
      each later one can be in the same class: leaving questions open takes no worry away.
    - A low class does not stand that way, since what was left open can be worse. Then nothing is
      said of this instrument: silence is unknown, never fine.
    - Of EDIZ and the own rating, which have no official line, that of these parameters counts.
    """
    for reeks in beeld.metingen.values():
        later: list[set[str]] = []  # the classes that each later measurement leaves possible
        for punt in reversed(reeks):
            if not beeld.binnen(punt.datum, parameters.grenzen["meting_dagen"]):
                break
            grens = parameters.eigen_grens(punt.instrument.code)
            instrument = met_grens(punt.instrument, grens)
            mogelijk = mogelijke_klassen(instrument, punt.van, punt.tot)
            if len(mogelijk) != 1:
                later.append({klasse.code for klasse in mogelijk})
                continue
            (klasse,) = mogelijk
            blijft = klasse.niveau != Risico.LAAG and all(klasse.code in kan for kan in later)
            if blijft or not later:
                yield instrument, klasse, punt.datum
            break


def meetfeit(instrument: Instrument, klasse: Klasse, datum: date) -> Feit:
    """Which measurement, and what it says."""
    return feit("meting", instrument=instrument.naam, klasse=klasse.naam, datum=datum)


def hoogste_klasse(beeld: Situatiebeeld, parameters: Belastingparameters) -> Bevinding | None:
    """The last measurement is in the class of the heaviest burden.

    - Of each instrument by `laatste_klassen`, so at most `meting_dagen` old.
    - Volhoudtijd has a rule of its own.
    - Acute where the class says so, else high.

    Source: issue 5 (score in the top class); where the classes begin, stands in the instrument.
    """
    zwaar = [
        (instrument, klasse, datum)
        for instrument, klasse, datum in laatste_klassen(beeld, parameters)
        if instrument.code != VOLHOUDTIJD and klasse == instrument.zwaarste
    ]
    if not zwaar:
        return None
    acuut = any(klasse.niveau == Risico.ACUUT for _instrument, klasse, _datum in zwaar)
    return Bevinding(
        "hoogste_klasse",
        Ernst.ACUUT if acuut else Ernst.HOOG,
        tuple(meetfeit(*meting) for meting in zwaar),
    )


def stijgende_trend(beeld: Situatiebeeld, parameters: Belastingparameters) -> Bevinding | None:
    """Measurements with one instrument become heavier.

    - At least three with a score that is sure, of versions that count alike
      (`Instrument.telling`); the last of these at most `meting_dagen` old, the others at most
      `trend_dagen` before it.
    - The slope of Theil and Sen is towards heavier, at least `trend_procent` per cent of the
      scale in a year.
    - Kendall's tau is at least `trend_tau` hundredths: far more pairs go up than down.

    Source: design section 5 (Theil-Sen and Kendall, from three on). Both lines are an assumption
    of this project; a p-value is no line, since with three points it is never under 1/3.
    """
    stijgend = []
    for reeks in beeld.metingen.values():
        zeker = [punt for punt in reeks if punt.van == punt.tot]
        if zeker and beeld.binnen(zeker[-1].datum, parameters.grenzen["meting_dagen"]):
            stijgend += _stijging(zeker, parameters)
    return Bevinding("stijgende_trend", Ernst.GEWOON, tuple(stijgend)) if stijgend else None


def _stijging(zeker: Sequence[Meetpunt], parameters: Belastingparameters) -> list[Feit]:
    grenzen = parameters.grenzen
    laatste = zeker[-1]
    instrument = laatste.instrument
    verloop = trend(
        [
            (punt.datum, punt.van if instrument.hoog_is_zwaar else -punt.van)
            for punt in zeker
            if punt.instrument.telling == instrument.telling
            and (laatste.datum - punt.datum).days <= grenzen["trend_dagen"]
        ]
    )
    breedte = instrument.hoogste - instrument.laagste
    if (
        verloop is None
        or verloop.per_jaar <= 0
        or verloop.per_jaar * 100 < grenzen["trend_procent"] * breedte
        or verloop.tau * 100 < grenzen["trend_tau"]
    ):
        return []
    return [
        feit(
            "trend",
            instrument=instrument.naam,
            aantal=verloop.aantal,
            van=verloop.van,
            tot=verloop.tot,
            procent=round(100 * verloop.per_jaar / breedte),
            tau=round(verloop.tau, 2),
        )
    ]


def volhoudtijd(beeld: Situatiebeeld, parameters: Belastingparameters) -> Bevinding | None:
    """The carer can go on for less than `volhoudtijd_maanden`.

    - By the last answer that is at most `meting_dagen` old.
    - Less than a week is acute, the others high.

    Source: issue 5 (under half a year); Kraijo e.a. (2014), J Alzheimers Dis 40, 631-642.
    """
    for instrument, klasse, datum in laatste_klassen(beeld, parameters):
        if instrument.code == VOLHOUDTIJD:
            maanden = VOL_TE_HOUDEN.get(klasse.code)
            if maanden is None or maanden > parameters.grenzen["volhoudtijd_maanden"]:
                return None
            ernst = Ernst.ACUUT if klasse.niveau == Risico.ACUUT else Ernst.HOOG
            return Bevinding("volhoudtijd", ernst, (meetfeit(instrument, klasse, datum),))
    return None
