"""Deny by default; what is allowed stands in kern.rechten, what a token is for in its scopes."""

from typing import TYPE_CHECKING

from oauth2_provider.models import AbstractAccessToken
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
    """The user's roles have the right that the viewset names for this action, and so has the token.

    A session of the pages has no scopes: there the roles alone say it.
    """

    def has_permission(self, request: Request, view: "OrganisatieViewSet") -> bool:  # type: ignore[override]
        if view.action in (None, "metadata"):  # no handler, or OPTIONS: DRF goes on to answer 405
            return True
        recht = view.rechten.get(view.action)
        if recht is None or not isinstance(request.user, Gebruiker):
            return False
        token = request.auth
        if isinstance(token, AbstractAccessToken) and not _laat_toe(token, view.scopes()):
            return False
        return mag(request.user.rolcodes, recht, view.van_wie)


def _laat_toe(token: AbstractAccessToken, scopes: list[str]) -> bool:
    return not scopes or any(token.allow_scopes([scope]) for scope in scopes)
