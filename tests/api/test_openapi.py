"""The document: what the code says, what is committed, and what is public are one."""

import json

import pytest
from django.test import Client
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.validation import validate_schema

from api import documentatie
from api.documentatie import DOCUMENT
from tests.api.test_fouten import is_probleem


@pytest.fixture(scope="module")
def gemaakt():
    with GENERATOR_STATS.silence():
        document = SchemaGenerator().get_schema(request=None, public=True)
    return json.loads(OpenApiJsonRenderer().render(document))


def test_wat_is_vastgelegd_is_wat_de_code_zegt(gemaakt):
    assert json.loads(DOCUMENT.read_text()) == gemaakt, "run `make openapi`"


def test_het_document_klopt_en_geeft_geen_waarschuwing(gemaakt):
    validate_schema(gemaakt)
    assert not GENERATOR_STATS


def test_het_document_is_openbaar_en_mag_overal_gelezen_worden(db):
    antwoord = Client().get("/api/v1/openapi.json")
    assert antwoord.status_code == 200
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    assert antwoord["API-Version"] == antwoord.json()["info"]["version"]


def test_het_document_noemt_wie_deze_server_beheert(db, settings):
    settings.API_CONTACT = {"name": "Stichting Voorbeeld", "email": "api@stichting.example"}
    documentatie._document.cache_clear()
    contact = Client().get("/api/v1/openapi.json").json()["info"]["contact"]
    documentatie._document.cache_clear()
    assert contact["name"] == "Stichting Voorbeeld"
    assert contact.keys() == {"name", "email", "url"}


@pytest.mark.parametrize("methode", ["POST", "OPTIONS", "DELETE"])
def test_aan_het_document_valt_alleen_te_lezen(db, methode):
    antwoord = Client(enforce_csrf_checks=True).generic(methode, "/api/v1/openapi.json")
    is_probleem(antwoord, 405)
    assert antwoord["Allow"] == "GET, HEAD"


def test_de_bladzijde_laadt_alleen_eigen_bestanden(db):
    antwoord = Client().get("/api/documentatie")
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "//" not in inhoud.replace("http://testserver", "")
    assert "script-src 'self';" in antwoord["Content-Security-Policy"]


def test_elke_bewerking_zegt_in_het_nederlands_wat_zij_doet(gemaakt):
    bewerkingen = [b for pad in gemaakt["paths"].values() for b in pad.values()]
    assert all(b["summary"] for b in bewerkingen)
    assert len({b["operationId"] for b in bewerkingen}) == len(bewerkingen)


def test_uitleg_bij_een_vorm_is_voor_wie_de_code_leest(gemaakt):
    vormen = gemaakt["components"]["schemas"]
    assert {naam for naam, vorm in vormen.items() if "description" in vorm} == {"Probleem"}


def test_een_getal_past_in_elke_database(gemaakt):
    """32,767 on PostgreSQL, where SQLite takes 64 bits."""
    totaal = gemaakt["components"]["schemas"]["MetingcorrectieRequest"]["properties"]["totaal"]
    assert (totaal["minimum"], totaal["maximum"]) == (0, 32_767)


def test_van_wat_leeg_mag_zijn_mag_meer_dan_een_vorm_gelden():
    email = json.loads(DOCUMENT.read_text())["components"]["schemas"]["Persoon"]["properties"][
        "email"
    ]
    assert "oneOf" not in email
    assert {"type": "string", "maxLength": 0} in email["anyOf"]
