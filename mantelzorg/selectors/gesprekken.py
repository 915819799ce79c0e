"""Reading talks."""

from uuid import UUID

from django.db.models import QuerySet

from mantelzorg.models import Gesprek


def gesprekken_van(organisatie_id: UUID) -> QuerySet[Gesprek]:
    """The talks of an organisation, latest first, with who was there and what was discussed."""
    return (
        Gesprek.objects.voor(organisatie_id)
        .select_related("gevoerd_door", "zorgsituatie__mantelzorger", "zorgsituatie__zorgvrager")
        .prefetch_related("deelnemers", "leefgebieden")
        .order_by("-datum", "-aangemaakt_op")
    )
