"""The timeline as a chart: bands under each other, the same days above each other.

Places from left to right are in per cent, heights in pixels: text keeps its size on a small screen.
Higher is always heavier. Nothing is told by colour alone: height, shape and text say the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mantelzorg.models import Meting, Risico
from mantelzorg.regels.instrumenten import Instrument
from mantelzorg.selectors.tijdlijn import Tijdlijn
from matching.models import Voorstel
from matching.regels.verloop import (
    gesprek_in_woorden,
    getal,
    match_in_woorden,
    matchdag,
    meting_in_woorden,
    signaal_in_woorden,
)

from .tijdas import RAND, Streepje, Tijdas, procent

HOOG = 40
"""The height of a band with a scale, in pixels."""
LAAG = 16
"""The height of a band with marks only."""
NAAM = 18
"""The height of the line above a band with its name."""
WIT = 10
"""Between two bands."""
SMALST = 1.5
"""A period is at least so wide, in per cent: also what began today can be seen."""
LETTER = 2.1
"""So wide is a letter on a screen of 360 pixels, in per cent; as much is left around a word."""
STREEP = 1
"""How high a period without any care is, in pixels: it differs from an unknown one."""
TREDE = 8
"""Between two levels of risk, in pixels: the word fits in the lowest too."""
NACHTEN = 7

VORMEN: dict[str, "StrOrPromise"] = {
    "meting": gettext_lazy("meting"),
    "bereik": gettext_lazy("meting met open antwoorden: van laagste tot hoogste score"),
    "geen-meting": gettext_lazy("gevraagd, geen meting"),
    "klassegrens": gettext_lazy("vanaf hier de zwaarste klasse"),
    "signaal": gettext_lazy("signaal dat open staat"),
    "signaal-af": gettext_lazy("signaal, afgesloten"),
    "gesprek": gettext_lazy("gesprek"),
    "gesprek-niet": gettext_lazy("gesprek dat niet doorging"),
    "match": gettext_lazy("goedgekeurde match"),
    "match-af": gettext_lazy("match, later vervallen"),
}
"""The shapes of marks and what they mean (`werkbank/verloop_tekens.html` draws them)."""

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Waarde = TypeVar("Waarde")


@dataclass(frozen=True, slots=True)
class Vlak:
    """A period. ``y`` is its top, ``tekst`` stands in it where it fits."""

    x: str
    breedte: str
    y: float
    hoogte: float
    soort: str
    titel: str
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Teken:
    """A mark on a day; from ``y`` down to ``tot`` where it is a range."""

    x: str
    y: float
    vorm: str
    titel: str
    tot: float | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """One line of the chart. ``grens``: the edge of the heaviest class."""

    naam: str
    hoogte: int
    vlakken: Sequence[Vlak] = ()
    tekens: Sequence[Teken] = ()
    grens: float | None = None


@dataclass(frozen=True, slots=True)
class Grafiek:
    """The whole chart; each band with the height at which it starts.

    ``legenda``: the shapes that are in it, with what they mean.
    """

    banden: Sequence[tuple[int, Band]]
    legenda: Sequence[tuple[str, "StrOrPromise"]]
    hoogte: int
    streepjes: Sequence[Streepje]
    titel: str
    beschrijving: str


def grafiek(tijdlijn: Tijdlijn, matches: Sequence[Voorstel], tijdas: Tijdas) -> Grafiek:
    """The chart of this timeline along this axis; what was before it is left out."""
    banden: list[tuple[int, Band]] = []
    onder = 0
    for band in _banden(tijdlijn, matches, tijdas):
        banden.append((onder + NAAM, band))
        onder += NAAM + band.hoogte + WIT
    return Grafiek(
        banden,
        _legenda([band for _boven, band in banden]),
        onder + NAAM,
        tijdas.streepjes(),
        _("Het verloop van %(van)s tot en met %(tot)s")
        % {"van": _voluit(tijdas.begin), "tot": _voluit(tijdas.eind)},
        _("Onder elkaar: %s. Hoger is zwaarder. Alles staat ook in de tabel.")
        % "; ".join(f"{band.naam}: {len(band.vlakken) + len(band.tekens)}" for _y, band in banden),
    )


def _legenda(banden: Sequence[Band]) -> list[tuple[str, "StrOrPromise"]]:
    """The shapes that are drawn, in the order of `VORMEN`."""
    tekens = [teken for band in banden for teken in band.tekens]
    vormen = {"bereik" if teken.tot is not None else teken.vorm for teken in tekens}
    if any(band.grens is not None for band in banden):
        vormen.add("klassegrens")
    return [(vorm, naam) for vorm, naam in VORMEN.items() if vorm in vormen]


def _banden(tijdlijn: Tijdlijn, matches: Sequence[Voorstel], tijdas: Tijdas) -> Iterator[Band]:
    if tijdlijn.risicos:
        yield _risicoband(tijdlijn, tijdas)
    op_instrument = sorted(tijdlijn.metingen, key=lambda meting: meting.instrument)
    for code, rijen in groupby(op_instrument, key=lambda meting: meting.instrument):
        yield _meetband(list(rijen), tijdlijn, code, tijdas)
    uren = [(zorg.datum, zorg.uren_per_week) for zorg in tijdlijn.zorgomvangen]
    if meeste := max((waarde for _dag, waarde in uren if waarde is not None), default=0):
        naam = _("Uren zorg per week (0 tot %s)") % getal(float(meeste))
        yield _zorgband(naam, uren, float(meeste), tijdas)
    nachten = [(zorg.datum, zorg.nachten_verstoord) for zorg in tijdlijn.zorgomvangen]
    if any(waarde for _dag, waarde in nachten):
        yield _zorgband(_("Verstoorde nachten per week (0 tot 7)"), nachten, NACHTEN, tijdas)
    yield _tekenband(
        _("Signalen"),
        [
            (s.datum, "signaal" if s.afgesloten_op is None else "signaal-af", signaal_in_woorden(s))
            for s in tijdlijn.signalen
        ],
        tijdas,
    )
    yield _tekenband(
        _("Gesprekken"),
        [
            (g.datum, "gesprek" if g.gevoerd else "gesprek-niet", gesprek_in_woorden(g))
            for g in tijdlijn.gesprekken
        ],
        tijdas,
    )
    yield _tekenband(
        _("Matches"),
        [
            (
                matchdag(m),
                "match-af" if m.status == Voorstel.Status.VERVALLEN else "match",
                match_in_woorden(m),
            )
            for m in matches
        ],
        tijdas,
    )


def _tekenband(naam: str, rijen: Sequence[tuple[date, str, str]], tijdas: Tijdas) -> Band:
    """A band of marks: day, shape, what it says."""
    tekens = [
        Teken(procent(tijdas.plaats(dag)), LAAG / 2, vorm, f"{_voluit(dag)}: {wat}")
        for dag, vorm, wat in rijen
        if dag >= tijdas.begin
    ]
    return Band(naam, LAAG, tekens=tekens)


def _risicoband(tijdlijn: Tijdlijn, tijdas: Tijdas) -> Band:
    """The higher the risk, the higher; unknown is empty and as high as it can be."""
    vlakken = []
    hoogste = len(Risico.values) - 1
    for van, tot, bepaling in _treden([(r.datum, r) for r in tijdlijn.risicos], tijdas):
        niveau = Risico.values.index(bepaling.niveau) or hoogste
        hoogte = HOOG - TREDE * (hoogste - niveau)
        naam = bepaling.get_niveau_display()
        x, breedte = _breed(van, tot, tijdas)
        vlakken.append(
            Vlak(
                procent(x),
                procent(breedte),
                HOOG - hoogte,
                hoogte,
                f"risico-{bepaling.niveau}",
                _("%(wat)s vanaf %(dag)s") % {"wat": naam, "dag": _voluit(bepaling.datum)},
                naam if breedte >= LETTER * (len(naam) + 1) else "",
            )
        )
    return Band(_("Risico"), HOOG, vlakken)


def _zorgband(
    naam: str, rijen: Sequence[tuple[date, Decimal | int | None]], meeste: float, tijdas: Tijdas
) -> Band:
    """How much it took, each time until it changed; nothing while it is not known."""
    vlakken = []
    for van, tot, aantal in _treden(rijen, tijdas):
        if aantal is None:
            continue
        x, breedte = _breed(van, tot, tijdas)
        waarde = float(aantal)
        hoogte = max(round(HOOG * waarde / meeste, 1), STREEP)
        titel = _("%(wat)s vanaf %(dag)s") % {"wat": getal(waarde), "dag": _voluit(van)}
        vlakken.append(Vlak(procent(x), procent(breedte), HOOG - hoogte, hoogte, "zorg", titel))
    return Band(naam, HOOG, vlakken)


def _meetband(metingen: Sequence[Meting], tijdlijn: Tijdlijn, code: str, tijdas: Tijdas) -> Band:
    """The measurements with one instrument, on the scale of the version last used."""
    laatste = tijdlijn.instrumenten[code, metingen[-1].versie]
    tekens = []
    for meting in metingen:
        if meting.datum < tijdas.begin:
            continue
        instrument = tijdlijn.instrumenten[code, meting.versie]
        titel = f"{_voluit(meting.datum)}: {meting_in_woorden(meting, instrument)}"
        x = procent(tijdas.plaats(meting.datum))
        if meting.score_van is None or meting.score_tot is None:
            tekens.append(Teken(x, HOOG / 2, "geen-meting", titel))
            continue
        uitersten = sorted(_hoogte(s, instrument) for s in (meting.score_van, meting.score_tot))
        boven, onder = uitersten
        tekens.append(Teken(x, boven, "meting", titel, onder if onder > boven else None))
    zwaarste = laatste.zwaarste
    licht, zwaar = laatste.laagste, laatste.hoogste
    if not laatste.hoog_is_zwaar:
        licht, zwaar = zwaar, licht
    naam = _("%(instrument)s (onder %(licht)s, boven %(zwaar)s)") % {
        "instrument": laatste.naam,
        "licht": getal(licht),
        "zwaar": getal(zwaar),
    }
    grens = None
    if zwaarste is not None:
        grens = _hoogte(zwaarste.van if laatste.hoog_is_zwaar else zwaarste.tot, laatste)
    return Band(naam, HOOG, tekens=tekens, grens=grens)


def _hoogte(score: float, instrument: Instrument) -> float:
    """How far from the top of the band: the heaviest score is on top."""
    deel = (score - instrument.laagste) / (instrument.hoogste - instrument.laagste)
    return round(HOOG * (1 - deel if instrument.hoog_is_zwaar else deel), 1)


def _treden(
    rijen: Sequence[tuple[date, Waarde]], tijdas: Tijdas
) -> Iterator[tuple[date, date, Waarde]]:
    """Each value with the days from and until which it held, as far as they are on the axis.

    Of two on one day the later one holds.
    """
    einden = [dag for dag, _waarde in rijen[1:]] + [tijdas.eind]
    for (van, waarde), tot in zip(rijen, einden, strict=True):
        if tot > max(van, tijdas.begin) or van == tijdas.eind:
            yield max(van, tijdas.begin), tot, waarde


def _breed(van: date, tot: date, tijdas: Tijdas) -> tuple[float, float]:
    """Where a period starts and how wide it is, wide enough to be seen."""
    x = min(tijdas.plaats(van), 100 - RAND - SMALST)
    return x, max(tijdas.plaats(tot) - x, SMALST)


def _voluit(dag: date) -> str:
    return date_format(dag, "j F Y")
