"""Reading who saw or changed somebody's file."""

from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from kern.models import AuditRegel, Gebruiker, Persoon


def inzage_van(organisatie_id: UUID, persoon_id: UUID | None) -> QuerySet[AuditRegel]:
    """The lines of the audit log about this person, with the name of who it was (``wie``).

    Those about a record that became this person too. Nobody's where there is no person.
    """
    regels: QuerySet[AuditRegel] = AuditRegel.objects.voor(organisatie_id)
    if persoon_id is None:
        return regels.none()
    zelf = Persoon.objects.voor(organisatie_id).filter(
        Q(pk=persoon_id) | Q(samengevoegd_met=persoon_id)
    )
    gebruikers = Gebruiker.objects.voor(organisatie_id).filter(pk=OuterRef("gebruiker_id"))
    return regels.filter(persoon_id__in=zelf.values("pk")).annotate(
        wie=Subquery(gebruikers.values("naam")[:1])
    )
