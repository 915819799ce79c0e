"""Giving out the organisation's own numbers."""

from uuid import UUID

from django.db import transaction

from kern.models import Nummerreeks, OrganisatieModel

LANGSTE = len("Z-00000000")  # what a number of our own can be; longer ones are somebody else's


@transaction.atomic
def nummer_uitgeven(*, organisatie_id: UUID, letter: str, model: type[OrganisatieModel]) -> str:
    """The next free number, as ``Z-0012``. Two at once get two numbers: the series is locked.

    It goes on from the highest number that an import brought, and skips any brought later.
    """
    reeks, nieuw = Nummerreeks.alles.select_for_update().get_or_create(
        organisatie_id=organisatie_id, letter=letter
    )
    gegeven = model.objects.voor(organisatie_id)
    if nieuw:
        nummers = gegeven.filter(nummer__startswith=f"{letter}-").values_list("nummer", flat=True)
        reeks.laatste = max(
            (int(n[2:]) for n in nummers if n[2:].isdecimal() and len(n) <= LANGSTE), default=0
        )
    while True:
        reeks.laatste += 1
        nummer = f"{letter}-{reeks.laatste:04}"
        if not gegeven.filter(nummer=nummer).exists():
            break
    reeks.save(update_fields=["laatste", "gewijzigd_op"])
    return nummer
