"""Reading on what legal basis data may be used."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from kern.models import Doel, Persoon, Toestemming
from kern.regels.toestemming import geldend


def toestemmingen_van(organisatie_id: UUID) -> QuerySet[Toestemming]:
    """Every legal basis that was recorded, also what was withdrawn."""
    return Toestemming.objects.voor(organisatie_id)


def geldige_toestemmingen(organisatie_id: UUID, doel: Doel, vandaag: date) -> QuerySet[Toestemming]:
    """The legal bases for this purpose that hold on this day."""
    return toestemmingen_van(organisatie_id).filter(geldend(vandaag), doel=doel)


def met_grondslag(
    organisatie_id: UUID,
    doel: Doel,
    personen: Collection[UUID] | None = None,
    *,
    vandaag: date | None = None,
) -> set[UUID]:
    """Whose data may be used for this purpose today, of these persons or of all.

    ``vandaag``: the day of a round; without it the day of the clock.
    """
    toestemmingen = geldige_toestemmingen(organisatie_id, doel, vandaag or timezone.localdate())
    if personen is not None:
        toestemmingen = toestemmingen.filter(persoon__in=personen)
    return set(toestemmingen.values_list("persoon_id", flat=True))


def heeft_grondslag(persoon: Persoon, doel: Doel) -> bool:
    """Whether there is a legal basis today to use this person's data for this purpose."""
    return persoon.pk in met_grondslag(persoon.organisatie_id, doel, [persoon.pk])
