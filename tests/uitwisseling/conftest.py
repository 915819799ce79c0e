import pytest

from kern.actor import Actor
from kern.services.organisaties import organisatie_inrichten
from uitwisseling.importeren import Verslag, bestand_importeren

from .bestanden import schrijf


@pytest.fixture
def organisatie(db):
    """An organisation with the shipped kenmerken."""
    return organisatie_inrichten(naam="Steunpunt", slug="steunpunt", wijken={}, herkomst="test")


@pytest.fixture
def importeer(tmp_path, organisatie):
    """Import rows: the example row with these cells changed; (created, changed, unchanged)."""

    def doe(soort: str, *rijen: dict[str, str], proef: bool = False) -> tuple[int, int, int]:
        verslag: Verslag = bestand_importeren(
            actor=Actor.systeem(organisatie, herkomst="test", doel="test"),
            soort=soort,
            pad=schrijf(tmp_path, soort, *rijen),
            proef=proef,
        )
        return verslag.aangemaakt, verslag.gewijzigd, verslag.ongewijzigd

    return doe
