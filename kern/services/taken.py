"""The worklist: what is to be done, who does it, and that it was done.

Other apps open and round off tasks about their own objects, in the transaction that gives the
reason, and with that object locked: so a task cannot come twice.
"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import Gebruiker, Persoon, Taak
from kern.rechten import vereis
from kern.regels.taken import eigenaar_fout, kan_doen
from kern.services.opslaan import gegeven_opslaan


@transaction.atomic
def taak_bijwerken(
    *,
    actor: Actor,
    soort: str,
    object_id: UUID,
    titel: str,
    ernst: str,
    uiterlijk_op: date,
    persoon: Persoon | None,
    eigenaar: Gebruiker | None,
) -> Taak:
    """Put something on the worklist, or bring it up to date there; the same twice changes nothing.

    It has no right of its own: the service that calls it asked for one. An open task stays with
    whom it was given to, unless they can do it no longer: then it goes to ``eigenaar``. Raises
    Ongeldig.
    """
    taak = _open(actor, soort, object_id)
    if taak is None:
        taak = Taak(organisatie_id=actor.organisatie_id)
    elif taak.eigenaar is not None and kan_doen(taak.eigenaar, soort):
        eigenaar = taak.eigenaar
    gegeven_opslaan(
        actor=actor,
        gegeven=taak,
        waarden={
            "soort": soort,
            "object_id": object_id,
            "titel": titel,
            "ernst": ernst,
            "uiterlijk_op": uiterlijk_op,
            "persoon": persoon,
            "eigenaar": eigenaar,
        },
        persoon_id=None if persoon is None else persoon.pk,
    )
    return taak


@transaction.atomic
def taak_afronden(*, actor: Actor, soort: str, object_id: UUID, uitkomst: str) -> None:
    """Take something off the worklist with its outcome, if it is on it.

    It has no right of its own: the service that calls it asked for one. Raises Ongeldig without
    an outcome.
    """
    taak = _open(actor, soort, object_id)
    if taak is None:
        return
    if not uitkomst:
        raise Ongeldig({"uitkomst": _("Kies wat eruit kwam.")})
    gegeven_opslaan(
        actor=actor,
        gegeven=taak,
        waarden={
            "afgerond_op": timezone.now(),
            "afgerond_door_id": actor.gebruiker_id,
            "uitkomst": uitkomst,
        },
        persoon_id=taak.persoon_id,
    )


@transaction.atomic
def taak_toewijzen(*, actor: Actor, taak: Taak, eigenaar: Gebruiker | None) -> Taak:
    """Say who does a task, or that nobody does yet.

    Raises Ongeldig for somebody who may not do it or left, NietToegestaan, and Conflict when it is
    done already.
    """
    vereis(actor, "taak.toewijzen")
    opgeslagen: Taak = (
        Taak.objects.voor(actor.organisatie_id).select_for_update(no_key=True).get(pk=taak.pk)
    )
    if opgeslagen.afgerond_op is not None:
        raise Conflict("afgerond", _("Deze taak is al afgerond."))
    if tekst := eigenaar_fout(opgeslagen.soort, eigenaar, opgeslagen.eigenaar):
        raise Ongeldig({"eigenaar": tekst})
    gegeven_opslaan(
        actor=actor,
        gegeven=opgeslagen,
        waarden={"eigenaar": eigenaar},
        persoon_id=opgeslagen.persoon_id,
    )
    return opgeslagen


def _open(actor: Actor, soort: str, object_id: UUID) -> Taak | None:
    """The open task about this, locked."""
    gevonden: Taak | None = (
        Taak.objects.voor(actor.organisatie_id)
        .filter(soort=soort, object_id=object_id, afgerond_op__isnull=True)
        .select_for_update(no_key=True)
        .first()
    )
    return gevonden
