"""Reading many rows at once with no more than what is shown of what belongs to them."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import F, ManyToOneRel, Model, QuerySet
from django.db.models.lookups import In
from django.db.models.query import ValuesListIterable
from django.db.models.sql.compiler import SQLCompiler

Velden = Sequence[str]
"""Names of fields; of what a row refers to with the name before it: ``"kenmerk__gezondheid"``."""


def lichte_rijen(rijen: QuerySet[Any], *van_anderen: str) -> QuerySet[Any]:
    """The rows as plain objects with their columns, and of what they refer to only these.

    ``"zorgsituatie__mantelzorger_id"``. For a page of 100 proposals Django otherwise makes five
    hundred objects that can do much more than be shown, and that is what takes the time.
    """
    eigen = [veld.attname for veld in rijen.model._meta.concrete_fields]
    licht = rijen.prefetch_related(None).values_list(
        "pk", *eigen, *rijen.query.annotations, *_bijeen(van_anderen)
    )
    licht._iterable_class = _LichteRijen  # as values_list() itself does
    return licht


def delen_lezen(model: type[Model], rijen: Sequence[Any], namen: Mapping[str, Velden]) -> None:
    """Read what belongs to these rows of a model, for `delen`: name -> the columns that are shown.

    A query for each name. Django's own prefetch reads every column of it, makes an object of each
    row and fits it into another: for a page of requests that takes longer than all the rest.
    """
    reeks = als_reeks(rij.pk for rij in rijen)
    for naam, velden in namen.items() if rijen else ():
        gevonden: dict[Any, list[SimpleNamespace]] = {}
        for rij in rijen:
            rij.__dict__[_gelezen(naam)] = gevonden.setdefault(rij.pk, [])
        bijeen = _bijeen(velden)
        opdracht, vertaler = _leesopdracht(model, naam, bijeen)
        lees = _lezer(bijeen)
        with connection.cursor() as cursor:
            cursor.execute(opdracht, [reeks])
            for waarden in vertaler.results_iter([cursor.fetchall()]):
                gevonden[waarden[-1]].append(lees(waarden))


@cache
def _leesopdracht(model: type[Model], naam: str, velden: Velden) -> tuple[str, SQLCompiler]:
    """What reads these columns, and last of which row they are; and what makes values of them.

    Its one parameter is a `als_reeks`, so that it is the same for every page: making it takes
    Django longer than it takes PostgreSQL to answer.
    """
    relatie = cast("ManyToOneRel", model._meta.get_field(naam))
    deel = cast("type[Model]", relatie.related_model)
    alle = deel._default_manager.filter(EenVan(F(relatie.field.attname), ()))
    if not alle.ordered:
        alle = alle.order_by("pk")
    vraag = alle.values_list(*velden, relatie.field.attname).query
    vertaler = vraag.get_compiler(DEFAULT_DB_ALIAS)
    opdracht, (_reeks,) = vertaler.as_sql()
    vertaler.connection = connection  # of whichever thread asks, not of the first
    return opdracht, vertaler


def delen(rij: Any, naam: str) -> Sequence[Any]:
    """What belongs to this row under this name: as it was read with the list, or as it is now."""
    gelezen: Sequence[Any] | None = rij.__dict__.get(_gelezen(naam))
    if gelezen is not None:
        return gelezen
    nu = getattr(rij, naam).all()
    return list(nu) if nu.ordered else sorted(nu, key=attrgetter("pk"))


class EenVan(In):  # type: ignore[type-arg]  # no parameter when it runs
    """Whether a field is one of these ids, as they were read from the database.

    They go to it as one value: taking them one by one costs Django more than reading the rows.
    """

    def get_prep_lookup(self) -> Any:
        return self.rhs

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return self._in("IN (SELECT value FROM json_each(%s))", compiler, connection)

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return self._in("= ANY(%s::uuid[])", compiler, connection)

    def _in(self, wat: str, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        sql, waarden = self.process_lhs(compiler, connection)
        return f"{sql} {wat}", [*waarden, als_reeks(self.rhs)]


def als_reeks(sleutels: Iterable[UUID]) -> str:
    """These ids as one value: what PostgreSQL reads as an array, and SQLite as JSON."""
    hex_ids = [sleutel.hex for sleutel in sleutels]
    return json.dumps(hex_ids) if connection.vendor == "sqlite" else f"{{{','.join(hex_ids)}}}"


class _LichteRijen(ValuesListIterable):  # type: ignore[type-arg]  # as of In
    def __iter__(self) -> Iterator[SimpleNamespace]:
        velden: Velden = cast("Any", self.queryset)._fields
        return map(_lezer(velden), super().__iter__())


def _bijeen(velden: Velden) -> tuple[str, ...]:
    """First a row's own fields, then those of each other row that it refers to."""
    return tuple(sorted(velden, key=lambda veld: veld.split("__")[:-1]))


@cache
def _lezer(velden: Velden) -> Callable[[Sequence[Any]], SimpleNamespace]:
    """What makes a plain object of the values of these fields, with others in it.

    The fields are `_bijeen`; values after the last are not looked at.
    """
    groepen = [(ander, [*groep]) for ander, groep in groupby(velden, _ander)]
    eigen = groepen.pop(0)[1] if groepen and not groepen[0][0] else []
    anderen, vanaf = [], len(eigen)
    for ander, namen in groepen:
        lezer = _lezer(tuple(naam.partition("__")[2] for naam in namen))
        anderen.append((ander, slice(vanaf, vanaf := vanaf + len(namen)), lezer))

    def lees(waarden: Sequence[Any]) -> SimpleNamespace:
        rij = SimpleNamespace(**dict(zip(eigen, waarden, strict=False)))
        for ander, plek, lezer in anderen:
            setattr(rij, ander, lezer(waarden[plek]))
        return rij

    return lees


def _ander(veld: str) -> str:
    """The name of the other row that a field is of; empty for one of the row itself."""
    return veld.partition("__")[0] if "__" in veld else ""


def _gelezen(naam: str) -> str:
    return f"{naam}_gelezen"
