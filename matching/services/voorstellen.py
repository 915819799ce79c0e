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
from mantelzorg.selectors.hulpvragen import hulpvragen_voor_ronde
from matching.inlezen import Vertaler
from matching.models import Afwijsreden, Voorstel
from matching.selectors.parameters import parameters_op
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_voor_ronde

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
    beletsel = _beletsel(voorstel)
    if beletsel is not None:
        raise Conflict(*beletsel)
    voorstel.goedkeuren()


def _beletsel(voorstel: Voorstel) -> tuple[str, str] | None:
    """Why this proposal cannot be approved now: a code and a sentence, or None."""
    organisatie_id = voorstel.organisatie_id
    staand = Voorstel.objects.voor(organisatie_id).filter(status__in=Voorstel.HOUDT_VAST)
    if staand.filter(hulpvraag_id=voorstel.hulpvraag_id).exists():
        return "enkel", _("Voor deze hulpvraag is al een ander voorstel goedgekeurd.")
    vandaag = timezone.localdate()
    vertaler = Vertaler(organisatie_id, parameters_op(organisatie_id, vandaag), vandaag)
    vrijwilliger = vrijwilligers_voor_ronde(organisatie_id).get(pk=voorstel.vrijwilliger_id)
    if (beletsel := vertaler.beletsel(vrijwilliger)) is not None:
        return beletsel
    eerder = list(staand.filter(vrijwilliger_id=vrijwilliger.id))
    hulpvragen = {
        vraag.id: vraag
        for vraag in hulpvragen_voor_ronde(organisatie_id).filter(
            pk__in=[voorstel.hulpvraag_id, *(v.hulpvraag_id for v in eerder)]
        )
    }
    vraag = hulpvragen.get(voorstel.hulpvraag_id)
    if vraag is None:
        return "hulpvraag_gesloten", _("De hulpvraag staat niet meer open.")
    if vertaler.mist_grondslag(vraag):
        return "grondslag", _("Er is geen geldige grondslag voor de gegevens over gezondheid.")
    eerder = [v for v in eerder if v.hulpvraag_id in hulpvragen]
    return vertaler.gebroken_regel(list(hulpvragen.values()), vrijwilliger, [*eerder, voorstel])
