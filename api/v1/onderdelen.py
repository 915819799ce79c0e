"""What the resources that belong to one volunteer share."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from api.v1.basis import Aanmaken, Inzien, Lijst, OrganisatieViewSet, Verwijderen, Wijzigen
from vrijwilligers.services.vergrendelen import vergrendeld


class Onderdeel(OrganisatieViewSet):
    """Something of one volunteer: reading it is reading the volunteer's file."""

    groep = "vrijwilligers"

    def personen(self, rij: Any) -> Iterable[UUID | None]:
        return [rij.vrijwilliger.persoon_id]


class Onderdelen(Onderdeel, Lijst, Inzien, Aanmaken, Wijzigen, Verwijderen):
    """What a volunteer has several of, each with an address of its own.

    It is changed or removed with the volunteer locked first, in the order of the services.
    ``wijziging``: the serializer of a change, in which whose it is stays.
    """

    wijziging: ClassVar[type[BaseSerializer[Any]]]
    rechten = {
        "list": "vrijwilliger.inzien",
        "retrieve": "vrijwilliger.inzien",
        "create": "vrijwilliger.registreren",
        "update": "vrijwilliger.registreren",
        "partial_update": "vrijwilliger.registreren",
        "destroy": "vrijwilliger.registreren",
    }

    def get_serializer_class(self) -> type[BaseSerializer[Any]]:
        wijzigt = self.action in ("update", "partial_update")
        return self.wijziging if wijzigt else super().get_serializer_class()

    def update(
        self, request: Request, *args: Any, partial: bool = False, **kwargs: Any
    ) -> Response:
        with transaction.atomic():
            vergrendeld(self.actor(), self.get_object().vrijwilliger)
            return super().update(request, *args, partial=partial, **kwargs)

    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        with transaction.atomic():
            vergrendeld(self.actor(), self.get_object().vrijwilliger)
            return super().destroy(request, *args, **kwargs)
