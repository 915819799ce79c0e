"""What the examples in the documentation speak of, by fixed ids."""

from datetime import date
from uuid import UUID

import pytest

from kern.models import Rol, Taak
from tests.fabrieken import (
    AanmeldingFactory,
    BelastingsetFactory,
    GebruikerFactory,
    HulpvraagFactory,
    KenmerkFactory,
    NormensetFactory,
    ParametersetFactory,
    PersoonFactory,
    TaakFactory,
    TaaktypeFactory,
    ToelatingssetFactory,
    ToestemmingFactory,
    VrijwilligerFactory,
    ZorgsituatieFactory,
)

IDS = {
    "nieuwe_vrijwilliger": UUID("00000000-0000-4000-8000-000000000201"),
    "vrijwilliger": UUID("00000000-0000-4000-8000-000000000202"),
    "kenmerk": UUID("00000000-0000-4000-8000-000000000203"),
    "persoon": UUID("00000000-0000-4000-8000-000000000401"),
    "andere_persoon": UUID("00000000-0000-4000-8000-000000000402"),
    "taak": UUID("00000000-0000-4000-8000-000000000403"),
    "parameters-matching": UUID("00000000-0000-4000-8000-000000000404"),
    "parameters-belasting": UUID("00000000-0000-4000-8000-000000000405"),
    "parameters-normen": UUID("00000000-0000-4000-8000-000000000406"),
    "parameters-toelating": UUID("00000000-0000-4000-8000-000000000407"),
    "nieuwe_mantelzorger": UUID("00000000-0000-4000-8000-000000000101"),
    "nieuwe_zorgvrager": UUID("00000000-0000-4000-8000-000000000102"),
    "mantelzorger": UUID("00000000-0000-4000-8000-000000000103"),
    "zorgvrager": UUID("00000000-0000-4000-8000-000000000104"),
    "zorgsituatie": UUID("00000000-0000-4000-8000-000000000110"),
    "medewerker": UUID("00000000-0000-4000-8000-000000000301"),
    "passende_hulpvraag": UUID("00000000-0000-4000-8000-000000000302"),
    "passende_vrijwilliger": UUID("00000000-0000-4000-8000-000000000303"),
    "taaktype": UUID("00000000-0000-4000-8000-000000000120"),
    "aanmelding": UUID("00000000-0000-4000-8000-000000000131"),
}
"""Name -> id; the viewsets write the same ids in their examples."""

SETS = {
    "parameters-matching": ParametersetFactory,
    "parameters-belasting": BelastingsetFactory,
    "parameters-normen": NormensetFactory,
    "parameters-toelating": ToelatingssetFactory,
}
"""Sets that have not begun, so that they can be changed."""


@pytest.fixture
def voorbeeldwereld(organisatie):
    """Make all of it; the kind of task first, or another takes its code."""
    TaaktypeFactory(id=IDS["taaktype"], organisatie=organisatie)
    PersoonFactory(id=IDS["nieuwe_vrijwilliger"], organisatie=organisatie)
    VrijwilligerFactory(id=IDS["vrijwilliger"], organisatie=organisatie)
    KenmerkFactory(id=IDS["kenmerk"], organisatie=organisatie)
    for naam in ("persoon", "andere_persoon"):
        PersoonFactory(id=IDS[naam], organisatie=organisatie)
    TaakFactory(id=IDS["taak"], organisatie=organisatie, soort=Taak.Soort.PROEF)
    for naam, fabriek in SETS.items():
        fabriek(id=IDS[naam], organisatie=organisatie, ingangsdatum=date(2097, 1, 1))
    personen = {
        naam: PersoonFactory(id=IDS[naam], organisatie=organisatie)
        for naam in ("nieuwe_mantelzorger", "nieuwe_zorgvrager", "mantelzorger", "zorgvrager")
    }
    ToestemmingFactory(persoon=personen["mantelzorger"], organisatie=organisatie)
    situatie = ZorgsituatieFactory(
        id=IDS["zorgsituatie"],
        organisatie=organisatie,
        mantelzorger=personen["mantelzorger"],
        zorgvrager=personen["zorgvrager"],
    )
    AanmeldingFactory(
        id=IDS["aanmelding"],
        organisatie=organisatie,
        mantelzorger=situatie.mantelzorger,
        zorgsituatie=situatie,
    )
    GebruikerFactory(id=IDS["medewerker"], organisatie=organisatie, met_rollen=[Rol.COORDINATOR])
    HulpvraagFactory(id=IDS["passende_hulpvraag"], organisatie=organisatie)
    VrijwilligerFactory(id=IDS["passende_vrijwilliger"], organisatie=organisatie)
