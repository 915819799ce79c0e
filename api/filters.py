"""Filters of lists: camelCase names, and a key that nobody knows is an error."""

from typing import TYPE_CHECKING, Any

from django_filters import rest_framework as filters

from api.namen import camel

if TYPE_CHECKING:
    from api.v1.basis import OrganisatieViewSet

BLADEREN = {"cursor", "aantal", "volgorde"}


class Filters(filters.FilterSet):  # type: ignore[misc]  # the library has no types
    """Declared with Python names; the address has them in camelCase."""

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        namen = {}
        for naam, filter_ in super().get_filters().items():
            filter_.field_name = filter_.field_name or naam
            namen[camel(naam)] = filter_
        return namen


def onbekende_sleutels(view: "OrganisatieViewSet") -> set[str]:
    """What stands in the address behind the question mark and means nothing there."""
    bekend: set[str] = set()
    if view.action == "list":
        klasse = view.filterset_class
        bekend = BLADEREN | (set(klasse.base_filters) if klasse else set())
    return set(view.request.query_params) - bekend
