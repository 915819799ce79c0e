"""How much care it took, as history: written when hours or nights change."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from mantelzorg.models import Risicobepaling, Zorgomvang
from mantelzorg.selectors.risico import risicos_van
from mantelzorg.services.zorgsituaties import (
    ZorgsituatieGegevens,
    gegevens_van,
    zorgsituatie_opslaan,
)
from tests.fabrieken import PersoonFactory

OKTOBER, NOVEMBER = date(2026, 10, 5), date(2026, 11, 2)


@pytest.fixture
def opslaan(consulent, organisatie):
    """Register hours and nights on a day, of one care situation."""
    mantelzorger, zorgvrager = PersoonFactory.create_batch(2, organisatie=organisatie)
    bewaard = []

    def doe(dag, **omvang):
        nu = bewaard[0] if bewaard else None
        personen = {"mantelzorger": mantelzorger, "zorgvrager": zorgvrager}
        with time_machine.travel(dag):
            situatie, _uitkomst = zorgsituatie_opslaan(
                actor=consulent,
                gegevens=ZorgsituatieGegevens(**personen, **omvang),
                zorgsituatie=nu,
            )
        bewaard[:] = [situatie]
        return situatie

    return doe


def omvangen(organisatie):
    return [
        (rij.datum, rij.uren_per_week, rij.nachten_verstoord)
        for rij in Zorgomvang.objects.voor(organisatie)
    ]


def test_een_wijziging_komt_erbij_en_wat_was_blijft(opslaan, organisatie):
    opslaan(OKTOBER, uren_per_week=Decimal(20))
    opslaan(NOVEMBER, uren_per_week=Decimal("30.5"), nachten_verstoord=2)
    assert omvangen(organisatie) == [
        (OKTOBER, Decimal(20), None),
        (NOVEMBER, Decimal("30.5"), 2),
    ]


def test_van_een_dag_blijft_het_laatste(opslaan, organisatie):
    opslaan(OKTOBER, uren_per_week=Decimal(20))
    opslaan(OKTOBER, uren_per_week=Decimal(25))
    assert omvangen(organisatie) == [(OKTOBER, Decimal(25), None)]


def test_onbekend_worden_is_ook_een_wijziging(opslaan, organisatie):
    opslaan(OKTOBER, nachten_verstoord=4)
    opslaan(NOVEMBER)
    assert omvangen(organisatie)[-1] == (NOVEMBER, None, None)


def test_een_andere_wijziging_voegt_niets_toe(opslaan, organisatie, consulent):
    situatie = opslaan(OKTOBER, uren_per_week=Decimal(20))
    opslaan(NOVEMBER, uren_per_week=Decimal(20), werkt=True)
    zorgsituatie_opslaan(actor=consulent, gegevens=gegevens_van(situatie), zorgsituatie=situatie)
    assert len(omvangen(organisatie)) == 1


def test_een_wijziging_telt_meteen_voor_het_risico(opslaan, organisatie):
    situatie = opslaan(OKTOBER)
    assert risicos_van(organisatie.id) == {situatie.pk: "onbekend"}
    opslaan(NOVEMBER, nachten_verstoord=4)
    assert risicos_van(organisatie.id) == {situatie.pk: "verhoogd"}
    assert situatie.signalen.get().aard == "nachten"


def test_wie_er_alleen_voor_komt_te_staan_is_meteen_een_signaal(opslaan, organisatie):
    situatie = opslaan(OKTOBER, relatie="partner", netwerk="klein")
    situatie.mantelzorger.geboortedatum = date(1940, 1, 1)
    situatie.mantelzorger.save()
    opslaan(NOVEMBER, relatie="partner", netwerk="geen")
    assert situatie.signalen.get().aard == "oudere_alleen"


def test_wat_gelijk_blijft_wordt_niet_opnieuw_bekeken(opslaan, organisatie, consulent):
    situatie = opslaan(OKTOBER, nachten_verstoord=2)
    Risicobepaling.objects.voor(organisatie).delete()
    zorgsituatie_opslaan(actor=consulent, gegevens=gegevens_van(situatie), zorgsituatie=situatie)
    assert not situatie.risicobepalingen.exists()


def test_zonder_uren_en_nachten_begint_er_niets(opslaan, organisatie):
    opslaan(OKTOBER)
    assert omvangen(organisatie) == []
