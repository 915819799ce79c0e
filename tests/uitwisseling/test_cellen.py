"""Cells: each reader gives a value or says what it expects, whatever the text."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kern.models import Sterkte
from kern.regels.tijd import EERSTE_DAG, LAATSTE_DAG
from uitwisseling import cellen, lijstcellen, tijdcellen
from uitwisseling.fouten import Celfout
from uitwisseling.soorten import SOORTEN
from vrijwilligers.models import Vervoer

rustig = settings(max_examples=50)

LEZERS = {
    f"{soort}.{kolom.naam}": kolom.vorm.lezen
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
@given(st.dates(EERSTE_DAG, LAATSTE_DAG))
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
    assert lijstcellen.codes("; ".join(codes)) == tuple(codes)


def test_een_code_die_er_twee_keer_staat_wordt_geweigerd():
    with pytest.raises(Celfout, match="tillift"):
        lijstcellen.codes("tillift; ehbo; tillift")


def test_codes_kunnen_een_einddatum_en_een_niveau_hebben():
    assert lijstcellen.codes_met_bijzonderheden(
        "rijbewijs; ehbo (tot 31-12-2026); taal_turks (B2); taal_pools (tot 1-1-2027) (a1)"
    ) == (
        ("rijbewijs", None, ""),
        ("ehbo", date(2026, 12, 31), ""),
        ("taal_turks", None, "b2"),
        ("taal_pools", date(2027, 1, 1), "a1"),
    )


def test_een_taalniveau_dat_niet_bestaat_wordt_geweigerd():
    with pytest.raises(Celfout, match="taal_turks"):
        lijstcellen.codes_met_bijzonderheden("taal_pools (d1)")


@rustig
@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True), st.sampled_from(Sterkte.values)
    )
)
def test_wensen_komen_terug(wensen):
    assert lijstcellen.wensen("; ".join(f"{wat}: {hoe}" for wat, hoe in wensen.items())) == wensen


def test_een_wens_zonder_bekende_sterkte_noemt_de_sterktes():
    with pytest.raises(Celfout, match="liever_niet, enigszins, graag, heel_graag"):
        lijstcellen.wensen("wandelen: misschien")


def test_een_nummer_met_een_dubbele_punt_kan_ook():
    assert lijstcellen.nummers_met_sterkte("V:12: liever niet") == {"V:12": "liever_niet"}


@rustig
@given(
    st.lists(
        st.tuples(st.dates(EERSTE_DAG, LAATSTE_DAG), st.dates(EERSTE_DAG, LAATSTE_DAG))
        .map(sorted)
        .map(tuple),
        max_size=4,
    )
)
def test_periodes_komen_terug(periodes):
    cel = "; ".join(f"{van.isoformat()} t/m {tot.isoformat()}" for van, tot in periodes)
    assert lijstcellen.periodes(cel) == tuple(sorted(set(periodes)))
    assert lijstcellen.periodes(lijstcellen.periodes_als_cel(periodes) or ";") == tuple(
        sorted(set(periodes))
    )


def test_een_periode_die_achterstevoren_staat_wordt_geweigerd():
    with pytest.raises(Celfout, match="begin voor het einde"):
        lijstcellen.periodes("14-07-2026 t/m 01-07-2026")


def test_tekst_met_een_regeleinde_of_te_lang_wordt_geweigerd():
    for cel in ("twee\nregels", "abcdef"):
        with pytest.raises(Celfout, match="hoogstens 5"):
            cellen.tekst(5)(cel)


ZONDER_STUURTEKENS = st.characters(exclude_categories=("Cc", "Cs"))
REGELS = st.text(ZONDER_STUURTEKENS.filter(lambda t: len(f"a{t}a".splitlines()) == 1), max_size=40)


@rustig
@given(st.lists(REGELS, max_size=4).map("\n".join).map(str.strip))
def test_tekst_van_meer_regels_komt_terug_op_een_regel(waarde):
    cel = cellen.verhaal_als_cel(waarde)
    assert len(cel.splitlines()) <= 1
    assert cellen.verhaal(1000)(cel) == waarde


def test_een_cel_met_echte_regels_mag_in_een_verhaal():
    assert cellen.verhaal(20)("een\r\ntwee") == "een\ntwee"


@rustig
@given(
    st.lists(
        st.tuples(
            st.text(ZONDER_STUURTEKENS, min_size=1, max_size=40).map(str.strip).filter(bool),
            st.dates(EERSTE_DAG, LAATSTE_DAG),
        ),
        unique=True,
        max_size=3,
    )
)
def test_cursussen_komen_terug_wat_er_ook_in_de_naam_staat(cursussen):
    waarden = [(naam, dag, None) for naam, dag in cursussen]
    cel = lijstcellen.cursussen_als_cel(waarden)
    assert sorted(lijstcellen.cursussen(cel)) == sorted(waarden)


def test_een_cursus_met_een_einde():
    assert lijstcellen.cursussen("EHBO (gevolgd 01-02-2025, tot 01-02-2027)") == (
        ("EHBO", date(2025, 2, 1), date(2027, 2, 1)),
    )


@pytest.mark.parametrize("cel", ["EHBO", "EHBO (gevolgd 01-02-2025, tot 01-02-2024)", "(gevolgd)"])
def test_een_cursus_zonder_goede_datums_wordt_geweigerd(cel):
    with pytest.raises(Celfout, match="gevolgd"):
        lijstcellen.cursussen(cel)


@pytest.mark.parametrize(("cel", "waarde"), [("12", "12"), ("12,5", "12.5"), ("168.0", "168")])
def test_een_getal_heeft_een_komma_of_een_punt(cel, waarde):
    assert cellen.decimaal(0, 168)(cel) == Decimal(waarde)


@pytest.mark.parametrize("cel", ["168,1", "-1", "1,25", "1.000,5", "1e1", ",5", "NaN"])
def test_een_getal_dat_niet_past_wordt_geweigerd(cel):
    with pytest.raises(Celfout, match="na de komma"):
        cellen.decimaal(0, 168)(cel)


@rustig
@given(st.decimals(0, 168, places=1))
def test_een_getal_met_een_decimaal_komt_terug(getal):
    assert cellen.decimaal(0, 168)(cellen.decimaal_als_cel(getal)) == getal


def test_een_nummer_staat_er_een_keer_hoe_het_ook_is_geschreven():
    with pytest.raises(Celfout, match="v-1"):
        lijstcellen.nummers("V-1; v-1")


def test_een_heel_lange_lijst_kost_geen_minuten():
    codes = [f"code_{nr}" for nr in range(10_000)]
    assert len(lijstcellen.codes(";".join(codes))) == 10_000
    assert len(lijstcellen.codes_met_bijzonderheden(";".join(codes))) == 10_000


# --- Times ------------------------------------------------------------------------------------

TIJDEN = st.times().map(lambda tijd: tijd.replace(second=0, microsecond=0, tzinfo=None))
TIJDVAKKEN = st.lists(st.tuples(st.integers(0, 6), TIJDEN, TIJDEN), max_size=6).map(tuple)


@rustig
@given(TIJDVAKKEN)
def test_tijden_komen_terug(tijdvakken):
    cel = tijdcellen.tijden_als_cel(tijdvakken)
    assert tijdcellen.tijden(cel) == tuple(sorted(set(tijdvakken)))


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
    cel = tijdcellen.beschikbaarheid_als_cel(vensters)
    assert tijdcellen.beschikbaarheid(cel) == tuple(sorted(vensters))


@rustig
@given(st.lists(st.tuples(st.dates(EERSTE_DAG, LAATSTE_DAG), TIJDEN, TIJDEN), max_size=4))
def test_extra_datums_komen_terug(datums):
    assert tijdcellen.extra_datums(tijdcellen.extra_datums_als_cel(datums)) == tuple(
        sorted(set(datums))
    )


def test_tijden_die_aansluiten_zijn_een_tijd():
    assert tijdcellen.beschikbaarheid("di 9:00-12:00; di 12:00-14:00") == (
        tijdcellen.Weekvenster(1, time(9), time(14), 0b1111),
    )


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


@pytest.mark.parametrize("cel", ["01-01-1900", "31-12-2099"])
def test_een_datum_die_een_pagina_ook_aanneemt(cel):
    assert cellen.datum_als_cel(cellen.datum(cel)) == cel


@pytest.mark.parametrize("cel", ["31-12-1899", "01-01-2100", "01-01-0001", "31-12-9999"])
def test_een_datum_die_een_pagina_niet_aanneemt(cel):
    with pytest.raises(Celfout, match="1900"):
        cellen.datum(cel)
