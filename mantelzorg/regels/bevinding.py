"""What a rule of burden found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kern.models import Ernst
from mantelzorg.models import Risico
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.signalen import zwaarste
from mantelzorg.regels.situatiebeeld import Situatiebeeld

Feit = Mapping[str, Any]
"""{"code": which sentence, "waarde": {name: value}}; worded in `regels.belastingteksten`."""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What a rule found, how serious that is, and the facts it went by.

    The facts stay the same as long as nothing happens: days, never "so many days ago". So what
    was followed up is not raised again tomorrow.
    """

    regel: str
    ernst: Ernst
    feiten: tuple[Feit, ...]


@dataclass(frozen=True, slots=True)
class Gemeld:
    """How serious a report of the system was, and the facts it went by."""

    ernst: str
    feiten: Sequence[Feit]


def zegt_nieuws(ernst: str, feiten: Sequence[Feit], vorige: Gemeld | None) -> bool:
    """Whether a rule says more than in its last report, be its signal open or closed by now.

    - There is a fact that was not in it, or it is more serious than it was.
    - That a fact fell away, or that it is less serious now, is no news.
    """
    if vorige is None or zwaarste(vorige.ernst, ernst) != vorige.ernst:
        return True
    return any(een not in vorige.feiten for een in feiten)


def feit(code: str, **waarden: str | float | date) -> Feit:
    """A fact as it is stored: a day as text, in the form of ISO 8601."""
    return {
        "code": code,
        "waarde": {
            naam: waarde.isoformat() if isinstance(waarde, date) else waarde
            for naam, waarde in waarden.items()
        },
    }


@dataclass(frozen=True, slots=True)
class Signaalregel:
    """A rule, and how great the risk is at least where it finds something.

    ``risico`` None: it says nothing about the risk, so it may look at it.
    """

    zoek: Callable[[Situatiebeeld, Belastingparameters], Bevinding | None]
    risico: Risico | None = None
