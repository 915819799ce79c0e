"""Scores: by hand from the published rules, and whatever is missing."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern.fouten import Ongeldig
from mantelzorg.regels.instrumenten import Instrument, meegeleverd
from mantelzorg.regels.scoren import Score, met_grens, mogelijke_klassen, scoor, scoor_totaal
from tests.mantelzorg.instrumentbouw import DEFINITIE, definitie, definities, proef, uitkomsten

EDIZ, CSI = meegeleverd()["ediz"], meegeleverd()["csi"]

# By hand from Pot, Van Dyck & Deeg (1995): what each answer to each of the nine counts.
EDIZ_TELT = {"nee_nadruk": 0, "nee": 0, "min_of_meer": 1, "ja": 1, "ja_nadruk": 1}
# By hand from De Boer e.a. (2012): none; light; moderate; overburdened from 9.
EDIZ_PLUS = ["geen"] + ["licht"] * 3 + ["matig"] * 5 + ["overbelast"] * 7
# By hand from Robinson (1983): high strain from seven times yes.
CSI_KLASSEN = ["niet_overbelast"] * 7 + ["overbelast"] * 7
# By hand from Kraijo e.a. (2014): six answers in order, the shortest time first.
VOLHOUDTIJD = [
    "minder_dan_een_week",
    "minder_dan_een_maand",
    "minder_dan_een_half_jaar",
    "minder_dan_een_jaar",
    "minder_dan_twee_jaar",
    "meer_dan_twee_jaar",
]


def csi(ja: int, nee: int) -> dict[str, str]:
    """So many times yes, then so many times no, from the first question on."""
    return {str(n): antwoord for n, antwoord in enumerate(["ja"] * ja + ["nee"] * nee, 1)}


@pytest.mark.parametrize("nummer", range(1, 10))
@pytest.mark.parametrize(("antwoord", "telt"), list(EDIZ_TELT.items()))
def test_ediz_elk_antwoord_op_elke_vraag(nummer, antwoord, telt):
    overig = {str(n): "nee" for n in range(1, 10)}
    assert scoor(EDIZ, overig | {str(nummer): antwoord}) == Score(telt, telt, "")


@pytest.mark.parametrize("aantal", range(10))
def test_ediz_telt_op_van_0_tot_9(aantal):
    antwoorden = {str(n): "ja" if n <= aantal else "nee_nadruk" for n in range(1, 10)}
    assert scoor(EDIZ, antwoorden) == Score(aantal, aantal, "")


@pytest.mark.parametrize("grens", range(1, 10))
@pytest.mark.parametrize("aantal", range(10))
def test_ediz_heeft_de_grens_van_de_organisatie(grens, aantal):
    antwoorden = {str(n): "ja" if n <= aantal else "nee" for n in range(1, 10)}
    klasse = "overbelast" if aantal >= grens else "niet_overbelast"
    assert scoor(met_grens(EDIZ, grens), antwoorden).klasse == klasse


def test_zonder_grens_heeft_ediz_geen_klassen():
    assert met_grens(EDIZ, None) is EDIZ
    assert EDIZ.zwaarste is None
    assert met_grens(EDIZ, 4).zwaarste.code == "overbelast"


@pytest.mark.parametrize(("totaal", "klasse"), list(enumerate(EDIZ_PLUS)))
def test_ediz_plus_elk_totaal(totaal, klasse):
    assert scoor_totaal(meegeleverd()["ediz_plus"], totaal) == Score(totaal, totaal, klasse)


@pytest.mark.parametrize(("ja", "klasse"), list(enumerate(CSI_KLASSEN)))
def test_csi_elk_aantal_keer_ja(ja, klasse):
    assert scoor(CSI, csi(ja, 13 - ja)) == Score(ja, ja, klasse)


@pytest.mark.parametrize(("score", "antwoord"), list(enumerate(VOLHOUDTIJD, 1)))
def test_volhoudtijd_elk_antwoord_is_zijn_eigen_klasse(score, antwoord):
    assert scoor(meegeleverd()["volhoudtijd"], {"1": antwoord}) == Score(score, score, antwoord)


@pytest.mark.parametrize("totaal", range(11))
def test_eigen_oordeel_is_een_cijfer_zonder_klasse(totaal):
    assert scoor_totaal(meegeleverd()["eigen_oordeel"], totaal) == Score(totaal, totaal, "")


@pytest.mark.parametrize(
    ("code", "zwaarste"),
    [("ediz_plus", "overbelast"), ("csi", "overbelast"), ("volhoudtijd", "minder_dan_een_week")],
)
def test_de_zwaarste_klasse(code, zwaarste):
    assert meegeleverd()[code].zwaarste.code == zwaarste


# Missing answers.


@pytest.mark.parametrize(
    ("ja", "nee", "klasse"),
    [
        (6, 7, "niet_overbelast"),
        (6, 6, ""),
        (7, 0, "overbelast"),
        (0, 7, "niet_overbelast"),
        (0, 6, ""),
        (0, 0, ""),
    ],
)
def test_csi_met_open_vragen_aan_weerszijden_van_de_grens(ja, nee, klasse):
    assert scoor(CSI, csi(ja, nee)) == Score(ja, 13 - nee, klasse)


def test_volhoudtijd_zonder_antwoord_is_onbekend():
    assert scoor(meegeleverd()["volhoudtijd"], {}) == Score(1, 6, "")


def test_welke_klassen_nog_mogelijk_zijn():
    assert [k.code for k in mogelijke_klassen(CSI, 6, 7)] == ["niet_overbelast", "overbelast"]
    assert [k.code for k in mogelijke_klassen(CSI, 7, 7)] == ["overbelast"]


@proef
@given(data=st.data(), gemaakt=definities())
def test_welke_antwoorden_ook_ontbreken_de_score_ligt_ertussen(data, gemaakt):
    """Every completion lies in the range, both ends are of one, and the class is that of all."""
    instrument, telt = Instrument.uit_dict(gemaakt), uitkomsten(gemaakt)
    gegeven = {
        nummer: antwoord
        for nummer, antwoorden in telt.items()
        if (antwoord := data.draw(st.sampled_from([None, *antwoorden])))
    }
    gevonden = scoor(instrument, gegeven)
    mogelijk = {
        sum(telt[nummer][antwoord] for nummer, antwoord in zip(telt, compleet, strict=True))
        for compleet in product(
            *([gegeven[nummer]] if nummer in gegeven else telt[nummer] for nummer in telt)
        )
    }
    assert (gevonden.van, gevonden.tot) == (min(mogelijk) / 10_000, max(mogelijk) / 10_000)
    klassen = {
        next(
            (
                klasse["code"]
                for klasse in gemaakt["klassen"]
                if round(klasse["van"] * 10_000) <= score <= round(klasse["tot"] * 10_000)
            ),
            "",
        )
        for score in mogelijk
    }
    assert gevonden.klasse == (klassen.pop() if len(klassen) == 1 else "")


@proef
@given(data=st.data(), code=st.sampled_from(["ediz", "csi", "volhoudtijd"]))
def test_van_de_meegeleverde_liggen_alle_aanvullingen_ertussen(data, code):
    instrument = met_grens(meegeleverd()[code], 5)
    alle = {
        item.nummer: data.draw(st.sampled_from(list(item.scores)), label=item.nummer)
        for item in instrument.items
    }
    weg = data.draw(st.sets(st.sampled_from(sorted(alle))))
    compleet = scoor(instrument, alle)
    deel = scoor(instrument, {n: a for n, a in alle.items() if n not in weg})
    assert deel.van <= compleet.van == compleet.tot <= deel.tot
    assert deel.klasse in ("", compleet.klasse)


# Reversed and weighed.


@pytest.mark.parametrize(("antwoord", "score"), [("nee", 1), ("ja", 0)])
def test_een_omgekeerde_vraag_telt_andersom(antwoord, score):
    items = [{"nummer": "1", "label": "Een", "schaal": "ja_nee", "omgekeerd": True}]
    instrument = Instrument.uit_dict(definitie(items=items, klassen=[]))
    assert scoor(instrument, {"1": antwoord}) == Score(score, score)


def test_gewichten_tellen_precies_ook_met_cijfers_achter_de_punt():
    items = [DEFINITIE["items"][n] | {"gewicht": gewicht} for n, gewicht in enumerate((0.1, 0.2))]
    klassen = [
        DEFINITIE["klassen"][0] | {"van": 0, "tot": 0.2},
        DEFINITIE["klassen"][1] | {"van": 0.3, "tot": 0.3},
    ]
    instrument = Instrument.uit_dict(definitie(items=items, klassen=klassen))
    assert scoor(instrument, {"1": "ja", "2": "ja"}) == Score(0.3, 0.3, "zwaar")
    assert scoor(instrument, {"1": "nee"}) == Score(0, 0.2, "licht")


# What is refused.


def test_een_onbekende_vraag_of_antwoord_wordt_bij_naam_geweigerd():
    with pytest.raises(Ongeldig) as fout:
        scoor(CSI, {"1": "ja", "2": "misschien", "14": "ja"})
    assert fout.value.velden.keys() == {"2", "14"}


@pytest.mark.parametrize("totaal", [-1, 16])
def test_een_totaal_buiten_de_schaal_wordt_geweigerd(totaal):
    with pytest.raises(Ongeldig) as fout:
        scoor_totaal(meegeleverd()["ediz_plus"], totaal)
    assert fout.value.velden.keys() == {"totaal"}


def test_een_totaal_is_alleen_voor_wie_zo_wordt_ingevuld():
    with pytest.raises(Ongeldig):
        scoor_totaal(CSI, 7)
    with pytest.raises(Ongeldig):
        scoor(meegeleverd()["ediz_plus"], {"1": "ja"})
