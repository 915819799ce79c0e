"""How serious a signal is, when it is due, whose it is, and what a report must say."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.models import Ernst
from kern.regels.werkdagen import na_werkdagen
from mantelzorg.models import Aard, Bron, Opvolging

REGELNAMEN = {
    "hoogste_klasse": gettext_lazy("meting in de zwaarste klasse"),
    "stijgende_trend": gettext_lazy("de belasting stijgt"),
    "volhoudtijd": gettext_lazy("de mantelzorger houdt het niet lang meer vol"),
    "meer_uren": gettext_lazy("veel meer uren zorg"),
    "nachten": gettext_lazy("verstoorde nachten"),
    "zorgelijke_meldingen": gettext_lazy("zorgelijke meldingen van vrijwilligers"),
    "checkin_te_laat": gettext_lazy("al te lang niet gesproken"),
    "respijt_geweigerd": gettext_lazy("de zorgvrager wil geen respijtzorg"),
    "oudere_alleen": gettext_lazy("oudere mantelzorger staat alleen voor de zorg"),
    "koppeling_voorbij": gettext_lazy("de hulp van een vrijwilliger is gestopt"),
    "wacht_te_lang": gettext_lazy("een hulpvraag wacht te lang"),
}
"""What a rule reports, by its code (`belastingparameters.REGELS`), in a few words."""

MEETREGELS = frozenset({"hoogste_klasse", "stijgende_trend", "volhoudtijd"})
"""The rules whose facts are answers of the carer: health data."""

AARDNAMEN: Mapping[str, object] = {**dict(Aard.choices), **REGELNAMEN}
"""Of what somebody reports and of what the system finds: code -> a few words."""

NEUTRAAL = gettext_lazy("de belasting vraagt aandacht")
"""The name of a signal of one of those, wherever measurements may not be shown."""

MEETREDENEN = MEETREGELS | {"laatste_meting", "geen_meting", "zwijgt"}
"""Those, and the reasons for a risk that tell of a measurement or that there is none."""

MEETFEITEN = frozenset({"meting", "laatst_gemeten", "trend"})
"""The facts that tell of a measurement, whatever rule they come from."""

MET_MELDER = (Bron.VRIJWILLIGER, Bron.VERWIJZER)
"""Of these there can be many: who of them said it is written down."""


def aardnaam(aard: str) -> str:
    """What a signal is about, for lists, tasks and the timeline.

    Of rules over measurements it does not say which: that would be an answer of the carer, and in
    those places nobody looks whether it may still be shown.
    """
    return str(NEUTRAAL) if aard in MEETREGELS else volle_aardnaam(aard)


def volle_aardnaam(aard: str) -> str:
    """What a signal is about in a few words; the code itself where nothing is known of it."""
    return str(AARDNAMEN.get(aard, aard))


def uit_metingen(regel: str, feiten: Sequence[Mapping[str, Any]]) -> bool:
    """Whether what a rule found may be seen by those only who may see measurements."""
    return regel in MEETREDENEN or any(feit["code"] in MEETFEITEN for feit in feiten)


def zwaarste(een: str, ander: str) -> str:
    """The more serious of two."""
    return max(een, ander, key=Ernst.values.index)


def ernst_van(aard: str, ernst: str) -> str:
    """How serious a report is.

    - As serious as who reports it says.
    - Who cares and asks for help themselves seldom does so in time (design section 5): at least
      high, whoever passes it on.
    """
    if aard == Aard.VRAAG_OM_HULP:
        return zwaarste(ernst, Ernst.HOOG)
    return ernst


def opvolgen_voor(datum: date, ernst: str, termijnen: Mapping[str, int]) -> date:
    """When a report is followed up at the latest: ``termijnen`` gives working days, 0 that day."""
    return na_werkdagen(datum, termijnen[ernst])


def melding_fouten(
    *,
    aard: str,
    bron: str,
    ernst: str,
    datum: date,
    toelichting: str,
    melder_bekend: bool,
    vandaag: date,
) -> dict[str, str]:
    """Field -> what is wrong with a report.

    - Source, kind and severity are of the lists; the system's kind is the code of a rule.
    - It is of today or before.
    - Of a volunteer or a referrer is known who it was.
    - Something else than what is on the list comes with an explanation.
    """
    fouten = {}
    if bron not in Bron.values:
        fouten["bron"] = _("Kies van wie dit komt.")
    if not aard or (bron != Bron.SYSTEEM and aard not in Aard.values):
        fouten["aard"] = _("Kies wat er is.")
    if ernst not in Ernst.values:
        fouten["ernst"] = _("Kies hoe ernstig het is.")
    if datum > vandaag:
        fouten["datum"] = _("Deze dag moet nog komen.")
    if bron in MET_MELDER and not melder_bekend:
        fouten["gemeld_door_naam"] = _("Vul in wie dit zei.")
    if aard == Aard.ANDERS and not toelichting:
        fouten["toelichting"] = _("Vertel kort wat er is.")
    return fouten


def opvolging_fouten(
    *, soort: str, datum: date, toelichting: str, gemeld_op: date, vandaag: date
) -> dict[str, str]:
    """Field -> what is wrong with a follow-up.

    - It is of the list, and something else comes with an explanation.
    - It is not of before the signal, nor of a day to come.
    """
    fouten = {}
    if soort not in Opvolging.Soort.values:
        fouten["soort"] = _("Kies wat u deed.")
    if soort == Opvolging.Soort.ANDERS and not toelichting:
        fouten["toelichting"] = _("Vertel kort wat u deed.")
    if datum > vandaag:
        fouten["datum"] = _("Deze dag moet nog komen.")
    elif datum < gemeld_op:
        fouten["datum"] = _("Toen was het signaal er nog niet.")
    return fouten
