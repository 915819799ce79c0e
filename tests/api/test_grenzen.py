"""What the API does not take in."""

import json

import pytest
from django.test import Client
from rest_framework.test import APIClient

from api.grenzen import GROOTSTE, METHODEN
from api.parsers import DIEPST
from tests.api.test_fouten import is_probleem
from tests.fabrieken import VoorstelFactory


@pytest.fixture
def sturen(coordinator, organisatie):
    """Send this text as JSON to an address that reads it."""
    client = APIClient()
    client.force_login(coordinator)
    voorstel = VoorstelFactory(organisatie=organisatie)
    adres = f"/api/v1/voorstellen/{voorstel.id}/beoordelingen"
    return lambda tekst, **opties: client.post(
        adres, tekst, content_type="application/json", **opties
    )


def genest(diepte, open_="[", dicht="]"):
    return '{"besluit": ' + open_ * (diepte - 1) + "1" + dicht * (diepte - 1) + "}"


def test_meer_dan_een_megabyte_geeft_413(sturen):
    inhoud = '{"toelichting": "' + "a" * GROOTSTE + '"}'
    assert "1 MB" in is_probleem(sturen(inhoud), 413)["detail"]


def test_een_megabyte_wordt_gelezen(sturen):
    begin, eind = '{"toelichting": "', '"}'
    inhoud = begin + "a" * (GROOTSTE - len(begin + eind)) + eind
    assert len(inhoud) == GROOTSTE
    is_probleem(sturen(inhoud), 400)


def test_alleen_de_api_heeft_deze_grens(db):
    antwoord = Client().post("/inloggen", {"username": "a" * (GROOTSTE + 1)})
    assert antwoord.status_code == 400


@pytest.mark.parametrize("lengte", ["", "veel", "-5", "²"])
def test_een_onzinnige_lengte_is_geen_lengte(sturen, lengte):
    assert sturen("{}", CONTENT_LENGTH=lengte).status_code == 400


@pytest.mark.parametrize("methode", ["TRACE", "CONNECT", "PROPFIND", "ZOMAAR"])
@pytest.mark.parametrize("adres", ["/api/v1/voorstellen", "/api/v1/bestaat-niet"])
def test_methoden_die_niet_bestaan_geven_405(db, methode, adres):
    antwoord = Client().generic(methode, adres)
    is_probleem(antwoord, 405)
    assert antwoord["Allow"] == ", ".join(METHODEN)


@pytest.mark.parametrize(("open_", "dicht"), [("[", "]"), ('{"a": ', "}")])
def test_te_diep_geneste_invoer_wordt_niet_gelezen(sturen, open_, dicht):
    fout = is_probleem(sturen(genest(DIEPST + 1, open_, dicht)), 400)
    assert fout["detail"] == "De invoer is te diep genest."
    assert "besluit" in str(is_probleem(sturen(genest(DIEPST, open_, dicht)), 400)["errors"])


@pytest.mark.parametrize("teken", ["[", '{"a":'])
def test_eindeloos_geneste_invoer_legt_niets_plat(sturen, teken):
    fout = is_probleem(sturen(teken * (GROOTSTE // len(teken))), 400)
    assert fout["detail"] == "De invoer is te diep genest."


@pytest.mark.parametrize("getal", ["NaN", "Infinity", "-Infinity"])
def test_wat_geen_getal_is_is_geen_json(sturen, getal):
    fout = is_probleem(sturen(f'{{"besluit": {getal}}}'), 400)
    assert fout["detail"] == "De invoer is geen geldige JSON."


@pytest.mark.parametrize("getal", ["1e999", "-1e999", "[[1e999]]"])
def test_een_getal_dat_niet_te_bewaren_is_wordt_geweigerd(sturen, getal):
    fout = is_probleem(sturen(f'{{"besluit": {getal}}}'), 400)
    assert fout["detail"] == "Een getal in de invoer is te groot."


@pytest.mark.parametrize("tekst", ["{", "", "\xff", "1" * 5000, '{"a": 1,}', b"\xff\xfe"])
def test_wat_geen_json_is_wordt_geweigerd_in_gewoon_nederlands(sturen, tekst):
    fout = is_probleem(sturen(tekst), 400)
    assert "JSON parse error" not in json.dumps(fout)


@pytest.mark.parametrize(
    "tekst", [r'{"\ud800": 1}', r'{"besluit": "\udfff"}', r'{"besluit": ["a", {"b": "\ud83d"}]}']
)
def test_een_half_teken_wordt_geweigerd(sturen, tekst):
    fout = is_probleem(sturen(tekst), 400)
    assert fout["detail"] == "Een tekst in de invoer bevat een half teken."


@pytest.mark.parametrize(
    ("tekst", "namen"),
    [
        ('{"besluit": 1, "besluit": 1}', "besluit"),
        (r'{"reden": [{"a": 1, "\u0061": 2, "b": 3, "b": 4}]}', "a, b"),
    ],
)
def test_een_naam_die_er_twee_keer_staat_wordt_geweigerd(sturen, tekst, namen):
    fout = is_probleem(sturen(tekst), 400)
    assert fout["errors"] == [
        {"pointer": "#", "detail": f"Dit staat er meer dan één keer: {namen}."}
    ]


def test_wat_een_dubbele_naam_verborg_wordt_ook_gelezen(sturen):
    fout = is_probleem(sturen(r'{"\ud800": 1, "\ud800": 2}'), 400)
    assert fout["detail"] == "Een tekst in de invoer bevat een half teken."


def test_een_heel_teken_van_twee_helften_mag(sturen):
    fout = is_probleem(sturen(r'{"besluit": "\ud83d\ude00"}'), 400)
    assert fout["errors"][0]["pointer"] == "#/besluit"
