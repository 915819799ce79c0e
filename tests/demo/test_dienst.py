"""Server and worker together, and the exit codes of ``python -m demo``."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from demo import dienst

BASIS = Path(__file__).resolve().parent.parent.parent
BLIJFT = (sys.executable, "-c", "import time; time.sleep(60)")
STOPT = (sys.executable, "-c", "raise SystemExit(0)")


def _demo(**omgeving: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "demo"],
        cwd=BASIS,
        env={**os.environ, "SERVE": "0", **omgeving},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_als_een_van_de_twee_stopt_stopt_de_ander_ook():
    begonnen = time.monotonic()
    assert dienst.samen_draaien([BLIJFT, STOPT]) == 1
    assert time.monotonic() - begonnen < 30


def test_ctrl_c_stopt_beide_met_nul():
    proces = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from demo.dienst import samen_draaien; print('klaar', flush=True);"
            f"sys.exit(samen_draaien([{BLIJFT!r}, {BLIJFT!r}]))",
        ],
        cwd=BASIS,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert proces.stdout is not None
    with proces.stdout:
        proces.stdout.readline()
        time.sleep(0.5)
        proces.send_signal(signal.SIGINT)
        assert proces.wait(30) == 0


def test_een_bezette_poort_wordt_gezien():
    with socket.socket() as s:
        s.bind((dienst.ADRES, 0))
        s.listen()
        assert not dienst.poort_vrij(s.getsockname()[1])


def test_onder_productie_instellingen_is_er_een_regel_en_code_twee():
    geheim = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    resultaat = _demo(
        DJANGO_SETTINGS_MODULE="config.settings.productie",
        SECRET_KEY=geheim,
        ALLOWED_HOSTS="voorbeeld.example",
        HTTPS="aan",
        CACHE_URL="dbcache://tellingen",
        DATABASE_URL="sqlite:////nergens/bestaat-niet.sqlite3",
    )
    assert (resultaat.returncode, resultaat.stdout) == (2, "")
    assert resultaat.stderr.count("\n") == 1


@pytest.mark.parametrize("omgeving", [{"SERVE": "ja"}, {"SEED": "een"}, {"GEMEENTE": "enschede"}])
def test_een_keuze_die_niet_bestaat_is_een_regel_en_code_twee(omgeving):
    resultaat = _demo(**omgeving)
    assert resultaat.returncode == 2
    assert resultaat.stderr.count("\n") == 1


def test_een_gemeente_die_er_niet_is_noemt_welke_er_wel_zijn():
    assert "ommen, rijssen-holten, hengelo of alle" in _demo(GEMEENTE="enschede").stderr
