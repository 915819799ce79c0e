"""What import-linter cannot name: subpackages and HTTP types."""

import ast
import re
import subprocess
import sys
from pathlib import Path

BASIS = Path(__file__).parent.parent
APPS = ["kern", "mantelzorg", "vrijwilligers", "matching", "uitwisseling", "api", "werkbank"]


def imports(pad: Path) -> set[str]:
    gevonden = set()
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Import):
            gevonden |= {naam.name for naam in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.module and not knoop.level:
            gevonden |= {knoop.module} | {f"{knoop.module}.{naam.name}" for naam in knoop.names}
    return gevonden


def overtreders(bestanden, patroon: str) -> list[str]:
    return [
        f"{pad.relative_to(BASIS)}: {naam}"
        for pad in bestanden
        for naam in sorted(imports(pad))
        if re.match(patroon, naam)
    ]


def test_alleen_de_modellen_van_de_engine_kennen_een_oplosser():
    engine = BASIS / "matching" / "engine"
    anderen = [pad for pad in engine.rglob("*.py") if engine / "modellen" not in pad.parents]
    assert anderen
    assert overtreders(anderen, r"(ortools|scipy\.optimize|highspy)\b") == []


def test_modellen_en_regels_kennen_geen_http():
    bestanden = [
        pad
        for app in APPS
        for deel in ("models", "regels")
        for pad in (BASIS / app / deel).glob("*.py")
    ]
    assert bestanden
    assert overtreders(bestanden, r"(django\.http|rest_framework|django\.shortcuts)\b") == []


def test_diensten_kennen_geen_http():
    bestanden = [pad for app in APPS for pad in (BASIS / app).glob("services/*.py")]
    assert bestanden
    assert overtreders(bestanden, r"(django\.http|rest_framework|django\.shortcuts)\b") == []


def test_er_zijn_geen_ontvangers_van_signalen_op_modellen():
    bestanden = [pad for app in APPS for pad in (BASIS / app).rglob("*.py")]
    assert overtreders(bestanden, r"django\.db\.models\.signals\b") == []


def test_de_engine_draait_zonder_django():
    code = "import sys, matching.engine.__main__; assert 'django' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], cwd=BASIS, check=True)


def test_wat_samen_wordt_bewaard_gaat_in_delen():
    """PostgreSQL takes 65,535 values in one statement."""
    aanroepen = [
        (pad.name, {sleutel.arg for sleutel in knoop.keywords})
        for app in [*APPS, "demo"]
        for pad in (BASIS / app).rglob("*.py")
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
        if isinstance(knoop, ast.Call) and getattr(knoop.func, "attr", "") == "bulk_create"
    ]
    assert len(aanroepen) > 9
    assert [waar for waar, sleutels in aanroepen if "batch_size" not in sleutels] == []
