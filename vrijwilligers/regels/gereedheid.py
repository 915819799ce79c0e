"""Whether a volunteer can be proposed, and what is missing."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.models import Kenmerk, KenmerkSoort
from vrijwilligers.models import Vrijwilliger

from .inzetbaarheid import vog_geldig
from .toelating import Toelatingseisen

STAPPEN = {
    "kennismaking": gettext_lazy("Er is nog geen kennismakingsgesprek geweest."),
    "referentie": gettext_lazy("Er is nog geen referentie nagevraagd."),
    "overeenkomst": gettext_lazy("De overeenkomst is nog niet getekend."),
    "geheimhouding": gettext_lazy("De geheimhouding is nog niet getekend."),
}
"""The steps an organisation can ask for; each has a date, `<step>_op`."""


@dataclass(frozen=True, slots=True)
class Gemis:
    """One thing that is missing: a code and a sentence."""

    code: str
    tekst: str


def ontbreekt(vrijwilliger: Vrijwilliger, eisen: Toelatingseisen, vandaag: date) -> list[Gemis]:
    """What keeps this volunteer from being proposed; nothing is: ready. Reads prefetched rows.

    - The status is actief.
    - Each step that the organisation asks for was done: it has a date, not one to come.
    - There is a task that volunteers do here and that this volunteer does.
    - There is a weekly window that holds now or will, or an extra date of today or later.
    - Where each of those tasks demands a VOG, there is one that holds today. Where only some do,
      the volunteer can do the others.

    Expects bekwaamheden with kenmerk, beschikbaarheden, extra_beschikbaarheden and vogs.
    """
    gemis = []
    if vrijwilliger.status != Vrijwilliger.Status.ACTIEF:
        tekst = _("De vrijwilliger is nu %(status)s.")
        gemis.append(Gemis("niet_actief", tekst % {"status": vrijwilliger.get_status_display()}))
    for stap, zin in STAPPEN.items():
        gedaan: date | None = getattr(vrijwilliger, f"{stap}_op")
        if getattr(eisen, stap) and (gedaan is None or gedaan > vandaag):
            gemis.append(Gemis(stap, str(zin)))
    taken = _taken(vrijwilliger, vandaag)
    if not taken:
        gemis.append(Gemis("taak", _("Er is geen taak die deze vrijwilliger doet.")))
    if not any(
        rij.geldig_tot is None or rij.geldig_tot >= vandaag
        for rij in vrijwilliger.beschikbaarheden.all()
    ) and not any(rij.datum >= vandaag for rij in vrijwilliger.extra_beschikbaarheden.all()):
        gemis.append(
            Gemis("beschikbaarheid", _("Er zijn geen tijden waarop deze vrijwilliger kan."))
        )
    if taken and all(taak.vog_vereist for taak in taken) and (tekst := _vog(vrijwilliger, vandaag)):
        gemis.append(Gemis("vog", tekst))
    return gemis


def _taken(vrijwilliger: Vrijwilliger, vandaag: date) -> list[Kenmerk]:
    return [
        rij.kenmerk
        for rij in vrijwilliger.bekwaamheden.all()
        if rij.kenmerk.soort == KenmerkSoort.TAAKTYPE
        and rij.kenmerk.actief
        and not rij.kenmerk.alleen_professioneel
        and (rij.geldig_tot is None or rij.geldig_tot >= vandaag)
    ]


def _vog(vrijwilliger: Vrijwilliger, vandaag: date) -> str:
    """What is the matter with the VOG; empty when one holds."""
    vogs = list(vrijwilliger.vogs.all())
    if vog_geldig(vogs, vandaag):
        return ""
    if any(vog.afgegeven_op is None for vog in vogs):
        return _("De VOG is aangevraagd, maar nog niet afgegeven.")
    if vogs:
        return _("De VOG is niet (meer) geldig.")
    return _("Er is nog geen VOG, en elke taak van deze vrijwilliger vraagt er een.")
