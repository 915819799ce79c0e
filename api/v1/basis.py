"""What every viewset is built on: a right per action, rows of the own organisation only."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from rest_framework.viewsets import GenericViewSet

from api.permissions import HeeftRecht
from kern.actor import Actor
from kern.verzoek import actor_van, gebruiker_van


class OrganisatieViewSet(GenericViewSet[Any]):
    """`rechten`: action -> right of kern.rechten; `rijen`: organisation id -> queryset."""

    permission_classes = (HeeftRecht,)
    rechten: ClassVar[Mapping[str, str]] = {}
    rijen: ClassVar[Callable[[UUID], QuerySet[Any]]]
    ordering: ClassVar[tuple[str, ...]]
    doel: ClassVar[str]

    def get_queryset(self) -> QuerySet[Any]:
        return type(self).rijen(gebruiker_van(self.request).organisatie_id)

    def actor(self) -> Actor:
        """Who is asking, for the services and the log."""
        return actor_van(self.request, self.doel)
