"""Burden steers who is helped, and the pages say so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kern.actor import Actor
from kern.models import Rol
from mantelzorg.models import Hulpvraag, Meting
from mantelzorg.services.metingen import MetingGegevens, meting_vastleggen
from matching.regels.parameters import Parameters
from tests.fabrieken import (
    GebruikerFactory,
    HulpvraagFactory,
    ParametersetFactory,
    RisicobepalingFactory,
    ToestemmingFactory,
    VoorstelFactory,
    VrijwilligerFactory,
)
from tests.matching.hulp import ronde_draaien
from tests.werkbank.telling import vragen
from tests.werkbank.test_uitleg import tekst


@pytest.fixture
def twee(organisatie) -> tuple[Hulpvraag, Hulpvraag]:
    """Two requests for which there is one volunteer; the first waits a week longer."""
    VrijwilligerFactory(organisatie=organisatie)
    vandaag = timezone.localdate()
    return tuple(
        HulpvraagFactory(organisatie=organisatie, ingediend_op=vandaag - timedelta(weeks=weken))
        for weken in (3, 2)
    )


def overbelast_gemeten(hulpvraag: Hulpvraag) -> None:
    """A consultant enters a CSI on which the carer said yes to 7 of the 13 questions."""
    situatie = hulpvraag.zorgsituatie
    ToestemmingFactory(organisatie=situatie.organisatie, persoon=situatie.mantelzorger)
    consulent = GebruikerFactory(organisatie=situatie.organisatie, met_rollen=[Rol.CONSULENT])
    meting_vastleggen(
        actor=Actor.van_gebruiker(consulent, herkomst="test", doel="test"),
        gegevens=MetingGegevens(
            zorgsituatie=situatie,
            instrument="csi",
            datum=timezone.localdate(),
            wijze=Meting.Wijze.PAPIER,
            antwoorden={str(nr): "ja" if nr <= 7 else "nee" for nr in range(1, 14)},
        ),
    )


def test_de_belasting_van_een_mantelzorger_verandert_wie_geholpen_wordt(
    aan_het_werk, organisatie, actor, twee
):
    """Two rounds; between them one carer fills in a form about their burden."""
    langst, zwaarst = twee
    eerste = ronde_draaien(actor).voorstellen.get()
    overbelast_gemeten(zwaarst)
    ronde = ronde_draaien(actor)
    tweede = ronde.voorstellen.get()
    assert (eerste.hulpvraag, tweede.hulpvraag) == (langst, zwaarst)
    voor = "Voorrang 18: spoed gewoon 10, risico onbekend 5, wacht 3 weken 3"
    na = "Voorrang 52: spoed gewoon 10, risico hoog 40, wacht 2 weken 2"
    for voorstel, zin in ((eerste, voor), (tweede, na)):
        for adres in (f"/voorstellen/{voorstel.id}", f"/voorstellen/{voorstel.id}/waarom"):
            assert zin in tekst(aan_het_werk.get(adres))
    for adres in (f"/matchrondes/{ronde.id}", f"/hulpvragen/{langst.id}/waarom"):
        gezien = tekst(aan_het_werk.get(adres))
        assert voor in gezien
        assert na not in gezien


def test_een_oude_ronde_zegt_wat_toen_gold(aan_het_werk, organisatie, actor, twee):
    voorstel = ronde_draaien(actor).voorstellen.get()
    RisicobepalingFactory(organisatie=organisatie, zorgsituatie=voorstel.hulpvraag.zorgsituatie)
    ParametersetFactory(
        organisatie=organisatie,
        waarden=Parameters(prioriteiten={"gewoon": 1, "hoog": 2, "acuut": 3}).als_dict(),
    )
    zin = "Voorrang 18: spoed gewoon 10, risico onbekend 5, wacht 3 weken 3"
    assert zin in tekst(aan_het_werk.get(f"/voorstellen/{voorstel.id}"))


def test_de_ronde_bewaart_de_opbouw_van_wie_meedoet(organisatie, actor, twee):
    weg = HulpvraagFactory(organisatie=organisatie, einddatum=timezone.localdate())
    Hulpvraag.alles.filter(pk=weg.pk).update(einddatum=timezone.localdate() - timedelta(days=1))
    ronde = ronde_draaien(actor)
    assert ronde.prioriteiten.keys() == {str(vraag.id) for vraag in twee}
    assert ronde.prioriteiten[str(twee[0].id)] == [
        {"deel": "spoed", "waarde": "gewoon", "punten": 10},
        {"deel": "risico", "waarde": "onbekend", "punten": 5},
        {"deel": "wacht", "waarde": 3, "punten": 3},
    ]
    assert ronde.niet_gematcht.get().prioriteit == 17


def test_een_hulpvraag_voor_een_keer_heeft_ook_een_opbouw(aan_het_werk, organisatie, actor):
    VrijwilligerFactory(organisatie=organisatie)
    dag = timezone.localdate() + timedelta(days=10)
    dag += timedelta(days=(1 - dag.weekday()) % 7)
    HulpvraagFactory(organisatie=organisatie, ritme=0, datum=dag, ingediend_op=timezone.localdate())
    voorstel = ronde_draaien(actor).voorstellen.get()
    zin = "Voorrang 15: spoed gewoon 10, risico onbekend 5, wacht 0 weken 0"
    assert zin in tekst(aan_het_werk.get(f"/voorstellen/{voorstel.id}"))


@pytest.mark.parametrize("met_ronde", [True, False])
def test_zonder_bewaarde_opbouw_staat_alleen_de_voorrang_er(aan_het_werk, organisatie, met_ronde):
    """A round from before it was kept, and a proposal made by hand."""
    waarden = {} if met_ronde else {"ronde": None}
    voorstel = VoorstelFactory(organisatie=organisatie, waarde=35_200, **waarden)
    assert "Voorrang 35 35.000" in tekst(aan_het_werk.get(f"/voorstellen/{voorstel.id}"))


def test_de_opbouw_van_een_ander_is_niet_te_zien(aan_het_werk, andere_organisatie):
    voorstel = VoorstelFactory(organisatie=andere_organisatie)
    for adres in (f"/voorstellen/{voorstel.id}", f"/voorstellen/{voorstel.id}/waarom"):
        assert aan_het_werk.get(adres).status_code == 404


def test_meer_hulpvragen_kosten_de_ronde_niet_meer_vragen(aan_het_werk, organisatie, actor, twee):
    weinig = vragen(aan_het_werk, f"/matchrondes/{ronde_draaien(actor).id}")
    HulpvraagFactory.create_batch(12, organisatie=organisatie)
    assert vragen(aan_het_werk, f"/matchrondes/{ronde_draaien(actor).id}") == weinig
