"""The document of the API, for machines and for people; public, and from our own files only."""

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny

from api.fouten import probleem_http

LEZEN = ("GET", "HEAD")

DOCUMENT = Path(__file__).parent / "openapi.json"

INHOUDSBELEID = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Swagger UI sets styles on its elements; its scripts are our own files."""


@cache
def _document() -> bytes:
    document = json.loads(DOCUMENT.read_text())
    document["info"]["contact"] |= settings.API_CONTACT
    return json.dumps(document, ensure_ascii=False).encode()


@login_not_required
@csrf_exempt  # nothing is changed: another method gets its 405, not a page about a session
def openapi(request: HttpRequest) -> HttpResponse:
    """The committed document, with whom one can write to here; any site may read it."""
    if request.method not in LEZEN:
        geweigerd = probleem_http(405, _("Deze methode bestaat hier niet."))
        geweigerd["Allow"] = ", ".join(LEZEN)
        return geweigerd
    antwoord = HttpResponse(_document(), content_type="application/json")
    antwoord["Access-Control-Allow-Origin"] = "*"
    return antwoord


@method_decorator(login_not_required, name="dispatch")
class Documentatie(SpectacularSwaggerSplitView):
    """A page on which one reads the document and tries it."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_classes = ()
    url_name = "api:openapi"
    url_self_request = None

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        antwoord: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        antwoord["Content-Security-Policy"] = INHOUDSBELEID
        return antwoord
