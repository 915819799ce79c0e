"""How long a request waited in each stage; what is unknown is left out."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from mantelzorg.models import Hulpvraag, Hulpvraagstap
from matching.models import Voorstel
from matching.selectors.wachttijd import Fase, fasen
from tests.fabrieken import (
    AanmeldingFactory,
    GesprekFactory,
    HulpvraagFactory,
    VoorstelFactory,
    ZorgsituatieFactory,
)


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel(datetime(2026, 11, 20, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def situatie(organisatie):
    return ZorgsituatieFactory(organisatie=organisatie)


@pytest.fixture
def hulpvraag(organisatie, situatie):
    """Asked for on 20 October."""
    return HulpvraagFactory(
        organisatie=organisatie, zorgsituatie=situatie, ingediend_op=date(2026, 10, 20)
    )


def aangemeld(situatie, dag, **waarden):
    AanmeldingFactory(
        organisatie=situatie.organisatie,
        mantelzorger=situatie.mantelzorger,
        zorgsituatie=situatie,
        ontvangen_op=dag,
        reageren_voor=dag,
        **waarden,
    )


def gesproken(situatie, dag, **waarden):
    GesprekFactory(organisatie=situatie.organisatie, zorgsituatie=situatie, datum=dag, **waarden)


def voorgesteld(hulpvraag, moment, **waarden):
    with time_machine.travel(moment, tick=False):
        VoorstelFactory(organisatie=hulpvraag.organisatie, hulpvraag=hulpvraag, **waarden)


def van(hulpvraag) -> list[Fase]:
    """The stages of one request."""
    return fasen(hulpvraag.organisatie_id, [hulpvraag])[hulpvraag.pk]


def stadia(hulpvraag) -> dict[str, int | None]:
    """Stage -> days waited in it."""
    return {str(fase.naam): fase.dagen for fase in van(hulpvraag)}


def test_een_hulpvraag_waar_niets_van_bekend_is_wacht_sinds_het_indienen(hulpvraag):
    assert stadia(hulpvraag) == {"ingediend": 31}


def test_alle_stadia_op_volgorde(coordinator, situatie, hulpvraag):
    aangemeld(situatie, date(2026, 10, 1))
    gesproken(situatie, date(2026, 10, 11))
    voorgesteld(hulpvraag, datetime(2026, 10, 25, 12, tzinfo=UTC), status="vervallen")
    voorgesteld(
        hulpvraag,
        datetime(2026, 11, 1, 12, tzinfo=UTC),
        status=Voorstel.Status.GOEDGEKEURD,
        beoordeeld_door=coordinator,
        beoordeeld_op=datetime(2026, 11, 3, 12, tzinfo=UTC),
    )
    gevonden = van(hulpvraag)
    assert stadia(hulpvraag) == {
        "aanmelding": 10,
        "gesprek": 9,
        "ingediend": 5,
        "voorgesteld": 9,
        "goedgekeurd": 17,
    }
    assert [fase.tot for fase in gevonden[:-1]] == [fase.van for fase in gevonden[1:]]
    assert gevonden[-1].tot is None


def test_een_onbekend_stadium_blijft_weg_en_telt_bij_het_vorige(situatie, hulpvraag):
    aangemeld(situatie, date(2026, 10, 1))
    assert stadia(hulpvraag) == {"aanmelding": 19, "ingediend": 31}


@pytest.mark.parametrize(
    ("dag", "waarden"),
    [
        (date(2026, 10, 11), {"geen_gesprek": "niet_bereikt"}),
        (date(2026, 9, 30), {}),
        (date(2026, 10, 21), {}),
    ],
)
def test_een_poging_of_een_gesprek_ervoor_of_erna_telt_niet(situatie, hulpvraag, dag, waarden):
    aangemeld(situatie, date(2026, 10, 1))
    gesproken(situatie, dag, **waarden)
    assert "gesprek" not in stadia(hulpvraag)


def test_een_afgesloten_of_latere_aanmelding_telt_niet(situatie, hulpvraag):
    aangemeld(situatie, date(2026, 10, 1), afgesloten_op=date(2026, 10, 2), afsluitreden="elders")
    aangemeld(situatie, date(2026, 10, 21))
    assert "aanmelding" not in stadia(hulpvraag)


def test_wat_bij_de_vorige_hulpvraag_hoorde_telt_niet_nog_eens(organisatie, situatie, hulpvraag):
    aangemeld(situatie, date(2026, 10, 1))
    gesproken(situatie, date(2026, 10, 11))
    vorige = HulpvraagFactory(
        organisatie=organisatie, zorgsituatie=situatie, ingediend_op=date(2026, 10, 12)
    )
    assert stadia(hulpvraag) == {"ingediend": 31}
    assert stadia(vorige) == {"aanmelding": 10, "gesprek": 1, "ingediend": 39}


def test_een_andere_zorgsituatie_telt_niet_mee(organisatie, hulpvraag):
    aangemeld(ZorgsituatieFactory(organisatie=organisatie), date(2026, 10, 1))
    assert stadia(hulpvraag) == {"ingediend": 31}


def test_een_afgewezen_voorstel_is_geen_goedkeuring(coordinator, hulpvraag):
    voorgesteld(
        hulpvraag,
        datetime(2026, 10, 25, 12, tzinfo=UTC),
        status=Voorstel.Status.AFGEWEZEN,
        reden="moment",
        beoordeeld_door=coordinator,
        beoordeeld_op=datetime(2026, 10, 26, 12, tzinfo=UTC),
    )
    assert stadia(hulpvraag) == {"ingediend": 5, "voorgesteld": 26}


def sluiten(hulpvraag):
    hulpvraag.status = Hulpvraag.Status.INGETROKKEN
    hulpvraag.save()


def test_na_het_afsluiten_wacht_niemand_meer(organisatie, hulpvraag):
    sluiten(hulpvraag)
    Hulpvraagstap.alles.create(
        organisatie=organisatie,
        hulpvraag=hulpvraag,
        status="ingetrokken",
        sinds=datetime(2026, 10, 30, 23, 30, tzinfo=UTC),  # the 31st in Amsterdam
    )
    assert stadia(hulpvraag) == {"ingediend": 11, "afgesloten": 0}


def test_afgesloten_op_een_onbekende_dag_is_een_onbekende_wachttijd(hulpvraag):
    sluiten(hulpvraag)
    assert stadia(hulpvraag) == {"ingediend": None}


def test_een_vraag_of_veel_het_is_een_keer_lezen(organisatie, django_assert_num_queries):
    for aantal in (1, 20):
        vragen = [HulpvraagFactory(organisatie=organisatie) for _nummer in range(aantal)]
        with django_assert_num_queries(1):
            assert len(fasen(organisatie.pk, vragen)) == aantal
