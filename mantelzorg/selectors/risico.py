"""How great the risk is now, as last determined."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from mantelzorg.models import Risico, Risicobepaling, Zorgsituatie


def met_risico(zorgsituaties: QuerySet[Zorgsituatie]) -> QuerySet[Zorgsituatie]:
    """Annotate `risico`: the newest level; onbekend where none was ever determined."""
    nieuwste = (
        Risicobepaling.objects.voor(OuterRef("organisatie_id"))
        .filter(zorgsituatie=OuterRef("pk"))
        .order_by("-datum", "-aangemaakt_op", "id")
        .values("niveau")[:1]
    )
    return zorgsituaties.annotate(risico=Coalesce(Subquery(nieuwste), Value(Risico.ONBEKEND.value)))


def risicos_van(organisatie_id: UUID) -> Mapping[UUID, str]:
    """Care situation -> its level, of all of an organisation, in one query."""
    zorgsituaties = met_risico(Zorgsituatie.objects.voor(organisatie_id))
    return dict(zorgsituaties.values_list("pk", "risico"))
