"""What the resources about care share: kenmerken that may be health data, and what stays."""

from collections.abc import Iterable
from typing import Any, cast

from django.utils.translation import gettext as _
from rest_framework.relations import PKOnlyObject

from api.v1.velden import Camelnamen
from api.v1.vormen import Begrensd, Verwijzing
from kern.fouten import Ongeldig
from kern.models import Kenmerk
from kern.selectors.smal import delen
from mantelzorg.regels.gezondheid import zichtbaar

MEESTE = 100
"""So many kenmerken, times or persons one body names at most."""


MET_KENMERK = ("kenmerk_id", "kenmerk__gezondheid")
"""What is read of a row with a kenmerk to know whether it may be shown."""


class Kenmerken(Begrensd):
    """Ids of kenmerken. Read: of those that are kept in rows the ones that may be shown.

    The object they are of has `grondslag` (`mantelzorg.selectors.grondslag`).
    """

    child = Verwijzing(queryset=Kenmerk.objects.all())

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=MEESTE, **kwargs)

    def get_attribute(self, instance: Any) -> list[PKOnlyObject]:
        rijen = delen(instance, cast("str", self.source))
        getoond = zichtbaar(rijen, grondslag=instance.grondslag)
        return [PKOnlyObject(rij.kenmerk_id) for rij in getoond]

    def to_internal_value(self, data: Any) -> Any:
        return tuple(super().to_internal_value(data))


def rijen_van(klasse: Any, **opties: Any) -> Any:
    """A list of these, as many as one body may have."""
    return klasse(many=True, max_length=MEESTE, **opties)


class Leeg(Camelnamen):
    """A step that needs no more than that it is taken."""


def verborgen(rijen: Iterable[Any], *, grondslag: bool) -> list[Any]:
    """The rows with a kenmerk that could not be shown: a change leaves them as they are."""
    rijen = list(rijen)
    getoond = zichtbaar(rijen, grondslag=grondslag)
    return [rij for rij in rijen if rij not in getoond]


def gelijk_houden(rij: Any, gegevens: dict[str, Any], *namen: str) -> None:
    """Raise Ongeldig at each of these that would change: it belongs to the row for good."""
    anders = [naam for naam in namen if naam in gegevens and gegevens[naam] != getattr(rij, naam)]
    if anders:
        raise Ongeldig(dict.fromkeys(anders, _("Dit kan niet meer veranderen.")))
