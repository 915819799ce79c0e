"""Reading kenmerken."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from kern.models import Kenmerk, KenmerkSoort, KenmerkVersie


def kenmerken_van(organisatie_id: UUID) -> QuerySet[Kenmerk]:
    """The kenmerken of an organisation, also what it no longer uses."""
    return Kenmerk.objects.voor(organisatie_id)


def versies_van(kenmerk: Kenmerk) -> QuerySet[KenmerkVersie]:
    """What a kenmerk meant, means and will mean, by the day on which that begins."""
    return (
        KenmerkVersie.objects.voor(kenmerk.organisatie_id)
        .filter(kenmerk=kenmerk)
        .order_by("ingangsdatum")
    )


def kenmerken_in_gebruik(
    organisatie_id: UUID,
    soort: KenmerkSoort | None = None,
    *,
    ook: Collection[UUID | None] = (),
) -> QuerySet[Kenmerk]:
    """The kenmerken that can be chosen, of one kind or of all; not those switched off.

    ``ook``: those of an earlier choice, which stay on a form though they were switched off.
    """
    kenmerken = kenmerken_van(organisatie_id).filter(
        Q(actief=True) | Q(pk__in=[pk for pk in ook if pk])
    )
    return kenmerken.filter(soort=soort) if soort else kenmerken
