"""Reading requests for help."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from mantelzorg.models import DOORVERWIJSVORMEN, Hulpvraag


def hulpvragen_van(organisatie_id: UUID) -> QuerySet[Hulpvraag]:
    """The requests of an organisation with carer, person cared for and task type, oldest first."""
    return (
        Hulpvraag.objects.voor(organisatie_id)
        .select_related(
            "taaktype", "zorgsituatie", "zorgsituatie__mantelzorger", "zorgsituatie__zorgvrager"
        )
        .order_by("ingediend_op", "id")
    )


def hulpvragen_voor_ronde(organisatie_id: UUID) -> QuerySet[Hulpvraag]:
    """The open requests with all that the matching problem needs, in a fixed number of queries.

    Also those that stay out of a round: `matching.inlezen` says of each of them why.
    """
    return (
        hulpvragen_van(organisatie_id)
        .filter(status=Hulpvraag.Status.OPEN)
        .prefetch_related(
            "vensters",
            "kenmerken__kenmerk",
            "wensen__kenmerk",
            "uitsluitingen",
            "voorkeuren",
            "zorgsituatie__doelgroepen__kenmerk",
            "zorgsituatie__zorgvrager__zorgsituaties_als_zorgvrager",
        )
    )


def door_te_verwijzen(organisatie_id: UUID) -> QuerySet[Hulpvraag]:
    """The running requests that only a professional can do (`regels.taken`), oldest first."""
    return hulpvragen_van(organisatie_id).filter(
        Q(taaktype__alleen_professioneel=True) | Q(respijtvorm__in=DOORVERWIJSVORMEN),
        status__in=Hulpvraag.LOPEND,
    )


def te_evalueren(organisatie_id: UUID, vandaag: date) -> QuerySet[Hulpvraag]:
    """The running requests whose day of evaluation has come, first due first.

    Whoever has evaluated sets another day, or none.
    """
    return (
        hulpvragen_van(organisatie_id)
        .filter(status__in=Hulpvraag.LOPEND, evaluatie_op__lte=vandaag)
        .order_by("evaluatie_op", "id")
    )
