"""A volunteer begins, pauses, stops, comes back."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from kern import audit
from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.rechten import vereis
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.status import overgang_controleren, statusfouten

from .stappen import stap_vastleggen
from .vergrendelen import vergrendeld

Status = Vrijwilliger.Status


def vrijwilliger_activeren(*, actor: Actor, vrijwilliger: Vrijwilliger) -> Vrijwilliger:
    """The volunteer takes part, or does so again.

    Raises NietToegestaan, Vrijwilliger.DoesNotExist, and Conflict for who is active already.
    """
    return _overgaan(actor, vrijwilliger, Status.ACTIEF)


def vrijwilliger_pauzeren(
    *, actor: Actor, vrijwilliger: Vrijwilliger, reden: str, tot: date | None = None
) -> Vrijwilliger:
    """The volunteer pauses, until and including `tot` if that is known; or a pause changes.

    After `tot` a person decides what now (`selectors.pauze_verlopen`). Raises Ongeldig (no such
    reason, an end that is over), NietToegestaan, Vrijwilliger.DoesNotExist, and Conflict for who
    does not take part.
    """
    return _overgaan(actor, vrijwilliger, Status.GEPAUZEERD, reden, tot)


def vrijwilliger_stoppen(*, actor: Actor, vrijwilliger: Vrijwilliger, reden: str) -> Vrijwilliger:
    """The volunteer stops.

    Raises Ongeldig (no such reason), NietToegestaan, Vrijwilliger.DoesNotExist, and Conflict for
    who stopped already.
    """
    return _overgaan(actor, vrijwilliger, Status.GESTOPT, reden)


@transaction.atomic
def _overgaan(
    actor: Actor,
    vrijwilliger: Vrijwilliger,
    naar: Vrijwilliger.Status,
    reden: str = "",
    pauze_tot: date | None = None,
) -> Vrijwilliger:
    vereis(actor, "vrijwilliger.registreren")
    if fouten := statusfouten(naar, reden=reden, tot=pauze_tot, vandaag=timezone.localdate()):
        raise Ongeldig(fouten)
    vrijwilliger = vergrendeld(actor, vrijwilliger)
    overgang_controleren(vrijwilliger.status, naar)
    vrijwilliger.status = naar
    vrijwilliger.pauze_tot = pauze_tot
    vrijwilliger.save(update_fields=["status", "pauze_tot", "gewijzigd_op"])
    stap_vastleggen(actor, vrijwilliger, reden)
    audit.gegeven_gewijzigd(
        actor, vrijwilliger, persoon_id=vrijwilliger.persoon_id, velden=["status", "pauze_tot"]
    )
    return vrijwilliger
