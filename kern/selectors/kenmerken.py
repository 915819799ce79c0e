"""Reading kenmerken."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from kern.models import Kenmerk, KenmerkSoort


def kenmerken_in_gebruik(
    organisatie_id: UUID,
    soort: KenmerkSoort | None = None,
    *,
    ook: Collection[UUID | None] = (),
) -> QuerySet[Kenmerk]:
    """The kenmerken that can be chosen, of one kind or of all; not those switched off.

    ``ook``: those of an earlier choice, which stay on a form though they were switched off.
    """
    kenmerken = Kenmerk.objects.voor(organisatie_id).filter(
        Q(actief=True) | Q(pk__in=[pk for pk in ook if pk])
    )
    return kenmerken.filter(soort=soort) if soort else kenmerken
