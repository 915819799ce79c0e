"""All addresses: the werkbank, the admin and the API."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("api/v1/", include("api.v1.urls")),
    path("", include("werkbank.urls")),
]
