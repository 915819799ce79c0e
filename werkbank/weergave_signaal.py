"""Reports of a signal in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mantelzorg.models import Signaalmelding
from mantelzorg.regels.belastingteksten import ZINNEN, zinnen
from mantelzorg.regels.signalen import MEETREGELS


@dataclass(frozen=True, slots=True)
class Meldingkaart:
    """A report: who said it, and the facts behind it.

    ``achtergehouden``: it rests on measurements that may not be shown (any more).
    """

    melding: Signaalmelding
    wie: str
    feiten: list[str]
    achtergehouden: bool


def meldingkaart(melding: Signaalmelding, *, aard: str, grondslag: bool) -> Meldingkaart:
    """Put a report in words.

    ``grondslag``: whether there is a legal basis to use the carer's health data; without it the
    facts of rules over measurements are left out.
    """
    achtergehouden = aard in MEETREGELS and not grondslag
    persoon = melding.gemeld_door
    return Meldingkaart(
        melding,
        wie=melding.gemeld_door_naam or (persoon.volledige_naam if persoon else ""),
        feiten=[] if achtergehouden else [_in_woorden(feit) for feit in melding.feiten],
        achtergehouden=achtergehouden,
    )


def _in_woorden(feit: Mapping[str, Any]) -> str:
    """One fact; as it is stored, where rules of these days no longer word it."""
    return zinnen([feit])[0] if feit["code"] in ZINNEN else f"{feit['code']}: {feit['waarde']}"
