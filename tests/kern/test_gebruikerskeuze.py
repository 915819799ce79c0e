"""Who can be chosen to guide people: who works here now, or was chosen before."""

import pytest

from kern.models import Rol
from kern.regels.gebruikers import keuze_fout
from tests.fabrieken import GebruikerFactory


@pytest.mark.parametrize(
    ("rol", "actief", "mag"),
    [
        (Rol.CONSULENT, True, True),
        (Rol.COORDINATOR, True, True),
        (Rol.CONSULENT, False, False),
        (Rol.AUDITOR, True, False),
    ],
)
def test_wie_nieuw_gekozen_wordt_werkt_hier_nu(organisatie, rol, actief, mag):
    gekozen = GebruikerFactory(organisatie=organisatie, met_rollen=[rol], actief=actief)
    assert (keuze_fout(gekozen, None) == "") is mag


def test_wie_al_gekozen_was_mag_blijven(organisatie):
    weg = GebruikerFactory(organisatie=organisatie, actief=False)
    assert keuze_fout(weg, weg) == ""


def test_niemand_kiezen_mag(organisatie):
    assert keuze_fout(None, None) == ""
