"""What we ask of a token besides the standard: an active user, and a line in the audit log."""

from hashlib import sha256
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from oauth2_provider.models import AccessToken, Application, Grant, RefreshToken
from oauth2_provider.oauth2_validators import OAuth2Validator
from oauthlib.oauth2.rfc6749.errors import InvalidGrantError, InvalidRequestError

from kern import audit
from kern.actor import Actor
from kern.models import Gebruiker
from kern.verzoek import herkomst_van

LENGTE_S256 = 43
"""Characters of a SHA-256 in base64url, without padding (RFC 7636)."""


class Validator(OAuth2Validator):  # type: ignore[misc]  # the library has no types
    """django-oauth-toolkit's, for people and service accounts that may still log in."""

    # Who acts.
    def _load_application(self, client_id: str, request: Any) -> Application | None:
        """A partner without an active service account does not exist."""
        toepassing = super()._load_application(client_id, request)
        if toepassing is not None and _is_partner(toepassing) and not _actief(toepassing.user):
            self._geweigerd(request, toepassing.user, toepassing, "inactief")
            request.client = toepassing = None
        return toepassing

    def _load_access_token(self, token: str) -> AccessToken | None:
        # A checksum is of one token: without first() nothing has to be ordered.
        tokens = AccessToken.objects.select_related("user", "application__user")
        return next(iter(tokens.filter(token_checksum=_som(token))), None)

    def validate_bearer_token(self, token: str, scopes: Any, request: Any) -> bool:
        """Sets `request.user`: whoever let the app in, or the partner's service account."""
        if not super().validate_bearer_token(token, scopes, request):
            return False
        if request.user is None and request.client is not None and _is_partner(request.client):
            request.user = request.client.user
        return _actief(request.user)

    # What may be asked for.
    def validate_scopes(
        self, client_id: str, scopes: list[str], client: Any, request: Any, *args: Any, **kw: Any
    ) -> bool:
        """Nothing asked is refused too: a token without a scope opens nothing."""
        return bool(scopes) and super().validate_scopes(client_id, scopes, client, request)

    def save_authorization_code(
        self, client_id: str, code: Any, request: Any, *args: Any, **kwargs: Any
    ) -> None:
        if len(request.code_challenge) != LENGTE_S256:
            raise InvalidRequestError("code_challenge is no S256.", request=request)
        super().save_authorization_code(client_id, code, request, *args, **kwargs)

    def authenticate_client(self, request: Any, *args: Any, **kwargs: Any) -> bool:
        gelukt: bool = super().authenticate_client(request, *args, **kwargs)
        if not gelukt and isinstance(request.client, Application):
            self._geweigerd(request, request.client.user, request.client, "geheim")
        return gelukt

    def validate_code(
        self, client_id: str, code: str, client: Any, request: Any, *args: Any, **kwargs: Any
    ) -> bool:
        geldig = super().validate_code(client_id, code, client, request, *args, **kwargs)
        if geldig and _actief(request.user):
            return True
        verleend = Grant.objects.filter(code=code, application=client).first()
        if verleend is not None:
            self._geweigerd(request, verleend.user, client, "inactief" if geldig else "verlopen")
        return False

    def validate_refresh_token(
        self, refresh_token: str, client: Any, request: Any, *args: Any, **kwargs: Any
    ) -> bool:
        """A token that was used before also takes back all that came of it (RFC 9700)."""
        geldig = super().validate_refresh_token(refresh_token, client, request, *args, **kwargs)
        if geldig and _actief(request.user):
            return True
        bekend = RefreshToken.objects.filter(token_checksum=_som(refresh_token)).first()
        if bekend is not None:
            reden = "inactief" if geldig else "hergebruikt" if bekend.revoked else "verlopen"
            self._geweigerd(request, bekend.user, client, reden)
        return False

    # What happens.
    def save_bearer_token(self, token: Any, request: Any, *args: Any, **kwargs: Any) -> None:
        """Keep the token, and its line in the log with it.

        Of two who come with the same code or refresh token at the same time, one gets a token; the
        other has used it again. Raises InvalidGrantError.
        """
        oud = vars(request).get(
            "refresh_token_instance"
        )  # not getattr: that finds what was sent too
        with transaction.atomic():
            vrij = self._neem_code(request) if oud is None else self._nog_vrij(oud)
            if vrij:
                super().save_bearer_token(token, request, *args, **kwargs)
                gebruiker = request.user or request.client.user
                audit.token_verleend(
                    _actor(request, gebruiker),
                    toepassing=request.client.pk,
                    scopes=token["scope"].split(),
                    manier=request.grant_type,
                )
        if not vrij:
            if oud is not None:
                RefreshToken.revoke_family(oud.token_family)
            self._geweigerd(request, request.user, request.client, "hergebruikt")
            raise InvalidGrantError(request=request)

    def invalidate_authorization_code(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: `save_bearer_token` took the code, together with what was given for it."""

    def _neem_code(self, request: Any) -> bool:
        if request.grant_type != "authorization_code":
            return True
        genomen, _per_model = Grant.objects.filter(
            code=request.code, application=request.client
        ).delete()
        return bool(genomen)

    def _nog_vrij(self, oud: RefreshToken) -> bool:
        rij = RefreshToken.objects.select_for_update().filter(pk=oud.pk, revoked__isnull=True)
        return rij.first() is not None

    def revoke_token(
        self, token: str, token_type_hint: str | None, request: Any, *args: Any, **kwargs: Any
    ) -> None:
        eigen = {"token_checksum": _som(token), "application": request.client}
        gevonden = [
            *AccessToken.objects.filter(**eigen),
            *RefreshToken.objects.filter(**eigen, revoked__isnull=True),
        ]
        with transaction.atomic():
            super().revoke_token(token, token_type_hint, request, *args, **kwargs)
            if gevonden:
                gebruiker = gevonden[0].user or request.client.user
                audit.token_ingetrokken(_actor(request, gebruiker), toepassing=request.client.pk)

    def _geweigerd(
        self, request: Any, gebruiker: Gebruiker | None, toepassing: Application, reden: str
    ) -> None:
        """One line for each request; of an app without a user nobody knows in whose log."""
        if gebruiker is not None and not getattr(request, "gelogd", False):
            request.gelogd = True
            audit.token_geweigerd(_actor(request, gebruiker), toepassing=toepassing.pk, reden=reden)


def _som(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _is_partner(toepassing: Application) -> bool:
    return bool(toepassing.authorization_grant_type == Application.GRANT_CLIENT_CREDENTIALS)


def _actief(gebruiker: Gebruiker | None) -> bool:
    return gebruiker is not None and gebruiker.actief


def _actor(request: Any, gebruiker: Gebruiker) -> Actor:
    """Whose token it is, from where was asked: oauthlib's request holds our headers."""
    verzoek = HttpRequest()
    verzoek.META = request.headers
    return Actor.van_gebruiker(gebruiker, herkomst=herkomst_van(verzoek), doel="toegangstoken")
