"""``python -m matching.engine`` as others call it: a process, files and exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from matching.engine.probleem_json import naar_json

from .bouw import probleem, vraag, vrijwilliger

WORTEL = Path(__file__).parents[2]


def voer_uit(*argumenten: object) -> subprocess.CompletedProcess[str]:
    opdracht = [sys.executable, "-m", "matching.engine", *map(str, argumenten)]
    return subprocess.run(
        opdracht, cwd=WORTEL, capture_output=True, text=True, timeout=60, check=False
    )


def is_nette_weigering(proces: subprocess.CompletedProcess[str], woord: str) -> bool:
    return (
        proces.returncode == 2
        and len(proces.stderr.splitlines()) == 1
        and woord in proces.stderr
        and not proces.stdout
    )


@pytest.fixture
def opgave(tmp_path: Path) -> Path:
    pad = tmp_path / "probleem.json"
    vragen = [vraag("q1"), vraag("q2", vensters=())]
    pad.write_text(json.dumps(naar_json(probleem(vragen, vrijwilliger()))))
    return pad


@pytest.fixture
def opgelost(opgave: Path) -> Path:
    uit = opgave.with_name("oplossing.json")
    assert voer_uit("los-op", opgave, "--tijdslimiet", 60, "--uit", uit).returncode == 0
    return uit


def test_los_op_schrijft_een_oplossing_die_de_controle_doorstaat(opgave, opgelost):
    data = json.loads(opgelost.read_text())
    assert list(data) == [
        "versie",
        "status",
        "doelwaarde",
        "bovengrens",
        "gat",
        "methode",
        "seconden",
        "koppelingen",
        "niet_gematcht",
    ]
    assert (data["status"], data["doelwaarde"], data["gat"]) == ("optimaal", 1200, 0)
    assert data["koppelingen"] == [
        {
            "vraag": "q1",
            "vrijwilliger": "v",
            "moment": {"dag": 0, "fase": 0, "start": 540},
            "waarde": 1200,
            "reistijd": 0,
        }
    ]
    assert data["niet_gematcht"] == [
        {"vraag": "q2", "reden": "geen_kandidaat", "trechter": {"tijd": 1}}
    ]
    controle = voer_uit("controleer", opgave, opgelost)
    assert (controle.returncode, controle.stdout, controle.stderr) == (0, "", "")
    assert {pad.name for pad in opgave.parent.iterdir()} == {"probleem.json", "oplossing.json"}


def test_zonder_uit_gaat_de_oplossing_naar_de_uitvoer(opgave):
    proces = voer_uit("los-op", opgave)
    assert json.loads(proces.stdout)["doelwaarde"] == 1200
    assert proces.stderr == ""


@pytest.mark.parametrize("seconden", ["0", "0.001"])
def test_zonder_tijd_is_er_toch_een_plan_met_een_bewezen_grens(opgave, seconden):
    uit = opgave.with_name("oplossing.json")
    assert voer_uit("los-op", opgave, "--tijdslimiet", seconden, "--uit", uit).returncode == 0
    data = json.loads(uit.read_text())
    assert data["bovengrens"] >= 1200 >= data["doelwaarde"]
    assert voer_uit("controleer", opgave, uit).returncode == 0


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("doelwaarde", 1201),
        ("bovengrens", 1199),
        ("bovengrens", 1200.0),
        ("bovengrens", 10**400),
        ("doelwaarde", -(10**400)),
        ("status", "tijdslimiet"),
        ("status", "foo"),
        ("gat", 0.5),
    ],
)
def test_controleer_ziet_een_verkeerd_getal(opgave, opgelost, veld, waarde):
    data = json.loads(opgelost.read_text())
    opgelost.write_text(json.dumps({**data, veld: waarde}))
    controle = voer_uit("controleer", opgave, opgelost)
    assert controle.returncode == 1
    assert controle.stdout
    assert controle.stderr == ""


def test_een_id_met_een_nieuwe_regel_breekt_de_regel_niet_af(opgave, opgelost):
    data = json.loads(opgelost.read_text())
    data["niet_gematcht"][0]["vraag"] = "q\n2"
    opgelost.write_text(json.dumps(data))
    controle = voer_uit("controleer", opgave, opgelost)
    assert all(": " in regel for regel in controle.stdout.splitlines())
    assert "vraag q 2 bestaat niet" in controle.stdout


def test_verkeerde_invoer_geeft_een_regel(opgave, opgelost, tmp_path):
    kapot = tmp_path / "kapot.json"
    kapot.write_text('{"versie": 1}')
    assert is_nette_weigering(voer_uit("los-op", kapot), "vragen")
    assert is_nette_weigering(voer_uit("controleer", kapot, opgelost), "vragen")
    assert is_nette_weigering(voer_uit("controleer", opgave, kapot), "status")
    assert is_nette_weigering(voer_uit("los-op", tmp_path / "weg.json"), "weg.json")
    assert is_nette_weigering(voer_uit("los-op", tmp_path), "gelezen")
    nergens = tmp_path / "map" / "uit.json"
    assert is_nette_weigering(voer_uit("los-op", opgave, "--uit", nergens), "geschreven")
    assert is_nette_weigering(voer_uit("los-op", opgave, "--uit", tmp_path), "geschreven")


@pytest.mark.parametrize(
    "argumenten",
    [
        [],
        ["dans"],
        ["los-op"],
        ["controleer", "een.json"],
        ["los-op", "p.json", "--tijdslimiet", "nan"],
        ["los-op", "p.json", "--tijdslimiet", "-1"],
        ["los-op", "p.json", "--tijdslimiet", "veel"],
        ["los-op", "p.json", "--onbekend"],
    ],
)
def test_een_verkeerde_aanroep_geeft_een_regel(argumenten):
    assert is_nette_weigering(voer_uit(*argumenten), "aanroep")


def test_vast_dat_een_regel_breekt_noemt_de_regel(opgave):
    data = json.loads(opgave.read_text())
    moment = {"dag": 1, "fase": 0, "start": 540}
    data["vast"] = [{"vraag": "q1", "vrijwilliger": "v", "moment": moment}]
    opgave.write_text(json.dumps(data))
    assert is_nette_weigering(voer_uit("los-op", opgave), "tijd")


def test_de_rekenkern_kent_geen_django():
    code = "import sys, matching.engine.__main__, matching.engine.modellen.weekplanmodel as m; "
    code += "sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=WORTEL, check=False).returncode == 0
