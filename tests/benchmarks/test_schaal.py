"""The table of sizes: what it measures, and that it prints."""

import math
import sys
import time

import pytest

from benchmarks import groei, schaal, tabel
from benchmarks.opgaven import SOORTEN
from benchmarks.schaal import LAND, RIJEN, Rij, meet_seeds
from matching.engine.probleem_json import lees_probleem


@pytest.fixture(autouse=True)
def _in_dit_proces(monkeypatch) -> None:
    """A process of its own costs a second, and only figures that nobody looks at here need it."""
    monkeypatch.setattr(schaal, "in_eigen_proces", lambda functie, *wat: functie(*wat))
    monkeypatch.setattr(schaal, "begin_van_proces", time.monotonic)


def _tabel(capsys, monkeypatch, module, opdracht: str) -> list[list[str]]:
    """The cells of what a command prints."""
    monkeypatch.setattr(sys, "argv", [module.__name__, *opdracht.split()])
    module.main()
    regels = capsys.readouterr().out.splitlines()
    return [[cel.strip() for cel in regel.split("|")] for regel in regels if regel.startswith("|")]


def test_een_eigen_maat_geeft_een_rij(capsys, monkeypatch, tmp_path) -> None:
    opdracht = f"--soort stad --vragen 60 --vrijwilligers 70 --seeds 1 2 --bewaar {tmp_path}"
    kop, _, rij = _tabel(capsys, monkeypatch, schaal, opdracht)
    cellen = dict(zip(kop, rij, strict=True))
    assert cellen["requests x volunteers"] == "60 x 70 (stad)"
    assert cellen["gap"] == "0 (proven)"
    assert float(cellen["to proof (s)"]) <= float(cellen["total (s)"])
    assert float(cellen["peak memory (MB)"]) > 0
    for seed in (1, 2):
        bewaard = tmp_path / f"stad-60x70-{seed}.json"
        assert len(lees_probleem(bewaard.read_bytes()).vragen) == 60


def test_de_fasen_zijn_samen_niet_meer_dan_het_geheel() -> None:
    (uitslag,) = meet_seeds(Rij("stad", 100, 120, 30), [1])
    assert 0 < sum(uitslag.fasen.values()) <= uitslag.totaal + 0.01
    assert set(uitslag.fasen) <= {"lezen", *schaal.FASEN, "controle"}
    assert uitslag.kolommen > 0


def test_de_groei_vergelijkt_elke_maat_met_de_vorige(capsys, monkeypatch) -> None:
    rijen = _tabel(capsys, monkeypatch, groei, "--maten 40 80 --seeds 1")
    keer = [rij[rijen[0].index("times the row before")] for rij in rijen[2:]]
    assert keer[0] == ""
    assert float(keer[1]) > 0


@pytest.mark.parametrize("rij", [*RIJEN.values(), LAND])
def test_elke_rij_is_van_een_soort_die_er_is(rij: Rij) -> None:
    assert rij.soort in SOORTEN


@pytest.mark.parametrize(
    ("spoor", "gat", "wanneer"),
    [
        ([(1.0, 0, 900), (2.0, 800, 900), (3.0, 890, 900)], 0.02, 3.0),
        ([(1.0, 0, 900), (2.0, 890, 950)], 0.02, 2.0),  # the best of each so far
        ([(1.0, 900, 900)], 0, 1.0),
        ([(1.0, 899, 900)], 0, math.inf),
        ([], 0, math.inf),
    ],
)
def test_wanneer_een_gat_voor_het_eerst_zo_klein_was(spoor, gat, wanneer) -> None:
    assert schaal._wanneer(spoor, gat) == wanneer


def test_de_mediaan_van_niet_gehaald_is_niet_gehaald() -> None:
    assert tabel.seconden(math.inf) == "not reached"
    assert tabel.gat(1e-9) != tabel.gat(0)
    assert tabel.aandeel(0.9999999) != tabel.aandeel(1)
