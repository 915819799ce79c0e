"""All that the rules of burden look at, of one care situation on one day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mantelzorg.models import Risico


@dataclass(frozen=True, slots=True)
class Omvang:
    """How much care it took from ``datum`` on; None is unknown."""

    datum: date
    uren_per_week: float | None
    nachten_verstoord: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situatiebeeld:
    """The facts of one care situation on ``vandaag``; empty and None are unknown, never "no".

    ``omvang``: oldest first. ``risico``: as determined before the rules that look at it.
    """

    zorgsituatie_id: UUID
    vandaag: date
    omvang: tuple[Omvang, ...] = ()
    risico: str = Risico.ONBEKEND
