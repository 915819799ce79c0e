"""Who works here with people, and who may change what about a user."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from kern.models import Gebruiker, Rol

MEDEWERKERS: frozenset[str] = frozenset({Rol.CONSULENT, Rol.COORDINATOR})
"""Who can be a contact person (aanspreekpunt), a stand-in or a guide (begeleider)."""


def is_medewerker(gebruiker: Gebruiker) -> bool:
    """Whether somebody works here now with carers or volunteers."""
    return gebruiker.actief and not MEDEWERKERS.isdisjoint(gebruiker.rolcodes)


def keuze_fout(gekozen: Gebruiker | None, opgeslagen: Gebruiker | None) -> str:
    """What is wrong with who is chosen; empty is right.

    - A new choice works here now with people (`is_medewerker`).
    - Who was chosen before stays, though they left since: that keeps no other change back.
    """
    if gekozen is None or gekozen == opgeslagen or is_medewerker(gekozen):
        return ""
    return _("Kies een consulent of coördinator die nu bij u werkt en kan inloggen.")


def zelfuitsluiting(
    *, door: UUID | None, gebruiker_id: UUID, actief: bool, rollen: Collection[str]
) -> dict[str, str]:
    """Field -> why not, where somebody would lock themselves out.

    A beheerder cannot take their own access or their own role of beheerder away. So an
    organisation always keeps one: the last one who could have done it.
    """
    if door != gebruiker_id:
        return {}
    fouten = {}
    if not actief:
        fouten["actief"] = _("U kunt uw eigen toegang niet uitzetten. Vraag een andere beheerder.")
    if Rol.BEHEERDER not in rollen:
        fouten["rollen"] = _(
            "U kunt uw eigen rol als beheerder niet weghalen. Vraag een andere beheerder."
        )
    return fouten
