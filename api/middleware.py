"""The API-Version header on every answer of the API (NLGov API Design Rules)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

VERSIE = "0.1.0"


class ApiVersie:
    """Adds the full version number to every response under /api/."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        if request.path.startswith("/api/"):
            antwoord["API-Version"] = VERSIE
        return antwoord
