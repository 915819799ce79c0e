"""Showing rows as JSON, a whole list at a time."""

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import Any, cast

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils.functional import cached_property
from rest_framework import serializers
from rest_framework.relations import PKOnlyObject

Veld = serializers.Field[Any, Any, Any, Any]
Lezer = tuple[Callable[[Any], Any], Callable[[Any], Any] | None]
"""How a field is read from a row, and how it is shown; None is as it is."""


class Lezend(serializers.Serializer[Any]):
    """A serializer that finds out once for a whole list what each field does with a row."""

    @cached_property
    def _lezers(self) -> list[tuple[str, *Lezer]]:
        """Of each field its name, how to read it, and how to show it: once for a whole list."""
        velden = [veld for veld in self.fields.values() if not veld.write_only]
        return [(cast("str", veld.field_name), *self._lezer(veld)) for veld in velden]

    def _lezer(self, veld: Veld) -> Lezer:
        if leest_gewoon(veld) and veld.source != "*":
            return partial(_waarde, haal=attrgetter(cast("str", veld.source)), veld=veld), (
                veld.to_representation
            )
        return veld.get_attribute, veld.to_representation

    def to_representation(self, instance: Any) -> dict[str, Any]:
        if isinstance(instance, dict):
            return dict(super().to_representation(instance))
        antwoord = {}
        for naam, lees, toon in self._lezers:
            try:
                waarde = lees(instance)
            except serializers.SkipField:
                continue
            leeg = waarde is None or (type(waarde) is PKOnlyObject and waarde.pk is None)
            antwoord[naam] = None if leeg else waarde if toon is None else toon(waarde)
        return antwoord


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
