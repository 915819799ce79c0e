"""What the system reported before."""

from collections.abc import Collection, Mapping
from uuid import UUID

from mantelzorg.models import Bron, Signaalmelding
from mantelzorg.regels.bevinding import Gemeld


def laatst_gemeld(
    organisatie_id: UUID, zorgsituaties: Collection[UUID]
) -> Mapping[tuple[UUID, str], Gemeld]:
    """(care situation, rule) -> what it last reported, in one query."""
    meldingen = Signaalmelding.objects.voor(organisatie_id).filter(
        bron=Bron.SYSTEEM, signaal__zorgsituatie__in=zorgsituaties
    )
    return {
        (situatie, aard): Gemeld(ernst, feiten)
        for situatie, aard, ernst, feiten in meldingen.order_by("aangemaakt_op", "id").values_list(
            "signaal__zorgsituatie", "signaal__aard", "ernst", "feiten"
        )
    }
