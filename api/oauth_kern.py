"""What oauthlib gets to see of a request: the parameters of the standard, and nothing else."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest, QueryDict
from oauth2_provider.oauth2_backends import OAuthLibCore

PARAMETERS = frozenset(
    {
        *("response_type", "client_id", "redirect_uri", "scope", "state"),
        *("code_challenge", "code_challenge_method", "code_verifier"),
        *("grant_type", "code", "refresh_token", "client_secret"),
        *("token", "token_type_hint"),
    }
)
"""RFC 6749, 7009 and 7636."""


class Kern(OAuthLibCore):  # type: ignore[misc]  # the library has no types
    """Leaves out what it does not know, as RFC 6749 says.

    oauthlib keeps what was sent where it also keeps what it found itself: who sends `user` or
    `refresh_token_instance` would otherwise be believed, or break it.
    """

    def _extract_params(
        self, request: HttpRequest
    ) -> tuple[str, str | None, str, Mapping[str, Any]]:
        """Address, method, body and headers. Raises BadRequest for text that cannot be stored."""
        adres = f"{request.path}?{_bekend(request.GET)}".removesuffix("?")
        return adres, request.method, _bekend(request.POST), self.extract_headers(request)


def _bekend(velden: QueryDict) -> str:
    """Encoded again; what was sent twice stays twice, which oauthlib refuses."""
    bekend = {naam: waarden for naam, waarden in velden.lists() if naam in PARAMETERS}
    if any("\0" in waarde for waarden in bekend.values() for waarde in waarden):
        raise BadRequest
    return urlencode(bekend, doseq=True)
