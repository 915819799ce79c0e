"""Check-ins: planning them, reminding of them, trying to call, and that they end.

Whoever writes here locks the care situation first and its check-in after that: of two at once, the
second sees what the first did.
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict
from kern.models import PER_KEER, Ernst, Taak
from kern.rechten import vereis
from kern.regels.taken import eerste_die_kan, rollen_voor
from kern.selectors.gebruikers import medewerkers_van
from kern.services.opslaan import gegeven_opslaan
from kern.services.taken import taak_afronden, taak_bijwerken
from mantelzorg.models import Belpoging, Checkin, Zorgsituatie
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.checkins import (
    ernst_van,
    is_niet_bereikt,
    te_herinneren_tot,
    vervroegd_op,
    volgende_op,
)
from mantelzorg.regels.signalen import opvolgen_voor
from mantelzorg.selectors.belasting import belasting_op
from mantelzorg.selectors.checkins import checkins_van, planstanden, risico_van, te_bellen
from mantelzorg.selectors.zorgsituaties import lopende_zorgsituaties
from mantelzorg.services.bewaken import situatie_bewaken

BUNDEL = 500
"""So many care situations are planned in one transaction, so that nobody waits long for it."""


# Each night.


def checkins_plannen(*, actor: Actor) -> int:
    """Plan a check-in for every care situation without one, move forward what a greater risk asks.

    Not where the care has stopped. Puts what is due on the worklist too. Gives how many were
    planned or moved. A run that was killed can be run again: what it did stays, and the same twice
    changes nothing.
    """
    vereis(actor, "checkin.plannen")
    vandaag = timezone.localdate()
    parameters = belasting_op(actor.organisatie_id, vandaag)
    eigen = lopende_zorgsituaties(actor.organisatie_id)
    sleutels = list(eigen.order_by("pk").values_list("pk", flat=True))
    aantal = sum(
        _bundel_plannen(actor, sleutels[begin : begin + BUNDEL], parameters, vandaag)
        for begin in range(0, len(sleutels), BUNDEL)
    )
    _werklijst_bijwerken(actor, parameters, vandaag)
    return aantal


def checkins_herinneren(*, actor: Actor) -> int:
    """Remind once of every check-in that waited too long: it counts for more on the worklist.

    Gives how many. A run that was killed can be run again.
    """
    vereis(actor, "checkin.plannen")
    vandaag = timezone.localdate()
    parameters = belasting_op(actor.organisatie_id, vandaag)
    wachtend = _te_bellen(actor, te_herinneren_tot(parameters, vandaag))
    aantal = sum(
        _herinneren(actor, checkin, vandaag)
        for checkin in wachtend
        if checkin.status == Checkin.Status.GEPLAND
    )
    _werklijst_bijwerken(actor, parameters, vandaag)
    return aantal


@transaction.atomic
def _bundel_plannen(
    actor: Actor, sleutels: list[UUID], parameters: Belastingparameters, vandaag: date
) -> int:
    eigen = Zorgsituatie.objects.voor(actor.organisatie_id).filter(pk__in=sleutels)
    list(eigen.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    nieuw, verplaatst = [], 0
    for stand in planstanden(actor.organisatie_id, sleutels):
        wanneer = (stand.laatst, stand.risico, stand.zwijgt, parameters, vandaag)
        if stand.open is None:
            nieuw.append(
                Checkin(
                    organisatie_id=actor.organisatie_id,
                    zorgsituatie=stand.situatie,
                    gepland_op=volgende_op(*wanneer),
                )
            )
        elif (gepland_op := vervroegd_op(stand.open.gepland_op, *wanneer)) != stand.open.gepland_op:
            _bewaren(actor, stand.open, stand.situatie, gepland_op=gepland_op)
            verplaatst += 1
    Checkin.objects.bulk_create(nieuw, batch_size=PER_KEER)
    audit.gegevens_aangemaakt(
        actor, [(checkin, checkin.zorgsituatie.mantelzorger_id) for checkin in nieuw]
    )
    return len(nieuw) + verplaatst


def _te_bellen(actor: Actor, tot: date) -> Iterator[Checkin]:
    """What is due, so many at a time: SQLite refuses a list of thousands in one query."""
    eigen = actor.organisatie_id
    rijen = te_bellen(eigen, tot).prefetch_related(None)
    sleutels = list(rijen.values_list("pk", flat=True))
    for begin in range(0, len(sleutels), BUNDEL):
        yield from checkins_van(eigen).filter(pk__in=sleutels[begin : begin + BUNDEL])


@transaction.atomic
def _herinneren(actor: Actor, checkin: Checkin, vandaag: date) -> bool:
    opgeslagen = _als_open(actor, checkin)
    if opgeslagen is None or opgeslagen.status != Checkin.Status.GEPLAND:
        return False
    _bewaren(
        actor,
        opgeslagen,
        opgeslagen.zorgsituatie,
        status=Checkin.Status.HERINNERD,
        herinnerd_op=vandaag,
    )
    return True


def _werklijst_bijwerken(actor: Actor, parameters: Belastingparameters, vandaag: date) -> None:
    """Every check-in that is due is on the worklist, as serious as it is by now.

    Whose owner can call no longer, because they left or have another role, goes to who can.
    """
    bellers = medewerkers_van(actor.organisatie_id, rollen=rollen_voor(Taak.Soort.CHECKIN))
    kunnen = set(bellers.values_list("pk", flat=True))
    open_taken = Taak.objects.voor(actor.organisatie_id).filter(
        soort=Taak.Soort.CHECKIN, afgerond_op__isnull=True
    )
    staat = {
        sleutel: (ernst, uiterlijk_op)
        for sleutel, ernst, uiterlijk_op, eigenaar in open_taken.values_list(
            "object_id", "ernst", "uiterlijk_op", "eigenaar"
        )
        if eigenaar is None or eigenaar in kunnen
    }
    for checkin in _te_bellen(actor, vandaag):
        ernst = ernst_van(risico_van(checkin), checkin.gepland_op, parameters, vandaag)
        uiterlijk_op = opvolgen_voor(checkin.gepland_op, ernst, parameters.termijnen)
        if staat.get(checkin.pk) != (ernst, uiterlijk_op):
            _taak_bijwerken(actor, checkin, ernst, uiterlijk_op)


@transaction.atomic
def _taak_bijwerken(actor: Actor, checkin: Checkin, ernst: Ernst, uiterlijk_op: date) -> None:
    opgeslagen = _als_open(actor, checkin)
    if opgeslagen is None:
        return
    situatie = opgeslagen.zorgsituatie
    taak_bijwerken(
        actor=actor,
        soort=Taak.Soort.CHECKIN,
        object_id=checkin.pk,
        titel=_("Check-in: bel en vraag hoe het gaat"),
        ernst=ernst,
        uiterlijk_op=uiterlijk_op,
        persoon=situatie.mantelzorger,
        eigenaar=eerste_die_kan(Taak.Soort.CHECKIN, situatie.aanspreekpunt, situatie.vervanger),
    )


def _als_open(actor: Actor, checkin: Checkin) -> Checkin | None:
    """The stored check-in if nobody ended it meanwhile, locked after its care situation."""
    situatie = (
        Zorgsituatie.objects.voor(actor.organisatie_id)
        .select_related("mantelzorger", "aanspreekpunt", "vervanger")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=checkin.zorgsituatie_id)
    )
    gevonden: Checkin | None = (
        Checkin.objects.voor(actor.organisatie_id)
        .filter(pk=checkin.pk, status__in=Checkin.OPEN)
        .select_for_update(no_key=True)
        .first()
    )
    if gevonden is not None:
        gevonden.zorgsituatie = situatie
    return gevonden


# How it ends.


@transaction.atomic
def belpoging_vastleggen(*, actor: Actor, checkin: Checkin) -> Checkin:
    """Somebody called just now and got no answer; after three different days nobody was reached.

    Raises NietToegestaan, and Conflict when it has ended.
    """
    vereis(actor, "checkin.afhandelen")
    checkin = checkin_vergrendelen(actor, checkin)
    poging = Belpoging(organisatie_id=actor.organisatie_id)
    gegeven_opslaan(
        actor=actor,
        gegeven=poging,
        waarden={
            "checkin": checkin,
            "gebeld_op": timezone.now(),
            "door_id": actor.gebruiker_id,
        },
        persoon_id=checkin.zorgsituatie.mantelzorger_id,
    )
    checkin.save(update_fields=["gewijzigd_op"])  # who read it saw one call less
    momenten = checkin.belpogingen.values_list("gebeld_op", flat=True)
    if is_niet_bereikt([timezone.localdate(moment) for moment in momenten]):
        checkin_beeindigen(actor, checkin, Checkin.Status.NIET_BEREIKT)
        situatie_bewaken(actor=actor, zorgsituatie_id=checkin.zorgsituatie_id)
    return checkin


@transaction.atomic
def checkin_weigeren(*, actor: Actor, checkin: Checkin) -> Checkin:
    """The carer did not want to answer. Raises NietToegestaan, and Conflict when it has ended."""
    vereis(actor, "checkin.afhandelen")
    checkin = checkin_vergrendelen(actor, checkin)
    checkin_beeindigen(actor, checkin, Checkin.Status.GEWEIGERD)
    situatie_bewaken(actor=actor, zorgsituatie_id=checkin.zorgsituatie_id)
    return checkin


def checkin_vergrendelen(actor: Actor, checkin: Checkin) -> Checkin:
    """The stored check-in with its care situation, both locked. Raises Conflict when it ended."""
    opgeslagen = _als_open(actor, checkin)
    if opgeslagen is None:
        raise Conflict("checkin_afgerond", _("Deze check-in is al klaar. Er is niets veranderd."))
    return opgeslagen


def checkin_beeindigen(actor: Actor, checkin: Checkin, status: Checkin.Status) -> None:
    """It has ended so: off the worklist. Call it with the check-in locked."""
    _bewaren(
        actor,
        checkin,
        checkin.zorgsituatie,
        status=status,
        afgerond_op=timezone.now(),
        afgerond_door_id=actor.gebruiker_id,
    )
    taak_afronden(
        actor=actor, soort=Taak.Soort.CHECKIN, object_id=checkin.pk, uitkomst=status.value
    )


def _bewaren(actor: Actor, checkin: Checkin, situatie: Zorgsituatie, **waarden: object) -> None:
    gegeven_opslaan(
        actor=actor, gegeven=checkin, waarden=waarden, persoon_id=situatie.mantelzorger_id
    )
