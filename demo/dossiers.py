"""The care situations that were imported, and who records something about them."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Min

from kern.actor import Actor
from kern.models import Gebruiker, Organisatie, Rol
from mantelzorg.models import Zorgsituatie
from mantelzorg.selectors.zorgsituaties import zorgsituaties_van

from .cijfers import registratie as cijfers
from .gemeenten import Gemeente
from .kansen import Trekking
from .logins import email_van


@dataclass(slots=True)
class Dossier:
    """A care situation, when it first asked for help, and the date of its first talk, if any."""

    situatie: Zorgsituatie
    gevraagd_op: date
    eerste_gesprek: date | None = None


@dataclass(frozen=True, slots=True)
class Bureau:
    """Who works here, and on what. ``wachtend``: they were registered and wait for a talk."""

    actor: Actor
    organisatie: Organisatie
    gemeente: Gemeente
    seed: int
    vandaag: date
    consulent: Gebruiker
    coordinator: Gebruiker
    dossiers: list[Dossier]
    wachtend: list[Dossier] = field(default_factory=list)

    @classmethod
    def van(
        cls, actor: Actor, organisatie: Organisatie, gemeente: Gemeente, seed: int, vandaag: date
    ) -> "Bureau":
        """The bureau of an organisation. Those who ask most recently can still be waiting."""
        dossiers = [
            Dossier(situatie, situatie.gevraagd_op)
            for situatie in zorgsituaties_van(organisatie.id)
            .annotate(gevraagd_op=Min("hulpvragen__ingediend_op"))
            .filter(gevraagd_op__isnull=False)
            .order_by("nummer")
        ]
        recent = [d for d in dossiers if d.gevraagd_op >= vandaag - timedelta(days=28)]
        aantal = aantal_wachtend(len(dossiers)) // 2
        wachtend = Trekking(seed, "wachtend").sample(recent, min(aantal, len(recent)))
        gebruikers = Gebruiker.objects.voor(organisatie)
        return cls(
            actor,
            organisatie,
            gemeente,
            seed,
            vandaag,
            gebruikers.get(email=email_van(Rol.CONSULENT, organisatie)),
            gebruikers.get(email=email_van(Rol.COORDINATOR, organisatie)),
            dossiers,
            wachtend,
        )

    def trekking(self, onderwerp: str) -> Trekking:
        """A stream of random numbers of its own."""
        return Trekking(self.seed, onderwerp)

    def geleden(self, dagen: int) -> date:
        """So many days ago."""
        return self.vandaag - timedelta(days=dagen)


def aantal_wachtend(situaties: int) -> int:
    """How many registrations wait for a talk."""
    return max(cijfers.MINSTENS_WACHTEND, round(cijfers.WACHT_OP_GESPREK * situaties))
