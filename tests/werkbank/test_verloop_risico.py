"""How great the risk is, since when and why: on the pages of a care situation."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from kern.models import Rol, Toestemming
from mantelzorg.regels.bevinding import feit
from tests.fabrieken import RisicobepalingFactory, ToestemmingFactory, ZorgsituatieFactory
from tests.werkbank.test_rondes import tekst

NU = datetime(2026, 11, 22, 12, tzinfo=UTC)
NACHTEN = {
    "regel": "nachten",
    "niveau": "verhoogd",
    "feiten": [feit("nachten", aantal=4, sinds=date(2023, 1, 5))],
}
METING = {
    "regel": "laatste_meting",
    "niveau": "hoog",
    "feiten": [feit("meting", instrument="CSI", klasse="overbelast", datum=date(2023, 1, 4))],
}
STIJGING = {
    "regel": "stijgende_trend",
    "niveau": "verhoogd",
    "feiten": [
        feit(
            "trend",
            instrument="CSI",
            aantal=3,
            van=date(2022, 1, 1),
            tot=date(2023, 1, 1),
            procent=20,
            tau=1.0,
        )
    ],
}
GEEN_METING = {
    "regel": "geen_meting",
    "niveau": "onbekend",
    "feiten": [feit("laatst_gemeten", datum=date(2020, 1, 1))],
}
LATERE_REGEL = METING | {"regel": "nog_te_bedenken"}
ACHTERGEHOUDEN = "wat uit metingen komt, staat hier niet bij"


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel(NU, tick=False):
        yield


@pytest.fixture(params=["", "/verloop"])
def gezien(request, organisatie, inloggen):
    """What stands on either page of a care situation with this history of its risk."""
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    ToestemmingFactory(organisatie=organisatie, persoon=situatie.mantelzorger)

    def zie(*bepalingen, rol=Rol.CONSULENT) -> str:
        for datum, niveau, redenen in bepalingen:
            RisicobepalingFactory(
                organisatie=organisatie,
                zorgsituatie=situatie,
                datum=datum,
                niveau=niveau,
                redenen=redenen,
            )
        return tekst(inloggen(rol).get(f"/zorgsituaties/{situatie.id}{request.param}"))

    return zie


def test_het_risico_staat_er_met_zijn_redenen_ook_als_er_lang_niets_veranderde(gezien):
    zien = gezien((date(2023, 1, 5), "hoog", [METING, NACHTEN]))
    assert "Risico op overbelasting: hoog , sinds 5 januari 2023." in zien
    assert "De laatste meting (risico: hoog). CSI van 4 januari 2023: overbelast." in zien
    assert (
        "Verstoorde nachten (risico: verhoogd). De mantelzorger wordt 4 nachten per week wakker "
        "voor de zorg. Dat is zo sinds 5 januari 2023." in zien
    )
    assert ACHTERGEHOUDEN not in zien


def test_sinds_is_de_dag_van_het_niveau_en_niet_van_de_laatste_reden(gezien):
    zien = gezien(
        (date(2022, 1, 1), "verhoogd", [NACHTEN]),
        (date(2022, 6, 1), "hoog", [METING]),
        (date(2023, 1, 1), "verhoogd", [NACHTEN]),
        (date(2023, 2, 1), "verhoogd", [NACHTEN, STIJGING]),
    )
    assert "Risico op overbelasting: verhoogd , sinds 1 januari 2023." in zien
    assert "De belasting steeg met 20% van de schaal per jaar." in zien


def test_nooit_bepaald_is_onbekend_en_dat_staat_er(gezien):
    assert "Risico op overbelasting: onbekend . Het is nog nooit bepaald." in gezien()


@pytest.mark.parametrize("reden", [METING, STIJGING, GEEN_METING, LATERE_REGEL])
def test_een_coordinator_ziet_geen_reden_uit_metingen(gezien, reden):
    zien = gezien((date(2023, 1, 5), "hoog", [reden, NACHTEN]), rol=Rol.COORDINATOR)
    for woorden in ("CSI", "laatste meting", "laatste bruikbare", "niet bekend hoe zwaar"):
        assert woorden not in zien
    assert "4 nachten per week" in zien
    assert ACHTERGEHOUDEN in zien


def test_een_coordinator_mist_niets_waar_geen_reden_uit_metingen_komt(gezien):
    zien = gezien((date(2023, 1, 5), "verhoogd", [NACHTEN]), rol=Rol.COORDINATOR)
    assert ACHTERGEHOUDEN not in zien


def test_zonder_grondslag_van_nu_staat_een_reden_uit_metingen_er_niet(gezien):
    Toestemming.alles.update(ingetrokken_op=NU.date())
    zien = gezien((date(2023, 1, 5), "hoog", [METING, NACHTEN]))
    assert "CSI" not in zien
    assert "4 nachten per week" in zien
    assert ACHTERGEHOUDEN in zien


def test_een_reden_waarvoor_geen_zin_meer_bestaat_staat_er_zoals_hij_is(gezien):
    feiten = [{"code": code, "waarde": {"aantal": 41}} for code in ("vroeger", "nachten")]
    reden = {"regel": "oude_regel", "niveau": "hoog", "feiten": feiten}
    zien = gezien((date(2023, 1, 5), "hoog", [reden]))
    assert "Oude_regel (risico: hoog). vroeger: {'aantal': 41} nachten: {'aantal': 41}" in zien
