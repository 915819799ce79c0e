"""Where a postcode lies: the centre of its PC4 area (GeoNames, CC BY 4.0)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from .fouten import DomeinFout

BESTAND = Path(__file__).parent / "data" / "pc4_nl.csv"


class OnbekendePostcode(DomeinFout):
    """No area with these four digits exists in the list."""

    def __init__(self, postcode: str) -> None:
        self.postcode = postcode
        super().__init__(
            _("Het postcodegebied %(pc4)s bestaat niet of is niet bekend.") % {"pc4": postcode[:4]}
        )


@dataclass(frozen=True, slots=True)
class Postcodegebied:
    """A PC4 area: its centre in WGS84 degrees."""

    pc4: str
    plaats: str
    provincie: str
    lat: float
    lon: float


@cache
def postcodegebieden() -> dict[str, Postcodegebied]:
    """All PC4 areas of the Netherlands, by their four digits."""
    with BESTAND.open(encoding="utf-8", newline="") as bestand:
        return {
            rij["pc4"]: Postcodegebied(
                rij["pc4"], rij["plaats"], rij["provincie"], float(rij["lat"]), float(rij["lon"])
            )
            for rij in csv.DictReader(bestand)
        }


def postcodegebied(postcode: str) -> Postcodegebied:
    """The area of a postcode (PC4 or PC6). Raises OnbekendePostcode."""
    try:
        return postcodegebieden()[postcode[:4]]
    except KeyError:
        raise OnbekendePostcode(postcode) from None
