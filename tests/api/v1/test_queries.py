"""A list takes as many queries in a large organisation as in a small one."""

from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from api.v1.urls import VIEWSETS
from benchmarks.api_gegevens import organisatie_maken
from kern.models import AuditRegel, Gebruiker
from kern.rechten import Wie
from mantelzorg.models import Zorgsituatie
from matching.models import Voorstel
from vrijwilligers.models import Vrijwilliger

LIJSTEN = {v.naam: v.van_wie for v in VIEWSETS if "list" in v.rechten.keys() & v.bladert}
VAST = {"organisaties"}
"""What an organisation has as many of, whatever its size."""


def alles_is_van(gebruiker: Gebruiker) -> None:
    """Give this user's person everything: the volunteer of all visits, the carer of everybody."""
    persoon, organisatie = gebruiker.persoon_id, gebruiker.organisatie_id
    vrijwilliger = Vrijwilliger.objects.voor(organisatie).get(persoon=persoon)
    Voorstel.objects.voor(organisatie).filter(status="geaccepteerd").update(
        vrijwilliger=vrijwilliger
    )
    Zorgsituatie.objects.voor(organisatie).update(mantelzorger=persoon)
    regels = list(AuditRegel.objects.voor(organisatie)[:1000])
    for regel in regels:  # the log can only grow
        regel.pk, regel.persoon_id = uuid4(), persoon
    AuditRegel.objects.bulk_create(regels)


def tellen(aantal: int) -> dict[str, tuple[int, int]]:
    """List -> rows in a page of 100, and queries that read; there are so many of everything."""
    client = APIClient()
    wie = organisatie_maken(aantal, seed=1)
    client.force_login(wie)
    geteld = {}
    eigen = [naam for naam, van_wie in LIJSTEN.items() if van_wie is Wie.EIGEN]
    for naam in [*(LIJSTEN.keys() - eigen), *eigen]:
        if naam == eigen[0]:
            alles_is_van(wie)
        adres = f"/api/v1/{naam}?aantal=100"
        client.get(adres)  # the first asks what the process remembers afterwards
        with CaptureQueriesContext(connection) as queries:
            antwoord = client.get(adres)
        assert antwoord.status_code == 200, naam
        # SQLite writes the lines of the audit log in parts of 70.
        lezend = sum(q["sql"].startswith("SELECT") for q in queries)
        inhoud = antwoord.json()
        rijen = inhoud if isinstance(inhoud, list) else inhoud["resultaten"]
        geteld[naam] = (len(rijen), lezend)
    return geteld


def test_elke_lijst_kost_bij_10_en_bij_1000_rijen_evenveel_queries(db):
    klein, groot = tellen(10), tellen(1_000)
    assert {naam for naam, (rijen, _n) in klein.items() if rijen == 0} == set()
    assert {naam for naam, (rijen, _n) in groot.items() if rijen < 100} == VAST
    anders = {naam: (klein[naam][1], n) for naam, (_r, n) in groot.items() if n != klein[naam][1]}
    assert anders == {}
