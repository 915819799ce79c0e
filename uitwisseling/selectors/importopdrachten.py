"""Reading imports."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from kern.models import Persoon
from kern.selectors.personen import personen_van
from uitwisseling.models import Importopdracht

from .lijsten import personen_bij


def importopdrachten_van(organisatie_id: UUID) -> QuerySet[Importopdracht]:
    """The imports of an organisation, newest first, without the files themselves.

    ``bewaard``: whether the file is still kept.
    """
    bewaard = ExpressionWrapper(Q(inhoud__isnull=False), output_field=BooleanField())
    rijen: QuerySet[Importopdracht] = (
        Importopdracht.objects.voor(organisatie_id)
        .select_related("gestart_door")
        .annotate(bewaard=bewaard)
        .defer("inhoud")
    )
    return rijen


def bekende_personen(organisatie_id: UUID, sleutels: Iterable[str | None]) -> dict[str, Persoon]:
    """The persons with these keys, by key as text; without those who are gone."""
    personen = personen_van(organisatie_id).filter(pk__in=[s for s in sleutels if s])
    return {str(persoon.id): persoon for persoon in personen}


def personen_van_wijzigingen(
    opdracht: Importopdracht, wijzigingen: Iterable[dict[str, object]]
) -> set[UUID]:
    """Whom these changes of its report are about; a new row is about nobody who is known."""
    nummers = [str(rij["nummer"]) for rij in wijzigingen if not rij["nieuw"]]
    return personen_bij(opdracht.soort, opdracht.organisatie_id, nummers)
