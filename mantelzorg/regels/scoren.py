"""What answers add up to, also where some are missing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.fouten import Ongeldig

from .instrumenten import Instrument, Klasse, som

NIET_OVERBELAST = "niet_overbelast"
OVERBELAST = "overbelast"
EIGEN_KLASSEN = {
    NIET_OVERBELAST: gettext_lazy("niet overbelast"),
    OVERBELAST: gettext_lazy("overbelast"),
}
"""The classes that an organisation's own line makes: code -> name."""


@dataclass(frozen=True, slots=True)
class Score:
    """The lowest and the highest score that the answers leave possible.

    ``klasse``: code of the class that both are in, empty where that is not sure.
    """

    van: float
    tot: float
    klasse: str = ""


def scoor(instrument: Instrument, antwoorden: Mapping[str, str]) -> Score:
    """The score of answers (item number -> code of the answer); what is not answered is open.

    - Each item adds what its answer counts; an open item adds anything between the least and the
      most that its answers count.
    - The class is reported only where both ends of the range fall in it (design section 5): then
      whatever the missing answers are, the class is the same.

    Raises Ongeldig, naming each item or answer that is not of this instrument.
    """
    if instrument.totaal is not None:
        raise Ongeldig({"antwoorden": _("Van dit instrument vult u alleen het totaal in.")})
    scores = {item.nummer: item.scores for item in instrument.items}
    fouten = {
        nummer: _("Dit nummer staat niet op het formulier.")
        for nummer in antwoorden
        if nummer not in scores
    }
    for nummer, telt in scores.items():
        if nummer in antwoorden and antwoorden[nummer] not in telt:
            fouten[nummer] = _("Dit antwoord staat niet op het formulier.")
    if fouten:
        raise Ongeldig(fouten)
    mogelijk = [
        [telt[antwoorden[nummer]]] if nummer in antwoorden else telt.values()
        for nummer, telt in scores.items()
    ]
    return _score(instrument, som(map(min, mogelijk)), som(map(max, mogelijk)))


def scoor_totaal(instrument: Instrument, totaal: int) -> Score:
    """The score of an instrument that is entered as its total. Raises Ongeldig."""
    if instrument.totaal is None:
        raise Ongeldig({"totaal": _("Van dit instrument vult u de antwoorden in.")})
    if not instrument.totaal.laagste <= totaal <= instrument.totaal.hoogste:
        raise Ongeldig(
            {
                "totaal": _("Een heel getal van %(laagste)s tot en met %(hoogste)s.")
                % {"laagste": instrument.totaal.laagste, "hoogste": instrument.totaal.hoogste}
            }
        )
    return _score(instrument, float(totaal), float(totaal))


def _score(instrument: Instrument, van: float, tot: float) -> Score:
    zeker = [
        klasse.code for klasse in instrument.klassen if klasse.van <= van and tot <= klasse.tot
    ]
    return Score(van, tot, zeker[0] if zeker else "")


def mogelijke_klassen(instrument: Instrument, van: float, tot: float) -> list[Klasse]:
    """The classes that scores from ``van`` up to and including ``tot`` can be in."""
    return [klasse for klasse in instrument.klassen if klasse.van <= tot and van <= klasse.tot]


def met_grens(instrument: Instrument, grens: int | None) -> Instrument:
    """The instrument with the line that the organisation draws itself: overburdened from there on.

    For EDIZ and the own rating, which have no official one (design section 5): without ``grens``
    there is no class.
    """
    if grens is None:
        return instrument
    delen = (
        (NIET_OVERBELAST, instrument.laagste, grens - instrument.stap, "laag"),
        (OVERBELAST, grens, instrument.hoogste, "hoog"),
    )
    bron = _("Grens van uw organisatie.")
    klassen = (
        Klasse(code, str(EIGEN_KLASSEN[code]), van, tot, niveau, bron)
        for code, van, tot, niveau in delen
    )
    return replace(instrument, klassen=tuple(klassen))


def klassenaam(instrument: Instrument, code: str) -> str:
    """The name of a class; also of one that the organisation's own line made at the time."""
    namen = {**EIGEN_KLASSEN, **{klasse.code: klasse.naam for klasse in instrument.klassen}}
    return str(namen[code])
