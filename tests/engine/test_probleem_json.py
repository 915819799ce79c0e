"""Reading PROBLEEM.json: what is valid is read as meant, what is not is refused with one line."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine.oplosser import los_op
from matching.engine.oplossing_json import lees_oplossing, oplossing_naar_json
from matching.engine.probleem import Probleem, ProbleemFout, Venster
from matching.engine.probleem_json import lees_probleem, naar_json

VOORBEELD: dict[str, Any] = {
    "versie": 1,
    "vragen": [
        {
            "id": "q1",
            "prioriteit": 10,
            "locatie": [52.26, 6.79],
            "duur": 60,
            "ritme": 2,
            "vensters": [[0, 540, 720], [6, 1380, 1500]],
            "kenmerken": ["hond", "hond"],
            "vereist": ["oppas"],
            "vermijd": [],
            "gewenst": {"taal": -5},
            "uitgesloten": ["onbekend"],
            "gewenste_vrijwilligers": {"v1": 20, "onbekend": 3},
            "zwaar": True,
        },
        {
            "id": "q2",
            "prioriteit": 1,
            "locatie": [52, 7],
            "duur": 15,
            "ritme": 1,
            "vensters": [],
        },
    ],
    "vrijwilligers": [
        {
            "id": "v1",
            "locatie": [52.25, 6.8],
            "kmh": 15,
            "max_reistijd": 30,
            "vensters": [[0, 480, 780], [0, 780, 1440, [0, 2]], [6, 1300, 1440]],
            "max_minuten_per_week": 300,
            "max_koppelingen": 2,
            "kenmerken": ["oppas"],
        }
    ],
    "budgetten": [{"id": "b", "capaciteit": 5, "verbruik": {"q1": 2, "onbekend": 9}}],
    "vast": [{"vraag": "q1", "vrijwilliger": "v1", "moment": {"dag": 0, "fase": 0, "start": 540}}],
}
WEG = object()


def met(pad: str, waarde: Any) -> str:
    """The example as JSON with one value changed, added, or (``WEG``) left out."""
    data = copy.deepcopy(VOORBEELD)
    *weg, laatste = [int(deel) if deel.isdigit() else deel for deel in pad.split(".")]
    doel: Any = data
    for deel in weg:
        doel = doel[deel]
    if waarde is WEG:
        del doel[laatste]
    elif isinstance(doel, list) and laatste == len(doel):
        doel.append(waarde)
    else:
        doel[laatste] = waarde
    return json.dumps(data)


def fout_van(tekst: str | bytes) -> str:
    with pytest.raises(ProbleemFout) as vangst:
        lees_probleem(tekst)
    regel = str(vangst.value)
    assert len(regel.splitlines()) == 1
    return regel


def test_het_voorbeeld_is_geldig_en_gaat_heen_en_weer():
    probleem = lees_probleem(json.dumps(VOORBEELD))
    assert probleem.vragen[0].kenmerken == frozenset({"hond"})
    assert probleem.vragen[1].zwaar is False
    assert probleem.vrijwilligers[0].max_zwaar == 2
    assert probleem.vrijwilligers[0].vensters[1] == Venster(0, 780, 1440, (0, 2))
    assert lees_probleem(json.dumps(naar_json(probleem))) == probleem


def test_budgetten_en_vast_mogen_ontbreken():
    data = {veld: VOORBEELD[veld] for veld in ("versie", "vragen", "vrijwilligers")}
    assert lees_probleem(json.dumps(data).encode()).vast == ()


Q, V = "vragen.0", "vrijwilligers.0"


@pytest.mark.parametrize(
    ("pad", "waarde", "woorden"),
    [
        ("versie", 2, "versie"),
        ("versie", True, "versie"),
        ("versie", 1.0, "versie"),
        ("versie", WEG, "versie"),
        ("vragen", {}, "vragen lijst"),
        ("vragen", WEG, "vragen ontbreekt"),
        ("extra", 1, "extra onbekend"),
        (Q, [], "vragen nummer 1 object"),
        (f"{Q}.extra", 1, "q1 extra onbekend"),
        (f"{Q}.id", "", "id"),
        (f"{Q}.id", 5, "id tekst"),
        (f"{Q}.id", "q2", "q2 id twee keer"),
        (f"{Q}.prioriteit", 0, "q1 prioriteit minstens 1"),
        (f"{Q}.prioriteit", 1001, "q1 prioriteit hoogstens 1000"),
        (f"{Q}.prioriteit", True, "q1 prioriteit geheel"),
        (f"{Q}.prioriteit", 1.0, "q1 prioriteit geheel"),
        (f"{Q}.prioriteit", "1", "q1 prioriteit geheel"),
        (f"{Q}.prioriteit", WEG, "q1 prioriteit ontbreekt"),
        (f"{Q}.locatie", [90.1, 0], "q1 locatie breedtegraad"),
        (f"{Q}.locatie", [0, -180.5], "q1 locatie lengtegraad"),
        (f"{Q}.locatie", [0], "q1 locatie 2 waarden"),
        (f"{Q}.locatie", "hier", "q1 locatie lijst"),
        (f"{Q}.locatie", [True, 0], "q1 locatie getal"),
        (f"{Q}.locatie", [10**400, 0], "q1 locatie"),
        (f"{Q}.duur", 14, "q1 duur minstens 15"),
        (f"{Q}.duur", 721, "q1 duur hoogstens 720"),
        (f"{Q}.ritme", 3, "q1 ritme"),
        (f"{Q}.ritme", [1], "q1 ritme"),
        (f"{Q}.vensters", None, "q1 vensters lijst"),
        (f"{Q}.vensters.0", [0, 540], "q1 vensters nummer 1"),
        (f"{Q}.vensters.0", [0, 540, 720, [0]], "q1 vensters nummer 1"),
        (f"{Q}.vensters.0", [7, 540, 720], "q1 vensters dag"),
        (f"{Q}.vensters.0", [0, 1440, 1500], "q1 vensters van"),
        (f"{Q}.vensters.0", [0, -1, 10], "q1 vensters van"),
        (f"{Q}.vensters.0", [0, 540, 540], "q1 vensters tot na van"),
        (f"{Q}.vensters.0", [0, 540, 1981], "q1 vensters tot 1440"),
        (f"{Q}.vensters.0", [0, 540.0, 600], "q1 vensters van geheel"),
        (f"{Q}.kenmerken", "hond", "q1 kenmerken lijst"),
        (f"{Q}.kenmerken", [1], "q1 kenmerken tekst"),
        (f"{Q}.kenmerken", [["a"]], "q1 kenmerken tekst"),
        (f"{Q}.gewenst", ["a"], "q1 gewenst object"),
        (f"{Q}.gewenst", {"a": 1.5}, "q1 gewenst 'a' geheel"),
        (f"{Q}.gewenst", {"a": 2**53}, "q1 gewenst 'a' hoogstens"),
        (f"{Q}.gewenste_vrijwilligers", {"v1": False}, "q1 gewenste_vrijwilligers 'v1' geheel"),
        (f"{Q}.zwaar", 1, "q1 zwaar"),
        (f"{Q}.zwaar", None, "q1 zwaar"),
        (f"{V}.id", None, "id tekst"),
        (f"{V}.kmh", 0, "v1 kmh"),
        (f"{V}.kmh", -3, "v1 kmh"),
        (f"{V}.kmh", "15", "v1 kmh"),
        (f"{V}.kmh", True, "v1 kmh"),
        (f"{V}.kmh", 10**400, "v1 kmh"),
        (f"{V}.max_reistijd", 0, "v1 max_reistijd minstens 1"),
        (f"{V}.max_minuten_per_week", -1, "v1 max_minuten_per_week minstens 0"),
        (f"{V}.max_koppelingen", WEG, "v1 max_koppelingen ontbreekt"),
        (f"{V}.max_koppelingen", 1.5, "v1 max_koppelingen geheel"),
        (f"{V}.max_zwaar", -1, "v1 max_zwaar"),
        (f"{V}.max_zwaar", None, "v1 max_zwaar"),
        (f"{V}.zwaar", True, "v1 zwaar onbekend"),
        (f"{V}.vensters.0", [0, 480, 780, []], "v1 vensters weken"),
        (f"{V}.vensters.0", [0, 480, 780, [4]], "v1 vensters weken"),
        (f"{V}.vensters.0", [0, 480, 780, [1, 1]], "v1 vensters weken"),
        (f"{V}.vensters.0", [0, 480, 780, [True]], "v1 vensters weken"),
        (f"{V}.vensters.0", [0, 480, 780, 3], "v1 vensters weken"),
        (f"{V}.vensters.0", [0, 480, 781], "v1 vensters overlappen week 0 dag 0"),
        (f"{V}.vensters.2", [6, 1300, 1921], "v1 vensters overlappen week"),
        ("vrijwilligers.1", VOORBEELD["vrijwilligers"][0], "v1 id twee keer"),
        ("budgetten.1", VOORBEELD["budgetten"][0], "budget b id twee keer"),
        ("budgetten.0.capaciteit", -1, "budget b capaciteit"),
        ("budgetten.0.capaciteit", WEG, "budget b capaciteit ontbreekt"),
        ("budgetten.0.verbruik", {"q1": -1}, "budget b verbruik 'q1'"),
        ("budgetten.0.verbruik", [], "budget b verbruik object"),
        ("vast.0.vraag", "nee", "vast nee bestaat niet"),
        ("vast.0.vrijwilliger", "nee", "vast q1 nee bestaat niet"),
        ("vast.1", VOORBEELD["vast"][0], "vast q1 enkel twee keer"),
        ("vast.0.moment", [0, 0, 0], "vast q1 moment object"),
        ("vast.0.moment.extra", 0, "vast q1 moment extra"),
        ("vast.0.moment.start", 541, "vast q1 start 15"),
        ("vast.0.moment.start", 1440, "vast q1 start"),
        ("vast.0.moment.dag", 7, "vast q1 dag"),
        ("vast.0.moment.fase", 2, "vast q1 fase ritme"),
        ("vast.0.moment.fase", "0", "vast q1 fase geheel"),
    ],
)
def test_een_fout_noemt_het_veld_het_id_en_wat_er_mis_is(pad, waarde, woorden):
    regel = fout_van(met(pad, waarde))
    assert [woord for woord in woorden.split() if woord not in regel] == []


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        ("", "JSON"),
        ("[1, 2", "JSON"),
        ("[]", "object"),
        ("null", "object"),
        (b"\xff\xfe", "UTF-8"),
        ("[" * 100_000, "genest"),
        ('{"a":' * 100_000, "genest"),
        ("1" * 5_000, "te groot"),
        ('{"versie": NaN}', "NaN"),
        ('{"versie": -Infinity}', "Infinity"),
        ('{"versie": 1, "versie": 1}', "twee keer"),
        (json.dumps(VOORBEELD).replace('"duur": 60', '"duur": 60, "duur": 60'), "q1"),
        (json.dumps(VOORBEELD).replace('"kmh": 15', '"kmh": 1e400'), "kmh"),
        (json.dumps(VOORBEELD).replace('"id": "q1"', r'"id": "q\n1\u2028", "x": 1'), "onbekend"),
    ],
)
def test_wat_geen_nette_json_is(inhoud, woord):
    assert woord in fout_van(inhoud)


def test_een_venster_mag_over_het_einde_van_de_cyclus_en_een_ander_raken():
    lees_probleem(met("vrijwilligers.0.vensters", [[6, 1300, 1920], [0, 480, 500]]))
    heel = [[dag, 0, 1440] for dag in range(7)]
    lees_probleem(met("vrijwilligers.0.vensters", heel))
    assert "overlappen" in fout_van(met("vrijwilligers.0.vensters", [*heel, [3, 5, 6, [2]]]))


waarden = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=3),
    st.just(10**30),
    st.lists(st.integers(-2, 1500), max_size=4),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
    st.just(WEG),
)


def paden(data: Any, begin: str = "") -> list[str]:
    if isinstance(data, dict):
        delen = data.items()
    elif isinstance(data, list):
        delen = enumerate(data)  # type: ignore[assignment]
    else:
        return []
    return [
        pad
        for sleutel, deel in delen
        for pad in (f"{begin}{sleutel}", *paden(deel, f"{begin}{sleutel}."))
    ]


def gelezen(inhoud: str | bytes) -> Probleem | None:
    """The problem, or None when it is refused as it should be."""
    try:
        return lees_probleem(inhoud)
    except ProbleemFout as fout:
        (_,) = str(fout).splitlines()
        return None


@given(st.sampled_from(paden(VOORBEELD)), waarden)
@settings(max_examples=400)
def test_een_willekeurige_waarde_ergens_wordt_gelezen_of_netjes_geweigerd(pad, waarde):
    probleem = gelezen(met(pad, waarde))
    if probleem is not None:
        assert lees_probleem(json.dumps(naar_json(probleem))) == probleem


@given(st.binary(max_size=40), st.integers(0, 1000))
@settings(max_examples=200)
def test_bytes_ertussen_geven_nooit_iets_anders_dan_een_probleemfout(stoorsel, plek):
    tekst = json.dumps(VOORBEELD).encode()
    gelezen(tekst[:plek] + stoorsel + tekst[plek:])


class TestOplossing:
    @pytest.fixture
    def data(self):
        probleem = lees_probleem(json.dumps(VOORBEELD))
        return oplossing_naar_json(los_op(probleem, tijdslimiet=60))

    def test_gaat_heen_en_weer(self, data):
        oplossing, gat = lees_oplossing(json.dumps(data))
        assert oplossing_naar_json(oplossing) == data
        assert gat == oplossing.gat

    @pytest.mark.parametrize(
        ("veld", "waarde"),
        [
            ("versie", 2),
            ("status", 5),
            ("doelwaarde", 1.0),
            ("bovengrens", None),
            ("gat", "0"),
            ("seconden", True),
            ("koppelingen", [{}]),
            ("niet_gematcht", [{"vraag": "q2", "reden": "zomaar", "trechter": {}}]),
            ("niet_gematcht", [{"vraag": "q2", "reden": "verdrongen", "trechter": {"tijd": 1.0}}]),
            ("extra", 1),
        ],
    )
    def test_een_verkeerde_vorm_wordt_geweigerd(self, data, veld, waarde):
        with pytest.raises(ProbleemFout):
            lees_oplossing(json.dumps({**data, veld: waarde}))
