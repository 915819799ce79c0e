"""Deciding on proposals: who may, what must hold, and what is written down."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import can_proceed

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.rechten import vereis
from mantelzorg.models import Hulpvraag
from matching.engine.probleem import Moment
from matching.models import Afwijsreden, Voorstel
from matching.regels.onderdelen import onderdelen_als_json
from matching.selectors.toets import Toets
from vrijwilligers.models import Vrijwilliger

LANGSTE_TOELICHTING = 2000


def voorstel_goedkeuren(*, actor: Actor, voorstel_id: UUID) -> Voorstel:
    """A coordinator approves: from now on it holds the request and the volunteer's time.

    Everything is checked again against the data of this moment, by the engine's checker, together
    with what was approved before. Raises Voorstel.DoesNotExist (unknown, or of another
    organisation), NietToegestaan, and Conflict when it has become impossible: nothing is changed
    then, and the refusal is logged.
    """
    return _beslissen(actor, voorstel_id, "goedkeuren", _goedkeuren)


def voorstel_afwijzen(
    *, actor: Actor, voorstel_id: UUID, reden: str, toelichting: str = ""
) -> Voorstel:
    """A coordinator rejects, with a coded reason; `matching.regels.afwijzing` says what follows.

    Raises Voorstel.DoesNotExist, NietToegestaan, Ongeldig (no such reason; "anders" without an
    explanation; one that is too long) and Conflict when the proposal is no longer undecided.
    """
    if reden not in Afwijsreden.values:
        raise Ongeldig({"reden": _("Kies een reden.")})
    if reden == Afwijsreden.ANDERS and not toelichting.strip():
        raise Ongeldig({"toelichting": _("Leg uit wat de reden is.")})
    if len(toelichting) > LANGSTE_TOELICHTING:
        raise Ongeldig({"toelichting": _("Gebruik hoogstens %d tekens.") % LANGSTE_TOELICHTING})

    def afwijzen(actor: Actor, voorstel: Voorstel) -> None:
        voorstel.afwijzen()
        voorstel.reden = reden
        voorstel.toelichting = toelichting.strip()

    return _beslissen(actor, voorstel_id, "afwijzen", afwijzen)


@transaction.atomic
def voorstel_toevoegen(
    *, actor: Actor, hulpvraag_id: UUID, vrijwilliger_id: UUID, moment: Moment
) -> Voorstel:
    """A coordinator makes a proposal by hand; it is decided on like any other.

    Raises Hulpvraag.DoesNotExist, Vrijwilliger.DoesNotExist, NietToegestaan, and Conflict when the
    engine's checker finds that it cannot be.
    """
    vereis(actor, "voorstel.toevoegen")
    voorstel = Voorstel(
        organisatie_id=actor.organisatie_id,
        hulpvraag=Hulpvraag.objects.voor(actor.organisatie_id).get(pk=hulpvraag_id),
        vrijwilliger=Vrijwilliger.objects.voor(actor.organisatie_id).get(pk=vrijwilliger_id),
        dag=moment.dag,
        fase=moment.fase,
        start=moment.start,
    )
    toets = Toets(voorstel)
    if (beletsel := toets.beletsel()) is not None:
        raise Conflict(*beletsel)
    score = toets.score()
    voorstel.waarde, voorstel.reistijd = score.waarde, score.reistijd
    voorstel.onderdelen = onderdelen_als_json(score)
    voorstel.save()
    audit.voorstel_toegevoegd(
        actor, voorstel.id, persoon_id=voorstel.hulpvraag.zorgsituatie.zorgvrager_id
    )
    return voorstel


def _beslissen(
    actor: Actor,
    voorstel_id: UUID,
    besluit: str,
    overgang: Callable[[Actor, Voorstel], None],
) -> Voorstel:
    vereis(actor, "voorstel.beoordelen")
    try:
        with transaction.atomic():
            voorstel = _vergrendeld(actor, voorstel_id)
            if not can_proceed(getattr(voorstel, besluit)):
                raise Conflict(
                    "status",
                    _("Dit voorstel is al %(status)s.") % {"status": voorstel.get_status_display()},
                )
            overgang(actor, voorstel)
            voorstel.beoordeeld_door_id = actor.gebruiker_id
            voorstel.beoordeeld_op = timezone.now()
            voorstel.save()
            audit.voorstel_beoordeeld(
                actor,
                voorstel.id,
                persoon_id=voorstel.hulpvraag.zorgsituatie.zorgvrager_id,
                besluit=besluit,
                reden=voorstel.reden,
            )
    except Conflict as fout:
        voorstel = Voorstel.objects.voor(actor.organisatie_id).get(pk=voorstel_id)
        audit.voorstel_geweigerd(
            actor,
            voorstel.id,
            persoon_id=voorstel.hulpvraag.zorgsituatie.zorgvrager_id,
            besluit=besluit,
            reden=fout.code,
        )
        raise
    return voorstel


def _vergrendeld(actor: Actor, voorstel_id: UUID) -> Voorstel:
    """The proposal, with its row, its request's and its volunteer's locked, always in this order.

    Two decisions that touch the same request or the same volunteer so happen one after the other.
    On SQLite the transaction itself (IMMEDIATE) is the lock.
    """
    organisatie_id = actor.organisatie_id
    voorstel: Voorstel = (
        Voorstel.objects.voor(organisatie_id).select_for_update(no_key=True).get(pk=voorstel_id)
    )
    for model, pk in ((Hulpvraag, voorstel.hulpvraag_id), (Vrijwilliger, voorstel.vrijwilliger_id)):
        model.objects.voor(organisatie_id).select_for_update(no_key=True).get(pk=pk)
    return voorstel


def _goedkeuren(actor: Actor, voorstel: Voorstel) -> None:
    if (beletsel := Toets(voorstel).beletsel()) is not None:
        raise Conflict(*beletsel)
    voorstel.goedkeuren()
