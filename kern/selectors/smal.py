"""Reading many rows at once with no more than what is shown of what belongs to them."""

from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast

from django.db.models import F, ManyToOneRel, Model, QuerySet
from django.db.models.lookups import In

Velden = Sequence[str]
"""Names of fields; of what a row refers to with the name before it: ``"kenmerk__gezondheid"``."""


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


def delen_lezen(rijen: Sequence[Model], namen: Mapping[str, Velden]) -> None:
    """Read what belongs to these rows, for `delen`: name -> the fields of it that are shown.

    A query for each name. Django's own prefetch reads every column of it, makes an object of each
    row and fits it into another: for a page of requests that takes longer than all the rest.
    """
    for naam, velden in namen.items() if rijen else ():
        relatie = cast("ManyToOneRel", rijen[0]._meta.get_field(naam))
        van_wie, model = relatie.field.attname, cast("type[Model]", relatie.related_model)
        alle = model._default_manager.filter(EenVan(F(van_wie), [rij.pk for rij in rijen]))
        gevonden: dict[Any, list[SimpleNamespace]] = {rij.pk: [] for rij in rijen}
        for sleutel, *waarden in alle.values_list(van_wie, *velden):
            gevonden[sleutel].append(_lichte_rij(velden, waarden))
        for rij in rijen:
            rij.__dict__[_gelezen(naam)] = gevonden[rij.pk]


def delen(rij: Any, naam: str) -> Sequence[Any]:
    """What belongs to this row under this name: as it was read with the list, or as it is now."""
    gelezen: Sequence[Any] | None = rij.__dict__.get(_gelezen(naam))
    return list(getattr(rij, naam).all()) if gelezen is None else gelezen


class EenVan(In):  # type: ignore[type-arg]  # no parameter when it runs
    """Whether a field is one of these ids, which go to PostgreSQL as one value.

    Taking them one by one costs Django more than reading the rows.
    """

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        sql, waarden = self.process_lhs(compiler, connection)
        return f"{sql} = ANY(%s)", [*waarden, list(self.rhs)]


def _lichte_rij(velden: Velden, waarden: Iterable[Any]) -> SimpleNamespace:
    rij = SimpleNamespace()
    for veld, waarde in zip(velden, waarden, strict=True):
        ander, _, naam = veld.rpartition("__")
        waar = rij.__dict__.setdefault(ander, SimpleNamespace()) if ander else rij
        setattr(waar, naam, waarde)
    return rij


def _gelezen(naam: str) -> str:
    return f"{naam}_gelezen"
