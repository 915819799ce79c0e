"""Referring a request that volunteers cannot answer, and asking later what came of it."""

from dataclasses import asdict, dataclass, fields
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.rechten import vereis
from kern.services.opslaan import Uitkomst, gegeven_opslaan
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


def gegevens_van(doorverwijzing: Doorverwijzing) -> DoorverwijzingGegevens:
    """All that is registered, to change a part of it: saving it as it is changes nothing."""
    return DoorverwijzingGegevens(
        **{veld.name: getattr(doorverwijzing, veld.name) for veld in fields(DoorverwijzingGegevens)}
    )


def _controleren(gegevens: DoorverwijzingGegevens, nagevraagd_op: date | None = None) -> None:
    fouten = {}
    if gegevens.datum > timezone.localdate():
        fouten["datum"] = _("Deze dag moet nog komen.")
    elif nagevraagd_op is not None and gegevens.datum > nagevraagd_op:
        fouten["datum"] = _("Toen was er al nagevraagd. Kies een eerdere dag.")
    if gegevens.nazorg_op < gegevens.datum:
        fouten["nazorg_op"] = _("Navragen doet u op of na de dag van de doorverwijzing.")
    if fouten:
        raise Ongeldig(fouten)


def _nazorg_controleren(doorverwijzing: Doorverwijzing, datum: date, uitkomst: str) -> None:
    fouten = {}
    if datum > timezone.localdate():
        fouten["nazorg_gedaan_op"] = _("Deze dag moet nog komen.")
    elif datum < doorverwijzing.datum:
        fouten["nazorg_gedaan_op"] = _("Navragen doet u op of na de dag van de doorverwijzing.")
    if uitkomst not in Doorverwijzing.Uitkomst.values:
        fouten["nazorg_uitkomst"] = _("Kies of er nu hulp is.")
    if fouten:
        raise Ongeldig(fouten)


def _vergrendeld(actor: Actor, doorverwijzing: Doorverwijzing) -> Doorverwijzing:
    opgeslagen: Doorverwijzing = (
        Doorverwijzing.objects.voor(actor.organisatie_id)
        .select_for_update()
        .get(pk=doorverwijzing.pk)
    )
    return opgeslagen


def _bewaren(actor: Actor, doorverwijzing: Doorverwijzing, waarden: dict[str, object]) -> None:
    """It is a part of the request, which is another version with it (`gegeven_opslaan`)."""
    uitkomst = gegeven_opslaan(
        actor=actor,
        gegeven=doorverwijzing,
        waarden=waarden,
        persoon_id=doorverwijzing.hulpvraag.zorgsituatie.zorgvrager_id,
    )
    if uitkomst is not Uitkomst.ONGEWIJZIGD:
        doorverwijzing.hulpvraag.save(update_fields=["gewijzigd_op"])


@transaction.atomic
def hulpvraag_doorverwijzen(
    *, actor: Actor, hulpvraag: Hulpvraag, gegevens: DoorverwijzingGegevens
) -> Doorverwijzing:
    """Refer a request; from now on it is doorverwezen.

    Raises Ongeldig, NietToegestaan, and Conflict when it is closed already.
    """
    vereis(actor, "hulpvraag.registreren")
    _controleren(gegevens)
    hulpvraag = hulpvraag_afsluiten(actor, hulpvraag, Hulpvraag.Status.DOORVERWEZEN)
    doorverwijzing = Doorverwijzing(organisatie_id=actor.organisatie_id, hulpvraag=hulpvraag)
    _bewaren(actor, doorverwijzing, asdict(gegevens) | {"door_id": actor.gebruiker_id})
    return doorverwijzing


@transaction.atomic
def doorverwijzing_wijzigen(
    *, actor: Actor, doorverwijzing: Doorverwijzing, gegevens: DoorverwijzingGegevens
) -> Doorverwijzing:
    """Correct a referral; who made it stays. Raises Ongeldig and NietToegestaan."""
    vereis(actor, "hulpvraag.registreren")
    doorverwijzing = _vergrendeld(actor, doorverwijzing)
    _controleren(gegevens, doorverwijzing.nazorg_gedaan_op)
    _bewaren(actor, doorverwijzing, asdict(gegevens))
    return doorverwijzing


@transaction.atomic
def nazorg_vastleggen(
    *, actor: Actor, doorverwijzing: Doorverwijzing, datum: date, uitkomst: str
) -> Doorverwijzing:
    """Record once what came of a referral: is there help now?

    Raises Ongeldig, NietToegestaan, and Conflict when that was recorded before.
    """
    vereis(actor, "hulpvraag.registreren")
    doorverwijzing = _vergrendeld(actor, doorverwijzing)
    if doorverwijzing.nazorg_gedaan_op is not None:
        raise Conflict("nazorg_gedaan", _("Bij deze doorverwijzing is al nagevraagd."))
    return _nazorg(actor, doorverwijzing, datum, uitkomst)


@transaction.atomic
def nazorg_wijzigen(
    *, actor: Actor, doorverwijzing: Doorverwijzing, datum: date, uitkomst: str
) -> Doorverwijzing:
    """Correct what was recorded about what came of a referral, in the name of who corrects it.

    Raises Ongeldig, NietToegestaan, and Conflict when nothing was recorded yet.
    """
    vereis(actor, "hulpvraag.registreren")
    doorverwijzing = _vergrendeld(actor, doorverwijzing)
    if doorverwijzing.nazorg_gedaan_op is None:
        raise Conflict("geen_nazorg", _("Bij deze doorverwijzing is nog niet nagevraagd."))
    if (datum, uitkomst) == (doorverwijzing.nazorg_gedaan_op, doorverwijzing.nazorg_uitkomst):
        return doorverwijzing
    return _nazorg(actor, doorverwijzing, datum, uitkomst)


def _nazorg(
    actor: Actor, doorverwijzing: Doorverwijzing, datum: date, uitkomst: str
) -> Doorverwijzing:
    _nazorg_controleren(doorverwijzing, datum, uitkomst)
    nazorg: dict[str, object] = {"nazorg_gedaan_op": datum, "nazorg_uitkomst": uitkomst}
    _bewaren(actor, doorverwijzing, nazorg | {"nazorg_door_id": actor.gebruiker_id})
    return doorverwijzing
