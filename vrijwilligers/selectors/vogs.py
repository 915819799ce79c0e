"""Reading which VOGs are to be renewed."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, QuerySet

from vrijwilligers.models import Vrijwilliger

from .vrijwilligers import vrijwilligers_van

VOORAF = timedelta(days=60)
"""So long before a VOG is to be renewed one asks for the next. ASSUMPTION of this project."""


def vog_vernieuwen(organisatie_id: UUID, vandaag: date) -> QuerySet[Vrijwilliger]:
    """Whose last VOG is to be renewed within 60 days or was to be already, longest ago first.

    Annotates ``vog_tot``. Who stopped needs none.
    """
    return (
        vrijwilligers_van(organisatie_id)
        .exclude(status=Vrijwilliger.Status.GESTOPT)
        .annotate(vog_tot=Max("vogs__vernieuwen_op"))
        .filter(vog_tot__lte=vandaag + VOORAF)
        .order_by("vog_tot", "nummer")
    )
