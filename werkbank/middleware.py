"""Headers on every page: only our own files may load, and nothing stays in a shared cache."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kern.inhoudsbeleid import inhoudsbeleid

INHOUDSBELEID = inhoudsbeleid()


class BeveiligingskoppenMiddleware:
    """Content-Security-Policy, and no caching of what is about persons."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        antwoord.headers.setdefault("Content-Security-Policy", INHOUDSBELEID)
        antwoord.headers.setdefault("Cache-Control", "no-store")
        return antwoord
