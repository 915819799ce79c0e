"""Who asks, by the token in the Authorization header."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from oauth2_provider.contrib.rest_framework import OAuth2Authentication
from oauth2_provider.models import AccessToken
from oauth2_provider.oauth2_backends import get_oauthlib_core
from rest_framework.exceptions import AuthenticationFailed

from kern.models import Gebruiker

if TYPE_CHECKING:
    from rest_framework.request import Request


class Toegangstoken(OAuth2Authentication):  # type: ignore[misc]  # the library has no types
    """A bearer token: of the user who let the app in, or of a partner's service account.

    `request.auth` is the token, with its scopes. Nothing but the header is looked at, so that a
    body is read by a parser only, and only for somebody who is let in.
    """

    def authenticate(self, request: "Request") -> tuple[Gebruiker, AccessToken] | None:
        """None without a bearer token. Raises AuthenticationFailed for one that is not valid."""
        kop = _kop(request)
        if not _is_bearer(kop):
            return None
        geldig, verzoek = get_oauthlib_core().server.verify_request(
            request.build_absolute_uri(request.path),
            request.method,
            headers={"Authorization": kop},
            scopes=[],
        )
        if not geldig:
            raise AuthenticationFailed(_("Het toegangstoken is niet geldig, of verlopen."))
        return verzoek.user, verzoek.access_token

    def authenticate_header(self, request: "Request") -> str:
        """The challenge of RFC 6750: with an error only for who did send a token."""
        fout = ', error="invalid_token"' if _is_bearer(_kop(request)) else ""
        return f'Bearer realm="{self.www_authenticate_realm}"{fout}'


def toepassing_van(request: Any) -> int | None:
    """The id of the application that asks; None for somebody at the pages."""
    token = request.auth
    return token.application_id if isinstance(token, AccessToken) else None


def _kop(request: "Request") -> str:
    return str(request.META.get("HTTP_AUTHORIZATION", ""))


def _is_bearer(kop: str) -> bool:
    return kop.partition(" ")[0].lower() == "bearer"
