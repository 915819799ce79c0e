"""Letting an app in, and giving it tokens."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic.base import TemplateResponseMixin
from oauth2_provider.exceptions import OAuthToolkitError
from oauth2_provider.models import Application
from oauth2_provider.views.base import (
    BaseAuthorizationView,
    RevokeTokenView,
    TokenView,
)

from api.fouten import probleem_http
from api.scopes import SCOPES
from kern import audit
from kern.inhoudsbeleid import inhoudsbeleid
from kern.verzoek import actor_van


class Toestemming(TemplateResponseMixin, BaseAuthorizationView):  # type: ignore[misc]
    """Somebody who is logged in says whether this app may act for them; asked each time.

    What the app asks stands in the address and is checked there, also when the answer comes: the
    form itself holds nothing but the answer.
    """

    template_name = "api/toestemming.html"
    http_method_names = ["get", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            antwoord: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        except OAuthToolkitError as fout:
            antwoord = self.error_response(fout, None)
        return antwoord

    def get(self, request: HttpRequest) -> HttpResponse:
        scopes, gegevens = self.validate_authorization_request(request)
        toepassing = Application.objects.get(client_id=gegevens["client_id"])
        antwoord = self.render_to_response(
            {"toepassing": toepassing, "doelen": [SCOPES[scope] for scope in scopes]}
        )
        # A browser asks form-action also of where the form sends on to: the app.
        antwoord["Content-Security-Policy"] = inhoudsbeleid(
            form_action=f"'self' {oorsprong(gegevens['redirect_uri'])}"
        )
        return antwoord

    def post(self, request: HttpRequest) -> HttpResponse:
        scopes, gegevens = self.validate_authorization_request(request)
        toepassing = Application.objects.get(client_id=gegevens["client_id"])
        toegestaan = request.POST.get("antwoord") == "toestaan"
        actor = actor_van(request, "app toelaten")
        audit.app_beantwoord(actor, toepassing=toepassing.pk, toegestaan=toegestaan)
        adres, *_rest = self.create_authorization_response(
            request, " ".join(scopes), gegevens, toegestaan
        )
        door: HttpResponse = self.redirect(adres, toepassing)
        return door


def oorsprong(adres: str) -> str:
    """Scheme, host and port of an address."""
    delen = urlsplit(adres)
    return f"{delen.scheme}://{delen.netloc}"


class _ZonderVraag:
    """For a POST whose body says all: the address has no query."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.META.get("QUERY_STRING"):
            return probleem_http(400, _("Dit adres heeft geen vraagteken: zet alles in de inhoud."))
        try:
            return self.beantwoorden(request)
        except BadRequest:
            return probleem_http(400, _("Dit verzoek klopt niet."))

    def beantwoorden(self, request: HttpRequest) -> HttpResponse:
        """The library's answer."""
        raise NotImplementedError


class Token(_ZonderVraag, TokenView):  # type: ignore[misc]
    """A token for a code, a refresh token or a secret."""

    @method_decorator(sensitive_post_parameters("client_secret"))
    def beantwoorden(self, request: HttpRequest) -> HttpResponse:
        """Without the library's signal, for which it looks up the token that it just gave.

        Who uses a refresh token a second time takes back all that came of it, at any moment.
        """
        _adres, koppen, inhoud, status = self.create_token_response(request)
        antwoord = HttpResponse(inhoud, status=status, headers=koppen)
        antwoord["Content-Type"] = "application/json"  # some errors of oauthlib leave it out
        return antwoord


class Intrekken(_ZonderVraag, RevokeTokenView):  # type: ignore[misc]
    """Take a token back (RFC 7009)."""

    def beantwoorden(self, request: HttpRequest) -> HttpResponse:
        antwoord: HttpResponse = RevokeTokenView.post(self, request)
        return antwoord
