"""The addresses under /oauth/: letting in, tokens, and taking them back."""

from django.urls import path

from api.oauth_views import Intrekken, Toestemming, Token

app_name = "oauth"

urlpatterns = [
    path("authorize", Toestemming.as_view(), name="toestemming"),
    path("token", Token.as_view(), name="token"),
    path("revoke_token", Intrekken.as_view(), name="intrekken"),
]
