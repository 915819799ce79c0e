"""Reading care situations."""

from uuid import UUID

from django.db.models import QuerySet

from mantelzorg.models import Zorgsituatie


def zorgsituaties_van(organisatie_id: UUID) -> QuerySet[Zorgsituatie]:
    """The care situations of an organisation with both persons, consents and target groups."""
    return (
        Zorgsituatie.objects.voor(organisatie_id)
        .select_related("mantelzorger", "zorgvrager")
        .prefetch_related("zorgvrager__toestemmingen", "doelgroepen")
        .order_by("nummer")
    )
