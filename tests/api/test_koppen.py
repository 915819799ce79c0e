"""The headers on every answer of the API."""

import pytest
from django.conf import settings
from django.test import Client
from rest_framework.test import APIClient

from api.middleware import KOPPEN

VERPLICHT = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "API-Version": settings.SPECTACULAR_SETTINGS["VERSION"],
}
"""NLGov API Design Rules, transport security: on all answers."""


@pytest.fixture
def antwoorden(coordinator):
    """One of everything: a list, what is missing, refused, not there, and too much."""
    client = APIClient()
    client.force_login(coordinator)
    return {
        200: client.get("/api/v1/voorstellen"),
        401: APIClient().get("/api/v1/voorstellen"),
        404: client.get("/api/v1/bestaat-niet"),
        405: client.generic("TRACE", "/api/v1/voorstellen"),
        413: client.post("/api/v1/voorstellen", "a" * 1_000_001, content_type="application/json"),
    }


@pytest.mark.parametrize("status", [200, 401, 404, 405, 413])
def test_elk_antwoord_heeft_de_koppen_van_de_design_rules(antwoorden, status):
    antwoord = antwoorden[status]
    assert antwoord.status_code == status
    for naam, waarde in VERPLICHT.items():
        assert waarde in antwoord[naam], naam
    assert antwoord["Content-Type"].startswith(("application/json", "application/problem+json"))


def test_ook_wie_naar_https_wordt_gestuurd_krijgt_de_koppen(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    antwoord = client.get("/api/v1/voorstellen")
    assert (antwoord.status_code, antwoord["Location"][:8]) == (301, "https://")
    for naam, waarde in VERPLICHT.items():
        assert waarde in antwoord[naam], naam


def test_achter_https_hoort_de_browser_dat_het_zo_blijft(client, db, settings):
    settings.SECURE_HSTS_SECONDS = 3600
    antwoord = client.get("/api/v1/voorstellen", secure=True)
    assert antwoord["Strict-Transport-Security"].startswith("max-age=3600")


def test_paginas_houden_hun_eigen_beleid(client, db):
    antwoord = client.get("/inloggen")
    assert antwoord["Content-Security-Policy"] != KOPPEN["Content-Security-Policy"]
    assert "API-Version" not in antwoord


@pytest.mark.parametrize(
    ("methode", "adres"),
    [
        ("get", "/api/v1/voorstellen"),
        ("options", "/api/v1/voorstellen"),
        ("options", "/oauth/token"),
        ("post", "/oauth/token"),
        ("post", "/inloggen"),
    ],
)
def test_andere_sites_mogen_niets_lezen(db, methode, adres):
    antwoord = getattr(Client(), methode)(
        adres,
        headers={
            "Origin": "https://elders.example",
            "Access-Control-Request-Method": "POST",
            "X-Requested-With": "XMLHttpRequest",
        },
    )
    assert not [naam for naam in antwoord.headers if naam.lower().startswith("access-control")]
