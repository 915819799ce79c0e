"""Showing rows as JSON, a whole list at a time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from operator import attrgetter
from typing import Any, ClassVar, cast

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils.functional import cached_property
from rest_framework import serializers
from rest_framework.relations import PKOnlyObject

Veld = serializers.Field[Any, Any, Any, Any]
Vorm = Callable[[Any], Any]
"""How a value is shown."""


@dataclass(frozen=True, slots=True)
class Leeswijze:
    """What a serializer does with each row of a list.

    ``haal``: the values of its columns at once, in the order of ``kolommen``; ``vormen``: of those
    that are not shown as they are; ``anders``: what is no column, how to read and to show it.
    """

    velden: dict[str, None]
    kolommen: tuple[str, ...]
    haal: Callable[[Any], Iterable[Any]]
    vormen: tuple[tuple[str, Vorm], ...]
    anders: tuple[tuple[str, Vorm, Vorm], ...]


class Lezend(serializers.Serializer[Any]):
    """A serializer that finds out once for a whole list what each field does with a row.

    ``veldrechten``: name of a field -> the right (kern.rechten) that reading and writing it takes;
    for who lacks it the field does not exist.
    """

    veldrechten: ClassVar[Mapping[str, str]] = {}

    def to_representation(self, instance: Any) -> dict[str, Any]:
        if isinstance(instance, dict):
            return dict(super().to_representation(instance))
        wijze = self._leeswijze
        antwoord: dict[str, Any] = wijze.velden.copy()
        antwoord.update(zip(wijze.kolommen, wijze.haal(instance), strict=True))
        for naam, toon in wijze.vormen:
            if (waarde := antwoord[naam]) is not None:
                antwoord[naam] = toon(waarde)
        for naam, lees, toon in wijze.anders:
            try:
                waarde = lees(instance)
            except serializers.SkipField:
                del antwoord[naam]
                continue
            leeg = waarde is None or (type(waarde) is PKOnlyObject and waarde.pk is None)
            antwoord[naam] = None if leeg else toon(waarde)
        return antwoord

    @cached_property
    def _leeswijze(self) -> Leeswijze:
        return _van_iedereen(type(self)) or self._uitgezocht()

    def _uitgezocht(self) -> Leeswijze:
        velden = {
            cast("str", veld.field_name): veld
            for veld in self.fields.values()
            if not veld.write_only
        }
        gevonden = ((naam, self._kolom(veld)) for naam, veld in velden.items())
        kolommen = {naam: kolom for naam, kolom in gevonden if kolom is not None}
        return Leeswijze(
            velden=dict.fromkeys(velden),
            kolommen=tuple(kolommen),
            haal=_haler([kolom for kolom, _vorm in kolommen.values()]),
            vormen=tuple((naam, vorm) for naam, (_kolom, vorm) in kolommen.items() if vorm),
            anders=tuple(
                (naam, self._lezer(veld), veld.to_representation)
                for naam, veld in velden.items()
                if naam not in kolommen
            ),
        )

    def _kolom(self, veld: Veld) -> tuple[str, Vorm | None] | None:
        """The attribute that a field shows and nothing else, and how; None as it is."""
        return None

    def _lezer(self, veld: Veld) -> Vorm:
        """How another field is read."""
        if leest_gewoon(veld) and veld.source != "*":
            return partial(_waarde, haal=attrgetter(cast("str", veld.source)), veld=veld)
        return veld.get_attribute


@cache
def _van_iedereen(klasse: type[Lezend]) -> Leeswijze | None:
    """Where nothing but columns is shown it is the same for whoever asks, and found out once.

    Of a serializer without a request, so that none is kept.
    """
    if klasse.veldrechten:
        return None
    wijze = klasse()._uitgezocht()
    return None if wijze.anders else wijze


def _haler(kolommen: Sequence[str]) -> Callable[[Any], Iterable[Any]]:
    """What reads these columns of a row at once."""
    if len(kolommen) > 1:
        return attrgetter(*kolommen)
    return lambda rij: [getattr(rij, kolom) for kolom in kolommen]


def leest_gewoon(veld: Veld) -> bool:
    """Whether a field reads its source and nothing else: its class has no way of its own."""
    return type(veld).get_attribute is serializers.Field.get_attribute


def _waarde(rij: Any, *, haal: Callable[[Any], Any], veld: Veld) -> Any:
    """What a field shows of a row: an attribute, or what DRF makes of it where it is less plain."""
    try:
        waarde = haal(rij)
    except ObjectDoesNotExist:
        return veld.get_attribute(rij)
    except AttributeError:
        if not isinstance(rij, Model):  # DRF would leave the field out, and say nothing
            raise
        return veld.get_attribute(rij)
    return veld.get_attribute(rij) if callable(waarde) else waarde
