"""Figures as the pages show them: names, shares, and the same as lines of a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.regels.kleine_aantallen import Cijfer
from mantelzorg.models import Checkin, Risico
from matching.selectors.cijfers import Cijfers
from matching.selectors.effecten import Effect

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NIET_GETOOND = gettext_lazy("niet getoond")
Namen = dict[str, "StrOrPromise"]

RISICO: Namen = dict(Risico.choices)
GEMETEN: Namen = {
    "gemeten": gettext_lazy("met een meting in het laatste half jaar"),
    "niet_gemeten": gettext_lazy("zonder zo'n meting"),
}
BESPROKEN: Namen = {
    "besproken": gettext_lazy("besproken"),
    "niet_besproken": gettext_lazy("niet besproken"),
    "onbekend": gettext_lazy("onbekend"),
}
CHECKINS: Namen = {
    status.value: status.label
    for status in (Checkin.Status.BEANTWOORD, Checkin.Status.NIET_BEREIKT, Checkin.Status.GEWEIGERD)
}
LEEFTIJDEN: Namen = {
    "tot_week": gettext_lazy("korter dan een week open"),
    "tot_vier_weken": gettext_lazy("een tot vier weken open"),
    "tot_kwartaal": gettext_lazy("vier tot dertien weken open"),
    "langer": gettext_lazy("langer open"),
}
TE_LAAT: Namen = {"te_laat": gettext_lazy("te laat"), "op_tijd": gettext_lazy("nog op tijd")}


@dataclass(frozen=True, slots=True)
class Tabelrij:
    """A count with its name, and the share of the total where both are shown."""

    naam: "StrOrPromise"
    aantal: int | None
    aandeel: int | None


@dataclass(frozen=True, slots=True)
class Cijfertabel:
    """One division of a total; ``code`` is the id on the page."""

    code: str
    titel: "StrOrPromise"
    uitleg: "StrOrPromise"
    rijen: Sequence[Tabelrij]
    totaal: int | None


def cijfertabellen(cijfers: Cijfers) -> list[Cijfertabel]:
    """All tables of counts, in the order of the page."""
    naar_risico, naar_meting = cijfers.zorgsituaties.verdelingen
    naar_leeftijd, naar_termijn = cijfers.taken.verdelingen
    (besproken,) = cijfers.gesprekken.verdelingen
    (checkins,) = cijfers.checkins.verdelingen
    return [
        _tabel(
            "risico",
            _("Zorgsituaties naar risico"),
            _("Het risico op overbelasting, zoals dat op de laatste dag was."),
            cijfers.zorgsituaties,
            naar_risico,
            RISICO,
        ),
        _tabel(
            "gemeten",
            _("Zorgsituaties met een meting van de belasting"),
            _("Alleen metingen met een score, en met toestemming of een andere grondslag."),
            cijfers.zorgsituaties,
            naar_meting,
            GEMETEN,
        ),
        _tabel(
            "besproken",
            _("Gesprekken naar of de eigen belasting van de mantelzorger is besproken"),
            _("Alle gesprekken die doorgingen. Wat niet is ingevuld, is onbekend."),
            cijfers.gesprekken,
            besproken,
            BESPROKEN,
        ),
        _tabel(
            "checkins",
            _("Afgeronde check-ins"),
            _("Niet bereikt is na drie keer bellen. Dan is de belasting onbekend, niet goed."),
            cijfers.checkins,
            checkins,
            CHECKINS,
        ),
        _tabel(
            "leeftijd",
            _("Open taken op de werklijst naar hoe lang ze open staan"),
            _("Zoals het op de laatste dag was."),
            cijfers.taken,
            naar_leeftijd,
            LEEFTIJDEN,
        ),
        _tabel(
            "te_laat",
            _("Open taken op de werklijst naar of ze te laat zijn"),
            _("Zoals het op de laatste dag was."),
            cijfers.taken,
            naar_termijn,
            TE_LAAT,
        ),
    ]


def _tabel(
    code: str, titel: str, uitleg: str, totaal: Cijfer, delen: Sequence[Cijfer], namen: Namen
) -> Cijfertabel:
    aantallen = {deel.code: deel.aantal for deel in delen}
    rijen = [
        Tabelrij(naam, aantallen[deel], _aandeel(aantallen[deel], totaal.aantal))
        for deel, naam in namen.items()
    ]
    return Cijfertabel(code, titel, uitleg, rijen, totaal.aantal)


def _aandeel(aantal: int | None, totaal: int | None) -> int | None:
    """Whole per cent, of what is shown and nothing else."""
    return None if aantal is None or not totaal else round(100 * aantal / totaal)


def als_regels(cijfers: Cijfers) -> Iterator[list[str]]:
    """What the page shows as lines of a file, the names of the columns first."""
    yield [
        _("tabel"),
        _("wat"),
        _("aantal"),
        _("procent"),
        _("gemiddeld verschil"),
        _("verschil vanaf"),
        _("verschil tot"),
    ]
    leeg = ["", "", ""]
    for tabel in cijfertabellen(cijfers):
        for rij in tabel.rijen:
            aandeel = "" if rij.aandeel is None else str(rij.aandeel)
            yield [str(tabel.titel), str(rij.naam), _als_cel(rij.aantal), aandeel, *leeg]
        yield [str(tabel.titel), _("samen"), _als_cel(tabel.totaal), "", *leeg]
    titel = _("Belasting voor en na een match")
    yield [titel, _("zorgsituaties met een match"), _als_cel(cijfers.matches.aantal), "", *leeg]
    for effect in cijfers.effecten:
        yield [titel, effect.naam, _als_cel(effect.paren), "", *_verschil(effect)]
        wat = _("%s, meting ontbreekt") % effect.naam
        yield [titel, wat, _als_cel(effect.ontbreekt), "", *leeg]


def _als_cel(aantal: int | None) -> str:
    return str(NIET_GETOOND) if aantal is None else str(aantal)


def _verschil(effect: Effect) -> list[str]:
    if (anders := effect.verschil) is None:
        return ["", "", ""]
    return [localize(round(waarde, 1)) for waarde in (anders.gemiddelde, anders.laag, anders.hoog)]
