"""A change that would get a request served, in plain Dutch (see `regels.uitkomsten`)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kern.regels.tijd import DAGEN
from vrijwilligers.regels.inzetbaarheid import VOG_TOKEN

from .naamgeving import Namen

DAGDELEN = {
    "ochtend": gettext_lazy("%(dag)sochtend"),
    "middag": gettext_lazy("%(dag)smiddag"),
    "avond": gettext_lazy("%(dag)savond"),
}


def dagdeel_in_woorden(dag: int, dagdeel: str) -> str:
    """ "donderdagmiddag"."""
    return str(DAGDELEN[dagdeel] % {"dag": DAGEN[dag][1]})


def verruiming_in_woorden(feiten: Mapping[str, Any], namen: Namen) -> str:
    """One sentence: what has to change, and who comes then."""
    wie = namen.vrijwilliger(feiten["door"])
    if feiten.get("vrijwilliger") == feiten["door"]:
        return _("%(wat)s.") % {"wat": _verandering(feiten, namen)}
    return _("%(wat)s. Dan kan %(wie)s komen.") % {"wat": _verandering(feiten, namen), "wie": wie}


def _verandering(feiten: Mapping[str, Any], namen: Namen) -> str:
    soort = feiten["soort"]
    if soort == "dagdeel":
        wanneer = dagdeel_in_woorden(feiten["venster"]["dag"], feiten["dagdeel"])
        return _("Als het ook op %(wanneer)s mag") % {"wanneer": wanneer}
    if soort == "korter":
        if feiten["minuten"] == 30:
            return _("Als het bezoek een half uur korter is")
        return _("Als het bezoek %(minuten)d minuten korter is") % {"minuten": feiten["minuten"]}
    wie = namen.vrijwilliger(feiten["vrijwilliger"])
    if soort == "reistijd":
        return ngettext(
            "Met %(minuten)d minuut meer reistijd voor %(wie)s",
            "Met %(minuten)d minuten meer reistijd voor %(wie)s",
            feiten["minuten"],
        ) % {"minuten": feiten["minuten"], "wie": wie}
    if soort == "kenmerk":
        return _met_kenmerk(feiten["token"], wie, namen)
    return _met_ruimte(feiten, wie)


def _met_kenmerk(token: str, wie: str, namen: Namen) -> str:
    if token == VOG_TOKEN:
        return _("Als %(wie)s een geldige VOG krijgt") % {"wie": wie}
    zin = _("Als %(wie)s dit leert of haalt: %(wat)s")
    if namen.is_taak(token):
        zin = _("Als %(wie)s ook deze taak doet: %(wat)s")
    return zin % {"wie": wie, "wat": namen.kenmerk(token)}


def _met_ruimte(feiten: Mapping[str, Any], wie: str) -> str:
    """More clients, more heavy ones, more time: each that is needed."""
    delen = []
    if feiten["koppelingen"]:
        delen.append(
            ngettext(
                "%(aantal)d hulpvraag meer", "%(aantal)d hulpvragen meer", feiten["koppelingen"]
            )
            % {"aantal": feiten["koppelingen"]}
        )
    if feiten["zwaar"]:
        delen.append(
            ngettext(
                "%(aantal)d zware hulpvraag meer",
                "%(aantal)d zware hulpvragen meer",
                feiten["zwaar"],
            )
            % {"aantal": feiten["zwaar"]}
        )
    if feiten["minuten"]:
        delen.append(
            ngettext(
                "%(aantal)d minuut per week meer",
                "%(aantal)d minuten per week meer",
                feiten["minuten"],
            )
            % {"aantal": feiten["minuten"]}
        )
    return _("Als %(wie)s meer ruimte heeft: %(wat)s") % {"wie": wie, "wat": _(" en ").join(delen)}
