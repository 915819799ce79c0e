"""A list takes as many queries in a large organisation as in a small one."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from api.v1.urls import VIEWSETS
from benchmarks.api_gegevens import organisatie_maken
from kern.rechten import Wie

LIJSTEN = [v.naam for v in VIEWSETS if "list" in v.rechten and v.van_wie is Wie.ORGANISATIE]


def tellen(aantal: int) -> dict[str, int]:
    """List -> queries that read, for a page of 100; there are so many of everything."""
    client = APIClient()
    client.force_login(organisatie_maken(aantal, seed=1))
    geteld = {}
    for naam in LIJSTEN:
        adres = f"/api/v1/{naam}?aantal=100"
        client.get(adres)  # the first asks what the process remembers afterwards
        with CaptureQueriesContext(connection) as queries:
            antwoord = client.get(adres)
        if antwoord.status_code == 200:
            # SQLite writes the lines of the audit log in parts of 70.
            geteld[naam] = sum(q["sql"].startswith("SELECT") for q in queries)
    return geteld


def test_elke_lijst_kost_bij_10_en_bij_1000_rijen_evenveel_queries(db):
    klein, groot = tellen(10), tellen(1_000)
    assert len(klein) > 20
    assert {naam: (klein[naam], n) for naam, n in groot.items() if n != klein[naam]} == {}
