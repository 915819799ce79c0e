"""What the system reported before."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from mantelzorg.models import Bron, Signaalmelding


def laatst_gemeld(
    organisatie_id: UUID, zorgsituaties: Collection[UUID]
) -> Mapping[tuple[UUID, str], list[dict[str, Any]]]:
    """(care situation, rule) -> the facts it last reported by, in one query."""
    meldingen = Signaalmelding.objects.voor(organisatie_id).filter(
        bron=Bron.SYSTEEM, signaal__zorgsituatie__in=zorgsituaties
    )
    return {
        (situatie, aard): feiten
        for situatie, aard, feiten in meldingen.order_by("aangemaakt_op", "id").values_list(
            "signaal__zorgsituatie", "signaal__aard", "feiten"
        )
    }
