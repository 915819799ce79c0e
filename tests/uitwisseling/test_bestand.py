"""The file itself: what is wrong with it as a whole is one line."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uitwisseling import xlsx_bestand
from uitwisseling.bestand import Formaat, bestand_lezen, bestand_schrijven
from uitwisseling.formules import hersteld, onschadelijk
from uitwisseling.fouten import Bestandsfout, Rijfout, toonbaar

KOLOMMEN = ("nummer", "naam")


def lees(inhoud: bytes | str, kolommen=KOLOMMEN, verplicht=("nummer",)):
    inhoud = inhoud if isinstance(inhoud, bytes) else inhoud.encode()
    return bestand_lezen(inhoud, kolommen, verplicht)


def xlsx(*rijen) -> bytes:
    boek = openpyxl.Workbook()
    for rij in rijen:
        boek.active.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _rijen(uitkomst):
    return [(rij.nummer, dict(rij.cellen)) for rij in uitkomst[0]]


def test_een_bestand_geeft_zijn_rijen_met_het_nummer_van_de_spreadsheet():
    assert _rijen(lees("nummer;naam\n1;Anna\n2;Bea\n")) == [
        (2, {"nummer": "1", "naam": "Anna"}),
        (3, {"nummer": "2", "naam": "Bea"}),
    ]


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("scheiding", [";", ","])
def test_elke_codering_en_scheiding_geeft_dezelfde_rijen(codering, scheiding):
    tekst = 'nummer;naam\r\n1;"Renée €5, of 6; nee"\r\n'
    if scheiding == ",":
        tekst = 'nummer,naam\r\n1,"Renée €5, of 6; nee"\r\n'
    assert _rijen(lees(tekst.encode(codering))) == [
        (2, {"nummer": "1", "naam": "Renée €5, of 6; nee"})
    ]


def test_de_scheiding_staat_op_de_eerste_regel_buiten_de_aanhalingstekens():
    uitkomst = lees('"a,b,c";naam\n1;x,y\n', ("a,b,c", "naam"), ())
    assert _rijen(uitkomst) == [(2, {"a,b,c": "1", "naam": "x,y"})]


def test_een_andere_volgorde_hoofdletters_en_lege_kolommen_achteraan_mogen():
    assert _rijen(lees("Naam; nummer;;\nAnna;1;;\n")) == [(2, {"naam": "Anna", "nummer": "1"})]


def test_een_kolom_die_niet_verplicht_is_mag_ontbreken():
    assert _rijen(lees("nummer\n1\n")) == [(2, {"nummer": "1"})]


def test_lege_rijen_worden_overgeslagen_en_tellen_mee():
    assert _rijen(lees("nummer;naam\n\n;\n1;Anna\n")) == [(4, {"nummer": "1", "naam": "Anna"})]


def test_een_cel_tussen_aanhalingstekens_mag_puntkommas_en_regels_hebben():
    assert _rijen(lees('nummer;naam\n1;"a; b\nc"\n2;d\n')) == [
        (2, {"nummer": "1", "naam": "a; b\nc"}),
        (3, {"nummer": "2", "naam": "d"}),
    ]


@pytest.mark.parametrize(("regel", "aantal"), [("1", 1), ("1;Anna;extra", 3)])
def test_te_veel_of_te_weinig_cellen_is_een_fout_van_die_rij(regel, aantal):
    rijen, fouten = lees(f"nummer;naam\n{regel}\n2;Bea\n")
    assert [rij.nummer for rij in rijen] == [3]
    assert (fouten[0].rij, f"het zijn er {aantal}" in str(fouten[0])) == (2, True)


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("", "leeg"),
        (";;\n", "leeg"),
        ("naam\n", "ontbreekt: nummer"),
        ("nummer;naam;leeftijd\n", "onbekend: leeftijd"),
        ("nummer;naam;naam\n", "dubbel: naam"),
        ("nummer;;naam\n", "onbekend: (leeg)"),
        (b"nummer;naam\n1;Ren\x81\n", "byte 18 (0x81)"),
        (b"\xef\xbb\xbfnummer;naam\n1;Ren\xe9\n", "byte 21"),
        ("nummer;naam\n1;Anna\n".encode("utf-16"), "NUL"),
        ('nummer;naam\n1;"Anna\n', "Rij 2 is geen geldige CSV"),
        (b"\xd0\xcf\x11\xe0oud", "oud Excel-bestand"),
        (b"PK\x03\x04geen zip", "beschadigd"),
        (b"x" * (50 * 1024 * 1024 + 1), "50 MB"),
        (b"nummer\n" + b"1\n" * 100_001, "100000 rijen"),
        (b"nummer\n" + b";" * 200, "200 kolommen"),
    ],
)
def test_een_fout_bestand_wordt_geweigerd_met_een_regel(inhoud, melding):
    with pytest.raises(Bestandsfout) as fout:
        lees(inhoud)
    assert melding in str(fout.value)
    assert "\n" not in str(fout.value)


@pytest.mark.parametrize("formaat", list(Formaat))
@settings(max_examples=100)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs",))), min_size=1, max_size=3))
def test_elke_tekst_komt_terug_uit_een_bestand(formaat, teksten):
    # Spaces around a cell are not kept, nor what no XLSX file can hold.
    teksten = [
        "".join(t for t in tekst if t >= " " and t not in "\ufffe\uffff").strip()
        for tekst in teksten
    ]
    rijen = [{"nummer": str(nr), "naam": tekst} for nr, tekst in enumerate(teksten)]
    gelezen, fouten = lees(bestand_schrijven(formaat, KOLOMMEN, rijen))
    assert [dict(rij.cellen) for rij in gelezen] == rijen
    assert not fouten


def test_wat_geen_bestand_kan_bevatten_wordt_vervangen():
    for formaat in Formaat:
        gelezen, _fouten = lees(
            bestand_schrijven(formaat, KOLOMMEN, [{"nummer": "1", "naam": "a\0b\x01\uffff"}])
        )
        assert gelezen[0].cellen["naam"] == "a\ufffdb\ufffd\ufffd"


# --- Formulas ---------------------------------------------------------------------------------

GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("teken", GEVAARLIJK)
def test_wat_een_spreadsheet_zou_uitvoeren_krijgt_een_apostrof(teken):
    assert onschadelijk(f"{teken}1+1") == f"'{teken}1+1"
    assert onschadelijk(f"'{teken}1+1") == f"''{teken}1+1"


@settings(max_examples=300)
@given(st.text() | st.text(st.sampled_from(["'", *GEVAARLIJK, "a"])))
def test_elke_tekst_komt_terug_en_is_geen_formule(tekst):
    assert hersteld(onschadelijk(tekst)) == tekst
    assert not onschadelijk(tekst).startswith(GEVAARLIJK)


def test_een_apostrof_die_bij_een_naam_hoort_blijft():
    assert hersteld("'t Hart") == onschadelijk("'t Hart") == "'t Hart"


def test_tekst_in_xlsx_is_nooit_een_formule():
    rijen = [{"nummer": tekst, "naam": "x"} for tekst in ("=1+1", "#N/A", "-3", "0012")]
    boek = openpyxl.load_workbook(io.BytesIO(bestand_schrijven(Formaat.XLSX, KOLOMMEN, rijen)))
    cellen = [rij[0] for rij in boek.active.iter_rows(min_row=2)]
    assert [(cel.data_type, cel.value) for cel in cellen] == [
        ("s", "'=1+1"),
        ("s", "#N/A"),
        ("s", "'-3"),
        ("s", "0012"),
    ]


# --- XLSX -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cel", "tekst"),
    [
        ("Anna", "Anna"),
        (date(2026, 3, 1), "01-03-2026"),
        (datetime(2026, 3, 1, 13, 5), "01-03-2026 13:05"),  # noqa: DTZ001 - as XLSX has it
        (time(9, 5), "9:05"),
        (timedelta(hours=30, minutes=5), "30:05"),
        (12, "12"),
        (12.0, "12"),
        (12.5, "12,5"),
        (0.1 + 0.2, "0,3"),
        (True, "ja"),
        (False, "nee"),
        (None, ""),
    ],
)
def test_elke_cel_van_xlsx_is_de_tekst_die_iemand_zou_typen(cel, tekst):
    assert _rijen(lees(xlsx(["nummer", "naam"], ["1", cel]))) == [
        (2, {"nummer": "1", "naam": tekst})
    ]


def test_lege_rijen_en_korte_rijen_van_xlsx_mogen():
    assert _rijen(lees(xlsx(["nummer", "naam"], [], ["1"]))) == [(3, {"nummer": "1", "naam": ""})]


def test_alleen_het_eerste_blad_telt():
    boek = openpyxl.Workbook()
    boek.active.append(["nummer"])
    boek.create_sheet("Uitleg").append(["van alles"])
    uit = io.BytesIO()
    boek.save(uit)
    assert lees(uit.getvalue()) == ([], [])


@pytest.mark.parametrize(("cel", "melding"), [("=1+1", "formule"), ("#N/A", "fout")])
def test_een_formule_is_een_fout_van_die_cel(cel, melding):
    rijen, fouten = lees(xlsx(["nummer", "naam"], [1, cel]))
    assert not fouten
    assert melding in rijen[0].onleesbaar["naam"].verwacht


def test_een_werkblad_met_te_veel_rijen_of_kolommen_wordt_geweigerd(monkeypatch):
    with pytest.raises(Bestandsfout, match="200 kolommen"):
        lees(xlsx(["nummer"], ["x"] * 201))
    monkeypatch.setattr("uitwisseling.tabel.MEESTE_RIJEN", 3)
    with pytest.raises(Bestandsfout, match="rijen"):
        lees(xlsx(["nummer"], *(["x"] for _ in range(4))))


def _met_deel(naam: str, inhoud: bytes) -> bytes:
    """An XLSX file in which one part is replaced."""
    oud = zipfile.ZipFile(io.BytesIO(xlsx(["nummer"], [1])))
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for deel in oud.namelist():
            nieuw.writestr(deel, inhoud if deel == naam else oud.read(deel))
    return uit.getvalue()


def test_een_zipbom_wordt_niet_uitgepakt(monkeypatch):
    bom = _met_deel("xl/worksheets/sheet1.xml", b" " * (200 * 1024 * 1024))
    assert len(bom) < 1024 * 1024
    monkeypatch.setattr(xlsx_bestand, "load_workbook", lambda *_a, **_k: pytest.fail("uitgepakt"))
    with pytest.raises(Bestandsfout, match="200 MB"):
        lees(bom)


def test_een_zip_die_over_zijn_grootte_liegt_wordt_niet_verder_uitgepakt():
    bom = bytearray(_met_deel("xl/worksheets/sheet1.xml", b" " * 10_000_000))
    maat = (10_000_000).to_bytes(4, "little")
    assert bom.count(maat) == 2
    with pytest.raises(Bestandsfout, match="beschadigd"):
        lees(bytes(bom).replace(maat, (100).to_bytes(4, "little")))


def test_een_xml_bom_wordt_geweigerd():
    bom = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>
    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
    <row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""
    with pytest.raises(Bestandsfout, match="beschadigd"):
        lees(_met_deel("xl/worksheets/sheet1.xml", bom))


def test_een_rij_ver_naar_onderen_kost_geen_geheugen():
    blad = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
    <sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="900000000"><c r="XFD900000000">
    <v>1</v></c></row></sheetData></worksheet>"""
    with pytest.raises(Bestandsfout):
        lees(_met_deel("xl/worksheets/sheet1.xml", blad))


# --- Messages ---------------------------------------------------------------------------------


def test_een_waarde_in_een_melding_is_kort_en_op_een_regel():
    fout = str(Rijfout(2, "naam", "a\nb" + "x" * 500, "verwacht wordt iets"))
    assert "\n" not in fout
    assert len(fout) < 150
    assert toonbaar("") == "(leeg)"


def test_een_heel_lange_cel_is_voor_haar_kolom_om_te_weigeren():
    lang = "x" * 200_000
    assert _rijen(lees(f"nummer;naam\n1;{lang}\n")) == [(2, {"nummer": "1", "naam": lang})]
