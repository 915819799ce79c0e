"""Reading imports."""

from uuid import UUID

from django.db.models import QuerySet

from uitwisseling.models import Importopdracht


def importopdrachten_van(organisatie_id: UUID) -> QuerySet[Importopdracht]:
    """The imports of an organisation, newest first, without the files themselves."""
    return (
        Importopdracht.objects.voor(organisatie_id).select_related("gestart_door").defer("inhoud")
    )
