"""Answers of the engine in plain Dutch."""

import pytest

from matching.engine.uitleg import Bezwaar
from matching.regels.bezwaarteksten import ZINNEN, bezwaar_in_woorden
from matching.regels.gevolgteksten import anderen_in_woorden, verlies_in_woorden
from matching.regels.naamgeving import Kenmerkwoord, Namen
from matching.regels.verruimingsteksten import verruiming_in_woorden
from matching.regels.wervingsteksten import eisen_in_woorden, werving_in_woorden

NAMEN = Namen(
    {"jan": "Jan de Vries", "an": "An Bos"},
    {
        "gezelschap": Kenmerkwoord("Gezelschap", "taaktype"),
        "vervoer": Kenmerkwoord("Vervoer", "taaktype"),
        "ehbo": Kenmerkwoord("EHBO-diploma", "bekwaamheid"),
        "dementie": Kenmerkwoord("Ervaring met dementie", "bekwaamheid"),
        "rookt": Kenmerkwoord("Er wordt gerookt", "omstandigheid"),
    },
)


@pytest.mark.parametrize(
    ("bezwaar", "zinnen"),
    [
        (Bezwaar("afstand", 34, 30), ["Reistijd 34 minuten, hoogstens 30."]),
        (
            Bezwaar("tijd", 120, 60),
            ["Het bezoek duurt 120 minuten. Zij kunnen samen hoogstens 60 minuten."],
        ),
        (Bezwaar("tijd", 120, 0), ["Er is geen moment waarop zij allebei kunnen."]),
        (
            Bezwaar("reis", 20, 5),
            ["De reis duurt 20 minuten. Voor en na het bezoek is daar hoogstens 5 minuten voor."],
        ),
        (
            Bezwaar("uren", 160, 90),
            [
                "Een bezoek met de reis kost 160 minuten. "
                "De vrijwilliger heeft hoogstens 90 minuten per week."
            ],
        ),
        (Bezwaar("koppelingen", 1), ["De vrijwilliger neemt geen hulpvragen (meer) aan."]),
        (
            Bezwaar("koppelingen", 1, zwaar=True),
            ["De vrijwilliger neemt geen zware hulpvragen (meer) aan."],
        ),
        (
            Bezwaar("budget", 1, 0, budget="kennismakingen"),
            ["Er is geen plek meer voor een kennismaking: hoogstens 0 per ronde."],
        ),
        (
            Bezwaar("kenmerk", eist=("vervoer", "vog", "ehbo"), vrijwilliger_eist=("rookt",)),
            [
                "De vrijwilliger doet deze taak niet: Vervoer.",
                "De vrijwilliger heeft geen geldige VOG, en die is hier nodig.",
                "Hier is nodig, en de vrijwilliger heeft niet: EHBO-diploma.",
                "De vrijwilliger vraagt, en hier is niet: Er wordt gerookt.",
            ],
        ),
        (
            Bezwaar("vermijd", eist=("ehbo",), vrijwilliger_eist=("rookt",)),
            [
                "Hier mag niet, en geldt voor de vrijwilliger: EHBO-diploma.",
                "De vrijwilliger wil niet, en hier geldt: Er wordt gerookt.",
            ],
        ),
    ],
)
def test_elke_regel_met_zijn_getallen(bezwaar, zinnen):
    assert bezwaar_in_woorden(bezwaar, NAMEN) == zinnen


def test_elke_regel_van_het_ontwerp_heeft_een_zin():
    """But `enkel` and `vast`, which forbid no pair alone."""
    regels = {"kenmerk", "vermijd", "uitgesloten", "afstand", "tijd", "reis", "uren"}
    regels |= {"koppelingen", "budget"}
    assert ZINNEN.keys() | {"kenmerk", "vermijd"} == regels
    assert "uitgesloten" in bezwaar_in_woorden(Bezwaar("uitgesloten"), NAMEN)[0]


@pytest.mark.parametrize(
    ("feiten", "zin"),
    [
        (
            {"soort": "reistijd", "vrijwilliger": "jan", "minuten": 5},
            "Met 5 minuten meer reistijd voor Jan de Vries.",
        ),
        (
            {"soort": "reistijd", "vrijwilliger": "jan", "minuten": 1},
            "Met 1 minuut meer reistijd voor Jan de Vries.",
        ),
        (
            {"soort": "dagdeel", "dagdeel": "middag", "venster": {"dag": 3}},
            "Als het ook op donderdagmiddag mag. Dan kan Jan de Vries komen.",
        ),
        (
            {"soort": "kenmerk", "vrijwilliger": "jan", "token": "ehbo"},
            "Als Jan de Vries dit leert of haalt: EHBO-diploma.",
        ),
        (
            {"soort": "kenmerk", "vrijwilliger": "jan", "token": "vervoer"},
            "Als Jan de Vries ook deze taak doet: Vervoer.",
        ),
        (
            {"soort": "kenmerk", "vrijwilliger": "jan", "token": "vog"},
            "Als Jan de Vries een geldige VOG krijgt.",
        ),
        (
            {
                "soort": "koppeling",
                "vrijwilliger": "jan",
                "koppelingen": 1,
                "zwaar": 0,
                "minuten": 0,
            },
            "Als Jan de Vries meer ruimte heeft: 1 hulpvraag meer.",
        ),
        (
            {
                "soort": "koppeling",
                "vrijwilliger": "jan",
                "koppelingen": 2,
                "zwaar": 1,
                "minuten": 60,
            },
            "Als Jan de Vries meer ruimte heeft: 2 hulpvragen meer en 1 zware hulpvraag meer en "
            "60 minuten per week meer.",
        ),
        (
            {"soort": "korter", "minuten": 30},
            "Als het bezoek een half uur korter is. Dan kan Jan de Vries komen.",
        ),
        (
            {"soort": "korter", "minuten": 45},
            "Als het bezoek 45 minuten korter is. Dan kan Jan de Vries komen.",
        ),
        (
            {"soort": "reistijd", "vrijwilliger": "an", "minuten": 5},
            "Met 5 minuten meer reistijd voor An Bos. Dan kan Jan de Vries komen.",
        ),
    ],
)
def test_elke_verruiming_in_een_zin(feiten, zin):
    assert verruiming_in_woorden({"door": "jan", **feiten}, NAMEN) == zin


def test_wie_en_wat_er_niet_meer_is_blijft_leesbaar():
    assert NAMEN.vrijwilliger("weg") == "een vrijwilliger die er niet meer is"
    assert NAMEN.kenmerk("weg") == "weg"


def werving(**feiten):
    profiel = {"kenmerken": ["gezelschap", "dementie", "vog"], "dagdeel": "middag", "dag": 1}
    return {**profiel, "meer": 3, **feiten}


@pytest.mark.parametrize(
    ("feiten", "zin"),
    [
        (
            {},
            "Eén vrijwilliger voor gezelschap op dinsdagmiddag in Hengelo Noord: "
            "3 hulpvragen meer.",
        ),
        (
            {"meer": 1, "kenmerken": []},
            "Eén vrijwilliger op dinsdagmiddag in Hengelo Noord: 1 hulpvraag meer.",
        ),
        (
            {"meer": 0, "kenmerken": []},
            "Eén vrijwilliger op dinsdagmiddag in Hengelo Noord: niet meer hulpvragen, "
            "wel hulpvragen met meer spoed of die beter passen.",
        ),
    ],
)
def test_wie_te_werven_in_een_zin(feiten, zin):
    assert werving_in_woorden(werving(**feiten), NAMEN, "Hengelo Noord") == zin


def test_wat_er_nodig_is_naast_de_taak():
    assert eisen_in_woorden(werving(), NAMEN) == "Ervaring met dementie, geldige VOG"


def test_wat_er_voor_anderen_verandert_het_ergste_eerst():
    feiten = {"verplaatst": ["a", "b"], "erbij": ["c"], "vervallen": ["d"]}
    assert [(regel.zin, regel.hulpvragen) for regel in anderen_in_woorden(feiten)] == [
        ("Dan heeft 1 andere hulpvraag niemand meer", ("d",)),
        ("Dan krijgt ook 1 andere hulpvraag iemand", ("c",)),
        ("2 andere hulpvragen gaan dan naar een andere vrijwilliger", ("a", "b")),
    ]
    assert anderen_in_woorden({"verplaatst": [], "erbij": [], "vervallen": []}) == []


@pytest.mark.parametrize(
    ("verlies", "minstens", "zin"),
    [
        (0, 0, "Het hele plan wordt er niet slechter van."),
        (-3, -9, "Het hele plan wordt er niet slechter van."),
        (1, 1, "Het hele plan wordt 1 punt minder waard."),
        (10_090, 10_090, "Het hele plan wordt 10.090 punten minder waard."),
        (
            90,
            -4,
            "De tijd was op: het hele plan wordt minstens 0 en hoogstens 90 punten minder waard.",
        ),
    ],
)
def test_wat_het_plan_verliest(verlies, minstens, zin):
    assert verlies_in_woorden(verlies=verlies, minstens=minstens) == zin
