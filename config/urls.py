"""All addresses: the werkbank, the admin and the API."""

from django.contrib import admin
from django.urls import include, path

from api.documentatie import Documentatie

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("api/v1/", include("api.v1.urls")),
    path("api/documentatie", Documentatie.as_view(), name="documentatie"),
    path("oauth/", include("api.oauth_urls")),
    path("", include("werkbank.urls")),
]

handler400 = "api.fouten.verkeerd_verzoek"
handler403 = "api.fouten.geweigerd"
handler404 = "api.fouten.niet_gevonden"
handler500 = "api.fouten.serverfout"
