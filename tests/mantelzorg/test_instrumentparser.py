"""Reading a definition: what is right is read, every wrong place is named, nothing else happens."""

import copy
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern.fouten import Ongeldig
from mantelzorg.regels.instrumenten import Instrument
from tests.mantelzorg.instrumentbouw import DEFINITIE, JA_NEE, TOTAAL, definitie, definities, proef


def plekken(gemaakt: object) -> set[str]:
    """The places that are wrong."""
    with pytest.raises(Ongeldig) as fout:
        Instrument.uit_dict(gemaakt)
    assert all(fout.value.velden.values())
    return set(fout.value.velden)


def op(gemaakt: dict[str, Any], plek: str, waarde: object) -> dict[str, Any]:
    """A copy in which something else stands at a place, as errors name it."""
    anders = deel = copy.deepcopy(gemaakt)
    *weg, laatste = plek.split(".")
    for naam in weg:
        deel = deel[int(naam) - 1] if isinstance(deel, list) else deel[naam]
    deel[int(laatste) - 1 if isinstance(deel, list) else laatste] = waarde
    return anders


def bladeren(deel: Any, plek: str = "") -> list[str]:
    """The place of every value in a definition."""
    if isinstance(deel, dict):
        onder = list(deel.items())
    elif isinstance(deel, list):
        onder = [(str(nummer), waarde) for nummer, waarde in enumerate(deel, 1)]
    else:
        return [plek]
    return [
        blad for naam, waarde in onder for blad in bladeren(waarde, f"{plek}.{naam}".lstrip("."))
    ]


def test_alles_wordt_gelezen():
    items = [
        DEFINITIE["items"][0] | {"tekst": "Eén?", "omgekeerd": True, "gewicht": 2},
        *DEFINITIE["items"][1:],
    ]
    klassen = [DEFINITIE["klassen"][0], DEFINITIE["klassen"][1] | {"tot": 4}]
    instrument = Instrument.uit_dict(definitie(items=items, klassen=klassen))
    assert (instrument.code, instrument.versie, instrument.naam) == ("bedacht", "1", "Bedacht")
    eerste = instrument.items[0]
    assert (eerste.nummer, eerste.label, eerste.tekst) == ("1", "Een", "Eén?")
    assert eerste.scores == {"nee": 2, "ja": 0}
    assert [a.naam for a in eerste.schaal.antwoorden] == ["nee", "ja"]
    assert (instrument.laagste, instrument.hoogste) == (0, 4)
    assert [(k.code, k.van, k.tot, k.niveau) for k in instrument.klassen] == [
        ("licht", 0, 1, "laag"),
        ("zwaar", 2, 4, "hoog"),
    ]
    assert instrument.zwaarste == instrument.klassen[1]


@pytest.mark.parametrize(
    ("plek", "waarde"),
    [
        ("code", "Met Hoofdletter"),
        ("code", "a" * 41),
        ("versie", "met spatie"),
        ("versie", 1),
        ("naam", "  "),
        ("naam", "a" * 101),
        ("naam", "regel\neen"),
        ("naam", "nul\0"),
        ("bron", None),
        ("hoog_is_zwaar", 1),
        ("schalen", []),
        ("schalen", {}),
        ("schalen.ja_nee", 3),
        ("schalen.ja_nee.bron", ""),
        ("schalen.ja_nee.antwoorden", [JA_NEE["antwoorden"][0]]),
        ("schalen.ja_nee.antwoorden.2.code", "nee"),
        ("schalen.ja_nee.antwoorden.2.score", "1"),
        ("schalen.ja_nee.antwoorden.2.score", True),
        ("schalen.ja_nee.antwoorden.2.score", 0.001),
        ("schalen.ja_nee.antwoorden.2.score", 1001),
        ("schalen.ja_nee.antwoorden.2.score", float("nan")),
        ("schalen.ja_nee.antwoorden.2.score", float("inf")),
        ("schalen.ja_nee.antwoorden.2.score", 10**400),
        ("items", []),
        ("items", {}),
        ("items.1", "Een"),
        ("items.1.nummer", 1),
        ("items.2.nummer", "1"),
        ("items.3.schaal", "onbekend"),
        ("items.3.schaal", ["ja_nee"]),
        ("items.1.omgekeerd", "ja"),
        ("items.1.gewicht", 0),
        ("items.1.gewicht", -1),
        ("items.1.tekst", 5),
        ("items.1.punten", 2),
        ("klassen", None),
        ("klassen.1.van", 1),
        ("klassen.1.tot", -1),
        ("klassen.1.tot", 0.5),
        ("klassen.2.van", 3),
        ("klassen.2.van", 1),
        ("klassen.2.tot", 2),
        ("klassen.2.tot", 4),
        ("klassen.2.code", "licht"),
        ("klassen.1.niveau", "ernstig"),
        ("klassen.1.niveau", ["laag"]),
        ("klassen.2.niveau", "onbekend"),
        ("extra", 1),
    ],
)
def test_wat_niet_klopt_wordt_op_zijn_plek_genoemd(plek, waarde):
    assert plek in plekken(op(DEFINITIE, plek, waarde))


@pytest.mark.parametrize(
    ("plek", "waarde"),
    [
        ("totaal.laagste", -1),
        ("totaal.laagste", 0.5),
        ("totaal.hoogste", 0),
        ("totaal.hoogste", "3"),
        ("totaal.bron", ""),
        ("totaal", 15),
        ("schalen", {"ja_nee": JA_NEE}),
        ("items", DEFINITIE["items"]),
    ],
)
def test_wat_niet_klopt_aan_een_totaal_wordt_op_zijn_plek_genoemd(plek, waarde):
    assert plek in plekken(op(TOTAAL, plek, waarde))


@pytest.mark.parametrize("plek", [*bladeren(DEFINITIE), "klassen", "items", "schalen"])
def test_wat_ontbreekt_wordt_genoemd(plek):
    anders = copy.deepcopy(DEFINITIE)
    deel: Any = anders
    *weg, laatste = plek.split(".")
    for naam in weg:
        deel = deel[int(naam) - 1] if isinstance(deel, list) else deel[naam]
    del deel[laatste]
    with pytest.raises(Ongeldig) as fout:
        Instrument.uit_dict(anders)
    assert fout.value.velden[plek].startswith("Dit ontbreekt.")


def test_alle_fouten_tegelijk():
    gemaakt = op(DEFINITIE, "naam", 3)
    gemaakt = op(gemaakt, "items.2.label", "")
    gemaakt = op(gemaakt, "klassen.1.niveau", "zwaar")
    gemaakt = op(gemaakt, "schalen.ja_nee.antwoorden.1.score", "nul")
    assert plekken(gemaakt) == {
        "naam",
        "items.2.label",
        "klassen.1.niveau",
        "schalen.ja_nee.antwoorden.1.score",
    }


def test_antwoorden_die_allemaal_hetzelfde_tellen_meten_niets():
    gemaakt = op(DEFINITIE, "schalen.ja_nee.antwoorden.2.score", 0)
    assert plekken(gemaakt) == {"schalen.ja_nee.antwoorden"}


def test_een_zwaardere_klasse_heeft_geen_lager_niveau():
    gemaakt = op(op(DEFINITIE, "klassen.1.niveau", "hoog"), "klassen.2.niveau", "laag")
    assert plekken(gemaakt) == {"klassen.2.niveau"}
    assert plekken(definitie(hoog_is_zwaar=False)) == {"klassen.1.niveau"}


def test_een_score_mag_niet_eindeloos_groot_worden():
    items = [i | {"gewicht": 500} for i in DEFINITIE["items"]]
    assert plekken(definitie(items=items, klassen=[])) == {"items"}


def test_halve_punten_hebben_klassen_die_op_halve_punten_aansluiten():
    items = [i | {"gewicht": 0.5} for i in DEFINITIE["items"]]
    klassen = [
        DEFINITIE["klassen"][0] | {"van": 0, "tot": 0.5},
        DEFINITIE["klassen"][1] | {"van": 1, "tot": 1.5},
    ]
    assert Instrument.uit_dict(definitie(items=items, klassen=klassen)).hoogste == 1.5
    klassen[1]["van"] = 1.5
    assert plekken(definitie(items=items, klassen=klassen)) == {"klassen.2.van"}


@proef
@given(definities())
def test_elke_goede_definitie_wordt_gelezen(gemaakt):
    instrument = Instrument.uit_dict(gemaakt)
    assert [item.nummer for item in instrument.items] == [i["nummer"] for i in gemaakt["items"]]
    assert [k.code for k in instrument.klassen] == [k["code"] for k in gemaakt["klassen"]]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda deel: (
        st.lists(deel, max_size=4) | st.dictionaries(st.text(max_size=10), deel, max_size=4)
    ),
    max_leaves=10,
)


@proef
@given(JSON)
def test_iets_heel_anders_geeft_een_nette_fout(gemaakt):
    assert plekken(gemaakt)


@proef
@given(st.data(), definities(), JSON)
def test_iets_anders_op_een_plek_is_goed_of_een_nette_fout(data, gemaakt, waarde):
    anders = op(gemaakt, data.draw(st.sampled_from(bladeren(gemaakt))), waarde)
    with suppress(Ongeldig):
        assert Instrument.uit_dict(anders).laagste < Instrument.uit_dict(anders).hoogste


@proef
@given(st.data(), definities())
def test_een_waarde_van_een_verkeerd_soort_wordt_precies_daar_genoemd(data, gemaakt):
    plek = data.draw(st.sampled_from(bladeren(gemaakt)))
    assert plek in plekken(op(gemaakt, plek, {"geen": ["waarde"]}))
