"""Reading many rows at once with no more than what is shown of what belongs to them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, cast

from django.db.models import F, ManyToOneRel, Model, QuerySet
from django.db.models.lookups import In
from django.db.models.query import ValuesListIterable

Velden = Sequence[str]
"""Names of fields; of what a row refers to with the name before it: ``"kenmerk__gezondheid"``."""


def lichte_rijen(rijen: QuerySet[Any], *van_anderen: str) -> QuerySet[Any]:
    """The rows as plain objects with their columns, and of what they refer to only these.

    ``"zorgsituatie__mantelzorger_id"``. For a page of 100 proposals Django otherwise makes five
    hundred objects that can do much more than be shown, and that is what takes the time.
    """
    eigen = [veld.attname for veld in rijen.model._meta.concrete_fields]
    licht = rijen.prefetch_related(None).values_list(
        "pk", *eigen, *rijen.query.annotations, *van_anderen
    )
    licht._iterable_class = _LichteRijen  # as values_list() itself does
    return licht


def delen_lezen(model: type[Model], rijen: Sequence[Any], namen: Mapping[str, Velden]) -> None:
    """Read what belongs to these rows of a model, for `delen`: name -> the columns that are shown.

    A query for each name. Django's own prefetch reads every column of it, makes an object of each
    row and fits it into another: for a page of requests that takes longer than all the rest.
    """
    for naam, velden in namen.items() if rijen else ():
        relatie = cast("ManyToOneRel", model._meta.get_field(naam))
        van_wie, deel = relatie.field.attname, cast("type[Model]", relatie.related_model)
        alle = deel._default_manager.filter(EenVan(F(van_wie), [rij.pk for rij in rijen]))
        if not alle.ordered:
            alle = alle.order_by("pk")
        gevonden: dict[Any, list[SimpleNamespace]] = {rij.pk: [] for rij in rijen}
        lees = _lezer(velden)
        for sleutel, *waarden in alle.values_list(van_wie, *velden):
            gevonden[sleutel].append(lees(waarden))
        for rij in rijen:
            rij.__dict__[_gelezen(naam)] = gevonden[rij.pk]


def delen(rij: Any, naam: str) -> Sequence[Any]:
    """What belongs to this row under this name: as it was read with the list, or as it is now."""
    gelezen: Sequence[Any] | None = rij.__dict__.get(_gelezen(naam))
    if gelezen is not None:
        return gelezen
    nu = getattr(rij, naam).all()
    return list(nu) if nu.ordered else sorted(nu, key=attrgetter("pk"))


class EenVan(In):  # type: ignore[type-arg]  # no parameter when it runs
    """Whether a field is one of these ids, which go to PostgreSQL as one value.

    Taking them one by one costs Django more than reading the rows.
    """

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        sql, waarden = self.process_lhs(compiler, connection)
        return f"{sql} = ANY(%s)", [*waarden, list(self.rhs)]


class _LichteRijen(ValuesListIterable):  # type: ignore[type-arg]  # as of In
    def __iter__(self) -> Iterator[SimpleNamespace]:
        velden: Velden = cast("Any", self.queryset)._fields
        return map(_lezer(velden), super().__iter__())


def _lezer(velden: Velden) -> Callable[[Sequence[Any]], SimpleNamespace]:
    """What makes a plain object of the values of these fields, with others in it."""
    eigen: dict[str, int] = {}
    anderen: dict[str, dict[str, int]] = defaultdict(dict)
    for plek, veld in enumerate(velden):
        ander, _, naam = veld.partition("__")
        if naam:
            anderen[ander][naam] = plek
        else:
            eigen[veld] = plek
    lezers = [(ander, [*namen.values()], _lezer([*namen])) for ander, namen in anderen.items()]

    def lees(waarden: Sequence[Any]) -> SimpleNamespace:
        rij = SimpleNamespace(**{naam: waarden[plek] for naam, plek in eigen.items()})
        for ander, plekken, lezer in lezers:
            setattr(rij, ander, lezer([waarden[plek] for plek in plekken]))
        return rij

    return lees


def _gelezen(naam: str) -> str:
    return f"{naam}_gelezen"
