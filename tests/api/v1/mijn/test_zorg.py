"""A carer's own care situation and check-ins over HTTP."""

import pytest

from kern.models import Rol
from mantelzorg.models import Checkin, Meting, Signaal
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import (
    CheckinFactory,
    HulpvraagFactory,
    ToestemmingFactory,
    ZorgsituatieFactory,
)

MIJN = "/api/v1/mijn"


@pytest.fixture
def situatie(voorstel):
    return voorstel.hulpvraag.zorgsituatie


@pytest.fixture
def checkin(situatie):
    return CheckinFactory(organisatie=situatie.organisatie, zorgsituatie=situatie)


def test_een_mantelzorger_ziet_hoe_ver_de_hulpvraag_is(organisatie, situatie, mantelzorgapp):
    ZorgsituatieFactory(organisatie=organisatie)
    (rij,) = mantelzorgapp.get(f"{MIJN}/zorgsituaties").json()["resultaten"]
    assert rij["zorgvrager"] == situatie.zorgvrager.volledige_naam
    assert [(v["taaktype"], v["status"]) for v in rij["hulpvragen"]] == [
        ("gezelschap", "in_voorstel")
    ]


def test_zorg_van_een_ander_bestaat_niet(organisatie, situatie, mantelzorgapp, als):
    vreemd = ZorgsituatieFactory(organisatie=organisatie)
    assert mantelzorgapp.get(f"{MIJN}/zorgsituaties/{vreemd.id}").status_code == 404
    assert als(Rol.MANTELZORGER).get(f"{MIJN}/zorgsituaties").json()["resultaten"] == []


def test_zorgsituaties_vragen_even_vaak(organisatie, mantelzorger, mantelzorgapp):
    def maak():
        situatie = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=mantelzorger)
        HulpvraagFactory(organisatie=organisatie, zorgsituatie=situatie)

    evenveel_queries(mantelzorgapp, f"{MIJN}/zorgsituaties?aantal=100", maak)


def test_een_checkin_zegt_wat_u_kunt_antwoorden(situatie, checkin, mantelzorgapp):
    (rij,) = mantelzorgapp.get(f"{MIJN}/checkins?open=true").json()["resultaten"]
    assert (rij["status"], rij["toestemmingNodig"]) == ("gepland", True)
    assert len(rij["volhoudtijden"]) == 6
    ToestemmingFactory(organisatie=situatie.organisatie, persoon=situatie.mantelzorger)
    assert mantelzorgapp.get(f"{MIJN}/checkins/{checkin.id}").json()["toestemmingNodig"] is False


def test_een_mantelzorger_antwoordt_zelf(situatie, checkin, mantelzorgapp):
    adres = f"{MIJN}/checkins/{checkin.id}/antwoorden"
    inhoud = {"volhoudtijd": "minder_dan_een_maand", "eigenOordeel": 8, "vraagtHulp": True}
    zonder = mantelzorgapp.post(adres, inhoud)
    assert [fout["pointer"] for fout in zonder.json()["errors"]] == ["#/toestemming"]
    antwoord = mantelzorgapp.post(adres, {**inhoud, "toestemming": True})
    assert (antwoord.status_code, antwoord.json()["status"]) == (201, "beantwoord")
    metingen = Meting.objects.voor(situatie.organisatie)
    assert {meting.wijze for meting in metingen} == {Meting.Wijze.ONLINE}
    assert Signaal.objects.voor(situatie.organisatie).filter(aard="vraag_om_hulp").exists()
    assert mantelzorgapp.post(adres, inhoud).json()["code"] == "checkin_afgerond"
    assert mantelzorgapp.get(f"{MIJN}/checkins?open=true").json()["resultaten"] == []


@pytest.mark.parametrize(
    ("inhoud", "plaats"),
    [
        ({}, "#"),
        ({"volhoudtijd": "x"}, "#/volhoudtijd"),
        ({"eigenOordeel": 11}, "#/eigenOordeel"),
    ],
)
def test_een_antwoord_dat_niet_kan_wordt_geweigerd(checkin, mantelzorgapp, inhoud, plaats):
    antwoord = mantelzorgapp.post(f"{MIJN}/checkins/{checkin.id}/antwoorden", inhoud)
    assert [fout["pointer"] for fout in antwoord.json()["errors"]] == [plaats]
    assert Checkin.alles.get(pk=checkin.pk).status == "gepland"


def test_een_checkin_van_een_ander_bestaat_niet(organisatie, mantelzorgapp, als):
    vreemd = CheckinFactory(organisatie=organisatie)
    for client in (mantelzorgapp, als(Rol.MANTELZORGER)):
        assert client.get(f"{MIJN}/checkins").json()["resultaten"] == []
        antwoord = client.post(f"{MIJN}/checkins/{vreemd.id}/antwoorden", {"eigenOordeel": 3})
        assert antwoord.status_code == 404


def test_checkins_vragen_even_vaak(organisatie, mantelzorger, mantelzorgapp):
    def maak():
        situatie = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=mantelzorger)
        CheckinFactory(organisatie=organisatie, zorgsituatie=situatie)

    evenveel_queries(mantelzorgapp, f"{MIJN}/checkins?aantal=100", maak)
