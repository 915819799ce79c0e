"""Reading measurements of burden."""

from uuid import UUID

from django.db.models import QuerySet

from mantelzorg.models import Meting


def metingen_van(organisatie_id: UUID) -> QuerySet[Meting]:
    """All measurements of an organisation, also those that were corrected, newest first."""
    return (
        Meting.objects.voor(organisatie_id)
        .select_related("zorgsituatie__mantelzorger", "zorgsituatie__zorgvrager")
        .select_related("vastgelegd_door", "corrigeert", "correctie")
        .order_by("-datum", "-aangemaakt_op", "id")
    )


def geldende_metingen(organisatie_id: UUID) -> QuerySet[Meting]:
    """The measurements that were not corrected by a newer one, newest first.

    Also those that say why there was no measurement (`Meting.geen_meting`).
    """
    return (
        Meting.objects.voor(organisatie_id)
        .filter(correctie__isnull=True)
        .order_by("-datum", "-aangemaakt_op", "id")
    )
