"""Loading an organisation's own instruments."""

from django.db import transaction
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.rechten import vereis
from kern.services.opslaan import gegeven_opslaan
from mantelzorg.models import Instrumentversie
from mantelzorg.regels.instrumentbestand import lees_bestand, vergelijkbaar_fout
from mantelzorg.regels.instrumenten import Instrument, meegeleverd
from mantelzorg.selectors.instrumenten import alle_instrumenten


@transaction.atomic
def instrument_inlezen(*, actor: Actor, inhoud: bytes) -> Instrumentversie:
    """Load a version of an instrument from a file (`docs/handleiding/instrumenten.md`).

    It stays as it is for good. Raises NietToegestaan, and Ongeldig naming every wrong place; also
    where this version is known, or would not be comparable with the others of its code.
    """
    vereis(actor, "stamgegevens.beheren")
    definitie = lees_bestand(inhoud)
    nieuw = Instrument.uit_dict(definitie)
    _vergelijken(actor, nieuw)
    versie = Instrumentversie(organisatie_id=actor.organisatie_id)
    gegeven_opslaan(
        actor=actor,
        gegeven=versie,
        waarden={
            "code": nieuw.code,
            "versie": nieuw.versie,
            "definitie": definitie,
            "ingelezen_door_id": actor.gebruiker_id,
        },
    )
    return versie


def _vergelijken(actor: Actor, nieuw: Instrument) -> None:
    """Raise Ongeldig where this version is known, or cannot be compared with those that are."""
    alle = alle_instrumenten(actor.organisatie_id)
    if (nieuw.code, nieuw.versie) in alle:
        fout = _("Deze versie is er al, en verandert niet meer. Kies een andere versie.")
        raise Ongeldig({"versie": fout})
    eigen = next((i for i in alle.values() if i.code == nieuw.code), None)
    bekend = meegeleverd().get(nieuw.code, eigen)
    if bekend is None:
        return
    if fout := vergelijkbaar_fout(nieuw, bekend, meegeleverd=nieuw.code in meegeleverd()):
        raise Ongeldig({"code": fout})
