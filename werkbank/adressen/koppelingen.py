"""Offers, answers and matches."""

from django.urls import path

from werkbank.views.aanbiedingen import Aanbod, Antwoord, Nabellen
from werkbank.views.koppelingen import STAPPEN, Koppelingen, KoppelingPagina

adressen = [
    path("voorstellen/<uuid:voorstel_id>/aanbod", Aanbod.as_view(), name="aanbod"),
    path("voorstellen/<uuid:voorstel_id>/antwoord", Antwoord.as_view(), name="antwoord"),
    path("voorstellen/<uuid:voorstel_id>/nabellen", Nabellen.as_view(), name="nabellen"),
    path("koppelingen", Koppelingen.as_view(), name="koppelingen"),
    path("koppelingen/<uuid:koppeling_id>", KoppelingPagina.as_view(), name="koppeling"),
    *(
        path(
            f"koppelingen/<uuid:koppeling_id>/{stap.naam}",
            stap.as_view(),
            name=f"koppeling_{stap.naam}",
        )
        for stap in STAPPEN
    ),
]
