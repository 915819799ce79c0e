"""Who asks: the user behind an HTTP request."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from kern.actor import Actor
from kern.models import Gebruiker


def gebruiker_van(request: HttpRequest) -> Gebruiker:
    """The user who is logged in. Raises PermissionDenied for anybody else."""
    if not isinstance(request.user, Gebruiker):
        raise PermissionDenied
    return request.user


def actor_van(request: HttpRequest, doel: str) -> Actor:
    """Who acts, from which address; `doel` says why, in words of the work."""
    return Actor.van_gebruiker(
        gebruiker_van(request), herkomst=request.META["REMOTE_ADDR"], doel=doel
    )
