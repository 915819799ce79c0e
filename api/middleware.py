"""Around every answer of the API: its version, its headers, and how often one may ask."""

from collections.abc import Callable
from http import HTTPStatus
from math import ceil
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _

from api.fouten import is_api, probleem_http
from api.throttling import Anoniem, Inlogpogingen, Tokenaanvragen

KOPPEN = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What NLGov API Design Rules (transport security) list, besides Cache-Control, which a view may
know better, and HSTS: that is Django's own."""

TOKENADRESSEN = ("/oauth/token", "/oauth/revoke_token")


class ApiVersie:
    """Adds the full version number to every response under /api/ (NLGov API Design Rules)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        if is_api(request):
            antwoord["API-Version"] = str(settings.SPECTACULAR_SETTINGS["VERSION"])
        return antwoord


class Beveiligingskoppen:
    """Adds the security headers to every response under /api/ that is no page for people."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        html = antwoord.headers.get("Content-Type", "").startswith("text/html")
        # Django calls a redirect HTML too: the one to HTTPS, which is answered before all else.
        pagina = html and "Location" not in antwoord
        if is_api(request) and not pagina:
            antwoord.headers.setdefault("Cache-Control", "no-store")
            for naam, waarde in KOPPEN.items():
                antwoord[naam] = waarde
        return antwoord


class Tempogrens:
    """Lets nobody try passwords, codes, secrets or tokens without end: 429, by address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        grens, antwoord = self._grens(request), None
        if grens is None:
            antwoord = self.get_response(request)
            if not (is_api(request) and antwoord.status_code == HTTPStatus.UNAUTHORIZED):
                return antwoord
            grens = Anoniem()  # a token that is none
        if grens.allow_request(request, None):
            return antwoord or self.get_response(request)
        return self._geweigerd(request, grens)

    def _grens(self, request: HttpRequest) -> Any:
        """What to count before anything is looked at; None where a view or the answer says it."""
        if request.method == "POST" and request.path == resolve_url(settings.LOGIN_URL):
            return Inlogpogingen()
        if request.method == "POST" and request.path in TOKENADRESSEN:
            return Tokenaanvragen()
        if is_api(request) and "Authorization" not in request.headers:
            return None if request.user.is_authenticated else Anoniem()
        return None

    def _geweigerd(self, request: HttpRequest, grens: Any) -> HttpResponse:
        seconden = ceil(grens.wait() or 1)
        if isinstance(grens, Inlogpogingen):
            minuten = ceil(seconden / 60)
            antwoord = render(
                request, "werkbank/uitgesloten.html", {"minuten": minuten}, status=429
            )
        else:
            antwoord = probleem_http(429, _("Te veel aanvragen. Probeer het straks opnieuw."))
        antwoord["Retry-After"] = str(seconden)
        return antwoord
