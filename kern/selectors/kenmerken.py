"""Reading kenmerken."""

from uuid import UUID

from django.db.models import QuerySet

from kern.models import Kenmerk, KenmerkSoort


def kenmerken_in_gebruik(
    organisatie_id: UUID, soort: KenmerkSoort | None = None
) -> QuerySet[Kenmerk]:
    """The kenmerken that can be chosen, of one kind or of all; not those switched off."""
    kenmerken = Kenmerk.objects.voor(organisatie_id).filter(actief=True)
    return kenmerken.filter(soort=soort) if soort else kenmerken
