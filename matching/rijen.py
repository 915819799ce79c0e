"""The rows a round is about, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from mantelzorg.models import Hulpvraag
from mantelzorg.selectors.hulpvragen import hulpvragen_voor_ronde
from matching.models import Voorstel
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_voor_ronde


@dataclass(frozen=True, slots=True)
class Rijen:
    """The open requests and all volunteers of an organisation, and what was approved."""

    hulpvragen: Mapping[UUID, Hulpvraag]
    vrijwilligers: Mapping[UUID, Vrijwilliger]
    goedgekeurd: Sequence[Voorstel]

    @classmethod
    def lezen(cls, organisatie_id: UUID) -> "Rijen":
        """As they are now, in a fixed number of queries."""
        return cls(
            hulpvragen={vraag.id: vraag for vraag in hulpvragen_voor_ronde(organisatie_id)},
            vrijwilligers={v.id: v for v in vrijwilligers_voor_ronde(organisatie_id)},
            goedgekeurd=list(
                Voorstel.objects.voor(organisatie_id)
                .filter(status__in=Voorstel.HOUDT_VAST)
                .select_related("hulpvraag")
                .order_by("id")
            ),
        )
