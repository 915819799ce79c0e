"""Every error as a problem detail (RFC 9457), in one registry."""

from collections.abc import Collection, Iterator, Mapping
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import structlog
from django.core.exceptions import (
    ObjectDoesNotExist,
    PermissionDenied,
    SuspiciousOperation,
)
from django.db import OperationalError
from django.http import Http404
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from api.namen import camel
from kern.fouten import Conflict, DomeinFout, NietToegestaan, Ongeldig

MEDIATYPE = "application/problem+json"
GEWOON = (DomeinFout, exceptions.APIException, Http404, ObjectDoesNotExist, PermissionDenied)
"""Refusals that belong to the work: anything else is a mistake in the code."""

GEWOON_GEZEGD = {
    exceptions.NotAuthenticated: gettext_lazy("Log in, of stuur een toegangstoken mee."),
    exceptions.PermissionDenied: gettext_lazy("Uw rol, token of sessie mag dit hier niet."),
    exceptions.MethodNotAllowed: gettext_lazy("Deze methode bestaat hier niet."),
    exceptions.NotAcceptable: gettext_lazy("Dit formaat is er niet."),
    exceptions.UnsupportedMediaType: gettext_lazy(
        "Stuur JSON (Content-Type: application/json); een bestand om in te lezen gaat als "
        "multipart/form-data."
    ),
    exceptions.Throttled: gettext_lazy("Te veel aanvragen. Probeer het straks opnieuw."),
}
"""In place of the texts of DRF, which are half English."""

log = structlog.get_logger(__name__)


def als_problem_detail(fout: Exception, context: Mapping[str, Any]) -> Response:
    """DRF's exception handler: domain errors, DRF's own, and what nobody expected."""
    if (verzoek := context.get("request")) is not None:
        # Whatever list was asked for as a file, what went wrong is told as JSON.
        verzoek.accepted_renderer = JSONRenderer()
        verzoek.accepted_media_type = JSONRenderer.media_type
    match fout:
        case Ongeldig():
            bekend = getattr(context.get("view"), "invoervelden", ())
            fouten = [
                {"pointer": _plaats(veld, bekend), "detail": tekst}
                for veld, tekst in fout.velden.items()
            ]
            return probleem(400, _("De invoer klopt niet."), errors=fouten)
        case exceptions.ValidationError():
            fouten = list(_velden(fout.detail))
            return probleem(400, _("De invoer klopt niet."), errors=fouten)
        case Conflict():
            return probleem(409, str(fout), code=fout.code)
        case NietToegestaan():
            return probleem(403, str(fout))
        case PermissionDenied():
            return probleem(403, _("Uw rol geeft u hier geen toegang toe."))
        case Http404() | ObjectDoesNotExist():
            return probleem(404, _("Dit bestaat niet."))
        case exceptions.APIException():
            tekst = GEWOON_GEZEGD.get(type(fout), fout.detail)
            antwoord = probleem(fout.status_code, str(tekst))
            if wacht := getattr(fout, "wait", None):
                antwoord["Retry-After"] = str(int(wacht))
            if kop := getattr(fout, "auth_header", None):
                antwoord["WWW-Authenticate"] = kop
            return antwoord
        case MultiPartParserError() | SuspiciousOperation():  # a form with too much in it, or none
            return probleem(400, _("De invoer is geen geldig formulier."))
        case OperationalError():
            antwoord = probleem(503, _("De database is nu bezet. Probeer het over een tel weer."))
            antwoord["Retry-After"] = "1"
            return antwoord
    return onverwacht(fout)


def onverwacht(fout: BaseException | None) -> Response:
    """A mistake in the code: a number that finds it in the log, and nothing of how it came.

    The log has where it happened, not the text of the error (`config.logregels`).
    """
    nummer = uuid4()
    log.error("onverwachte_fout", nummer=str(nummer), exc_info=fout)
    tekst = _("Er ging bij ons iets mis. Noem dit nummer als u het meldt: %(nummer)s.")
    return probleem(500, tekst % {"nummer": nummer}, instance=f"urn:uuid:{nummer}")


def probleem(status: int, detail: str, **extra: object) -> Response:
    """A problem detail; the title is the HTTP phrase."""
    inhoud = {"status": status, "title": HTTPStatus(status).phrase, "detail": detail, **extra}
    return Response(inhoud, status=status, content_type=MEDIATYPE)


def _plaats(veld: str, bekend: Collection[str]) -> str:
    """Where a field of ours stands in what can be sent; what is about several, at the top."""
    plaats = camel(veld)
    return f"#/{plaats}" if plaats.partition("/")[0] in bekend else "#"


def _velden(detail: Any, pad: str = "#") -> Iterator[dict[str, str]]:
    if isinstance(detail, Mapping):
        for veld, deel in detail.items():
            naam = str(veld).replace("~", "~0").replace("/", "~1")
            yield from _velden(deel, pad if veld == "non_field_errors" else f"{pad}/{naam}")
    elif isinstance(detail, list):
        for plaats, deel in enumerate(detail):
            genest = isinstance(deel, Mapping | list)
            if genest and not deel:
                continue
            yield from _velden(deel, f"{pad}/{plaats}" if genest else pad)
    else:
        yield {"pointer": pad, "detail": str(detail)}
