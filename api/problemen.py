"""Every error as a problem detail (RFC 9457), in one registry."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

from kern.fouten import Conflict, NietToegestaan, Ongeldig

MEDIATYPE = "application/problem+json"


def als_problem_detail(fout: Exception, context: Mapping[str, Any]) -> Response | None:
    """DRF's exception handler: domain errors and DRF's own as application/problem+json.

    What is not known here is a mistake in the code: it goes on to Django, which logs it and
    answers 500.
    """
    match fout:
        case Ongeldig():
            fouten = [{"pointer": f"#/{veld}", "detail": t} for veld, t in fout.velden.items()]
            return probleem(400, _("De invoer klopt niet."), errors=fouten)
        case exceptions.ValidationError():
            fouten = list(_velden(fout.detail))
            return probleem(400, _("De invoer klopt niet."), errors=fouten)
        case Conflict():
            return probleem(409, str(fout), code=fout.code)
        case NietToegestaan():
            return probleem(403, str(fout))
        case Http404() | ObjectDoesNotExist():
            return probleem(404, _("Dit bestaat niet."))
        case exceptions.APIException():
            return probleem(fout.status_code, str(fout.detail))
    return None


def probleem(status: int, detail: str, **extra: object) -> Response:
    """A problem detail; the title is the HTTP phrase."""
    inhoud = {"status": status, "title": HTTPStatus(status).phrase, "detail": detail, **extra}
    return Response(inhoud, status=status, content_type=MEDIATYPE)


def _velden(detail: Any, pad: str = "#") -> Iterator[dict[str, str]]:
    if isinstance(detail, Mapping):
        for veld, deel in detail.items():
            naam = "" if veld == "non_field_errors" else f"/{veld}"
            yield from _velden(deel, pad + naam)
    elif isinstance(detail, list):
        for deel in detail:
            yield from _velden(deel, pad)
    else:
        yield {"pointer": pad, "detail": str(detail)}
