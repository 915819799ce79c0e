"""Reports of a signal in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mantelzorg.models import Signaalmelding
from mantelzorg.regels.belastingteksten import zinnen
from mantelzorg.regels.signalen import uit_metingen


@dataclass(frozen=True, slots=True)
class Meldingkaart:
    """A report: who said it, and the facts behind it.

    ``achtergehouden``: it rests on measurements that may not be shown (any more).
    """

    melding: Signaalmelding
    wie: str
    feiten: list[str]
    achtergehouden: bool


def meldingkaart(melding: Signaalmelding, *, aard: str, mag_metingen: bool) -> Meldingkaart:
    """Put a report in words.

    ``mag_metingen``: whether who looks may see measurements, and a legal basis of the carer allows
    them to be used; without it the facts that tell of measurements are left out.
    """
    achtergehouden = not mag_metingen and uit_metingen(aard, melding.feiten)
    persoon = melding.gemeld_door
    return Meldingkaart(
        melding,
        wie=melding.gemeld_door_naam or (persoon.volledige_naam if persoon else ""),
        feiten=[] if achtergehouden else feiten_in_woorden(melding.feiten),
        achtergehouden=achtergehouden,
    )


def feiten_in_woorden(feiten: Sequence[Mapping[str, Any]]) -> list[str]:
    """A sentence per fact that is stored with a report or with a reason for a risk."""
    return [_in_woorden(feit) for feit in feiten]


def _in_woorden(feit: Mapping[str, Any]) -> str:
    """One fact; as it is stored, where rules of these days no longer word it."""
    try:
        return zinnen([feit])[0]
    except KeyError:
        return f"{feit['code']}: {feit['waarde']}"
