"""Who may not come for a request, and who is wished for."""

from dataclasses import replace

import pytest

from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel
from kern.services.opslaan import Uitkomst
from mantelzorg.models import Hulpvraag
from mantelzorg.services.hulpvragen import gegevens_van, hulpvraag_opslaan
from mantelzorg.services.voorkeuren import (
    uitsluiting_toevoegen,
    uitsluiting_verwijderen,
    voorkeur_vastleggen,
)
from tests.fabrieken import HulpvraagFactory, PersoonFactory


@pytest.fixture
def hulpvraag(organisatie):
    return HulpvraagFactory(organisatie=organisatie)


@pytest.fixture
def an(organisatie):
    return PersoonFactory(organisatie=organisatie)


@pytest.fixture
def bo(organisatie):
    return PersoonFactory(organisatie=organisatie)


def test_een_voor_een_uitsluiten_en_weer_toelaten(consulent, hulpvraag, an, bo):
    wie = {"actor": consulent, "hulpvraag": hulpvraag}
    assert uitsluiting_toevoegen(**wie, persoon=an) is Uitkomst.GEWIJZIGD
    assert uitsluiting_toevoegen(**wie, persoon=bo) is Uitkomst.GEWIJZIGD
    assert set(gegevens_van(hulpvraag).uitsluitingen) == {an, bo}
    assert uitsluiting_verwijderen(**wie, persoon=an) is Uitkomst.GEWIJZIGD
    assert gegevens_van(hulpvraag).uitsluitingen == (bo,)


def test_nog_eens_verandert_niets(consulent, hulpvraag, an, bo):
    wie = {"actor": consulent, "hulpvraag": hulpvraag}
    uitsluiting_toevoegen(**wie, persoon=an)
    voorkeur_vastleggen(**wie, persoon=bo, sterkte="graag")
    assert uitsluiting_toevoegen(**wie, persoon=an) is Uitkomst.ONGEWIJZIGD
    assert uitsluiting_verwijderen(**wie, persoon=bo) is Uitkomst.ONGEWIJZIGD
    assert voorkeur_vastleggen(**wie, persoon=bo, sterkte="graag") is Uitkomst.ONGEWIJZIGD
    assert voorkeur_vastleggen(**wie, persoon=an, sterkte="") is Uitkomst.ONGEWIJZIGD


def test_uitgesloten_en_gewenst_tegelijk_kan_niet(consulent, hulpvraag, an, bo):
    wie = {"actor": consulent, "hulpvraag": hulpvraag}
    uitsluiting_toevoegen(**wie, persoon=an)
    voorkeur_vastleggen(**wie, persoon=bo, sterkte="graag")
    for doen in (
        lambda: voorkeur_vastleggen(**wie, persoon=an, sterkte="liever_niet"),
        lambda: uitsluiting_toevoegen(**wie, persoon=bo),
    ):
        with pytest.raises(Ongeldig) as fout:
            doen()
        assert set(fout.value.velden) == {"persoon"}


def test_wie_al_allebei_was_houdt_niets_tegen_en_kan_eruit(consulent, hulpvraag, an, bo):
    rij = {"organisatie": hulpvraag.organisatie, "persoon": an}
    hulpvraag.uitsluitingen.create(**rij)
    hulpvraag.voorkeuren.create(**rij, sterkte="graag")
    wie = {"actor": consulent, "hulpvraag": hulpvraag}
    hulpvraag_opslaan(**wie, gegevens=replace(gegevens_van(hulpvraag), zwaar=True))
    voorkeur_vastleggen(**wie, persoon=an, sterkte="")
    assert gegevens_van(hulpvraag).voorkeuren == {}


def test_een_voorkeur_verandert_en_verdwijnt_zonder_die_van_een_ander(consulent, hulpvraag, an, bo):
    wie = {"actor": consulent, "hulpvraag": hulpvraag}
    voorkeur_vastleggen(**wie, persoon=an, sterkte="graag")
    voorkeur_vastleggen(**wie, persoon=bo, sterkte="liever_niet")
    voorkeur_vastleggen(**wie, persoon=an, sterkte="heel_graag")
    assert gegevens_van(hulpvraag).voorkeuren == {an: "heel_graag", bo: "liever_niet"}
    voorkeur_vastleggen(**wie, persoon=an, sterkte="")
    assert gegevens_van(hulpvraag).voorkeuren == {bo: "liever_niet"}


def test_het_staat_in_de_log_bij_wie_hulp_krijgt(consulent, hulpvraag, an):
    uitsluiting_toevoegen(actor=consulent, hulpvraag=hulpvraag, persoon=an)
    regel = AuditRegel.objects.voor(consulent.organisatie_id).get()
    assert regel.persoon_id == hulpvraag.zorgsituatie.zorgvrager_id
    assert regel.bijzonderheden == {"velden": ["uitsluitingen"]}


def test_een_onbekende_sterkte_wordt_geweigerd(consulent, hulpvraag, an):
    with pytest.raises(Ongeldig) as fout:
        voorkeur_vastleggen(actor=consulent, hulpvraag=hulpvraag, persoon=an, sterkte="dol op")
    assert set(fout.value.velden) == {"voorkeuren/0/sterkte"}


DOEN = [
    uitsluiting_toevoegen,
    uitsluiting_verwijderen,
    lambda **wie: voorkeur_vastleggen(**wie, sterkte="graag"),
]


@pytest.mark.parametrize("doen", DOEN)
def test_een_gesloten_hulpvraag_verandert_niet(consulent, hulpvraag, an, doen):
    hulpvraag.status = Hulpvraag.Status.INGETROKKEN
    hulpvraag.save()
    with pytest.raises(Conflict):
        doen(actor=consulent, hulpvraag=hulpvraag, persoon=an)


@pytest.mark.parametrize("doen", DOEN)
def test_een_coordinator_legt_het_niet_vast(actor, hulpvraag, an, doen):
    with pytest.raises(NietToegestaan):
        doen(actor=actor, hulpvraag=hulpvraag, persoon=an)


@pytest.mark.parametrize("doen", [DOEN[0], DOEN[2]])
def test_iemand_van_een_ander_wordt_geweigerd(consulent, andere_organisatie, hulpvraag, doen):
    vreemd = PersoonFactory(organisatie=andere_organisatie)
    with pytest.raises(Ongeldig) as fout:
        doen(actor=consulent, hulpvraag=hulpvraag, persoon=vreemd)
    (veld,) = fout.value.velden
    assert veld in ("uitsluitingen/0/persoon", "voorkeuren/0/persoon")


@pytest.mark.parametrize("doen", DOEN)
def test_de_hulpvraag_van_een_ander_bestaat_niet(consulent, andere_organisatie, an, doen):
    vreemd = HulpvraagFactory(organisatie=andere_organisatie)
    with pytest.raises(Hulpvraag.DoesNotExist):
        doen(actor=consulent, hulpvraag=vreemd, persoon=an)
