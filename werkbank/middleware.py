"""Headers on every page: only our own files may load, and nothing stays in a shared cache."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

INHOUDSBELEID = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""The pages need no script at all; the admin brings its own."""


class BeveiligingskoppenMiddleware:
    """Content-Security-Policy, and no caching of what is about persons."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        antwoord.headers.setdefault("Content-Security-Policy", INHOUDSBELEID)
        antwoord.headers.setdefault("Cache-Control", "no-store")
        return antwoord
