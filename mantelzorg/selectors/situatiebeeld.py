"""Reading what the rules of burden look at, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from mantelzorg.models import Zorgomvang, Zorgsituatie
from mantelzorg.regels.situatiebeeld import Omvang, Situatiebeeld
from mantelzorg.selectors.risico import met_risico


def situatiebeelden(
    organisatie_id: UUID, vandaag: date, zorgsituaties: Collection[UUID] | None = None
) -> list[Situatiebeeld]:
    """The facts of these care situations, or of all of an organisation."""
    situaties = Zorgsituatie.objects.voor(organisatie_id)
    if zorgsituaties is not None:
        situaties = situaties.filter(pk__in=zorgsituaties)
    omvang = _omvang(organisatie_id, vandaag, zorgsituaties)
    return [
        Situatiebeeld(
            zorgsituatie_id=situatie.pk,
            vandaag=vandaag,
            omvang=tuple(omvang[situatie.pk]),
            risico=situatie.risico,
        )
        for situatie in met_risico(situaties).order_by("nummer")
    ]


def _van(rijen: QuerySet[Any], zorgsituaties: Collection[UUID] | None) -> QuerySet[Any]:
    return rijen if zorgsituaties is None else rijen.filter(zorgsituatie__in=zorgsituaties)


def _omvang(
    organisatie_id: UUID, vandaag: date, zorgsituaties: Collection[UUID] | None
) -> dict[UUID, list[Omvang]]:
    gevonden = defaultdict(list)
    rijen = Zorgomvang.objects.voor(organisatie_id).filter(datum__lte=vandaag)
    for rij in _van(rijen, zorgsituaties).order_by("datum"):
        uren = None if rij.uren_per_week is None else float(rij.uren_per_week)
        gevonden[rij.zorgsituatie_id].append(Omvang(rij.datum, uren, rij.nachten_verstoord))
    return gevonden
