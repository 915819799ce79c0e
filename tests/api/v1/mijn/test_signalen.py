"""What a carer reports themselves over HTTP."""

import pytest

from kern.models import Rol, Taak
from mantelzorg.models import Signaal, Signaalmelding
from mantelzorg.services.signalen import signaal_afsluiten
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import SignaalFactory, SignaalmeldingFactory, ZorgsituatieFactory

LIJST = "/api/v1/mijn/signalen"


@pytest.fixture
def situatie(voorstel):
    return voorstel.hulpvraag.zorgsituatie


def melden(client, situatie, **waarden):
    return client.post(LIJST, {"zorgsituatie": situatie.pk, "aard": "vraag_om_hulp"} | waarden)


def test_een_vraag_om_hulp_komt_ernstig_op_de_werklijst(organisatie, situatie, mantelzorgapp):
    antwoord = melden(mantelzorgapp, situatie, toelichting="Kunt u bellen?")
    assert antwoord.status_code == 201, antwoord.json()
    assert antwoord.json()["zorgsituatie"] == str(situatie.pk)
    assert mantelzorgapp.get(antwoord["Location"]).json() == antwoord.json()
    signaal = Signaal.objects.voor(organisatie).get()
    assert (signaal.bron, signaal.ernst) == ("mantelzorger", "hoog")
    melding = Signaalmelding.objects.voor(organisatie).get()
    assert melding.gemeld_door == situatie.mantelzorger
    assert melding.vastgelegd_door == mantelzorgapp.gebruiker
    assert Taak.objects.voor(organisatie).filter(object_id=signaal.pk).exists()


def test_terug_komt_alleen_wat_u_zelf_meldde(organisatie, situatie, mantelzorgapp, actor):
    signaal = SignaalFactory(organisatie=organisatie, zorgsituatie=situatie)
    SignaalmeldingFactory(organisatie=organisatie, signaal=signaal)  # a consultant's
    melden(mantelzorgapp, situatie, aard="zorgelijk")
    (rij,) = mantelzorgapp.get(LIJST).json()["resultaten"]
    assert (rij["aard"], rij["afgesloten"]) == ("zorgelijk", False)
    eigen = Signaal.objects.voor(organisatie).get(aard="zorgelijk")
    signaal_afsluiten(actor=actor, signaal=eigen, uitkomst="geholpen")
    (rij,) = mantelzorgapp.get(LIJST).json()["resultaten"]
    assert rij["afgesloten"] is True
    assert "uitkomst" not in rij


def test_over_de_zorg_van_een_ander_valt_niets_te_melden(organisatie, mantelzorgapp, als):
    vreemd = ZorgsituatieFactory(organisatie=organisatie)
    for client in (mantelzorgapp, als(Rol.MANTELZORGER)):
        antwoord = melden(client, vreemd)
        assert [fout["pointer"] for fout in antwoord.json()["errors"]] == ["#/zorgsituatie"]
    assert not Signaal.objects.voor(organisatie).exists()


def test_signalen_vragen_even_vaak(organisatie, mantelzorger, mantelzorgapp):
    def maak():
        situatie = ZorgsituatieFactory(organisatie=organisatie, mantelzorger=mantelzorger)
        SignaalmeldingFactory(
            organisatie=organisatie,
            signaal=SignaalFactory(organisatie=organisatie, zorgsituatie=situatie),
            bron="mantelzorger",
            vastgelegd_door=mantelzorgapp.gebruiker,
        )

    evenveel_queries(mantelzorgapp, f"{LIJST}?aantal=100", maak)
