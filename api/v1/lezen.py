"""Showing rows as JSON, a whole list at a time."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from django.utils.functional import cached_property
from rest_framework import serializers
from rest_framework.relations import PKOnlyObject

Veld = serializers.Field[Any, Any, Any, Any]
Lezer = tuple[Callable[[Any], Any], Callable[[Any], Any]]
"""How a field is read from a row, and how it is shown."""


class Lezend(serializers.Serializer[Any]):
    """A serializer that finds out once for a whole list what each field does with a row."""

    @cached_property
    def _lezers(self) -> list[tuple[str, *Lezer]]:
        """Of each field its name, how to read it, and how to show it: once for a whole list."""
        velden = [veld for veld in self.fields.values() if not veld.write_only]
        return [(cast("str", veld.field_name), *self._lezer(veld)) for veld in velden]

    def _lezer(self, veld: Veld) -> Lezer:
        return veld.get_attribute, veld.to_representation

    def to_representation(self, instance: Any) -> dict[str, Any]:
        if isinstance(instance, Mapping):
            return dict(super().to_representation(instance))
        antwoord = {}
        for naam, lees, toon in self._lezers:
            try:
                waarde = lees(instance)
            except serializers.SkipField:
                continue
            leeg = waarde is None or (isinstance(waarde, PKOnlyObject) and waarde.pk is None)
            antwoord[naam] = None if leeg else toon(waarde)
        return antwoord
