"""Reading users."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from kern.models import Gebruiker
from kern.regels.gebruikers import MEDEWERKERS


def gebruiker_met_email(email: str) -> Gebruiker | None:
    """Whoever logs in with this address, of whatever organisation; for the log-in alone."""
    return Gebruiker.alles.filter(email=email.lower()).first()


def gebruikers_van(organisatie_id: UUID) -> QuerySet[Gebruiker]:
    """Who has an account here, with their roles."""
    return Gebruiker.objects.voor(organisatie_id).prefetch_related("rollen")


def medewerkers_van(
    organisatie_id: UUID,
    *,
    ook: Collection[UUID | None] = (),
    rollen: Collection[str] = MEDEWERKERS,
) -> QuerySet[Gebruiker]:
    """Who guides people here: active consultants and coordinators, by name.

    ``ook``: those of an earlier choice, who stay on a form though they left. ``rollen``: only those
    with one of these.
    """
    return (
        Gebruiker.objects.voor(organisatie_id)
        .filter(Q(actief=True, rollen__rol__in=rollen) | Q(pk__in=[pk for pk in ook if pk]))
        .distinct()
        .order_by("naam")
    )
