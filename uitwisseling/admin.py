"""Imports to look at in the admin."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from kern.beheer import OrganisatieAdmin
from uitwisseling.models import Importopdracht


@admin.register(Importopdracht)
class ImportopdrachtAdmin(OrganisatieAdmin):
    """Imports without their file, its name and its errors, which hold personal data."""

    alleen_lezen = True
    fields = (
        "soort",
        "proef",
        "status",
        "voortgang",
        "aantal_fouten",
        "gestart_door",
        "begonnen_op",
        "beeindigd_op",
    )
    list_display = ("aangemaakt_op", "soort", "proef", "status")
    list_filter = ("soort", "status")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Importopdracht]":
        return super().get_queryset(request).defer("inhoud", "verslag", "fouten")
