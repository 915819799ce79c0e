"""Deny by default; what is allowed stands in kern.rechten."""

from typing import TYPE_CHECKING

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from kern.models import Gebruiker
from kern.rechten import mag

if TYPE_CHECKING:
    from rest_framework.views import APIView

    from api.v1.basis import OrganisatieViewSet


class Geweigerd(BasePermission):
    """The default permission: a view that names none of its own is closed."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        return False


class HeeftRecht(BasePermission):
    """The user's roles have the right that the viewset names for this action."""

    def has_permission(self, request: Request, view: "OrganisatieViewSet") -> bool:  # type: ignore[override]
        if view.action is None:  # the method has no handler: DRF goes on to answer 405
            return True
        recht = view.rechten.get(view.action)
        return (
            recht is not None
            and isinstance(request.user, Gebruiker)
            and mag(request.user.rolcodes, recht)
        )
