"""One's own profile over HTTP."""

import pytest

from kern.actor import Actor
from kern.fouten import NietToegestaan
from kern.models import Rol
from kern.services.contactgegevens import contactgegevens_wijzigen
from tests.fabrieken import PersoonFactory

ADRES = "/api/v1/mijn/profiel"


def test_een_vrijwilliger_ziet_de_eigen_grenzen(vrijwilliger, vrijwilligersapp):
    profiel = vrijwilligersapp.get(ADRES).json()
    assert profiel["achternaam"] == vrijwilliger.persoon.achternaam
    assert profiel["vrijwilliger"]["maxReistijd"] == 30


def test_een_mantelzorger_heeft_geen_grenzen(mantelzorgapp):
    assert mantelzorgapp.get(ADRES).json()["vrijwilliger"] is None


def test_wie_geen_persoon_is_heeft_geen_profiel(als, vrijwilliger):
    assert als(Rol.VRIJWILLIGER).get(ADRES).status_code == 404


@pytest.mark.parametrize(
    ("methode", "verwacht"), [("patch", ("06", "a@b.example")), ("put", ("06", ""))]
)
def test_alleen_telefoon_en_e_mailadres_verandert_u_zelf(
    vrijwilliger, vrijwilligersapp, methode, verwacht
):
    persoon = vrijwilliger.persoon
    persoon.email = "a@b.example"
    persoon.save()
    kop = {"If-Match": vrijwilligersapp.get(ADRES)["ETag"]}
    stuur = getattr(vrijwilligersapp, methode)
    fout = stuur(ADRES, {"achternaam": "Anders", "email": "x"}, headers=kop)
    assert {f["pointer"] for f in fout.json()["errors"]} == {"#/achternaam", "#/email"}
    assert stuur(ADRES, {"telefoon": "06"}, headers=kop).status_code == 200
    persoon.refresh_from_db()
    assert (persoon.telefoon, persoon.email) == verwacht
    assert stuur(ADRES, {"telefoon": "07"}, headers=kop).status_code == 412


def test_de_contactgegevens_van_een_ander_verandert_een_vrijwilliger_niet(
    organisatie, vrijwilligersapp
):
    zelf = Actor.van_gebruiker(vrijwilligersapp.gebruiker, herkomst="test", doel="test")
    ander = PersoonFactory(organisatie=organisatie)
    with pytest.raises(NietToegestaan):
        contactgegevens_wijzigen(actor=zelf, persoon=ander, telefoon="06", email="")
