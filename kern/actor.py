"""Who acts: given to every service, and what the audit log writes down."""

from dataclasses import dataclass, replace
from uuid import UUID

from .models import Gebruiker, Organisatie

SYSTEEM = "systeem"


@dataclass(frozen=True, slots=True)
class Actor:
    """A user (or the system itself) in one organisation.

    ``herkomst``: an IP address, or the command or task. ``doel``: why, in words of the work.
    ``persoon_id``: who they are themselves, if they are registered as a person.
    """

    organisatie_id: UUID
    gebruiker_id: UUID | None
    rollen: frozenset[str]
    herkomst: str
    doel: str
    persoon_id: UUID | None = None

    @classmethod
    def van_gebruiker(cls, gebruiker: Gebruiker, *, herkomst: str, doel: str) -> "Actor":
        """Somebody who is logged in."""
        return cls(
            gebruiker.organisatie_id,
            gebruiker.id,
            gebruiker.rolcodes,
            herkomst,
            doel,
            gebruiker.persoon_id,
        )

    @classmethod
    def systeem(cls, organisatie: Organisatie, *, herkomst: str, doel: str) -> "Actor":
        """A command or a background task: nobody is logged in."""
        return cls(organisatie.id, None, frozenset({SYSTEEM}), herkomst, doel)

    def met_systeemrechten(self) -> "Actor":
        """The same user, with the rights of the system: for what follows from what they said."""
        return replace(self, rollen=self.rollen | {SYSTEEM})
