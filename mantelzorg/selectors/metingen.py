"""Reading measurements of burden."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

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
    # With `correctie__isnull` PostgreSQL expects that nearly every row has one, and plans for that.
    correcties = Meting.objects.voor(organisatie_id).filter(corrigeert=OuterRef("pk"))
    return (
        Meting.objects.voor(organisatie_id)
        .filter(~Exists(correcties))
        .order_by("-datum", "-aangemaakt_op", "id")
    )
