"""The problems of the benchmarks: of the size asked, the same for a seed, as dense as said."""

import json
import sys

import pytest

from benchmarks import opgaven
from benchmarks.opgaven import SOORTEN, maak_opgave
from matching.engine.kandidaten import bepaal_kandidaten
from matching.engine.probleem import Probleem
from matching.engine.probleem_json import lees_probleem, naar_json
from matching.regels.parameters import Parameters


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_opgave_is_zo_groot_als_gevraagd(soort: str) -> None:
    probleem = maak_opgave(soort, 30, 40, seed=1)
    assert (len(probleem.vragen), len(probleem.vrijwilligers)) == (30, 40)


def test_dezelfde_seed_geeft_dezelfde_opgave_en_een_andere_een_andere() -> None:
    een, weer, ander = (maak_opgave("stad", 60, 60, seed) for seed in (1, 1, 2))
    assert een == weer
    assert een.vragen != ander.vragen
    assert een.vrijwilligers != ander.vrijwilligers


@pytest.mark.parametrize(
    ("soort", "vragen", "vrijwilligers", "laagste", "hoogste"),
    [
        ("stad", 2_000, 200, 25, 40),
        ("dun", 3_000, 300, 9, 15),
        ("veel", 1_000, 100, 170, 230),
    ],
)
def test_een_soort_is_zo_dicht_als_hij_zegt(
    soort: str, vragen: int, vrijwilligers: int, laagste: float, hoogste: float
) -> None:
    """Candidates per volunteer; how many volunteers there are does not matter for it."""
    probleem = maak_opgave(soort, vragen, vrijwilligers, seed=1)
    assert laagste <= len(bepaal_kandidaten(probleem)) / vrijwilligers <= hoogste


def test_het_land_is_overal_en_een_streek_bij_elkaar() -> None:
    assert _spreiding(maak_opgave("land", 500, 1, seed=1)) > 2
    assert _spreiding(maak_opgave("stad", 500, 1, seed=1)) < 0.2


def _spreiding(probleem: Probleem) -> float:
    """Degrees of latitude between the most southern and the most northern request."""
    breedtes = [vraag.locatie[0] for vraag in probleem.vragen]
    return max(breedtes) - min(breedtes)


def test_wie_ruim_is_kan_vijf_mensen_helpen() -> None:
    probleem = maak_opgave("veel", 50, 50, seed=1)
    assert {helper.max_koppelingen for helper in probleem.vrijwilligers} == {5}


def test_een_opgave_heeft_alles_wat_de_vertaler_meegeeft() -> None:
    vragen = maak_opgave("stad", 600, 600, seed=1).vragen
    assert {vraag.prioriteit for vraag in vragen} == set(Parameters().prioriteiten.values())
    assert {vraag.ritme for vraag in vragen} == {1, 2, 4}
    assert any(vraag.zwaar for vraag in vragen)
    assert any(vraag.gewenst for vraag in vragen)
    assert any(vraag.gewenste_vrijwilligers for vraag in vragen)
    assert any(vraag.uitgesloten for vraag in vragen)
    assert any("vog" in vraag.vereist for vraag in vragen)
    assert not all("vog" in vraag.vereist for vraag in vragen)  # not for doing errands


def test_vrijwilligers_lijken_op_die_van_de_demo() -> None:
    helpers = maak_opgave("stad", 1, 600, seed=1).vrijwilligers
    assert any(venster.weken != (0, 1, 2, 3) for helper in helpers for venster in helper.vensters)
    assert 0.6 < sum(helper.max_koppelingen == 1 for helper in helpers) / 600 < 0.9
    assert {helper.kmh for helper in helpers} == set(map(float, Parameters().snelheden.values()))
    assert any(helper.max_zwaar == 0 for helper in helpers)
    assert any(helper.gewenst for helper in helpers)
    assert any(helper.vermijd for helper in helpers)


def test_de_opdracht_bewaart_de_opgave_als_probleem(tmp_path, monkeypatch) -> None:
    pad = tmp_path / "probleem.json"
    monkeypatch.setattr(
        sys, "argv", ["opgaven", "dun", "20", "30", "--seed", "3", "--uit", str(pad)]
    )
    opgaven.main()
    probleem = maak_opgave("dun", 20, 30, seed=3)
    assert lees_probleem(pad.read_bytes()) == probleem
    assert json.loads(pad.read_text()) == naar_json(probleem)
