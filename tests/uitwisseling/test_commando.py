"""``manage.py importeer``: exit codes, one line per problem, never half an import."""

import io

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kern.models import Persoon
from mantelzorg.models import Hulpvraag
from uitwisseling import importeren
from uitwisseling.management.commands import importeer as commando
from vrijwilligers.models import Vrijwilliger

from .bestanden import schrijf

pytestmark = pytest.mark.django_db


def _draai(soort, pad, slug="steunpunt", **opties) -> tuple[int, str, str]:
    uit, fout = io.StringIO(), io.StringIO()
    code = 0
    try:
        call_command(
            "importeer", soort, str(pad), organisatie=slug, stdout=uit, stderr=fout, **opties
        )
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
    assert "Er is niets geschreven" in uit
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
    for klasse in importeren.SOORTEN.values():
        for kolom in klasse.kolommen:
            assert f"  {kolom.naam} " in hulp


@st.composite
def verminkt(draw, goed: bytes) -> bytes:
    """A good file with a few bytes removed, replaced or put in."""
    inhoud = bytearray(goed)
    for _ in range(draw(st.integers(1, 4))):
        plek = draw(st.integers(0, len(inhoud)))
        inhoud[plek : plek + draw(st.integers(0, 3))] = draw(
            st.sampled_from([b"", b";", b'"', b"\n", b"\0", b"\xff", b"9", b"-", b"a", b"V-1"])
        )
    return bytes(inhoud)


@pytest.mark.parametrize("soort", ["vrijwilligers", "hulpvragen"])
@given(data=st.data())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_een_verminkt_bestand_wordt_heel_ingelezen_of_helemaal_niet(
    organisatie, tmp_path, soort, data
):
    rijen = ({"nummer": f"N-{nr}", "zorgsituatie": f"Z-{nr}"} for nr in range(3))
    if soort == "vrijwilligers":
        rijen = ({"nummer": f"N-{nr}"} for nr in range(3))
    pad = schrijf(tmp_path, soort, *rijen)
    pad.write_bytes(data.draw(verminkt(pad.read_bytes())))
    code, uit, fout = _draai(soort, pad, proef=True)
    assert code in (0, 2)
    assert bool(uit) == (code == 0)
    assert "Traceback" not in fout
    if code == 2:
        _draai(soort, pad)
        for model in (Vrijwilliger, Hulpvraag, Persoon):
            assert not model.objects.voor(organisatie).exists()
