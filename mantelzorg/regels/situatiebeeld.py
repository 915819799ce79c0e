"""All that the rules of burden look at, of one care situation on one day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from mantelzorg.models import Risico
from mantelzorg.regels.instrumenten import Instrument


@dataclass(frozen=True, slots=True)
class Meetpunt:
    """One measurement that counts: the score lies from ``van`` up to and including ``tot``."""

    instrument: Instrument
    datum: date
    van: float
    tot: float


@dataclass(frozen=True, slots=True)
class Omvang:
    """How much care it took from ``datum`` on; None is unknown."""

    datum: date
    uren_per_week: Decimal | None = None
    nachten_verstoord: int | None = None


@dataclass(frozen=True, slots=True)
class Zorgelijk:
    """What a person reported: an `Aard`, how serious, and when."""

    aard: str
    ernst: str
    datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Situatiebeeld:
    """The facts of one care situation on ``vandaag``; empty and None are unknown, never "no".

    Everything is oldest first. ``metingen``: instrument code -> measurements that were not
    corrected; none without a legal basis of the carer. ``open_signalen``: of people, with the day
    of the last report. ``vrijwilligersmeldingen``: of volunteers, also where the signal is closed.
    ``open_checkin``: the day it was planned on; ``niet_bereikt``: that of the last check-in that
    ended, if nobody was reached. ``zwijgt_sinds``: the day that one ended, if it gave no answer.
    ``respijt_geweigerd_op``: the day of the last talk that says anything about it, if it says so.
    ``risico``: as determined before the rules that look at it.
    """

    zorgsituatie_id: UUID
    vandaag: date
    relatie: str = ""
    netwerk: str = ""
    geboortedatum: date | None = None
    metingen: Mapping[str, tuple[Meetpunt, ...]] = field(default_factory=dict)
    omvang: tuple[Omvang, ...] = ()
    open_signalen: tuple[Zorgelijk, ...] = ()
    vrijwilligersmeldingen: tuple[Zorgelijk, ...] = ()
    open_checkin: date | None = None
    niet_bereikt: date | None = None
    zwijgt_sinds: date | None = None
    respijt_geweigerd_op: date | None = None
    risico: str = Risico.ONBEKEND

    def binnen(self, dag: date, dagen: int) -> bool:
        """Whether a day is at most so many days ago."""
        return (self.vandaag - dag).days <= dagen
