"""Referring a request that volunteers cannot answer, and asking later what came of it."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.rechten import vereis
from kern.services.opslaan import gegeven_opslaan
from mantelzorg.models import Doorverwijzing, Hulpvraag
from mantelzorg.services.hulpvragen import hulpvraag_afsluiten


@dataclass(frozen=True, slots=True)
class DoorverwijzingGegevens:
    """Where to, how it was handed over, and when to ask whether there is help now."""

    soort: str
    naar: str
    datum: date
    overdracht: str
    nazorg_op: date


@transaction.atomic
def hulpvraag_doorverwijzen(
    *, actor: Actor, hulpvraag: Hulpvraag, gegevens: DoorverwijzingGegevens
) -> Doorverwijzing:
    """Refer a request; from now on it is doorverwezen.

    Raises Ongeldig, NietToegestaan, and Conflict when it is closed already.
    """
    vereis(actor, "hulpvraag.registreren")
    fouten = {}
    if gegevens.datum > timezone.localdate():
        fouten["datum"] = _("Deze dag moet nog komen.")
    if gegevens.nazorg_op < gegevens.datum:
        fouten["nazorg_op"] = _("Navragen doet u op of na de dag van de doorverwijzing.")
    if fouten:
        raise Ongeldig(fouten)
    hulpvraag = hulpvraag_afsluiten(actor, hulpvraag, Hulpvraag.Status.DOORVERWEZEN)
    doorverwijzing = Doorverwijzing(organisatie_id=actor.organisatie_id)
    gegeven_opslaan(
        actor=actor,
        gegeven=doorverwijzing,
        waarden=asdict(gegevens) | {"hulpvraag": hulpvraag, "door_id": actor.gebruiker_id},
        persoon_id=hulpvraag.zorgsituatie.zorgvrager_id,
    )
    return doorverwijzing


@transaction.atomic
def nazorg_vastleggen(
    *, actor: Actor, doorverwijzing: Doorverwijzing, datum: date, uitkomst: str
) -> Doorverwijzing:
    """Record once what came of a referral: is there help now?

    Raises Ongeldig, NietToegestaan, and Conflict when that was recorded before.
    """
    vereis(actor, "hulpvraag.registreren")
    doorverwijzing = (
        Doorverwijzing.objects.voor(actor.organisatie_id)
        .select_for_update()
        .get(pk=doorverwijzing.pk)
    )
    if doorverwijzing.nazorg_gedaan_op is not None:
        raise Conflict("nazorg_gedaan", _("Bij deze doorverwijzing is al nagevraagd."))
    fouten = {}
    if datum > timezone.localdate():
        fouten["nazorg_gedaan_op"] = _("Deze dag moet nog komen.")
    elif datum < doorverwijzing.datum:
        fouten["nazorg_gedaan_op"] = _("Navragen doet u op of na de dag van de doorverwijzing.")
    if uitkomst not in Doorverwijzing.Uitkomst.values:
        fouten["nazorg_uitkomst"] = _("Kies of er nu hulp is.")
    if fouten:
        raise Ongeldig(fouten)
    gegeven_opslaan(
        actor=actor,
        gegeven=doorverwijzing,
        waarden={"nazorg_gedaan_op": datum, "nazorg_uitkomst": uitkomst},
        persoon_id=doorverwijzing.hulpvraag.zorgsituatie.zorgvrager_id,
    )
    return doorverwijzing
