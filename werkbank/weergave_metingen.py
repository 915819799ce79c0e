"""Instruments and measurements as the pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _

from mantelzorg.models import Instrumentversie, Meting
from mantelzorg.regels.instrumentdelen import DECIMALEN, Item
from mantelzorg.regels.instrumenten import Instrument
from mantelzorg.regels.scoren import klassenaam, mogelijke_klassen
from mantelzorg.selectors.instrumenten import alle_instrumenten, instrumentversies_van


@dataclass(frozen=True, slots=True)
class Instrumentregel:
    """One version of an instrument; ``ingelezen`` is None where it came with the project.

    ``nieuwste``: new measurements are made with it. ``bronnen``: what the figures are of, and where
    they come from.
    """

    instrument: Instrument
    ingelezen: Instrumentversie | None
    nieuwste: bool
    bronnen: list[tuple[str, str]]


def instrumentregels(organisatie_id: UUID) -> list[Instrumentregel]:
    """Every version that the organisation has, by name."""
    eigen = {(v.code, v.versie): v for v in instrumentversies_van(organisatie_id)}
    alle = alle_instrumenten(organisatie_id)
    nieuwste = {i.code: i.versie for i in alle.values()}
    regels = [
        Instrumentregel(i, eigen.get(sleutel), nieuwste[i.code] == i.versie, _bronnen(i))
        for sleutel, i in alle.items()
    ]
    return sorted(regels, key=lambda regel: (regel.instrument.naam, regel.instrument.code))


def _bronnen(instrument: Instrument) -> list[tuple[str, str]]:
    schalen = dict.fromkeys(item.schaal.bron for item in instrument.items)
    return [
        *((_("antwoorden"), bron) for bron in schalen),
        *([(_("totaal"), instrument.totaal.bron)] if instrument.totaal else []),
        *((klasse.naam, klasse.bron) for klasse in instrument.klassen),
    ]


@dataclass(frozen=True, slots=True)
class Metingkaart:
    """A measurement in words. ``antwoorden``: label and answer per item, what is open included.

    ``open``: how many items were not answered. ``correctie``: what counts instead of it.
    """

    meting: Meting
    naam: str
    score: str
    klasse: str
    open: int
    antwoorden: list[tuple[str, str]]
    correctie: Meting | None


def metingkaart(meting: Meting, instrumenten: Mapping[tuple[str, str], Instrument]) -> Metingkaart:
    """Put a measurement in words. ``instrumenten``: what `alle_instrumenten` gives."""
    instrument = instrumenten[meting.instrument, meting.versie]
    gegeven = [(item, _antwoord(item, meting)) for item in instrument.items]
    return Metingkaart(
        meting=meting,
        naam=instrument.naam,
        score=_score(meting, instrument),
        klasse=_klasse(meting, instrument),
        open=sum(not antwoord for _item, antwoord in gegeven),
        antwoorden=[
            (f"{item.nummer}. {item.label}", antwoord or _("niet ingevuld"))
            for item, antwoord in gegeven
        ],
        correctie=getattr(meting, "correctie", None),
    )


def _antwoord(item: Item, meting: Meting) -> str:
    namen = {antwoord.code: antwoord.naam for antwoord in item.schaal.antwoorden}
    return namen.get(meting.antwoorden.get(item.nummer), "")


def _score(meting: Meting, instrument: Instrument) -> str:
    """The score on its scale; between which two it is where answers are missing."""
    if meting.geen_meting:
        return ""
    feiten = {
        naam: floatformat(score, -DECIMALEN)
        for naam, score in (
            ("van", meting.score_van),
            ("tot", meting.score_tot),
            ("laagste", instrument.laagste),
            ("hoogste", instrument.hoogste),
        )
    }
    if meting.score_van == meting.score_tot:
        return _("%(van)s, op een schaal van %(laagste)s tot en met %(hoogste)s") % feiten
    return (
        _("van %(van)s tot en met %(tot)s, op een schaal van %(laagste)s tot en met %(hoogste)s")
        % feiten
    )


def _klasse(meting: Meting, instrument: Instrument) -> str:
    """What the score means; between which classes it is where that is not sure."""
    if meting.score_van is None or meting.score_tot is None:
        return ""
    if meting.klasse:
        return klassenaam(instrument, meting.klasse)
    mogelijk = mogelijke_klassen(instrument, meting.score_van, meting.score_tot)
    if len(mogelijk) < 2:
        return _("geen klasse")
    namen = _(" of ").join(klasse.naam for klasse in mogelijk)
    return _("niet zeker: %(namen)s") % {"namen": namen}
