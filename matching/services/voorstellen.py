"""Deciding on proposals: who may, what must hold, and what is written down."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
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
from matching.services.overgangen import (
    al_beslist,
    onbesliste_laten_vervallen,
    over_wie,
    partijen_vergrendelen,
    voorstel_geweigerd_in_de_log,
)
from vrijwilligers.models import Vrijwilliger

LANGSTE_TOELICHTING = 2000


def voorstel_goedkeuren(*, actor: Actor, voorstel_id: UUID) -> Voorstel:
    """A coordinator approves: from now on it holds the request and the volunteer's time.

    Everything is checked again against the data of this moment, by the engine's checker, together
    with what was approved before. Raises Voorstel.DoesNotExist (unknown, or of another
    organisation), NietToegestaan, and Conflict when it has become impossible: nothing is changed
    then, and the refusal is logged.
    """

    def goedkeuren(voorstel: Voorstel) -> None:
        if (beletsel := Toets(voorstel).beletsel()) is not None:
            raise Conflict(*beletsel)
        voorstel.goedkeuren()
        anderen = _onbeslist(voorstel).exclude(pk=voorstel.pk)
        onbesliste_laten_vervallen(actor, anderen, reden="ander_goedgekeurd")

    return _beslissen(actor, voorstel_id, "goedkeuren", goedkeuren)


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

    def afwijzen(voorstel: Voorstel) -> None:
        voorstel.afwijzen()
        voorstel.reden = reden
        voorstel.toelichting = toelichting.strip()

    return _beslissen(actor, voorstel_id, "afwijzen", afwijzen)


def voorstel_toevoegen(
    *, actor: Actor, hulpvraag_id: UUID, vrijwilliger_id: UUID, moment: Moment
) -> Voorstel:
    """A coordinator makes a proposal by hand; it is decided on like any other.

    Raises Hulpvraag.DoesNotExist, Vrijwilliger.DoesNotExist, NietToegestaan, and Conflict when the
    engine's checker finds that it cannot be, or the same two are proposed already.
    """
    vereis(actor, "voorstel.toevoegen")
    hulpvraag = Hulpvraag.objects.voor(actor.organisatie_id).get(pk=hulpvraag_id)
    voorstel = Voorstel(
        organisatie_id=actor.organisatie_id,
        hulpvraag=hulpvraag,
        vrijwilliger=Vrijwilliger.objects.voor(actor.organisatie_id).get(pk=vrijwilliger_id),
        dag=moment.dag,
        fase=moment.fase,
        start=moment.start,
        datum=hulpvraag.datum,
    )
    with voorstel_geweigerd_in_de_log(actor, voorstel, "toevoegen"), transaction.atomic():
        partijen_vergrendelen(voorstel)
        if _onbeslist(voorstel).filter(vrijwilliger_id=vrijwilliger_id).exists():
            raise Conflict("dubbel", _("Deze vrijwilliger is hier al voorgesteld."))
        toets = Toets(voorstel)
        if (beletsel := toets.beletsel()) is not None:
            raise Conflict(*beletsel)
        score = toets.score()
        voorstel.waarde, voorstel.reistijd = score.waarde, score.reistijd
        voorstel.onderdelen = onderdelen_als_json(score)
        voorstel.save()
        audit.voorstel_toegevoegd(actor, voorstel.id, persoon_id=over_wie(voorstel))
    return voorstel


def _beslissen(
    actor: Actor,
    voorstel_id: UUID,
    besluit: str,
    overgang: Callable[[Voorstel], None],
) -> Voorstel:
    vereis(actor, "voorstel.beoordelen")
    voorstellen = Voorstel.objects.voor(actor.organisatie_id)
    voorstel: Voorstel = voorstellen.get(pk=voorstel_id)
    with voorstel_geweigerd_in_de_log(actor, voorstel, besluit), transaction.atomic():
        partijen_vergrendelen(voorstel)
        voorstel = voorstellen.select_for_update(no_key=True).get(pk=voorstel_id)
        if not can_proceed(getattr(voorstel, besluit)):
            raise al_beslist(voorstel)
        overgang(voorstel)
        voorstel.beoordeeld_door_id = actor.gebruiker_id
        voorstel.beoordeeld_op = timezone.now()
        voorstel.save()
        audit.voorstel_beoordeeld(
            actor,
            voorstel.id,
            persoon_id=over_wie(voorstel),
            besluit=besluit,
            reden=voorstel.reden,
        )
    return voorstel


def _onbeslist(voorstel: Voorstel) -> QuerySet[Voorstel]:
    """The undecided proposals for the same request."""
    return Voorstel.objects.voor(voorstel.organisatie_id).filter(
        hulpvraag_id=voorstel.hulpvraag_id, status=Voorstel.Status.VOORGESTELD
    )
