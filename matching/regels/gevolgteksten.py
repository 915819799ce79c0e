"""What becomes of the whole plan with another match or a change, in plain Dutch."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

ANDEREN = {
    "vervallen": ngettext_lazy(
        "Dan heeft %(aantal)d andere hulpvraag niemand meer",
        "Dan hebben %(aantal)d andere hulpvragen niemand meer",
        "aantal",
    ),
    "erbij": ngettext_lazy(
        "Dan krijgt ook %(aantal)d andere hulpvraag iemand",
        "Dan krijgen ook %(aantal)d andere hulpvragen iemand",
        "aantal",
    ),
    "verplaatst": ngettext_lazy(
        "%(aantal)d andere hulpvraag gaat dan naar een andere vrijwilliger",
        "%(aantal)d andere hulpvragen gaan dan naar een andere vrijwilliger",
        "aantal",
    ),
}
"""By the names of `regels.uitkomsten.gevolg_als_json`, the worst first."""


@dataclass(frozen=True, slots=True)
class Gevolgregel:
    """A sentence without its full stop, and the ids of the requests it is about."""

    zin: str
    hulpvragen: tuple[str, ...] = ()


def anderen_in_woorden(feiten: Mapping[str, Any]) -> list[Gevolgregel]:
    """What changes for other requests; nothing where they all keep what they have."""
    return [
        Gevolgregel(str(zin % {"aantal": len(feiten[soort])}), tuple(feiten[soort]))
        for soort, zin in ANDEREN.items()
        if feiten[soort]
    ]


def verlies_in_woorden(*, verlies: int, minstens: int) -> str:
    """What the whole plan loses, in points; between two figures where the time was up."""
    if verlies <= 0:
        return _("Het hele plan wordt er niet slechter van.")
    if minstens < verlies:
        return _(
            "De tijd was op: het hele plan wordt minstens %(minstens)s en hoogstens %(verlies)s "
            "punten minder waard."
        ) % {"minstens": _getal(max(0, minstens)), "verlies": _getal(verlies)}
    return ngettext(
        "Het hele plan wordt %(punten)s punt minder waard.",
        "Het hele plan wordt %(punten)s punten minder waard.",
        verlies,
    ) % {"punten": _getal(verlies)}


def _getal(getal: int) -> str:
    return number_format(getal, force_grouping=True)
