"""Whose health data may be shown: who has a legal basis for it now."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from kern.models import Doel
from kern.selectors.toestemmingen import geldige_toestemmingen


def met_grondslag(
    organisatie_id: UUID, rijen: QuerySet[Any], persoon: str = "zorgvrager"
) -> QuerySet[Any]:
    """Annotate `grondslag`: whether health data of the person at this path may be shown today."""
    geldig = geldige_toestemmingen(organisatie_id, Doel.GEZONDHEID, timezone.localdate())
    geannoteerd: QuerySet[Any] = rijen.annotate(
        grondslag=Exists(geldig.filter(persoon=OuterRef(persoon)))
    )
    return geannoteerd
