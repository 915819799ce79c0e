"""Writing the demo municipality as the files that consultants and coordinators would bring."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from uitwisseling.bestand import Formaat, bestand_schrijven
from uitwisseling.soorten import SOORTEN

from . import cijfers
from .aanbod import vrijwilligers
from .gemeenten import Gemeente
from .vraag import vraag


@dataclass(frozen=True, slots=True)
class Bestanden:
    """What was written, and how many rows."""

    vrijwilligers: Path
    zorgsituaties: Path
    hulpvragen: Path
    aantal_vrijwilligers: int
    aantal_hulpvragen: int


def genereer(
    gemeente: Gemeente, seed: int, map_: Path, *, peildatum: date = cijfers.PEILDATUM
) -> Bestanden:
    """Write a CSV file of each kind in a folder, in the form that is imported.

    The same gemeente, seed and peildatum give the same bytes. Another peildatum shifts every date
    by the same number of days and changes nothing else, but the weekday of a visit once.
    """
    map_.mkdir(parents=True, exist_ok=True)
    aanbod = vrijwilligers(gemeente, seed, peildatum)
    situaties, hulpvragen = vraag(gemeente, seed, peildatum, aanbod)
    return Bestanden(
        _schrijven(map_, "vrijwilligers", aanbod),
        _schrijven(map_, "zorgsituaties", situaties),
        _schrijven(map_, "hulpvragen", hulpvragen),
        len(aanbod),
        len(hulpvragen),
    )


def _schrijven(map_: Path, soort: str, rijen: list[dict[str, str]]) -> Path:
    pad = map_ / f"{soort}.csv"
    kolommen = [kolom.naam for kolom in SOORTEN[soort].kolommen]
    pad.write_bytes(bestand_schrijven(Formaat.CSV, kolommen, rijen))
    return pad
