"""Looking persons up by what one knows of them."""

from itertools import islice
from uuid import UUID

from django.db import transaction

from kern.models import Persoon
from kern.regels.namen import woorden
from kern.selectors.personen import personen_van

NAAM = ("voornaam", "tussenvoegsel", "achternaam")


def personen_zoeken(
    organisatie_id: UUID, *, naam: str = "", postcode: str = "", hoogstens: int
) -> list[Persoon]:
    """The persons whose name has words that begin so, at a postcode that begins so; by surname.

    Capitals, accents and punctuation do not count, nor the order of the words. Nothing asked finds
    nobody. Two queries: the names of all, and whole only who was found.
    """
    gezocht = tuple(f" {woord}" for woord in woorden(naam))  # with the space: a beginning
    if not gezocht and not postcode:
        return []
    personen = personen_van(organisatie_id).order_by("achternaam", "voornaam", "id")
    if postcode:
        personen = personen.filter(postcode__startswith=postcode)
    # In a transaction PostgreSQL reads no further than is asked for.
    with transaction.atomic():
        namen = personen.values_list("pk", *NAAM).iterator()
        gevonden = (pk for pk, *delen in namen if _heet(" ".join(delen), gezocht))
        wie = list(islice(gevonden, hoogstens))
    return list(personen.filter(pk__in=wie))


def _heet(naam: str, gezocht: tuple[str, ...]) -> bool:
    eigen = " ".join(("", *woorden(naam)))
    return all(begin in eigen for begin in gezocht)
