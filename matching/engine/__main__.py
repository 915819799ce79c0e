"""The engine on the command line: ``python -m matching.engine los-op``, ``controleer`` and ``gap``.

Exit codes: 0 done, 1 ``controleer`` found broken rules, 2 bad input or usage (one line on stderr).
"""

import argparse
import json
import math
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from .controle import controleer
from .klok import begin_van_proces
from .oplosser import los_op
from .oplossing_json import lees_oplossing, oplossing_naar_json
from .probleem import Probleem, ProbleemFout
from .probleem_json import lees_probleem

_begin = begin_van_proces()
_NAWERK, _NAWERK_PER_VRAAG, _NAWERK_PER_PAAR = 0.1, 3e-4, 2e-8
"""Seconds kept for checking and writing: at all, per request, and per pair with a volunteer."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ProbleemFout(f"aanroep: {message}")


def main(argumenten: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    for stroom in (sys.stdout, sys.stderr):
        # Ids may hold what the terminal's character set does not.
        stroom.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        keuze = _lees_argumenten(argumenten)
        if keuze.opdracht == "los-op":
            return _los_op(keuze.probleem, keuze.tijdslimiet, keuze.uit)
        if keuze.opdracht == "gap":
            return _gap(keuze.instance, keuze.tijdslimiet)
        return _controleer(keuze.probleem, keuze.oplossing)
    except ProbleemFout as fout:
        sys.stderr.write(f"{' '.join(str(fout).splitlines())}\n")
        return 2


def _lees_argumenten(argumenten: Sequence[str] | None) -> argparse.Namespace:
    parser = _Parser(prog="python -m matching.engine", description="De rekenkern van Ademruimte.")
    opdrachten = parser.add_subparsers(dest="opdracht", required=True)
    oplossen = opdrachten.add_parser("los-op", help="zoek de beste koppelingen")
    oplossen.add_argument("probleem", type=Path, metavar="PROBLEEM.json")
    oplossen.add_argument("--tijdslimiet", type=_seconden, default=60.0, help="in seconden")
    oplossen.add_argument("--uit", type=Path, metavar="OPLOSSING.json", help="standaard: stdout")
    controle = opdrachten.add_parser("controleer", help="toets een oplossing aan alle regels")
    controle.add_argument("probleem", type=Path, metavar="PROBLEEM.json")
    controle.add_argument("oplossing", type=Path, metavar="OPLOSSING.json")
    gap = opdrachten.add_parser("gap", help="los een algemeen toewijzingsprobleem op (GAP)")
    gap.add_argument("instance", type=Path, metavar="INSTANCE")
    gap.add_argument("--tijdslimiet", type=_seconden, default=60.0, help="in seconden")
    return parser.parse_args(argumenten)


def _seconden(tekst: str) -> float:
    seconden = float(tekst)
    if not 0 <= seconden < math.inf:
        raise ValueError
    return seconden


def _los_op(probleem_pad: Path, tijdslimiet: float, uit: Path | None) -> int:
    probleem = lees_probleem(_lees(probleem_pad))
    voor_zoeken = tijdslimiet - _nawerk(probleem, tijdslimiet)
    oplossing = los_op(probleem, tijdslimiet=voor_zoeken, begonnen=_begin)
    overtredingen = controleer(probleem, oplossing)
    if overtredingen:  # a defect of the engine: better no plan than a wrong one
        raise RuntimeError(f"own result breaks {overtredingen[0].regel}: {overtredingen[0].tekst}")
    tekst = json.dumps(oplossing_naar_json(oplossing), ensure_ascii=False, indent=2) + "\n"
    if uit is None:
        sys.stdout.write(tekst)
    else:
        _schrijf(uit, tekst)
    return 0


def _nawerk(probleem: Probleem, tijdslimiet: float) -> float:
    """Seconds of the time limit for checking and writing; the funnels take those per pair."""
    per_vraag = _NAWERK_PER_VRAAG + _NAWERK_PER_PAAR * len(probleem.vrijwilligers)
    return min(_NAWERK + per_vraag * len(probleem.vragen), tijdslimiet / 2)


def _controleer(probleem_pad: Path, oplossing_pad: Path) -> int:
    probleem = lees_probleem(_lees(probleem_pad))
    oplossing, gat = lees_oplossing(_lees(oplossing_pad))
    regels = [f"{fout.regel}: {fout.tekst}" for fout in controleer(probleem, oplossing)]
    if not math.isclose(gat, oplossing.gat, rel_tol=1e-9, abs_tol=1e-12):
        regels.append(f"gat: is {gat}, moet {oplossing.gat} zijn")
    for regel in regels:
        # A line per broken rule, also where an id holds a newline.
        sys.stdout.write(f"{' '.join(regel.split())}\n")
    return 1 if regels else 0


def _gap(pad: Path, tijdslimiet: float) -> int:
    # Only here, so that the other commands start without it.
    from .gap.lezen import lees_opgave
    from .gap.oplossen import los_op as los_gap_op

    opgave = lees_opgave(_lees(pad), str(pad))
    uitkomst = los_gap_op(opgave, tijdslimiet=tijdslimiet, begonnen=_begin)
    velden = ("waarde", "ondergrens", "status", "seconden")
    sys.stdout.write(json.dumps({veld: getattr(uitkomst, veld) for veld in velden}) + "\n")
    return 0


def _lees(pad: Path) -> bytes:
    try:
        return pad.read_bytes()
    except (OSError, ValueError) as fout:
        raise ProbleemFout(f"bestand {str(pad)!r}: kan niet gelezen worden") from fout


def _schrijf(pad: Path, tekst: str) -> None:
    """Whole or not at all: a reader never sees half a solution."""
    try:
        greep, tijdelijk = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}.")
        try:
            with os.fdopen(greep, "w", encoding="utf-8", errors="backslashreplace") as bestand:
                bestand.write(tekst)
            Path(tijdelijk).chmod(0o666 & ~_masker())
            Path(tijdelijk).replace(pad)
        except BaseException:
            Path(tijdelijk).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as fout:
        raise ProbleemFout(f"bestand {str(pad)!r}: kan niet geschreven worden") from fout


def _masker() -> int:
    masker = os.umask(0)
    os.umask(masker)
    return masker


if __name__ == "__main__":
    sys.exit(main())
