"""The file itself: what is wrong with it as a whole is one line."""

import pytest

from uitwisseling.bestand import bestand_lezen, bestand_schrijven
from uitwisseling.fouten import Bestandsfout, Rijfout, toonbaar

KOLOMMEN = ("nummer", "naam")


@pytest.fixture
def lees(tmp_path):
    def doe(inhoud: bytes | str):
        pad = tmp_path / "bestand.csv"
        pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
        return bestand_lezen(pad, KOLOMMEN)

    return doe


def _rijen(uitkomst):
    return [(rij.nummer, dict(rij.cellen)) for rij in uitkomst[0]]


def test_een_bestand_geeft_zijn_rijen_met_het_nummer_van_de_spreadsheet(lees):
    assert _rijen(lees("nummer;naam\n1;Anna\n2;Bea\n")) == [
        (2, {"nummer": "1", "naam": "Anna"}),
        (3, {"nummer": "2", "naam": "Bea"}),
    ]


def test_een_bom_andere_volgorde_en_windows_regels_mogen(lees):
    assert _rijen(lees("\ufeffNaam; nummer\r\nAnna;1\r\n")) == [
        (2, {"naam": "Anna", "nummer": "1"})
    ]


def test_lege_rijen_worden_overgeslagen_en_tellen_mee(lees):
    assert _rijen(lees("nummer;naam\n\n;\n1;Anna\n")) == [(4, {"nummer": "1", "naam": "Anna"})]


def test_een_cel_tussen_aanhalingstekens_mag_puntkommas_en_regels_hebben(lees):
    assert _rijen(lees('nummer;naam\n1;"a; b\nc"\n2;d\n')) == [
        (2, {"nummer": "1", "naam": "a; b\nc"}),
        (3, {"nummer": "2", "naam": "d"}),
    ]


@pytest.mark.parametrize(("regel", "aantal"), [("1", 1), ("1;Anna;extra", 3)])
def test_te_veel_of_te_weinig_cellen_is_een_fout_van_die_rij(lees, regel, aantal):
    rijen, fouten = lees(f"nummer;naam\n{regel}\n2;Bea\n")
    assert [rij.nummer for rij in rijen] == [3]
    assert (fouten[0].rij, f"het zijn er {aantal}" in str(fouten[0])) == (2, True)


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("", "leeg"),
        ("nummer\n", "ontbreekt: naam"),
        ("nummer;naam;leeftijd\n", "onbekend: leeftijd"),
        ("nummer;naam;naam\n", "dubbel: naam"),
        ("nummer,naam\n", "puntkomma"),
        ("nummer;naam;\n", "onbekend: ''"),
        (b"nummer;naam\n1;Ren\xe9\n", "geen UTF-8"),
        ("nummer;naam\n1;A\0\n", "NUL"),
        ('nummer;naam\n1;"Anna\n', "geen geldige CSV"),
    ],
)
def test_een_fout_bestand_wordt_geweigerd_met_een_regel(lees, inhoud, melding):
    with pytest.raises(Bestandsfout) as fout:
        lees(inhoud)
    assert melding in str(fout.value)
    assert "\n" not in str(fout.value)


def test_een_bestand_dat_er_niet_is_wordt_genoemd(tmp_path):
    for pad in (tmp_path / "weg.csv", tmp_path):
        with pytest.raises(Bestandsfout, match="bestaat niet"):
            bestand_lezen(pad, KOLOMMEN)


def test_wat_geschreven_is_komt_terug(tmp_path, lees):
    rijen = [{"nummer": "1", "naam": 'a;"b"'}, {"nummer": "2"}]
    bestand_schrijven(tmp_path / "uit.csv", KOLOMMEN, rijen)
    gelezen = lees((tmp_path / "uit.csv").read_bytes())
    assert [dict(rij.cellen) for rij in gelezen[0]] == [rijen[0], {"nummer": "2", "naam": ""}]


def test_een_waarde_in_een_melding_is_kort_en_op_een_regel():
    fout = str(Rijfout(2, "naam", "a\nb" + "x" * 500, "verwacht wordt iets"))
    assert "\n" not in fout
    assert len(fout) < 150
    assert toonbaar("") == "(leeg)"


def test_een_heel_lange_cel_is_voor_haar_kolom_om_te_weigeren(lees):
    lang = "x" * 200_000
    assert _rijen(lees(f"nummer;naam\n1;{lang}\n")) == [(2, {"nummer": "1", "naam": lang})]
