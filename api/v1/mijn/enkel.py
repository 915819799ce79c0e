"""What there is one of for who asks: an address without an id."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404
from rest_framework.routers import Route, SimpleRouter

from api.v1.basis import EigenViewSet


class Enkel(EigenViewSet):
    """The one row about who asks; 404 for who has none."""

    def get_object(self) -> Any:
        rij = self.get_queryset().first()
        if rij is None:
            raise Http404
        return rij

    def personen(self, rij: Any) -> Iterable[UUID | None]:
        return [self.actor().persoon_id]


class Enkelrouter(SimpleRouter):
    """The addresses of these."""

    routes = [  # as DRF declares it
        Route(
            url=r"^{prefix}{trailing_slash}$",
            mapping={"get": "retrieve", "put": "update", "patch": "partial_update"},
            name="{basename}",
            detail=True,
            initkwargs={},
        )
    ]
