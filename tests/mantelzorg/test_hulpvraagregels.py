"""What must hold within one request, through the service and in the database."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kern.fouten import Ongeldig
from mantelzorg.models import Hulpvraag
from mantelzorg.services.hulpvragen import HulpvraagGegevens, hulpvraag_opslaan
from tests.fabrieken import HulpvraagFactory, TaaktypeFactory, ZorgsituatieFactory

INGEDIEND = date(2026, 11, 2)
DINSDAG = date(2093, 11, 10)
DAG = timedelta(days=1)
NACHT = time(22), time(6)
MIDDAG = time(13), time(17)


@pytest.fixture
def gegevens(organisatie):
    """A weekly visit of an hour and a half, on Tuesday afternoon."""
    return HulpvraagGegevens(
        zorgsituatie=ZorgsituatieFactory(organisatie=organisatie),
        taaktype=TaaktypeFactory(organisatie=organisatie),
        duur=90,
        ritme=1,
        vensters=((1, *MIDDAG),),
        ingediend_op=INGEDIEND,
    )


@pytest.fixture
def proberen(consulent, gegevens):
    """Register with these values; the names of the fields that are refused."""

    def probeer(**waarden) -> set[str]:
        try:
            hulpvraag_opslaan(actor=consulent, gegevens=replace(gegevens, **waarden))
        except Ongeldig as fout:
            assert not Hulpvraag.objects.voor(consulent.organisatie_id).exists()
            return set(fout.velden)
        return set()

    return probeer


@pytest.mark.parametrize(
    ("spoed", "reden", "fouten"),
    [
        ("gewoon", "", set()),
        ("gewoon", "uitval", {"spoedreden"}),
        ("hoog", "", {"spoedreden"}),
        ("acuut", "", {"spoedreden"}),
        ("hoog", "uitval", set()),
        ("acuut", "niet_vastgelegd", set()),
        ("acuut", "omdat", {"spoedreden"}),
    ],
)
def test_spoed_heeft_een_reden(proberen, spoed, reden, fouten):
    assert proberen(spoed=spoed, spoedreden=reden) == fouten


@pytest.mark.parametrize(
    ("weken", "duur", "fouten"),
    [
        (None, None, set()),
        (4, 30, set()),
        (4, 89, set()),
        (4, 90, {"opbouw_duur"}),
        (4, None, {"opbouw_duur"}),
        (None, 30, {"opbouw_weken"}),
        (27, 30, {"opbouw_weken"}),
        (0, 30, {"opbouw_weken"}),
        (4, 14, {"opbouw_duur"}),
    ],
)
def test_opbouwen_gaat_in_weken_van_kort_naar_lang(proberen, weken, duur, fouten):
    assert proberen(opbouw_weken=weken, opbouw_duur=duur) == fouten


@pytest.mark.parametrize(
    ("einddatum", "fouten"), [(INGEDIEND, set()), (date(2026, 11, 1), {"einddatum"})]
)
def test_de_einddatum_ligt_niet_voor_het_indienen(proberen, einddatum, fouten):
    assert proberen(einddatum=einddatum) == fouten


@pytest.mark.parametrize(("dagen", "fouten"), [(0, set()), (1, {"ingediend_op"})])
def test_een_hulpvraag_is_niet_van_later(proberen, dagen, fouten):
    assert proberen(ingediend_op=timezone.localdate() + dagen * DAG) == fouten


@pytest.mark.parametrize(
    ("evaluatie_op", "fouten"), [(INGEDIEND, set()), (INGEDIEND - DAG, {"evaluatie_op"})]
)
def test_evalueren_is_niet_voor_het_indienen(proberen, evaluatie_op, fouten):
    assert proberen(evaluatie_op=evaluatie_op) == fouten


@pytest.mark.parametrize(("dagen", "fouten"), [(0, set()), (-1, {"datum"})])
def test_een_keer_is_niet_voor_het_indienen(proberen, dagen, fouten):
    datum = INGEDIEND + dagen * DAG
    assert proberen(ritme=0, datum=datum, vensters=((datum.weekday(), *MIDDAG),)) == fouten


@pytest.mark.parametrize(("dagen", "fouten"), [(0, set()), (-1, {"datum"})])
def test_een_keer_is_niet_na_de_einddatum(proberen, dagen, fouten):
    assert proberen(ritme=0, datum=DINSDAG, einddatum=DINSDAG + dagen * DAG) == fouten


@pytest.mark.parametrize(
    ("ritme", "datum", "fouten"),
    [(0, DINSDAG, set()), (0, None, {"datum"}), (1, DINSDAG, {"datum"}), (3, None, {"ritme"})],
)
def test_een_keer_heeft_een_datum_en_anders_niet(proberen, ritme, datum, fouten):
    assert proberen(ritme=ritme, datum=datum) == fouten


@pytest.mark.parametrize(
    ("venster", "fouten"),
    [
        ((1, *MIDDAG), set()),
        ((2, *MIDDAG), {"vensters"}),
        ((0, *NACHT), set()),
        ((0, time(20), time(0)), {"vensters"}),
        ((6, *NACHT), {"vensters"}),
    ],
)
def test_er_is_tijd_op_de_dag_van_het_bezoek(proberen, venster, fouten):
    assert proberen(ritme=0, datum=DINSDAG, vensters=((4, *MIDDAG), venster)) == fouten


def test_de_nacht_van_zondag_loopt_door_op_maandag(proberen):
    maandag = DINSDAG - DAG
    assert proberen(ritme=0, datum=maandag, vensters=((6, *NACHT),)) == set()


def test_de_melding_noemt_de_dag(consulent, gegevens):
    with pytest.raises(Ongeldig) as fout:
        hulpvraag_opslaan(
            actor=consulent,
            gegevens=replace(gegevens, ritme=0, datum=DINSDAG, vensters=((2, *MIDDAG),)),
        )
    assert "dinsdag" in fout.value.velden["vensters"]


@pytest.mark.parametrize(
    ("gewenst", "geboden", "reden", "fouten"),
    [
        ("Iemand die komt wandelen", "Dagopvang", "", {"verschil_reden"}),
        ("Iemand die komt wandelen", "Dagopvang", " ", {"verschil_reden"}),
        ("Iemand die komt wandelen", "Dagopvang", "Er is niemand vrij.", set()),
        ("Wandelen", " wandelen ", "", set()),
        ("Wandelen", "", "", set()),
        ("", "Dagopvang", "", set()),
    ],
)
def test_wat_anders_is_dan_gewenst_heeft_een_reden(proberen, gewenst, geboden, reden, fouten):
    waarden = {"gewenste_oplossing": gewenst, "geboden_oplossing": geboden}
    assert proberen(**waarden, verschil_reden=reden) == fouten


def test_alle_fouten_worden_in_een_keer_gezegd(proberen):
    gevonden = proberen(spoed="hoog", opbouw_weken=4, einddatum=date(2026, 1, 1), postcode="1000AA")
    assert gevonden == {"spoedreden", "opbouw_duur", "einddatum", "postcode"}


def test_wat_gewenst_is_wordt_bewaard(consulent, gegevens):
    waarden = {
        "evaluatie_op": date(2027, 2, 1),
        "gewenste_helper": "vrijwilliger",
        "geen_straatgenoot": True,
        "geen_buurtgenoot": True,
    }
    vraag, _ = hulpvraag_opslaan(actor=consulent, gegevens=replace(gegevens, **waarden))
    vraag.refresh_from_db()
    assert {naam: getattr(vraag, naam) for naam in waarden} == waarden


@pytest.mark.parametrize(
    "waarden",
    [
        {"spoed": "hoog", "spoedreden": ""},
        {"spoedreden": "uitval"},
        {"opbouw_weken": 4},
        {"opbouw_duur": 30},
        {"opbouw_weken": 4, "opbouw_duur": 60},
        {"einddatum": date(2026, 9, 30)},
        {"ritme": 0},
        {"ritme": 3},
        {"datum": date(2026, 11, 10)},
    ],
)
def test_regels_over_een_hulpvraag_gelden_ook_in_de_database(organisatie, waarden):
    with pytest.raises(IntegrityError), transaction.atomic():
        HulpvraagFactory(organisatie=organisatie, **waarden)
