"""Whose contact person (aanspreekpunt) a household has."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from kern.models import Gebruiker, Persoon


def contacten_van(*personen: Persoon) -> list[Gebruiker]:
    """The contacts of the households of these persons, in their order; some may have left."""
    huishoudens = (persoon.huishouden for persoon in personen)
    return [h.contact for h in huishoudens if h is not None and h.contact is not None]


def aanspreekpunt_van_huishouden(
    gekozen: Gebruiker | None,
    contacten: Sequence[Gebruiker],
    opgeslagen: Gebruiker | None = None,
) -> tuple[Gebruiker | None, dict[str, str]]:
    """One contact per household (issue 3): who becomes the contact person, and what is wrong.

    ``contacten``: the contacts of the households of the carer and of the person cared for, in that
    order, those who work here now. ``opgeslagen``: who is the contact person now.

    - Nobody chosen: the contact of the household, the carer's first.
    - Somebody else chosen than a contact of these households: refused, unless that is who it is
      now; a household that chose later locks nothing.
    - Households without a contact leave the choice free.
    """
    if not contacten:
        return gekozen, {}
    if gekozen is None:
        return contacten[0], {}
    if gekozen in contacten or gekozen == opgeslagen:
        return gekozen, {}
    return gekozen, {
        "aanspreekpunt": _(
            "Dit huishouden heeft %(naam)s als vast aanspreekpunt. Kies %(naam)s, of verander "
            "eerst het aanspreekpunt van het huishouden."
        )
        % {"naam": contacten[0].naam}
    }
