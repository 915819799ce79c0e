"""Target groups of a care situation: health data, and what stays after consent is withdrawn."""

from dataclasses import replace

import pytest
from django.utils import timezone

from kern.fouten import Ongeldig
from kern.models import KenmerkSoort
from kern.services.opslaan import Uitkomst
from mantelzorg.models import ZorgsituatieDoelgroep
from mantelzorg.services.zorgsituaties import (
    ZorgsituatieGegevens,
    gegevens_van,
    zorgsituatie_opslaan,
)
from tests.fabrieken import (
    KenmerkFactory,
    PersoonFactory,
    TaaktypeFactory,
    ToestemmingFactory,
)


@pytest.fixture
def gegevens(organisatie):
    return ZorgsituatieGegevens(
        mantelzorger=PersoonFactory(organisatie=organisatie),
        zorgvrager=PersoonFactory(organisatie=organisatie),
    )


def geweigerd(actor, gegevens, zorgsituatie=None) -> dict[str, str]:
    with pytest.raises(Ongeldig) as fout:
        zorgsituatie_opslaan(actor=actor, gegevens=gegevens, zorgsituatie=zorgsituatie)
    return fout.value.velden


@pytest.fixture
def met_dementie(consulent, organisatie, gegevens):
    """Recorded with a legal basis that has been withdrawn since."""
    dementie = KenmerkFactory(
        organisatie=organisatie, soort=KenmerkSoort.DOELGROEP, gezondheid=True
    )
    toestemming = ToestemmingFactory(organisatie=organisatie, persoon=gegevens.zorgvrager)
    gemaakt, _ = zorgsituatie_opslaan(
        actor=consulent, gegevens=replace(gegevens, doelgroepen=(dementie,))
    )
    toestemming.ingetrokken_op = timezone.localdate()
    toestemming.save()
    return gemaakt


def test_een_taaktype_is_geen_doelgroep(consulent, organisatie, gegevens):
    taaktype = TaaktypeFactory(organisatie=organisatie, naam="Gezelschap")
    fouten = geweigerd(consulent, replace(gegevens, doelgroepen=(taaktype,)))
    assert fouten == {"doelgroepen/0/kenmerk": "Gezelschap is geen doelgroep."}


def test_wat_er_al_als_doelgroep_stond_houdt_niets_tegen(consulent, organisatie, gegevens):
    gemaakt, _ = zorgsituatie_opslaan(actor=consulent, gegevens=gegevens)
    ZorgsituatieDoelgroep.alles.create(
        organisatie=organisatie,
        zorgsituatie=gemaakt,
        kenmerk=TaaktypeFactory(organisatie=organisatie),
    )
    _, uitkomst = zorgsituatie_opslaan(
        actor=consulent, gegevens=replace(gegevens_van(gemaakt), werkt=True), zorgsituatie=gemaakt
    )
    assert uitkomst is Uitkomst.GEWIJZIGD


def test_na_intrekken_blijft_een_andere_wijziging_mogelijk(consulent, met_dementie):
    gegevens = replace(gegevens_van(met_dementie), werkt=True)
    _, uitkomst = zorgsituatie_opslaan(
        actor=consulent, gegevens=gegevens, zorgsituatie=met_dementie
    )
    assert (uitkomst, met_dementie.doelgroepen.count()) == (Uitkomst.GEWIJZIGD, 1)


def test_na_intrekken_komt_er_niets_over_gezondheid_bij(consulent, organisatie, met_dementie):
    ggz = KenmerkFactory(
        organisatie=organisatie, soort=KenmerkSoort.DOELGROEP, gezondheid=True, naam="ggz"
    )
    gegevens = gegevens_van(met_dementie)
    gegevens = replace(gegevens, doelgroepen=(*gegevens.doelgroepen, ggz))
    fouten = geweigerd(consulent, gegevens, met_dementie)
    assert fouten["doelgroepen/1/kenmerk"].startswith("ggz zegt")


def test_wat_van_de_een_bekend_was_wordt_niet_van_een_ander(consulent, organisatie, met_dementie):
    ander = PersoonFactory(organisatie=organisatie)
    gegevens = replace(gegevens_van(met_dementie), zorgvrager=ander)
    assert "doelgroepen/0/kenmerk" in geweigerd(consulent, gegevens, met_dementie)
