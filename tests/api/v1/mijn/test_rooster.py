"""A volunteer's own availability over HTTP."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kern.models import AuditRegel, Rol
from tests.fabrieken import VrijwilligerFactory
from vrijwilligers.models import Beschikbaarheid

MIJN = "/api/v1/mijn"
DELEN = ["beschikbaarheden", "afwezigheden", "extra-beschikbaarheden"]


def test_een_vrijwilliger_vervangt_de_eigen_tijden(organisatie, vrijwilliger, vrijwilligersapp):
    VrijwilligerFactory(organisatie=organisatie)
    gelezen = vrijwilligersapp.get(f"{MIJN}/beschikbaarheden")
    assert [rij["dag"] for rij in gelezen.json()["beschikbaarheid"]] == [1]
    vanaf = timezone.localdate() + timedelta(days=7)
    nieuw = {
        "vanaf": str(vanaf),
        "beschikbaarheid": [{"dag": 4, "van": "09:00", "tot": "12:00", "weken": [0, 2]}],
    }
    antwoord = vrijwilligersapp.put(
        f"{MIJN}/beschikbaarheden", nieuw, headers={"If-Match": gelezen["ETag"]}
    )
    assert antwoord.status_code == 200
    (rij,) = Beschikbaarheid.objects.voor(organisatie).filter(geldig_van=vanaf)
    assert (rij.vrijwilliger, rij.dag, rij.weken) == (vrijwilliger, 4, 5)


@pytest.mark.parametrize("deel", DELEN)
def test_terugsturen_wat_u_las_kan_altijd(vrijwilligersapp, deel):
    gelezen = vrijwilligersapp.get(f"{MIJN}/{deel}")
    kop = {"If-Match": gelezen["ETag"]}
    assert vrijwilligersapp.put(f"{MIJN}/{deel}", gelezen.json(), headers=kop).status_code == 200


def test_een_oude_versie_verandert_niets(vrijwilligersapp):
    adres = f"{MIJN}/afwezigheden"
    kop = {"If-Match": vrijwilligersapp.get(adres)["ETag"]}
    weg = {"afwezigheden": [{"van": "2099-01-01", "tot": "2099-01-05"}]}
    assert vrijwilligersapp.put(adres, weg).status_code == 428
    assert vrijwilligersapp.put(adres, weg, headers=kop).status_code == 200
    assert vrijwilligersapp.put(adres, {"afwezigheden": []}, headers=kop).status_code == 412
    assert vrijwilligersapp.get(adres).json() == weg


@pytest.mark.parametrize("deel", DELEN)
def test_wie_geen_vrijwilliger_is_heeft_geen_tijden(als, vrijwilliger, mantelzorgapp, deel):
    assert als(Rol.VRIJWILLIGER).get(f"{MIJN}/{deel}").status_code == 404
    assert mantelzorgapp.get(f"{MIJN}/{deel}").status_code == 403


def test_wat_u_zelf_leest_staat_in_de_log(organisatie, vrijwilliger, vrijwilligersapp):
    vrijwilligersapp.get(f"{MIJN}/beschikbaarheden")
    (regel,) = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert (regel.persoon_id, regel.gebruiker_id) == (
        vrijwilliger.persoon_id,
        vrijwilligersapp.gebruiker.id,
    )
