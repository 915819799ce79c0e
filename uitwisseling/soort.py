"""One kind of file: which columns it has, what they say of what is known, and who registers it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet

from kern.actor import Actor
from kern.services.opslaan import Uitkomst

from .bestand import Rij
from .kolommen import GelezenRij, Kolom, rij_aanvullen, rij_lezen
from .register import Register


class Soort(ABC):
    """What is known of this kind in one organisation, loaded once, and rows brought to services.

    ``inzien`` and ``registreren`` are the rights to export and to import it.
    """

    kolommen: ClassVar[tuple[Kolom, ...]]
    inzien: ClassVar[str]
    registreren: ClassVar[str]
    veld_in_kolom: ClassVar[Mapping[str, str]] = {}
    """Fields of the services that have another name in the file."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.register = Register(actor.organisatie_id)
        self.bekend = {sleutel(gegeven.nummer): gegeven for gegeven in self.lijst()}

    @classmethod
    def verplicht(cls) -> frozenset[str]:
        """The columns that every file has."""
        return frozenset(kolom.naam for kolom in cls.kolommen if kolom.verplicht)

    @abstractmethod
    def lijst(self) -> QuerySet[Any]:
        """All that is known, by number, in a fixed number of queries."""

    @abstractmethod
    def waarden(self, gegeven: Any) -> dict[str, Any]:
        """What is known of one, as the values of the columns."""

    @abstractmethod
    def personen(self, gegeven: Any) -> Iterator[UUID]:
        """The persons whom its row is about."""

    @abstractmethod
    def opslaan(self, gelezen: GelezenRij) -> Uitkomst:
        """Register a row without errors. Raises Ongeldig and Conflict."""

    @abstractmethod
    def controleren(self, gelezen: GelezenRij) -> None:
        """Note what is wrong with a row over several cells, or beside other rows."""

    def waarden_naast(self, gegeven: Any, gelezen: Mapping[str, Any]) -> dict[str, Any]:
        """What is known of one, to compare with what a row says."""
        return self.waarden(gegeven)

    def als_cellen(self, gegeven: Any) -> dict[str, str]:
        """What is known of one, as a row of a file."""
        waarden = self.waarden(gegeven)
        return {kolom.naam: kolom.cel(waarden[kolom.naam]) for kolom in self.kolommen}

    def lezen(self, rij: Rij) -> GelezenRij:
        """A row beside what is known, with every error that can be seen before it is saved."""
        bekend = self.bekend.get(sleutel(rij.cellen["nummer"]))
        gelezen = GelezenRij(rij, bekend)
        rij_lezen(gelezen, self.kolommen, self.register)
        if bekend is not None:
            gelezen.waarden["nummer"] = bekend.nummer
        rij_aanvullen(
            gelezen,
            self.kolommen,
            None if bekend is None else self.waarden_naast(bekend, gelezen.waarden),
        )
        self.controleren(gelezen)
        return gelezen


def sleutel(nummer: str) -> str:
    """A number without regard to capitals."""
    return nummer.upper()
