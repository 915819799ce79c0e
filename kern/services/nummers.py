"""Giving out the organisation's own numbers."""

from uuid import UUID

from django.db import transaction

from kern.models import Nummerreeks, OrganisatieModel


@transaction.atomic
def nummer_uitgeven(*, organisatie_id: UUID, letter: str, model: type[OrganisatieModel]) -> str:
    """The next free number, as ``Z-0012``. Two at once get two numbers: the series is locked.

    Numbers that an import brought are skipped.
    """
    reeks, _nieuw = Nummerreeks.alles.select_for_update().get_or_create(
        organisatie_id=organisatie_id, letter=letter
    )
    bezet = set(
        model.objects.voor(organisatie_id)
        .filter(nummer__startswith=f"{letter}-")
        .values_list("nummer", flat=True)
    )
    while True:
        reeks.laatste += 1
        nummer = f"{letter}-{reeks.laatste:04}"
        if nummer not in bezet:
            break
    reeks.save(update_fields=["laatste", "gewijzigd_op"])
    return nummer
