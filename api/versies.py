"""Two people who edit the same: who sends an older version is told so, and overwrites nothing."""

from django.utils.translation import gettext_lazy as _
from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from kern.models import OrganisatieModel


class VersieOntbreekt(APIException):
    """428: the call does not say which version it changes."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_detail = _("Stuur If-Match mee, met de ETag die u bij het lezen kreeg.")


class VersieVerouderd(APIException):
    """412: somebody changed it since."""

    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_detail = _("Iemand anders heeft dit intussen veranderd. Lees het opnieuw.")


def etag(rij: OrganisatieModel) -> str:
    """The version of a row: it changes with every change that is kept (`gegeven_opslaan`)."""
    return f'"{rij.gewijzigd_op:%Y%m%d%H%M%S%f}"'


def versie_eisen(request: Request, rij: OrganisatieModel) -> None:
    """Raise VersieOntbreekt or VersieVerouderd unless If-Match names the row as it is now.

    Ask it of a row that is locked, or another changes it in between. By RFC 9110 ``*`` names every
    version; here nobody overwrites what they did not see, so it is refused too.
    """
    gevraagd = request.headers.get("If-Match")
    if gevraagd is None:
        raise VersieOntbreekt
    if gevraagd.strip() == "*":
        raise VersieVerouderd(_("Een * geldt hier niet. Stuur de ETag die u bij het lezen kreeg."))
    if etag(rij) not in [deel.strip() for deel in gevraagd.split(",")]:
        raise VersieVerouderd
