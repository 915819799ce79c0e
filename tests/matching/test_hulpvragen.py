"""Closing a request ends what was proposed for it, and frees the volunteer."""

import pytest
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan
from kern.models import AuditRegel, Rol
from mantelzorg.services.doorverwijzingen import DoorverwijzingGegevens
from matching.models import TeHerzien, Voorstel
from matching.selectors.wachttijd import Stadium, fasen
from matching.services.hulpvragen import hulpvraag_doorverwijzen, hulpvraag_intrekken
from matching.services.voorstellen import voorstel_goedkeuren
from tests.fabrieken import GebruikerFactory, HulpvraagFactory, VoorstelFactory
from tests.matching.hulp import paar, ronde_draaien


@pytest.fixture
def consulent(organisatie):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    return Actor.van_gebruiker(gebruiker, herkomst="127.0.0.2", doel="test")


def doorverwijzen(*, actor, hulpvraag):
    vandaag = timezone.localdate()
    gegevens = DoorverwijzingGegevens("dagopvang", "De Es", vandaag, "warm", vandaag)
    hulpvraag_doorverwijzen(actor=actor, hulpvraag=hulpvraag, gegevens=gegevens)


sluiten = pytest.mark.parametrize("sluit", [hulpvraag_intrekken, doorverwijzen])


@pytest.fixture
def goedgekeurd(organisatie, actor):
    vraag, vrijwilliger = paar(organisatie)
    voorstel = VoorstelFactory(organisatie=organisatie, hulpvraag=vraag, vrijwilliger=vrijwilliger)
    return voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.id)


@sluiten
def test_een_goedgekeurd_voorstel_vervalt(consulent, goedgekeurd, sluit):
    sluit(actor=consulent, hulpvraag=goedgekeurd.hulpvraag)
    vervallen = Voorstel.alles.get()
    assert vervallen.status == Voorstel.Status.VERVALLEN
    assert vervallen.beoordeeld_door_id == goedgekeurd.beoordeeld_door_id


@sluiten
def test_een_onbeslist_voorstel_vervalt_en_een_afgewezen_blijft(organisatie, consulent, sluit):
    vraag = HulpvraagFactory(organisatie=organisatie)
    onbeslist = VoorstelFactory(organisatie=organisatie, hulpvraag=vraag)
    ander = VoorstelFactory(organisatie=organisatie)
    sluit(actor=consulent, hulpvraag=vraag)
    status = dict(Voorstel.alles.values_list("id", "status"))
    assert status == {onbeslist.id: "vervallen", ander.id: "voorgesteld"}


@sluiten
def test_de_vrijwilliger_doet_in_de_volgende_ronde_weer_mee(
    organisatie, actor, consulent, goedgekeurd, sluit
):
    sluit(actor=consulent, hulpvraag=goedgekeurd.hulpvraag)
    nieuw = HulpvraagFactory(organisatie=organisatie)
    ronde = ronde_draaien(actor)
    assert not TeHerzien.alles.filter(ronde=ronde).exists()
    voorstel = Voorstel.alles.get(ronde=ronde)
    assert (voorstel.hulpvraag, voorstel.vrijwilliger) == (nieuw, goedgekeurd.vrijwilliger)


def test_het_vervallen_staat_in_de_log(consulent, goedgekeurd):
    hulpvraag_intrekken(actor=consulent, hulpvraag=goedgekeurd.hulpvraag)
    regel = AuditRegel.alles.get(
        gebeurtenis="voorstel_beoordeeld", gebruiker_id=consulent.gebruiker_id
    )
    assert (regel.object_id, regel.bijzonderheden) == (
        goedgekeurd.id,
        {"besluit": "vervallen", "reden": "goedgekeurd"},
    )


def test_de_wachttijd_weet_nog_wanneer_het_was_goedgekeurd(organisatie, consulent, goedgekeurd):
    hulpvraag_intrekken(actor=consulent, hulpvraag=goedgekeurd.hulpvraag)
    namen = [
        fase.naam
        for fase in fasen(organisatie.id, [goedgekeurd.hulpvraag])[goedgekeurd.hulpvraag_id]
    ]
    assert namen[-2:] == [Stadium.GOEDGEKEURD, Stadium.AFGESLOTEN]


@sluiten
def test_wie_niet_mag_registreren_verandert_niets(organisatie, goedgekeurd, sluit):
    beheerder = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.BEHEERDER])
    actor = Actor.van_gebruiker(beheerder, herkomst="127.0.0.3", doel="test")
    with pytest.raises(NietToegestaan):
        sluit(actor=actor, hulpvraag=goedgekeurd.hulpvraag)
    assert Voorstel.alles.get().status == Voorstel.Status.GOEDGEKEURD


@sluiten
def test_een_gesloten_hulpvraag_sluit_niet_nog_eens(organisatie, consulent, sluit):
    vraag = HulpvraagFactory(organisatie=organisatie, status="ingetrokken")
    with pytest.raises(Conflict):
        sluit(actor=consulent, hulpvraag=vraag)
