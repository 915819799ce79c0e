"""Reading check-ins: which are due, whose, and when each carer was last heard of."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from kern.models import Ernst, Taak
from mantelzorg.models import Aard, Belpoging, Checkin, Signaal, Zorgsituatie
from mantelzorg.selectors.metingen import geldende_metingen
from mantelzorg.selectors.risico import met_risico


def checkins_van(organisatie_id: UUID) -> QuerySet[Checkin]:
    """The check-ins of an organisation, with the care situation, its risk, and who tried when."""
    situaties = met_risico(
        Zorgsituatie.objects.voor(organisatie_id).select_related(
            "mantelzorger", "zorgvrager", "aanspreekpunt", "vervanger"
        )
    )
    pogingen = Belpoging.objects.voor(organisatie_id).select_related("door")
    return Checkin.objects.voor(organisatie_id).prefetch_related(
        Prefetch("zorgsituatie", situaties), Prefetch("belpogingen", pogingen)
    )


def te_bellen(organisatie_id: UUID, vandaag: date) -> QuerySet[Checkin]:
    """The check-ins that are due and not answered, where the care goes on."""
    return checkins_van(organisatie_id).filter(
        status__in=Checkin.OPEN, gepland_op__lte=vandaag, zorgsituatie__beeindigd_op__isnull=True
    )


def met_ernst(organisatie_id: UUID, checkins: QuerySet[Checkin]) -> QuerySet[Checkin]:
    """Annotate `ernst`, as on the worklist: ordinary where the night has not put it there (yet);
    and `zwaarte`, the same as a number to order by."""
    taken = Taak.objects.voor(organisatie_id).filter(
        soort=Taak.Soort.CHECKIN, afgerond_op__isnull=True
    )
    # Which are on the worklist is looked up for each value, not for each check-in.
    anders = [
        (Q(pk__in=taken.filter(ernst=ernst).order_by().values("object_id")), plaats, ernst)
        for plaats, ernst in enumerate(Ernst.values)
        if ernst != Ernst.GEWOON
    ]
    return checkins.annotate(
        ernst=Case(
            *(When(erop, then=Value(ernst)) for erop, _, ernst in anders),
            default=Value(Ernst.GEWOON.value),
        ),
        zwaarte=Case(
            *(When(erop, then=Value(plaats)) for erop, plaats, _ in anders),
            default=Value(Ernst.values.index(Ernst.GEWOON)),
        ),
    )


def belijst(organisatie_id: UUID, vandaag: date, van: UUID | None = None) -> QuerySet[Checkin]:
    """Whom to call, most serious first and within that who waits longest.

    ``ernst``: see `met_ernst`. ``van``: only of whom this user is the contact person or the
    stand-in.
    """
    lijst = met_ernst(organisatie_id, te_bellen(organisatie_id, vandaag))
    if van is not None:
        lijst = lijst.filter(Q(zorgsituatie__aanspreekpunt=van) | Q(zorgsituatie__vervanger=van))
    return lijst.order_by("-zwaarte", "gepland_op", "id")


@dataclass(frozen=True, slots=True)
class Planstand:
    """What the next check-in of a care situation follows from.

    ``laatst``: the day of the last measurement, of the end of the last check-in, or of the
    registration. However a check-in ended: who was not reached or did not want to is not called
    again the next day. ``zwijgt``: that last check-in gave no answer, and there was no measurement
    since. ``open``: the one that is planned.
    """

    situatie: Zorgsituatie
    risico: str
    laatst: date
    zwijgt: bool
    open: Checkin | None


def planstanden(organisatie_id: UUID, zorgsituaties: Collection[UUID]) -> list[Planstand]:
    """How these care situations stand, in two queries."""
    metingen = (
        geldende_metingen(organisatie_id)
        .filter(zorgsituatie=OuterRef("pk"), geen_meting="")
        .order_by("-datum")
    )
    klaar = (
        Checkin.objects.voor(organisatie_id)
        .filter(zorgsituatie=OuterRef("pk"), afgerond_op__isnull=False)
        .order_by("-afgerond_op")
    )
    gepland = Checkin.objects.voor(organisatie_id).filter(status__in=Checkin.OPEN)
    rijen: QuerySet[Any] = (
        met_risico(Zorgsituatie.objects.voor(organisatie_id).filter(pk__in=zorgsituaties))
        .annotate(
            laatste_meting=Subquery(metingen.values("datum")[:1]),
            laatste_checkin=Subquery(klaar.values("afgerond_op")[:1]),
            laatste_einde=Subquery(klaar.values("status")[:1]),
        )
        .prefetch_related(Prefetch("checkins", gepland, to_attr="open_checkins"))
        .order_by("pk")
    )
    return [
        Planstand(
            situatie=rij,
            risico=rij.risico,
            laatst=_laatste_dag(rij.laatste_meting, rij.aangemaakt_op, rij.laatste_checkin),
            zwijgt=_zwijgt(rij.laatste_einde, rij.laatste_checkin, rij.laatste_meting),
            open=next(iter(rij.open_checkins), None),
        )
        for rij in rijen
    ]


def _laatste_dag(dag: date | None, *momenten: datetime | None) -> date:
    dagen = [timezone.localdate(moment) for moment in momenten if moment is not None]
    return max([*dagen, *([dag] if dag else [])])


def _zwijgt(einde: str | None, moment: datetime | None, gemeten: date | None) -> bool:
    if moment is None or einde not in Checkin.ZONDER_ANTWOORD:
        return False
    return gemeten is None or gemeten < timezone.localdate(moment)


def risico_van(checkin: Checkin) -> str:
    """The risk of its care situation, as `checkins_van` read it."""
    situatie: Any = checkin.zorgsituatie
    return str(situatie.risico)


def eigen_checkins(organisatie_id: UUID, gebruiker_id: UUID | None) -> QuerySet[Checkin]:
    """The check-ins about the care that this user still gives, first planned first; nobody
    else's."""
    return (
        checkins_van(organisatie_id)
        .filter(_van_gebruiker(gebruiker_id), zorgsituatie__beeindigd_op__isnull=True)
        .order_by("gepland_op", "id")
    )


def eigen_vragen_om_hulp(organisatie_id: UUID, gebruiker_id: UUID | None) -> QuerySet[Signaal]:
    """What this user asked for as a carer and waits for, first due first."""
    return (
        Signaal.objects.voor(organisatie_id)
        .filter(_van_gebruiker(gebruiker_id), aard=Aard.VRAAG_OM_HULP, afgesloten_op__isnull=True)
        .select_related("zorgsituatie")
        .order_by("uiterlijk_op", "id")
    )


def _van_gebruiker(gebruiker_id: UUID | None) -> Q:
    """About the care that this user gives; without a user nothing."""
    if gebruiker_id is None:
        return Q(pk__in=())
    return Q(zorgsituatie__mantelzorger__gebruiker=gebruiker_id)
