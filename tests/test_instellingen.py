"""Production refuses to start without what keeps it safe, and passes Django's own check."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

BASIS = Path(__file__).parent.parent
PRODUCTIE = {
    "DJANGO_SETTINGS_MODULE": "config.settings.productie",
    "SECRET_KEY": "k3-w9_zE7rQ1vB5nT8yU2iO6pA4sD0fG-hJlZxCvBnMqWeRtYuIoPa",
    "ALLOWED_HOSTS": "ademruimte.example",
    "HTTPS": "aan",
    "CACHE_URL": "dbcache://tellingen",
}


def check(**omgeving: str) -> subprocess.CompletedProcess[str]:
    schoon = {
        naam: waarde
        for naam, waarde in os.environ.items()
        if naam not in {*PRODUCTIE, "DATABASE_URL"}
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=BASIS,
        env={**schoon, **omgeving},
        capture_output=True,
        text=True,
        check=False,
    )


def test_volledig_ingesteld_geeft_de_controle_geen_waarschuwing():
    uitkomst = check(**PRODUCTIE)
    assert uitkomst.returncode == 0, uitkomst.stderr
    assert "no issues" in uitkomst.stdout


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "te-kort"),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("HTTPS", ""),
        ("HTTPS", "uit"),
        ("CACHE_URL", ""),
        ("CACHE_URL", "locmemcache://"),
    ],
)
def test_zonder_wat_veilig_is_start_productie_niet(naam, waarde):
    uitkomst = check(**{**PRODUCTIE, naam: waarde})
    assert uitkomst.returncode != 0
    assert naam in uitkomst.stderr


def test_elke_omgevingsvariabele_staat_een_keer_in_omgeving_env():
    bron = "\n".join(
        pad.read_text() for app in ("config", "kern") for pad in (BASIS / app).rglob("*.py")
    )
    gebruikt = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', bron))
    gebruikt |= set(re.findall(r'os\.environ\.get\("([A-Z_]+)"', bron))
    gebruikt |= set(re.findall(r'_verplicht\("([A-Z_]+)"\)', bron)) | {"DJANGO_SETTINGS_MODULE"}
    regels = re.findall(r"^([A-Z_]+)=", (BASIS / "config" / "omgeving.env").read_text(), re.M)
    assert len(regels) == len(set(regels))
    assert set(regels) == gebruikt
