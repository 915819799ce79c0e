import pytest

from kern.actor import Actor
from kern.services.organisaties import organisatie_inrichten
from uitwisseling.importeren import bestand_importeren
from uitwisseling.verslag import Verslag

from .bestanden import inhoud


@pytest.fixture
def organisatie(db):
    """An organisation with the shipped kenmerken."""
    return organisatie_inrichten(naam="Steunpunt", slug="steunpunt", wijken={}, herkomst="test")


@pytest.fixture
def lees_in(organisatie):
    """Import the bytes of a file; its report."""

    def doe(soort: str, bytes_: bytes, *, proef: bool = False) -> Verslag:
        return bestand_importeren(
            actor=Actor.systeem(organisatie, herkomst="test", doel="test"),
            soort=soort,
            inhoud=bytes_,
            naam="lijst.csv",
            proef=proef,
        )

    return doe


@pytest.fixture
def importeer(lees_in):
    """Import rows: the example row with these cells changed; (created, changed, unchanged)."""

    def doe(soort: str, *rijen: dict[str, str], proef: bool = False) -> tuple[int, int, int]:
        verslag = lees_in(soort, inhoud(soort, *rijen), proef=proef)
        return verslag.aangemaakt, verslag.gewijzigd, verslag.ongewijzigd

    return doe
