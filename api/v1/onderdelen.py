"""What the resources that belong to one volunteer share."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from rest_framework.request import Request
from rest_framework.response import Response

from api.v1.basis import OrganisatieViewSet, Verwijderen, Wijzigen
from vrijwilligers.services.vergrendelen import vergrendeld


class Onderdeel(OrganisatieViewSet):
    """Something of one volunteer: reading it is reading the volunteer's file."""

    groep = "vrijwilligers"

    def personen(self, rij: Any) -> Iterable[UUID | None]:
        return [rij.vrijwilliger.persoon_id]


class OnderdeelWijzigen(Onderdeel, Wijzigen, Verwijderen):
    """Changes or removes it with the volunteer locked first, in the order of the services."""

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
