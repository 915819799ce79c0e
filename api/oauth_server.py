"""The OAuth 2 server: three grants, and nothing else to ask for."""

from typing import Any

from oauth2_provider.models import Grant
from oauthlib.oauth2.rfc6749.endpoints.authorization import AuthorizationEndpoint
from oauthlib.oauth2.rfc6749.endpoints.resource import ResourceEndpoint
from oauthlib.oauth2.rfc6749.endpoints.revocation import RevocationEndpoint
from oauthlib.oauth2.rfc6749.endpoints.token import TokenEndpoint
from oauthlib.oauth2.rfc6749.errors import InvalidGrantError
from oauthlib.oauth2.rfc6749.grant_types import (
    AuthorizationCodeGrant,
    ClientCredentialsGrant,
    RefreshTokenGrant,
)
from oauthlib.oauth2.rfc6749.tokens import BearerToken


class Codeverlening(AuthorizationCodeGrant):  # type: ignore[misc]  # the library has no types
    """A token for a code, which somebody else may take at any moment."""

    def validate_token_request(self, request: Any) -> None:
        """Raises InvalidGrantError also for a code that went between two looks at it."""
        try:
            super().validate_token_request(request)
        except Grant.DoesNotExist as fout:
            raise InvalidGrantError(request=request) from fout


class Server(AuthorizationEndpoint, TokenEndpoint, ResourceEndpoint, RevocationEndpoint):  # type: ignore[misc]
    """Authorization code (always with PKCE), refresh token and client credentials.

    No implicit grant and no password grant, which RFC 9700 forbids; no device grant and no
    introspection, which nobody here needs.
    """

    def __init__(
        self,
        request_validator: Any,
        token_expires_in: Any = None,
        token_generator: Any = None,
        refresh_token_generator: Any = None,
        **kwargs: Any,
    ) -> None:
        code = Codeverlening(request_validator)
        bearer = BearerToken(
            request_validator, token_generator, token_expires_in, refresh_token_generator
        )
        AuthorizationEndpoint.__init__(
            self,
            default_response_type="code",
            response_types={"code": code},
            default_token_type=bearer,
        )
        TokenEndpoint.__init__(
            self,
            default_grant_type="authorization_code",
            grant_types={
                "authorization_code": code,
                "refresh_token": RefreshTokenGrant(request_validator),
                "client_credentials": ClientCredentialsGrant(request_validator),
            },
            default_token_type=bearer,
        )
        ResourceEndpoint.__init__(self, "Bearer", token_types={"Bearer": bearer})
        RevocationEndpoint.__init__(self, request_validator)
