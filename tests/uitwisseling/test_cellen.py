"""Cells: each reader gives a value or says what it expects, whatever the text."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kern.models import Sterkte
from uitwisseling import cellen, tijdcellen
from uitwisseling.fouten import Celfout
from uitwisseling.importeren import SOORTEN
from vrijwilligers.models import Vervoer

rustig = settings(deadline=None, max_examples=50)

LEZERS = {
    f"{soort}.{kolom.naam}": kolom.lezen
    for soort, klasse in SOORTEN.items()
    for kolom in klasse.kolommen
}
STUKJES = st.sampled_from(
    [
        "di", "maandag", " ", "13:00", "-", "24:00", "9.15", "(week 1,3)", "(week", ")", ";", ":",
        "31-12-2026", "2026-02-30", "t/m", "tot", "ervaring_dementie", "graag", "liever niet",
        "7551", "AB", "ja", "V-1", "0", "99999999999", "٣", "١٣:٠٠", "\n", "é", "’", ",", "@",
    ]
)  # fmt: skip
TEKSTEN = st.text(min_size=1) | st.lists(STUKJES, min_size=1, max_size=8).map("".join)


@pytest.mark.parametrize("naam", sorted(LEZERS))
@rustig
@given(cel=TEKSTEN.map(str.strip).filter(bool))
def test_elke_tekst_geeft_een_waarde_of_een_celfout_met_uitleg(naam, cel):
    uitleg = "er is een waarde"
    try:
        LEZERS[naam](cel)
    except Celfout as fout:
        uitleg = str(fout)
    assert uitleg


@rustig
@given(st.dates())
def test_een_datum_komt_terug_in_beide_schrijfwijzen(dag):
    assert cellen.datum(f"{dag.day}-{dag.month}-{dag.year:04}") == dag
    assert cellen.datum(dag.isoformat()) == dag


@pytest.mark.parametrize("cel", ["30-02-2026", "1-1-26", "2026-1-1", "31/12/2026", "0-0-0000"])
def test_wat_geen_datum_is_wordt_geweigerd(cel):
    with pytest.raises(Celfout, match="31-12-2026"):
        cellen.datum(cel)


@pytest.mark.parametrize(("cel", "waarde"), [("ja", True), ("Nee", False)])
def test_ja_en_nee(cel, waarde):
    assert cellen.ja_nee(cel) is waarde


@rustig
@given(st.integers(0, 999_999_999))
def test_een_heel_getal_komt_terug(getal):
    assert cellen.geheel(0, 999_999_999)(str(getal)) == getal


@pytest.mark.parametrize("cel", ["0", "16", "-1", "3,5", "1e1", "+3", "٣", "1 0"])
def test_een_getal_buiten_de_grenzen_of_in_een_andere_vorm_wordt_geweigerd(cel):
    with pytest.raises(Celfout, match="van 1 tot en met 15"):
        cellen.geheel(1, 15)(cel)


def test_een_keuze_noemt_alle_mogelijkheden():
    with pytest.raises(Celfout, match="lopend, fiets, ebike, ov, auto"):
        cellen.keuze(Vervoer)("step")


@pytest.mark.parametrize("cel", ["7551 AB", "7551ab", "7551AB"])
def test_een_postcode_wordt_in_een_vorm_gebracht(cel):
    assert cellen.postcode(cel) == "7551AB"


@pytest.mark.parametrize("cel", ["7551", "0551AB", "7551 ABC", "1000AA"])
def test_een_postcode_die_niet_bestaat_wordt_geweigerd(cel):
    with pytest.raises(Celfout):
        cellen.postcode(cel)


@rustig
@given(st.lists(st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True), unique=True))
def test_codes_komen_terug(codes):
    assert cellen.codes("; ".join(codes)) == tuple(codes)


def test_een_code_die_er_twee_keer_staat_wordt_geweigerd():
    with pytest.raises(Celfout, match="tillift"):
        cellen.codes("tillift; ehbo; tillift")


def test_codes_kunnen_een_einddatum_hebben():
    assert cellen.codes_met_datum("rijbewijs; ehbo (tot 31-12-2026)") == (
        ("rijbewijs", None),
        ("ehbo", date(2026, 12, 31)),
    )


@rustig
@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True), st.sampled_from(Sterkte.values)
    )
)
def test_wensen_komen_terug(wensen):
    assert cellen.wensen("; ".join(f"{wat}: {hoe}" for wat, hoe in wensen.items())) == wensen


def test_een_wens_zonder_bekende_sterkte_noemt_de_sterktes():
    with pytest.raises(Celfout, match="liever_niet, enigszins, graag, heel_graag"):
        cellen.wensen("wandelen: misschien")


def test_een_nummer_met_een_dubbele_punt_kan_ook():
    assert cellen.nummers_met_sterkte("V:12: liever niet") == {"V:12": "liever_niet"}


@rustig
@given(st.lists(st.tuples(st.dates(), st.dates()).map(sorted).map(tuple), max_size=4))
def test_periodes_komen_terug(periodes):
    cel = "; ".join(f"{van.isoformat()} t/m {tot.isoformat()}" for van, tot in periodes)
    assert cellen.periodes(cel) == tuple(periodes)


def test_een_periode_die_achterstevoren_staat_wordt_geweigerd():
    with pytest.raises(Celfout, match="begin voor het einde"):
        cellen.periodes("14-07-2026 t/m 01-07-2026")


def test_tekst_met_een_regeleinde_of_te_lang_wordt_geweigerd():
    for cel in ("twee\nregels", "abcdef"):
        with pytest.raises(Celfout, match="hoogstens 5"):
            cellen.tekst(5)(cel)


def test_een_heel_lange_lijst_kost_geen_minuten():
    codes = [f"code_{nr}" for nr in range(10_000)]
    assert len(cellen.codes(";".join(codes))) == 10_000
    assert len(cellen.codes_met_datum(";".join(codes))) == 10_000


# --- Times ------------------------------------------------------------------------------------

TIJDEN = st.times().map(lambda tijd: tijd.replace(second=0, microsecond=0, tzinfo=None))
TIJDVAKKEN = st.lists(st.tuples(st.integers(0, 6), TIJDEN, TIJDEN), max_size=6).map(tuple)


@rustig
@given(TIJDVAKKEN)
def test_tijden_komen_terug(tijdvakken):
    assert tijdcellen.tijden(tijdcellen.tijden_als_cel(tijdvakken)) == tijdvakken


@st.composite
def zonder_overlap(draw):
    """Windows of a volunteer: at most one a day, none beyond midnight."""
    dagen = draw(st.lists(st.integers(0, 6), unique=True))
    return tuple(
        tijdcellen.Weekvenster(
            dag,
            *sorted(draw(st.lists(TIJDEN, min_size=2, max_size=2, unique=True))),
            draw(st.integers(1, 15)),
        )
        for dag in dagen
    )


@rustig
@given(zonder_overlap())
def test_beschikbaarheid_komt_terug(vensters):
    assert tijdcellen.beschikbaarheid(tijdcellen.beschikbaarheid_als_cel(vensters)) == vensters


def test_het_voorbeeld_uit_het_ontwerp():
    assert tijdcellen.beschikbaarheid("di 13:00-17:00 (week 1,3); do 9:00-12:00") == (
        tijdcellen.Weekvenster(1, time(13), time(17), 0b0101),
        tijdcellen.Weekvenster(3, time(9), time(12), 0b1111),
    )


@pytest.mark.parametrize(
    "cel", ["Di 13.00–17.00", "dinsdag 13:00 - 17:00", "di 13:00-17:00 ;", "DI  13:00-17:00"]
)
def test_mensen_schrijven_tijden_op_meer_manieren(cel):
    assert tijdcellen.tijden(cel) == ((1, time(13), time(17)),)


def test_vierentwintig_uur_is_middernacht():
    assert tijdcellen.tijden("vr 20:00-24:00") == ((4, time(20), time(0)),)


@pytest.mark.parametrize(
    "cel",
    ["di", "di 13:00", "di 25:00-26:00", "di 13:60-17:00", "xx 13:00-17:00", "di 24:00-2:00"],
)
def test_een_tijd_die_niet_bestaat_wordt_geweigerd_met_een_voorbeeld(cel):
    with pytest.raises(Celfout, match="di 13:00-17:00"):
        tijdcellen.tijden(cel)


def test_een_hulpvraag_kent_geen_weken():
    with pytest.raises(Celfout, match="zonder weken"):
        tijdcellen.tijden("di 13:00-17:00 (week 1)")


@pytest.mark.parametrize("weken", ["0", "5", "1,,2", "13"])
def test_een_week_buiten_de_vier_wordt_geweigerd(weken):
    with pytest.raises(Celfout, match="1 tot en met 4"):
        tijdcellen.beschikbaarheid(f"di 13:00-17:00 (week {weken})")


def test_beschikbaarheid_die_overlapt_wordt_geweigerd():
    with pytest.raises(Celfout, match="overlappen"):
        tijdcellen.beschikbaarheid("di 13:00-17:00; di 16:00-18:00")


@pytest.mark.parametrize("cel", ["V-0012", "2026/11.a_b", "7", "x" * 40])
def test_een_eigen_nummer(cel):
    assert cellen.nummer(cel) == cel


@pytest.mark.parametrize("cel", ["V;9", "V: 9", "-1", "V 9", "x" * 41, "é"])
def test_een_nummer_waarnaar_niet_te_verwijzen_is_wordt_geweigerd(cel):
    with pytest.raises(Celfout):
        cellen.nummer(cel)
