"""What Django itself answers, before or around a view: under /api/ a problem detail too."""

import sys
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views import defaults

from api.problemen import MEDIATYPE, onverwacht, probleem


def _antwoord(gegevens: Any, status: int) -> HttpResponse:
    return JsonResponse(gegevens, status=status, content_type=MEDIATYPE)


def is_api(request: HttpRequest) -> bool:
    """Whether this address is the API's."""
    return request.path.startswith("/api/")


def probleem_http(status: int, detail: str) -> HttpResponse:
    """A problem detail from outside a DRF view."""
    return _antwoord(probleem(status, detail).data, status)


def verkeerd_verzoek(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 before any view: a host name, a cookie or a size that cannot be."""
    if is_api(request):
        return probleem_http(400, _("Dit verzoek klopt niet."))
    return defaults.bad_request(request, exception)


def geweigerd(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 outside a DRF view."""
    if is_api(request):
        return probleem_http(403, _("Uw rol geeft u hier geen toegang toe."))
    return defaults.permission_denied(request, exception)


def niet_gevonden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 of an address that is not there."""
    if is_api(request):
        return probleem_http(404, _("Dit bestaat niet."))
    return defaults.page_not_found(request, exception)


def serverfout(request: HttpRequest) -> HttpResponse:
    """500 outside a DRF view."""
    if is_api(request):
        return _antwoord(onverwacht(sys.exc_info()[1]).data, 500)
    return defaults.server_error(request)
