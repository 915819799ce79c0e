"""Reading many rows at once with no more than what is shown of what belongs to them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet


def met_alleen(rijen: QuerySet[Any], *van_anderen: str) -> QuerySet[Any]:
    """The rows whole, and of what they refer to only these: ``"zorgsituatie__mantelzorger"``.

    A page of 100 proposals otherwise reads a hundred whole requests, care situations and
    volunteers, to show a few ids of each.
    """
    eigen = (veld.name for veld in rijen.model._meta.concrete_fields)
    paden = {pad.rpartition("__")[0] for pad in van_anderen}
    rijen = rijen.select_related(None)
    if paden:  # without names Django would follow every reference
        rijen = rijen.select_related(*paden)
    return rijen.only(*eigen, *paden, *van_anderen)


def met_delen(rijen: QuerySet[Any], *namen: str) -> QuerySet[Any]:
    """The rows, each with the rows of these names as `delen` gives them: ``"wensen__kenmerk"``.

    As lists: Django's own prefetch makes a queryset for each row and each name, which for a page of
    requests takes longer than reading them.
    """
    zoeken: list[Prefetch[Any] | str] = []
    for naam in namen:
        deel, _, verder = naam.partition("__")
        zoeken.append(Prefetch(deel, to_attr=_gelezen(deel)))
        if verder:
            zoeken.append(f"{_gelezen(deel)}__{verder}")
    return rijen.prefetch_related(None).prefetch_related(*zoeken)


def delen(rij: Any, naam: str) -> Sequence[Any]:
    """What belongs to this row under this name: as it was read with the list, or as it is now."""
    gelezen: Sequence[Any] | None = rij.__dict__.get(_gelezen(naam))
    return list(getattr(rij, naam).all()) if gelezen is None else gelezen


def _gelezen(naam: str) -> str:
    return f"{naam}_gelezen"
