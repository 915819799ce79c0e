"""The steps of a match, from the first meeting to the end."""

from collections.abc import Callable
from datetime import date, timedelta
from types import EllipsisType
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import can_proceed

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import Gebruiker, Taak
from kern.rechten import vereis
from kern.regels.gebruikers import keuze_fout
from kern.services.opslaan import gegeven_opslaan
from kern.services.taken import taak_afronden
from matching.models import Eindreden, Evaluatie, Koppeling, Voorstel
from matching.regels.koppelingen import (
    driepunt_fouten,
    eerste_evaluatie,
    einde_fouten,
    toelichting_fouten,
    uitkomst_fouten,
)
from matching.selectors.parameters import parameters_op
from matching.services.overgangen import (
    koppeling_geweigerd_in_de_log,
    koppeling_vergrendelen,
    over_wie,
)

SOORTEN = (Taak.Soort.KENNISMAKING, Taak.Soort.PROEF, Taak.Soort.EVALUATIE)
"""The kinds of tasks about a match."""


def koppeling_beginnen(actor: Actor, voorstel: Voorstel) -> Koppeling:
    """Both said yes: the match begins with a first meeting.

    Within the transaction of the service that heard the second yes, with the proposal locked.
    """
    vandaag = timezone.localdate()
    dagen = parameters_op(actor.organisatie_id, vandaag).termijnen["evaluatie"]
    einddatum = voorstel.datum or voorstel.hulpvraag.einddatum
    koppeling: Koppeling = Koppeling.objects.create(
        organisatie_id=actor.organisatie_id,
        voorstel=voorstel,
        hulpvraag=voorstel.hulpvraag,
        evaluatie_op=eerste_evaluatie(vandaag, dagen, einddatum),
        einddatum=einddatum,
    )
    audit.gegeven_aangemaakt(actor, koppeling, persoon_id=over_wie(voorstel))
    return koppeling


def kennismaking_plannen(
    *,
    actor: Actor,
    koppeling_id: UUID,
    kennismaking_op: date,
    coordinator: Gebruiker | None,
) -> Koppeling:
    """Say when they meet for the first time, and which coordinator goes along.

    Raises Koppeling.DoesNotExist, NietToegestaan, Ongeldig (a day that has gone by, nobody to go
    along, or somebody who does not work here), and Conflict when they met already.
    """

    def plannen(koppeling: Koppeling) -> str:
        if koppeling.status != Koppeling.Status.KENNISMAKING:
            raise _kan_niet(koppeling)
        fouten = {}
        if kennismaking_op < timezone.localdate():
            fouten["kennismaking_op"] = _("Kies vandaag of een latere dag.")
        if coordinator is None:
            fouten["coordinator"] = _("Kies wie er meegaat.")
        elif tekst := keuze_fout(coordinator, koppeling.coordinator):
            fouten["coordinator"] = tekst
        if fouten:
            raise Ongeldig(fouten)
        koppeling.kennismaking_op, koppeling.coordinator = kennismaking_op, coordinator
        _van_de_werklijst(actor, koppeling, Taak.Soort.KENNISMAKING, "gepland")
        return ""

    return _stap(actor, koppeling_id, "plannen", plannen)


def kennismaking_afronden(
    *,
    actor: Actor,
    koppeling_id: UUID,
    datum: date,
    klik: bool | None,
    reden: str = "",
    toelichting: str = "",
) -> Koppeling:
    """They met on that day: with a click the trial month begins, without one it is over.

    Who records it went along, unless somebody else was planned to. Raises
    Koppeling.DoesNotExist, NietToegestaan, Ongeldig (`uitkomst_fouten`, a day to come), and
    Conflict when the outcome is known already.
    """
    toelichting = toelichting.strip()
    fouten = uitkomst_fouten(klik=klik, reden=reden, toelichting=toelichting)
    if datum > timezone.localdate():
        fouten["datum"] = _("Deze dag moet nog komen.")
    if fouten:
        raise Ongeldig(fouten)

    def afronden(koppeling: Koppeling) -> str:
        # Not from the trial month, from which a match can end without a click too.
        if koppeling.status != Koppeling.Status.KENNISMAKING:
            raise _kan_niet(koppeling)
        koppeling.kennismaking_op = datum
        if koppeling.coordinator_id is None:
            koppeling.coordinator_id = actor.gebruiker_id
        if not klik:
            return _zonder_klik(actor, koppeling, reden, toelichting)
        koppeling.klikken()
        termijnen = parameters_op(actor.organisatie_id, timezone.localdate()).termijnen
        koppeling.proef_tot = datum + timedelta(days=termijnen["proef"])
        _van_de_werklijst(actor, koppeling, Taak.Soort.KENNISMAKING, "klik")
        return "klik"

    return _stap(actor, koppeling_id, "kennismaken", afronden)


def proef_afronden(
    *,
    actor: Actor,
    koppeling_id: UUID,
    klik: bool | None,
    reden: str = "",
    toelichting: str = "",
) -> Koppeling:
    """The coordinator asked how the trial month went: it goes on, or it was no click after all.

    Raises Koppeling.DoesNotExist, NietToegestaan, Ongeldig (`uitkomst_fouten`), and Conflict when
    this is no trial.
    """
    toelichting = toelichting.strip()
    if fouten := uitkomst_fouten(klik=klik, reden=reden, toelichting=toelichting):
        raise Ongeldig(fouten)

    def afronden(koppeling: Koppeling) -> str:
        if not can_proceed(koppeling.doorgaan):
            raise _kan_niet(koppeling)
        if not klik:
            return _zonder_klik(actor, koppeling, reden, toelichting)
        koppeling.doorgaan()
        _van_de_werklijst(actor, koppeling, Taak.Soort.PROEF, "klik")
        return "klik"

    return _stap(actor, koppeling_id, "proef_afronden", afronden)


def koppeling_pauzeren(*, actor: Actor, koppeling_id: UUID) -> Koppeling:
    """The visits stop for a while; the volunteer's time stays reserved.

    Raises Koppeling.DoesNotExist, NietToegestaan, and Conflict unless it is active.
    """

    def pauzeren(koppeling: Koppeling) -> str:
        if not can_proceed(koppeling.pauzeren):
            raise _kan_niet(koppeling)
        koppeling.pauzeren()
        return ""

    return _stap(actor, koppeling_id, "pauzeren", pauzeren)


def koppeling_hervatten(*, actor: Actor, koppeling_id: UUID) -> Koppeling:
    """The visits begin again.

    Raises Koppeling.DoesNotExist, NietToegestaan, and Conflict unless it is paused.
    """

    def hervatten(koppeling: Koppeling) -> str:
        if not can_proceed(koppeling.hervatten):
            raise _kan_niet(koppeling)
        koppeling.hervatten()
        return ""

    return _stap(actor, koppeling_id, "hervatten", hervatten)


def koppeling_evalueren(
    *,
    actor: Actor,
    koppeling_id: UUID,
    volgende_op: date,
    einddatum: date | EllipsisType | None = ...,
    mantelzorger: str = "",
    vrijwilliger: str = "",
    toelichting: str = "",
) -> Koppeling:
    """What the carer and the volunteer say of it, when it is asked again, and when it will end.

    Left out, ``einddatum`` stays what was agreed before; None is that there is no end any more.

    Raises Koppeling.DoesNotExist, NietToegestaan, Ongeldig (no three-point answer, a next day that
    is not to come), and Conflict unless it is active or paused, or when it was evaluated today.
    """
    toelichting = toelichting.strip()
    fouten = driepunt_fouten(mantelzorger=mantelzorger, vrijwilliger=vrijwilliger)
    fouten |= toelichting_fouten(toelichting, verplicht=False)
    vandaag = timezone.localdate()
    if volgende_op <= vandaag:
        fouten["volgende_op"] = _("Kies een dag na vandaag.")
    if isinstance(einddatum, date) and einddatum < vandaag:
        fouten["einddatum"] = _("Deze dag is al voorbij.")
    if fouten:
        raise Ongeldig(fouten)

    def evalueren(koppeling: Koppeling) -> str:
        if koppeling.status not in (Koppeling.Status.ACTIEF, Koppeling.Status.GEPAUZEERD):
            raise _kan_niet(koppeling)
        if koppeling.evaluaties.filter(datum=vandaag).exists():
            raise Conflict("geevalueerd", _("Deze koppeling is vandaag al geëvalueerd."))
        _evaluatie_vastleggen(actor, koppeling, mantelzorger, vrijwilliger, toelichting)
        koppeling.evaluatie_op = volgende_op
        if not isinstance(einddatum, EllipsisType):
            koppeling.einddatum = einddatum
        _van_de_werklijst(actor, koppeling, Taak.Soort.EVALUATIE, "geevalueerd")
        return ""

    return _stap(actor, koppeling_id, "evalueren", evalueren)


def koppeling_beeindigen(
    *,
    actor: Actor,
    koppeling_id: UUID,
    eindreden: str,
    mantelzorger: str = "",
    vrijwilliger: str = "",
    toelichting: str = "",
) -> Koppeling:
    """It is over, and evaluated; the request is open to the next round again.

    `matching.regels.afwijzing` says what the reason means for that. Raises
    Koppeling.DoesNotExist, NietToegestaan, Ongeldig (`einde_fouten`, no three-point answer), and
    Conflict when it ended already.
    """
    toelichting = toelichting.strip()
    fouten = driepunt_fouten(mantelzorger=mantelzorger, vrijwilliger=vrijwilliger)
    if fouten := fouten | einde_fouten(reden=eindreden, toelichting=toelichting):
        raise Ongeldig(fouten)

    def beeindigen(koppeling: Koppeling) -> str:
        if not can_proceed(koppeling.beeindigen):
            raise _kan_niet(koppeling)
        _evaluatie_vastleggen(actor, koppeling, mantelzorger, vrijwilliger, "")
        koppeling.beeindigen()
        koppeling.eindreden, koppeling.toelichting = eindreden, toelichting
        _loslaten(actor, koppeling, eindreden)
        return eindreden

    return _stap(actor, koppeling_id, "beeindigen", beeindigen)


def koppeling_sluiten(actor: Actor, voorstel: Voorstel) -> bool:
    """The request is closed, so the match that came of this proposal is over; whether there is one.

    Within the transaction of the service that closes it, with the request and the proposal locked.
    """
    eigen = Koppeling.objects.voor(actor.organisatie_id).select_for_update(no_key=True)
    koppeling = eigen.filter(voorstel=voorstel, status__in=Koppeling.LOPEND).first()
    if koppeling is None:
        return False
    koppeling.voorstel = voorstel
    koppeling.beeindigen()
    koppeling.eindreden = Eindreden.HULPVRAAG_GESLOTEN
    _loslaten(actor, koppeling, koppeling.eindreden)
    _bewaren(actor, koppeling, "beeindigen", koppeling.eindreden)
    return True


def _stap(
    actor: Actor, koppeling_id: UUID, stap: str, zetten: Callable[[Koppeling], str]
) -> Koppeling:
    """Take one step with everything locked; ``zetten`` gives the code of its reason."""
    vereis(actor, "koppeling.begeleiden")
    koppeling: Koppeling = (
        Koppeling.objects.voor(actor.organisatie_id).select_related("voorstel").get(pk=koppeling_id)
    )
    with koppeling_geweigerd_in_de_log(actor, koppeling, stap), transaction.atomic():
        koppeling = koppeling_vergrendelen(koppeling)
        reden = zetten(koppeling)
        _bewaren(actor, koppeling, stap, reden)
    return koppeling


def _bewaren(actor: Actor, koppeling: Koppeling, stap: str, reden: str) -> None:
    koppeling.save()
    audit.koppeling_stap(
        actor, koppeling.id, persoon_id=over_wie(koppeling), stap=stap, reden=reden
    )


def _zonder_klik(actor: Actor, koppeling: Koppeling, reden: str, toelichting: str) -> str:
    koppeling.niet_klikken()
    koppeling.geen_klik_reden, koppeling.toelichting = reden, toelichting
    _loslaten(actor, koppeling, "geen_klik")
    return reden


def _loslaten(actor: Actor, koppeling: Koppeling, uitkomst: str) -> None:
    """It has ended: nothing holds the request and the volunteer's time, nothing is to be done."""
    koppeling.beeindigd_op = timezone.now()
    voorstel = koppeling.voorstel
    voorstel.vervallen()
    voorstel.save()
    audit.voorstel_beoordeeld(
        actor,
        voorstel.id,
        persoon_id=over_wie(voorstel),
        besluit=Voorstel.Status.VERVALLEN,
        reden=uitkomst,
    )
    for soort in SOORTEN:
        _van_de_werklijst(actor, koppeling, soort, uitkomst)


def _van_de_werklijst(actor: Actor, koppeling: Koppeling, soort: Taak.Soort, uitkomst: str) -> None:
    taak_afronden(actor=actor, soort=soort, object_id=koppeling.pk, uitkomst=uitkomst)


def _evaluatie_vastleggen(
    actor: Actor, koppeling: Koppeling, mantelzorger: str, vrijwilliger: str, toelichting: str
) -> None:
    gegeven_opslaan(
        actor=actor,
        gegeven=Evaluatie(organisatie_id=actor.organisatie_id),
        waarden={
            "koppeling": koppeling,
            "datum": timezone.localdate(),
            "mantelzorger": mantelzorger,
            "vrijwilliger": vrijwilliger,
            "toelichting": toelichting,
            "door_id": actor.gebruiker_id,
        },
        persoon_id=over_wie(koppeling),
    )


def _kan_niet(koppeling: Koppeling) -> Conflict:
    return Conflict(
        "status",
        _("Dit kan niet meer: de koppeling staat op %(status)s.")
        % {"status": koppeling.get_status_display()},
    )
