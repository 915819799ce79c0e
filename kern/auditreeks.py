"""The same line in the audit log for many persons at once: what a list of 100 writes."""

from collections.abc import Collection
from copy import copy
from uuid import UUID, uuid4

from django.db import connection

from .models import PER_KEER, AuditRegel
from .selectors.smal import als_reeks

PER_PERSOON = ("id", "object_id", "persoon_id")
"""The fields in which the lines differ."""


def regels_schrijven(regel: AuditRegel, personen: Collection[UUID]) -> None:
    """Write ``regel`` once for each of these persons; it is about them alone.

    PostgreSQL makes the lines itself from an array: for 300 persons in 2 ms of our time where
    Django's own takes 32 (`make benchmark-api` asks for pages of 100 rows).
    """
    if not personen:
        return
    if connection.vendor == "postgresql":
        _op_postgresql(regel, personen)
    else:
        AuditRegel.alles.bulk_create(
            (_van(regel, persoon) for persoon in personen), batch_size=PER_KEER
        )


def _van(regel: AuditRegel, persoon: UUID) -> AuditRegel:
    eigen = copy(regel)
    eigen.id, eigen.object_id, eigen.persoon_id = uuid4(), persoon, persoon
    return eigen


def _op_postgresql(regel: AuditRegel, personen: Collection[UUID]) -> None:
    velden = [v for v in AuditRegel._meta.concrete_fields if v.name not in PER_PERSOON]
    waarden = [v.get_db_prep_save(v.pre_save(regel, add=True), connection) for v in velden]
    kolommen = ", ".join([*(v.column for v in velden), *PER_PERSOON])
    # Only names of our own model stand in the statement; every value is a parameter.
    opdracht = (
        f"INSERT INTO {AuditRegel._meta.db_table} ({kolommen}) "  # noqa: S608
        f"SELECT {', '.join(['%s'] * len(waarden))}, gen_random_uuid(), persoon, persoon "
        "FROM unnest(%s::uuid[]) AS persoon"
    )
    with connection.cursor() as cursor:
        cursor.execute(opdracht, [*waarden, als_reeks(personen)])
