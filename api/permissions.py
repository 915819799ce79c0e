"""Deny by default."""

from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView


class Geweigerd(BasePermission):
    """The default permission: a view that names none of its own is closed."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        return False
