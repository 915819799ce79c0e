"""How great the risk is now, as last determined."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from mantelzorg.models import Risico, Risicobepaling, Zorgsituatie


def met_risico(
    rijen: QuerySet[Any], *, zorgsituatie: str = "pk", op: date | None = None
) -> QuerySet[Any]:
    """Annotate `risico`: the newest level, or that ``op`` a day; onbekend where there was none.

    ``zorgsituatie``: the path to the care situation that it is about.
    """
    nieuwste = _nieuwste(zorgsituatie)
    if op is not None:
        nieuwste = nieuwste.filter(datum__lte=op)
    geannoteerd: QuerySet[Any] = rijen.annotate(
        risico=Coalesce(Subquery(nieuwste.values("niveau")[:1]), Value(Risico.ONBEKEND.value))
    )
    return geannoteerd


def risicos_van(organisatie_id: UUID) -> Mapping[UUID, str]:
    """Care situation -> its level, of all of an organisation, in one query."""
    zorgsituaties = met_risico(Zorgsituatie.objects.voor(organisatie_id))
    return dict(zorgsituaties.values_list("pk", "risico"))


def laatste_bepalingen(
    organisatie_id: UUID, zorgsituaties: Collection[UUID]
) -> Mapping[UUID, Risicobepaling]:
    """Care situation -> what was determined last, in one query; not in it if nothing ever was."""
    nieuwste = (
        Zorgsituatie.objects.voor(organisatie_id)
        .filter(pk__in=zorgsituaties)
        .values_list(Subquery(_nieuwste().values("pk")[:1]))
    )
    bepalingen = Risicobepaling.objects.voor(organisatie_id).filter(pk__in=nieuwste)
    return {bepaling.zorgsituatie_id: bepaling for bepaling in bepalingen}


def _nieuwste(zorgsituatie: str = "pk") -> QuerySet[Risicobepaling]:
    """Of the care situation that is asked about, newest first."""
    rijen: QuerySet[Risicobepaling] = Risicobepaling.objects.voor(OuterRef("organisatie_id"))
    return rijen.filter(zorgsituatie=OuterRef(zorgsituatie)).order_by(
        "-datum", "-aangemaakt_op", "id"
    )
