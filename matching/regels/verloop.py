"""The timeline as a table: every fact in words, the latest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mantelzorg.models import Gesprek, Meting, Signaal, Zorgomvang
from mantelzorg.regels.instrumenten import Instrument
from mantelzorg.regels.scoren import klassenaam
from mantelzorg.regels.signalen import aardnaam
from mantelzorg.selectors.tijdlijn import Tijdlijn
from matching.models import Voorstel

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Verloopregel:
    """What there was on a day. ``soort``: which kind of fact."""

    datum: date
    soort: "StrOrPromise"
    wat: str


def verloopregels(tijdlijn: Tijdlijn, matches: Iterable[Voorstel]) -> list[Verloopregel]:
    """All of the timeline, the latest day first."""
    regels = list(_regels(tijdlijn, matches))
    return sorted(regels, key=attrgetter("datum"), reverse=True)


def _regels(tijdlijn: Tijdlijn, matches: Iterable[Voorstel]) -> Iterator[Verloopregel]:
    for match in matches:
        yield Verloopregel(matchdag(match), gettext_lazy("Match"), match_in_woorden(match))
    for gesprek in tijdlijn.gesprekken:
        yield Verloopregel(gesprek.datum, gettext_lazy("Gesprek"), gesprek_in_woorden(gesprek))
    for signaal in tijdlijn.signalen:
        yield Verloopregel(signaal.datum, gettext_lazy("Signaal"), signaal_in_woorden(signaal))
    for meting in tijdlijn.metingen:
        instrument = tijdlijn.instrumenten[meting.instrument, meting.versie]
        wat = f"{instrument.naam}: {meting_in_woorden(meting, instrument)}"
        yield Verloopregel(meting.datum, gettext_lazy("Meting"), wat)
    for risico in tijdlijn.risicos:
        yield Verloopregel(risico.datum, gettext_lazy("Risico"), risico.get_niveau_display())
    for zorg in tijdlijn.zorgomvangen:
        yield Verloopregel(zorg.datum, gettext_lazy("Zorg"), zorg_in_woorden(zorg))


def matchdag(match: Voorstel) -> date:
    """The day here on which it was approved."""
    if match.beoordeeld_op is None:
        raise ValueError(f"{match.pk} was never decided on")
    return timezone.localdate(match.beoordeeld_op)


def match_in_woorden(match: Voorstel) -> str:
    """For which request; without the volunteer, whom not everybody may see."""
    hulpvraag = match.hulpvraag
    wat = _("%(nummer)s: %(taak)s, goedgekeurd")
    if match.status == Voorstel.Status.VERVALLEN:
        wat = _("%(nummer)s: %(taak)s, goedgekeurd en later vervallen")
    return wat % {"nummer": hulpvraag.nummer, "taak": hulpvraag.taaktype.naam}


def gesprek_in_woorden(gesprek: Gesprek) -> str:
    """Where it was, or why there was none."""
    if gesprek.gevoerd:
        return gesprek.get_soort_display()
    return _("ging niet door: %s") % gesprek.get_geen_gesprek_display()


def signaal_in_woorden(signaal: Signaal) -> str:
    """What it is about, how serious, and how it ended."""
    feiten = {"wat": aardnaam(signaal.aard), "ernst": signaal.get_ernst_display()}
    if signaal.afgesloten_op is None:
        return _("%(wat)s (ernst: %(ernst)s), staat open") % feiten
    feiten["uitkomst"] = signaal.get_uitkomst_display()
    return _("%(wat)s (ernst: %(ernst)s), afgesloten: %(uitkomst)s") % feiten


def meting_in_woorden(meting: Meting, instrument: Instrument) -> str:
    """The score on its scale with its class; the range where answers are missing; or why none."""
    if meting.score_van is None or meting.score_tot is None:
        return meting.get_geen_meting_display()
    feiten = {
        "van": getal(meting.score_van),
        "tot": getal(meting.score_tot),
        "hoogste": getal(instrument.hoogste),
    }
    if meting.score_van != meting.score_tot:
        score = _("ergens van %(van)s tot en met %(tot)s, op hoogstens %(hoogste)s") % feiten
    else:
        score = _("%(van)s op hoogstens %(hoogste)s") % feiten
    return f"{score}, {klassenaam(instrument, meting.klasse)}" if meting.klasse else score


def zorg_in_woorden(zorg: Zorgomvang) -> str:
    """Hours and nights per week, or that they are not known."""
    delen = []
    if zorg.uren_per_week is not None:
        delen.append(_("%s uur per week") % getal(float(zorg.uren_per_week)))
    if (nachten := zorg.nachten_verstoord) is not None:
        tekst = ngettext("%s verstoorde nacht per week", "%s verstoorde nachten per week", nachten)
        delen.append(tekst % nachten)
    return ", ".join(delen) or _("niet bekend")


def getal(waarde: float) -> str:
    """A number without needless decimals."""
    return str(localize(int(waarde) if waarde == int(waarde) else waarde))
