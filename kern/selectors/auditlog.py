"""Reading the audit log."""

from uuid import UUID

from django.db.models import QuerySet

from kern.models import AuditRegel


def auditregels_van(organisatie_id: UUID) -> QuerySet[AuditRegel]:
    """What was done in an organisation."""
    return AuditRegel.objects.voor(organisatie_id)
