"""``manage.py importeer``: exit codes, one line per problem, never half an import."""

import io
import stat

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from uitwisseling.management.commands import importeer as commando
from uitwisseling.soorten import SOORTEN
from vrijwilligers.models import Vrijwilliger

from .bestanden import inhoud

pytestmark = pytest.mark.django_db


def schrijf(map_, soort, *rijen):
    pad = map_ / f"{soort}.csv"
    pad.write_bytes(inhoud(soort, *rijen))
    return pad


def _draai(soort, pad, slug="steunpunt", opdracht="importeer", **opties) -> tuple[int, str, str]:
    uit, fout = io.StringIO(), io.StringIO()
    code = 0
    try:
        call_command(opdracht, soort, str(pad), organisatie=slug, stdout=uit, stderr=fout, **opties)
    except SystemExit as einde:
        code = einde.code
    return code, uit.getvalue(), fout.getvalue()


def test_een_goed_bestand_geeft_nul_en_een_samenvatting(organisatie, tmp_path):
    code, uit, fout = _draai("vrijwilligers", schrijf(tmp_path, "vrijwilligers"))
    assert (code, fout) == (0, "")
    assert uit == "Ingelezen vrijwilligers: 1 aangemaakt, 0 gewijzigd, 0 ongewijzigd.\n"


def test_een_proef_zegt_dat_er_niets_is_geschreven(organisatie, tmp_path):
    code, uit, _fout = _draai("vrijwilligers", schrijf(tmp_path, "vrijwilligers"), proef=True)
    assert code == 0
    assert uit.splitlines() == [
        "rij 2: V-1 is nieuw",
        "Proef met vrijwilligers: 1 zouden worden aangemaakt, 0 gewijzigd en 0 blijven gelijk. "
        "Er is niets geschreven.",
    ]
    assert not Vrijwilliger.objects.voor(organisatie).exists()


def test_elke_foute_cel_is_een_regel_en_de_code_is_twee(organisatie, tmp_path):
    pad = schrijf(tmp_path, "vrijwilligers", {"vervoer": "step"}, {})
    code, uit, fout = _draai("vrijwilligers", pad)
    assert (code, uit) == (2, "")
    regels = fout.splitlines()
    assert regels[0].startswith("rij 2, kolom vervoer, waarde 'step': verwacht wordt een van")
    assert regels[-1] == "2 fouten. Er is niets ingelezen."


@pytest.mark.parametrize("slug", ["bestaat-niet", "\udcff"])
def test_een_onbekende_organisatie_is_een_regel(organisatie, tmp_path, slug):
    code, _uit, fout = _draai("vrijwilligers", schrijf(tmp_path, "vrijwilligers"), slug=slug)
    assert code == 2
    assert fout.count("\n") == 1


def test_een_bestand_dat_er_niet_is_is_een_regel(organisatie, tmp_path):
    code, _uit, fout = _draai("vrijwilligers", tmp_path / "weg.csv")
    assert code == 2
    assert fout.count("\n") == 1


def test_een_database_die_faalt_is_een_regel_en_code_een(organisatie, tmp_path, monkeypatch):
    def faalt(**_kwargs):
        raise DatabaseError("geheim")

    monkeypatch.setattr(commando, "bestand_importeren", faalt)
    code, _uit, fout = _draai("vrijwilligers", schrijf(tmp_path, "vrijwilligers"))
    assert code == 1
    assert fout.count("\n") == 1
    assert "geheim" not in fout


def test_de_hulp_noemt_elke_kolom(capsys):
    with pytest.raises(SystemExit):
        call_command("importeer", "--help")
    hulp = capsys.readouterr().out
    for klasse in SOORTEN.values():
        for kolom in klasse.kolommen:
            assert f"  {kolom.naam} " in hulp


def test_een_proef_noemt_de_kolommen_die_wijzigen_en_geen_namen(organisatie, tmp_path):
    _draai("vrijwilligers", schrijf(tmp_path, "vrijwilligers"))
    anders = {"achternaam": "Nieuwenaam", "max_reistijd": "25"}
    _code, uit, _fout = _draai(
        "vrijwilligers", schrijf(tmp_path, "vrijwilligers", anders), proef=True
    )
    assert "rij 2: V-1 wijzigt in achternaam, max_reistijd" in uit
    assert "Nieuwenaam" not in uit


def test_wie_op_een_ander_lijkt_wordt_bij_nummer_genoemd(organisatie, tmp_path):
    dezelfde = {"geboortedatum": "01-02-1960"}
    pad = schrijf(tmp_path, "vrijwilligers", dezelfde, {"nummer": "V-2", **dezelfde})
    _code, uit, _fout = _draai("vrijwilligers", pad)
    assert uit.splitlines()[0] == "rij 3: V-2 lijkt op iemand in rij 2"
    assert "Proef" not in uit


def test_een_bestand_dat_niet_te_lezen_is_noemt_zijn_naam(organisatie, tmp_path):
    (tmp_path / "leeg.csv").write_bytes(b"")
    code, _uit, fout = _draai("vrijwilligers", tmp_path / "leeg.csv")
    assert code == 2
    assert fout.startswith("'leeg.csv': Het bestand is leeg")


@pytest.mark.parametrize("naam", ["lijst.csv", "LIJST.XLSX"])
def test_exporteren_schrijft_een_bestand_dat_weer_ingelezen_wordt(organisatie, tmp_path, naam):
    _draai("vrijwilligers", schrijf(tmp_path, "vrijwilligers"))
    (tmp_path / naam).touch(0o644)
    assert _draai("vrijwilligers", tmp_path / naam, opdracht="exporteer") == (0, "", "")
    assert stat.S_IMODE((tmp_path / naam).stat().st_mode) == 0o600
    _code, uit, _fout = _draai("vrijwilligers", tmp_path / naam)
    assert uit == "Ingelezen vrijwilligers: 0 aangemaakt, 0 gewijzigd, 1 ongewijzigd.\n"


@pytest.mark.parametrize(
    ("naam", "slug", "melding"),
    [
        ("lijst.txt", "steunpunt", ".csv of .xlsx"),
        ("lijst.csv", "bestaat-niet", "bestaat niet"),
        ("weg/lijst.csv", "steunpunt", "kan niet worden geschreven"),
    ],
)
def test_exporteren_dat_niet_kan_is_een_regel_en_code_twee(
    organisatie, tmp_path, naam, slug, melding
):
    code, uit, fout = _draai("vrijwilligers", tmp_path / naam, slug=slug, opdracht="exporteer")
    assert (code, uit, fout.count("\n")) == (2, "", 1)
    assert melding in fout
