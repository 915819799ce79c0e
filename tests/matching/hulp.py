"""Small situations that the tests of matching share."""

from kern.models import Organisatie
from matching.models import Matchronde
from matching.regels.parameters import Parameters
from matching.services.matchrondes import matchronde_aanvragen, matchronde_uitvoeren
from tests.fabrieken import HulpvraagFactory, ParametersetFactory, VrijwilligerFactory

ALLEEN_SPOED = Parameters(
    risicopunten=dict.fromkeys(Parameters().risicopunten, 0),
    wachtpunten={"per_week": 0, "hoogstens": 0},
    netwerkpunten={"geen": 0},
)
"""With these a request has 10, 35 or 100 by its spoed, whoever asks and since when."""


def alleen_spoed(organisatie: Organisatie) -> None:
    """Let rounds of this organisation look at nothing but spoed."""
    ParametersetFactory(organisatie=organisatie, waarden=ALLEEN_SPOED.als_dict())


def paar(organisatie: Organisatie):
    """A request and a volunteer who fit: Tuesday afternoon, in one PC4 area."""
    return HulpvraagFactory(organisatie=organisatie), VrijwilligerFactory(organisatie=organisatie)


def ronde_draaien(actor) -> Matchronde:
    """Ask for a round and run it here and now."""
    ronde = matchronde_aanvragen(actor=actor, tijdslimiet=20)
    matchronde_uitvoeren(ronde_id=ronde.id)
    ronde.refresh_from_db()
    return ronde
