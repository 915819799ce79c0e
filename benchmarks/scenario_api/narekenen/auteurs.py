"""No change without an author: in the log, and in what it was about."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from kern.actor import SYSTEEM
from kern.models import AuditRegel, Organisatie, Taak
from mantelzorg.models import Aanmelding, Checkin, Hulpvraag, Signaal
from matching.models import Koppeling, Voorstel
from vrijwilligers.models import Vrijwilliger

Handeling = AuditRegel.Handeling
VERANDERT = (
    Handeling.AANMAKEN,
    Handeling.WIJZIGEN,
    Handeling.VERWIJDEREN,
    Handeling.BESLISSEN,
)


def auteurs(organisatie: Organisatie) -> Iterator[str]:
    """A line for what nobody did."""
    regels = AuditRegel.objects.voor(organisatie)
    niemand = regels.filter(handeling__in=VERANDERT, gebruiker_id__isnull=True)
    if zonder := niemand.exclude(rollen__contains=SYSTEEM).count():
        yield f"{zonder} changes have no author in the log"
    if zonder := niemand.filter(handeling=Handeling.BESLISSEN).count():
        yield f"{zonder} decisions have no author in the log"
    # What the system does by itself is left out here: it only ever reminds of a check-in.
    gelogd: set[UUID] = set(
        regels.filter(
            gebeurtenis__in=("gegeven_gewijzigd", "voorstel_beoordeeld", "koppeling_stap"),
            gebruiker_id__isnull=False,
        ).values_list("object_id", flat=True)
    )
    for rijen in _veranderd(organisatie):
        for rij in rijen:
            if rij.pk not in gelogd:
                naam = rij._meta.model_name
                yield f"{naam} {rij.pk} is {getattr(rij, 'status', 'done')} and nobody did it"
    for model in (Aanmelding, Checkin, Signaal, Taak):
        klaar = Q(afgerond_op__isnull=False) if _rondt_af(model) else Q(afgesloten_op__isnull=False)
        door = "afgerond_door" if _rondt_af(model) else "afgesloten_door"
        zonder = model.objects.voor(organisatie).filter(klaar, **{f"{door}__isnull": True}).count()
        if zonder:
            yield f"{zonder} of {model._meta.model_name} were ended by nobody"


def _rondt_af(model: type[Any]) -> bool:
    return hasattr(model, "afgerond_op")


def _veranderd(organisatie: Organisatie) -> Iterator[QuerySet[Any]]:
    """What is no longer as it was made."""
    yield Voorstel.objects.voor(organisatie).exclude(status=Voorstel.Status.VOORGESTELD)
    yield Koppeling.objects.voor(organisatie).exclude(status=Koppeling.Status.KENNISMAKING)
    yield Checkin.objects.voor(organisatie).exclude(status__in=Checkin.OPEN)
    yield Signaal.objects.voor(organisatie).exclude(afgesloten_op=None)
    yield Taak.objects.voor(organisatie).exclude(afgerond_op=None)
    yield Aanmelding.objects.voor(organisatie).exclude(zorgsituatie=None)
    yield Hulpvraag.objects.voor(organisatie).exclude(status=Hulpvraag.Status.OPEN)
    yield Vrijwilliger.objects.voor(organisatie).exclude(status=Vrijwilliger.Status.AANGEMELD)
