"""Small situations that the tests of matching share."""

from kern.models import Organisatie
from matching.models import Matchronde
from matching.services.matchrondes import matchronde_aanvragen, matchronde_uitvoeren
from tests.fabrieken import HulpvraagFactory, VrijwilligerFactory


def paar(organisatie: Organisatie):
    """A request and a volunteer who fit: Tuesday afternoon, in one PC4 area."""
    return HulpvraagFactory(organisatie=organisatie), VrijwilligerFactory(organisatie=organisatie)


def ronde_draaien(actor) -> Matchronde:
    """Ask for a round and run it here and now."""
    ronde = matchronde_aanvragen(actor=actor, tijdslimiet=20)
    matchronde_uitvoeren(ronde_id=ronde.id)
    ronde.refresh_from_db()
    return ronde
