"""Offering an approved proposal to the volunteer and the carer, and what they answer."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import can_proceed

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import Ernst, Taak
from kern.rechten import vereis, vereis_over
from kern.regels.taken import eerste_die_kan
from kern.services.opslaan import gegeven_opslaan
from kern.services.taken import taak_afronden, taak_bijwerken
from matching.models import Voorstel, Voorstelantwoord
from matching.regels.aanbod import Afloop, aanbod_tot, antwoord_fouten
from matching.regels.betrokkenen import wie_antwoordt
from matching.selectors.parameters import parameters_op
from matching.selectors.toets import Toets
from matching.services.koppelingen import koppeling_beginnen
from matching.services.overgangen import (
    al_beslist,
    over_wie,
    voorstel_geweigerd_in_de_log,
    voorstel_vergrendelen,
)


def voorstel_aanbieden(*, actor: Actor, voorstel_id: UUID) -> Voorstel:
    """The coordinator asks both sides; they have the days that the parameters give.

    Everything is checked once more: since the approval a VOG may have expired or a request changed.
    Raises Voorstel.DoesNotExist, NietToegestaan, and Conflict unless it is approved and no more,
    and still possible.
    """
    vereis(actor, "voorstel.aanbieden")
    voorstel: Voorstel = Voorstel.objects.voor(actor.organisatie_id).get(pk=voorstel_id)
    vandaag = timezone.localdate()
    with voorstel_geweigerd_in_de_log(actor, voorstel, "aanbieden"), transaction.atomic():
        voorstel = voorstel_vergrendelen(voorstel)
        if not can_proceed(voorstel.aanbieden):
            raise al_beslist(voorstel)
        if (beletsel := Toets(voorstel).beletsel()) is not None:
            raise Conflict(*beletsel)
        voorstel.aanbieden()
        dagen = parameters_op(actor.organisatie_id, vandaag).termijnen["aanbod"]
        voorstel.aanbod_tot = aanbod_tot(vandaag, dagen, voorstel.datum)
        voorstel.aangeboden_door_id = actor.gebruiker_id
        voorstel.aangeboden_op = timezone.now()
        voorstel.save()
        _vastleggen(actor, voorstel, "aanbieden")
    return voorstel


def antwoord_vastleggen(
    *,
    actor: Actor,
    voorstel_id: UUID,
    van: str,
    ja: bool | None,
    reden: str = "",
    toelichting: str = "",
) -> Voorstel:
    """The volunteer or the carer said yes or no; the second yes makes the match.

    Each of them may answer for themselves, a coordinator for both. A no gives the time free at
    once, and `matching.regels.afwijzing` says what it means for the next rounds. Raises
    Voorstel.DoesNotExist, NietToegestaan, Ongeldig (`antwoord_fouten`), and Conflict when the
    offer is over or this side has answered.
    """
    toelichting = toelichting.strip()
    if fouten := antwoord_fouten(van=van, ja=ja, reden=reden, toelichting=toelichting):
        raise Ongeldig(fouten)
    voorstel: Voorstel = Voorstel.objects.voor(actor.organisatie_id).get(pk=voorstel_id)
    vereis_over(actor, "voorstel.beantwoorden", wie_antwoordt(voorstel, van))
    with voorstel_geweigerd_in_de_log(actor, voorstel, "antwoorden"), transaction.atomic():
        voorstel = voorstel_vergrendelen(voorstel)
        _beantwoordbaar(voorstel, van)
        gegeven_opslaan(
            actor=actor,
            gegeven=Voorstelantwoord(organisatie_id=actor.organisatie_id),
            waarden={
                "voorstel": voorstel,
                "van": van,
                "ja": ja,
                "reden": reden,
                "toelichting": toelichting,
                "door_id": actor.gebruiker_id,
                "op": timezone.now(),
            },
            persoon_id=over_wie(voorstel),
        )
        if not ja:
            voorstel.bedanken()
            voorstel.save()
            _vastleggen(actor, voorstel, "bedanken", reden)
        elif voorstel.antwoorden.count() == len(Voorstelantwoord.Van):
            voorstel.accepteren()
            voorstel.save()
            _vastleggen(actor, voorstel, "accepteren")
            koppeling_beginnen(actor, voorstel)
        else:
            voorstel.save(update_fields=["gewijzigd_op"])  # who read it saw no answer
    return voorstel


def aanbiedingen_laten_verlopen(*, actor: Actor) -> int:
    """Offers whose last day has gone by expire, and come on the worklist; gives how many.

    A run that was killed can be run again. Raises NietToegestaan.
    """
    vereis(actor, "koppeling.bewaken")
    voorbij = Voorstel.objects.voor(actor.organisatie_id).filter(
        status=Voorstel.Status.AANGEBODEN, aanbod_tot__lt=timezone.localdate()
    )
    return sum(_laten_verlopen(actor, voorstel) for voorstel in voorbij.order_by("pk"))


@transaction.atomic
def verlopen_aanbod_afhandelen(*, actor: Actor, voorstel_id: UUID, afloop: str) -> None:
    """A coordinator looked after an offer that expired: off the worklist.

    Raises Voorstel.DoesNotExist, NietToegestaan, Ongeldig, and Conflict when that was done already.
    """
    vereis(actor, "voorstel.aanbieden")
    if afloop not in Afloop.values:
        raise Ongeldig({"afloop": _("Kies wat u deed.")})
    voorstel = voorstel_vergrendelen(
        Voorstel.objects.voor(actor.organisatie_id).get(pk=voorstel_id)
    )
    taken = Taak.objects.voor(actor.organisatie_id).filter(
        soort=Taak.Soort.AANBOD, object_id=voorstel.pk, afgerond_op__isnull=True
    )
    if not taken.exists():
        raise Conflict("afgerond", _("Hier is niets meer te doen."))
    taak_afronden(actor=actor, soort=Taak.Soort.AANBOD, object_id=voorstel.pk, uitkomst=afloop)


def _beantwoordbaar(voorstel: Voorstel, van: str) -> None:
    """Raise Conflict unless this side can answer this offer now."""
    if voorstel.status != Voorstel.Status.AANGEBODEN:
        raise al_beslist(voorstel)
    if voorstel.aanbod_tot is not None and voorstel.aanbod_tot < timezone.localdate():
        raise Conflict(
            "verlopen", _("Dit aanbod is verlopen. Er kan niet meer op geantwoord worden.")
        )
    if voorstel.antwoorden.filter(van=van).exists():
        raise Conflict("beantwoord", _("Dit antwoord is al vastgelegd."))


@transaction.atomic
def _laten_verlopen(actor: Actor, voorstel: Voorstel) -> bool:
    voorstel = voorstel_vergrendelen(voorstel)
    if not can_proceed(voorstel.verlopen):
        return False  # somebody answered meanwhile
    voorstel.verlopen()
    voorstel.save()
    _vastleggen(actor, voorstel, "verlopen")
    taak_bijwerken(
        actor=actor,
        soort=Taak.Soort.AANBOD,
        object_id=voorstel.pk,
        titel=_("Aanbod verlopen: bel na"),
        ernst=Ernst.GEWOON,
        uiterlijk_op=timezone.localdate(),
        persoon=voorstel.hulpvraag.zorgsituatie.mantelzorger,
        eigenaar=eerste_die_kan(
            Taak.Soort.AANBOD, voorstel.aangeboden_door, voorstel.beoordeeld_door
        ),
    )
    return True


def _vastleggen(actor: Actor, voorstel: Voorstel, besluit: str, reden: str = "") -> None:
    audit.voorstel_beoordeeld(
        actor, voorstel.id, persoon_id=over_wie(voorstel), besluit=besluit, reden=reden
    )
