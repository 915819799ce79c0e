"""What every step of a proposal or a match shares: rows locked in one order, refusals logged."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict
from mantelzorg.models import Hulpvraag
from matching.models import Koppeling, Voorstel
from matching.selectors.toets import Toets
from vrijwilligers.models import Vrijwilliger


def partijen_vergrendelen(voorstel: Voorstel) -> None:
    """Lock the request and the volunteer, in this order and before any proposal or match.

    Two decisions that touch the same request or the same volunteer so happen one after the other.
    On SQLite the transaction itself (IMMEDIATE) is the lock.
    """
    for model, pk in ((Hulpvraag, voorstel.hulpvraag_id), (Vrijwilliger, voorstel.vrijwilliger_id)):
        model.objects.voor(voorstel.organisatie_id).select_for_update(no_key=True).get(pk=pk)


def voorstel_vergrendelen(voorstel: Voorstel) -> Voorstel:
    """The stored proposal, locked after its request and its volunteer."""
    partijen_vergrendelen(voorstel)
    opgeslagen: Voorstel = (
        Voorstel.objects.voor(voorstel.organisatie_id)
        .select_for_update(no_key=True)
        .get(pk=voorstel.pk)
    )
    return opgeslagen


def koppeling_vergrendelen(koppeling: Koppeling) -> Koppeling:
    """The stored match with its proposal, locked after the request and the volunteer."""
    voorstel = voorstel_vergrendelen(koppeling.voorstel)
    opgeslagen: Koppeling = (
        Koppeling.objects.voor(koppeling.organisatie_id)
        .select_for_update(no_key=True)
        .get(pk=koppeling.pk)
    )
    opgeslagen.voorstel = voorstel
    return opgeslagen


def onbesliste_laten_vervallen(
    actor: Actor, voorstellen: QuerySet[Voorstel], *, reden: str
) -> None:
    """Those of these proposals that nobody decided on are over, each with a line in the log.

    Within a transaction. Waits for decisions under way: after it, none can begin on one of these.
    """
    onbeslist = voorstellen.filter(status=Voorstel.Status.VOORGESTELD).order_by("pk")
    rijen = list(
        onbeslist.select_for_update(of=("self",), no_key=True).values_list(
            "pk", "hulpvraag__zorgsituatie__zorgvrager_id"
        )
    )
    Voorstel.objects.voor(actor.organisatie_id).filter(pk__in=[pk for pk, _wie in rijen]).update(
        status=Voorstel.Status.VERVALLEN, gewijzigd_op=timezone.now()
    )
    audit.voorstellen_vervallen(actor, rijen, reden=reden)


def al_beslist(voorstel: Voorstel) -> Conflict:
    """Why a step is refused that does not follow on what the proposal is now."""
    if voorstel.status == Voorstel.Status.VERVALLEN and Toets(voorstel).bezet:
        return Conflict("enkel", str(Toets.BEZET))
    return Conflict(
        "status", _("Dit voorstel is al %(status)s.") % {"status": voorstel.get_status_display()}
    )


def over_wie(rij: Voorstel | Koppeling) -> UUID:
    """In whose file a proposal or a match is."""
    zorgvrager: UUID = rij.hulpvraag.zorgsituatie.zorgvrager_id
    return zorgvrager


@contextmanager
def voorstel_geweigerd_in_de_log(actor: Actor, voorstel: Voorstel, besluit: str) -> Iterator[None]:
    """A refusal is logged after the roll-back of what was refused."""
    try:
        yield
    except Conflict as fout:
        audit.voorstel_geweigerd(
            actor, voorstel.id, persoon_id=over_wie(voorstel), besluit=besluit, reden=fout.code
        )
        raise


@contextmanager
def koppeling_geweigerd_in_de_log(actor: Actor, koppeling: Koppeling, stap: str) -> Iterator[None]:
    """The same, of a step of a match."""
    try:
        yield
    except Conflict as fout:
        audit.koppeling_geweigerd(
            actor, koppeling.id, persoon_id=over_wie(koppeling), stap=stap, reden=fout.code
        )
        raise
