"""One's own matches over HTTP: no more of the other than the visit needs."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kern.models import Rol
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import GeaccepteerdVoorstelFactory, KoppelingFactory

LIJST = "/api/v1/mijn/koppelingen"


@pytest.fixture
def koppeling(organisatie, voorstel):
    geaccepteerd = GeaccepteerdVoorstelFactory(
        organisatie=organisatie, vrijwilliger=voorstel.vrijwilliger, hulpvraag=voorstel.hulpvraag
    )
    return KoppelingFactory(organisatie=organisatie, voorstel=geaccepteerd)


def enige(client):
    (rij,) = client.get(LIJST).json()["resultaten"]
    return rij


def test_een_vrijwilliger_ziet_bij_wie_en_waar(koppeling, vrijwilligersapp):
    situatie = koppeling.hulpvraag.zorgsituatie
    rij = enige(vrijwilligersapp)
    assert (rij["kant"], rij["vrijwilliger"]) == ("vrijwilliger", None)
    assert rij["bezoekadres"] == {
        "zorgvrager": situatie.zorgvrager.volledige_naam,
        "mantelzorger": situatie.mantelzorger.volledige_naam,
        "telefoon": "",
        "straat": "",
        "huisnummer": situatie.zorgvrager.huisnummer,
        "postcode": "7551AB",
    }


@pytest.mark.parametrize("getekend", [None, timezone.localdate() + timedelta(days=1)])
def test_zonder_getekende_geheimhouding_geen_naam_of_adres(
    koppeling, vrijwilliger, vrijwilligersapp, getekend
):
    vrijwilliger.geheimhouding_op = getekend
    vrijwilliger.save()
    tekst = vrijwilligersapp.get(LIJST).content.decode()
    assert enige(vrijwilligersapp)["bezoekadres"] is None
    assert koppeling.hulpvraag.zorgsituatie.zorgvrager.achternaam not in tekst


def test_elders_dan_thuis_is_alleen_de_postcode_bekend(koppeling, vrijwilligersapp):
    koppeling.hulpvraag.postcode = "7552CD"
    koppeling.hulpvraag.save()
    adres = enige(vrijwilligersapp)["bezoekadres"]
    assert (adres["huisnummer"], adres["postcode"]) == ("", "7552CD")


def test_een_mantelzorger_ziet_alleen_de_voornaam(koppeling, mantelzorgapp):
    vrijwilliger = koppeling.voorstel.vrijwilliger.persoon
    rij = enige(mantelzorgapp)
    assert (rij["kant"], rij["bezoekadres"]) == ("mantelzorger", None)
    assert rij["vrijwilliger"] == vrijwilliger.voornaam
    assert vrijwilliger.achternaam not in mantelzorgapp.get(LIJST).content.decode()


def test_wat_voorbij_is_en_wat_van_een_ander_is_ziet_u_niet(
    organisatie, koppeling, vrijwilligersapp, als
):
    vreemd = KoppelingFactory(organisatie=organisatie)
    assert vrijwilligersapp.get(f"{LIJST}/{vreemd.id}").status_code == 404
    assert als(Rol.VRIJWILLIGER).get(LIJST).json()["resultaten"] == []
    type(koppeling).alles.filter(pk=koppeling.pk).update(
        status="beeindigd", eindreden="tijd_om", beeindigd_op=timezone.now()
    )
    assert vrijwilligersapp.get(LIJST).json()["resultaten"] == []


def test_de_lijst_vraagt_even_vaak(organisatie, vrijwilliger, vrijwilligersapp):
    def maak():
        voorstel = GeaccepteerdVoorstelFactory(organisatie=organisatie, vrijwilliger=vrijwilliger)
        KoppelingFactory(
            organisatie=organisatie, voorstel=voorstel, kennismaking_op=date(2026, 12, 1)
        )

    evenveel_queries(vrijwilligersapp, f"{LIJST}?aantal=100", maak)
