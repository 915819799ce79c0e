"""Who asks: the user behind an HTTP request."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from kern.actor import Actor
from kern.models import Gebruiker

LANGSTE_ADRES = 45  # an IPv6 address with an IPv4 one in it


def gebruiker_van(request: HttpRequest) -> Gebruiker:
    """The user who is logged in. Raises PermissionDenied for anybody else."""
    if not isinstance(request.user, Gebruiker):
        raise PermissionDenied
    return request.user


def herkomst_van(request: HttpRequest) -> str:
    """The address that asks: behind our own proxy the last one that the proxy wrote down."""
    if settings.ACHTER_PROXY:
        doorgestuurd: str = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if doorgestuurd:
            return doorgestuurd[:LANGSTE_ADRES]
    return str(request.META["REMOTE_ADDR"])


def actor_van(request: HttpRequest, doel: str) -> Actor:
    """Who acts, from which address; `doel` says why, in words of the work."""
    return Actor.van_gebruiker(gebruiker_van(request), herkomst=herkomst_van(request), doel=doel)
