"""Whom to recruit, in plain Dutch (see `regels.uitkomsten`)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .naamgeving import Namen
from .verruimingsteksten import dagdeel_in_woorden


def werving_in_woorden(feiten: Mapping[str, Any], namen: Namen, gebied: str) -> str:
    """ "Eén vrijwilliger voor gezelschap op dinsdagmiddag in Noord: 3 hulpvragen meer."."""
    taken = sorted(
        _in_de_zin(namen.kenmerk(token)) for token in feiten["kenmerken"] if namen.is_taak(token)
    )
    meer = feiten["meer"]
    winst = (
        ngettext("%(aantal)d hulpvraag meer", "%(aantal)d hulpvragen meer", meer) % {"aantal": meer}
        if meer > 0
        else _("niet meer hulpvragen, wel hulpvragen met meer spoed of die beter passen")
    )
    return _("Eén vrijwilliger %(taken)sop %(wanneer)s in %(gebied)s: %(winst)s.") % {
        "taken": _("voor %s ") % _(" en ").join(taken) if taken else "",
        "wanneer": dagdeel_in_woorden(feiten["dag"], feiten["dagdeel"]),
        "gebied": gebied,
        "winst": winst,
    }


def eisen_in_woorden(feiten: Mapping[str, Any], namen: Namen) -> str:
    """What such a volunteer has or can, next to the task; empty when that is nothing."""
    return namen.opsomming(token for token in feiten["kenmerken"] if not namen.is_taak(token))


def _in_de_zin(naam: str) -> str:
    """ "Gezelschap" -> "gezelschap"; an abbreviation stays as it is."""
    return naam if naam[:2].isupper() else naam[:1].lower() + naam[1:]
