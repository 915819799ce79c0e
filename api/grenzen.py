"""What the API does not take in: bodies that are too large, methods that do not exist."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from api.fouten import is_api, probleem_http
from uitwisseling.tabel import GROOTSTE_BESTAND

GROOTSTE = 1_000_000
"""Bytes of a request."""

MET_BESTAND = frozenset({"/api/v1/importopdrachten"})
"""Where a file comes in; it may be as large as at the pages."""

GROOTSTE_MET_BESTAND = GROOTSTE_BESTAND + GROOTSTE
"""Bytes of a request with a file, the rest of the form included."""

METHODEN = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


class Grenzen:
    """Refuses such a request under /api/ before anything reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_api(request):
            # What there is at an address, its view answers OPTIONS with (405).
            if request.method not in (*METHODEN, "OPTIONS"):
                geweigerd = probleem_http(405, _("Deze methode bestaat hier niet."))
                geweigerd["Allow"] = ", ".join(METHODEN)
                return geweigerd
            met_bestand = request.path in MET_BESTAND
            if lengte_van(request) > (GROOTSTE_MET_BESTAND if met_bestand else GROOTSTE):
                tekst = _("De invoer is te groot: hoogstens %(mb)s MB.")
                return probleem_http(413, tekst % {"mb": 50 if met_bestand else 1})
        return self.get_response(request)


def lengte_van(request: HttpRequest) -> int:
    """The bytes that the request says it has. Django reads no more than those."""
    lengte = request.META.get("CONTENT_LENGTH") or "0"
    return int(lengte) if lengte.isdecimal() else 0
