"""Every error as a problem detail (RFC 9457), in one registry."""

from collections.abc import Iterable, Iterator, Mapping
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
from rest_framework.fields import DictField
from rest_framework.permissions import SAFE_METHODS
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

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
    exceptions.Throttled: gettext_lazy("Te veel aanvragen. Probeer het straks opnieuw."),
}
"""In place of the texts of DRF, which are half English."""

log = structlog.get_logger(__name__)


class VerkeerdeVraag(exceptions.ValidationError):
    """What is wrong behind the question mark, by key, also where there is a body besides."""

    lid = "parameter"


class VerkeerdeKop(exceptions.ValidationError):
    """What is wrong with a header, by its name."""

    lid = "header"


def als_problem_detail(fout: Exception, context: Mapping[str, Any]) -> Response:
    """DRF's exception handler: domain errors, DRF's own, and what nobody expected."""
    if (verzoek := context.get("request")) is not None:
        # Whatever list was asked for as a file, what went wrong is told as JSON.
        verzoek.accepted_renderer = JSONRenderer()
        verzoek.accepted_media_type = JSONRenderer.media_type
    match fout:
        case Ongeldig():
            bekend = getattr(context.get("view"), "invoervelden", {})
            plaatsen = [(_plaats(veld, bekend), tekst) for veld, tekst in fout.velden.items()]
            return _verkeerd(_lid(fout, verzoek), plaatsen)
        case exceptions.ValidationError():
            return _verkeerd(_lid(fout, verzoek), _velden(fout.detail))
        case exceptions.ParseError():
            gezegd = str(fout.detail)
            return _verkeerd("pointer", [("#", gezegd)], gezegd)
        case Conflict():
            return probleem(409, str(fout), code=fout.code)
        case NietToegestaan():
            return probleem(403, str(fout))
        case PermissionDenied():
            return probleem(403, _("Uw rol geeft u hier geen toegang toe."))
        case Http404() | ObjectDoesNotExist():
            return probleem(404, _("Dit bestaat niet."))
        case exceptions.APIException():
            tekst: Any = GEWOON_GEZEGD.get(type(fout), fout.detail)
            if isinstance(fout, exceptions.UnsupportedMediaType):
                tekst = _soorten(context["view"])
            antwoord = probleem(fout.status_code, str(tekst))
            if wacht := getattr(fout, "wait", None):
                antwoord["Retry-After"] = str(int(wacht))
            if kop := getattr(fout, "auth_header", None):
                antwoord["WWW-Authenticate"] = kop
            return antwoord
        case MultiPartParserError() | SuspiciousOperation():  # a form with too much in it, or none
            gezegd = _("De invoer is geen geldig formulier.")
            return _verkeerd("pointer", [("#", gezegd)], gezegd)
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


def _verkeerd(lid: str, plaatsen: Iterable[tuple[str, str]], detail: str = "") -> Response:
    """400, with each error and where it is: the name of a key or header, or a place in the body."""
    fouten = []
    for plaats, tekst in plaatsen:
        naam = plaats if lid == "pointer" else plaats.removeprefix("#").removeprefix("/")
        fouten.append(({lid: naam} if naam else {}) | {"detail": tekst})
    return probleem(400, detail or _("De invoer klopt niet."), errors=fouten)


def _lid(fout: Exception, verzoek: Request | None) -> str:
    """What an error names its place with: a GET has no body, so there it is a key of the query."""
    gelezen = verzoek is not None and verzoek.method in SAFE_METHODS
    return getattr(fout, "lid", "parameter" if gelezen else "pointer")


def _soorten(view: APIView) -> str:
    """What can be sent to this address."""
    soorten = _(" of ").join(parser.media_type for parser in view.parser_classes)
    return _("Stuur %(soorten)s, en noem dat in Content-Type.") % {"soorten": soorten}


def _plaats(veld: str, bekend: Mapping[str, Any]) -> str:
    """Where a field of ours stands in what can be sent, as deep as that goes.

    What is about several stands at the top; of a row that is sent as one id, at the row.
    """
    plaats, deel = "#", None  # the place so far, and the field that is there
    for naam in camel(veld).split("/"):
        if naam in bekend:
            deel = bekend[naam]
        elif deel is None or not (naam.isdigit() or isinstance(deel, DictField)):
            break
        plaats = f"{plaats}/{naam}"
        bekend = getattr(getattr(deel, "child", deel), "fields", {})
    return plaats


def _velden(detail: Any, pad: str = "#") -> Iterator[tuple[str, str]]:
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
        yield pad, str(detail)
