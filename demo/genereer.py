"""Writing the demo municipality as the two files that coordinators would bring."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from uitwisseling import hulpvragen as hulpvragenbestand
from uitwisseling import vrijwilligers as vrijwilligersbestand
from uitwisseling.bestand import bestand_schrijven

from . import cijfers
from .aanbod import vrijwilligers
from .bevolking import Gemeente
from .vraag import hulpvragen


@dataclass(frozen=True, slots=True)
class Bestanden:
    """What was written, and how many rows."""

    vrijwilligers: Path
    hulpvragen: Path
    aantal_vrijwilligers: int
    aantal_hulpvragen: int


def genereer(
    gemeente: Gemeente, seed: int, map_: Path, *, peildatum: date = cijfers.PEILDATUM
) -> Bestanden:
    """Write vrijwilligers.csv and hulpvragen.csv in a folder, in the form that is imported.

    The same gemeente, seed and peildatum give the same bytes. Another peildatum shifts every date
    by the same number of days and changes nothing else.
    """
    map_.mkdir(parents=True, exist_ok=True)
    aanbod = vrijwilligers(gemeente, seed, peildatum)
    vraag = hulpvragen(gemeente, seed, peildatum, aanbod)
    resultaat = Bestanden(
        map_ / "vrijwilligers.csv", map_ / "hulpvragen.csv", len(aanbod), len(vraag)
    )
    bestand_schrijven(
        resultaat.vrijwilligers, [k.naam for k in vrijwilligersbestand.KOLOMMEN], aanbod
    )
    bestand_schrijven(resultaat.hulpvragen, [k.naam for k in hulpvragenbestand.KOLOMMEN], vraag)
    return resultaat
