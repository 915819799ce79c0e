"""make benchmark-vergelijk: ways to match, on the same problems with the same clock.

    python -m benchmarks.vergelijk [--seeds 1 2 3] [--tijdslimiet 60]
                                   [--maten stad:800x1000 schaars:1600x650]

The clock runs from the start of the process, reading and building of the model included; every
result goes through `matching.engine.controle.controleer`, outside the clock.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from matching.engine.controle import controleer
from matching.engine.klok import Klok, begin_van_proces
from matching.engine.oplossing import Oplossing
from matching.engine.probleem import Probleem
from matching.engine.probleem_json import lees_probleem

from . import tabel
from .proces import in_eigen_proces, maak_bestand

METHODEN = {
    "op_volgorde": "first come, first served",
    "op_spoed": "urgent first, then first come",
    "op_score": "score and sort",
    "cp_sat": "CP-SAT on pairs and moments",
    "highs": "scipy.optimize.milp on the same model",
    "weekplannen": "ours: week plans",
}
MATEN = (("stad", 400, 500), ("stad", 800, 1_000), ("schaars", 400, 160), ("schaars", 1_600, 650))
"""Kind, requests, volunteers: slack and scarce, each at a size at which the usual model is mostly
solved within the limit, and at one at which it is still built."""

ACUUT = 100
"""The prioriteit of urgent requests, unless an organisation sets another."""

TOELICHTING = """
First come, first served: the oldest request (the demo says when each came in) takes the free
volunteer who suits it best, at the first moment that keeps all rules. Urgent first: the same, but
the most urgent of all before the next. Score and sort: all pairs by how well they suit each other,
the best first, urgency aside. What these agree stays. CP-SAT (all cores) and HiGHS (one core, as
scipy runs it) get the same model: a 0/1 variable per pair and moment, one per pair where the
volunteer has room for one request, and no row that cannot bind. The bound is the best that any
method proved. Mean travel is one way, of requests served.
"""


@dataclass(frozen=True, slots=True)
class Uitslag:
    """One method on one problem. ``bewijst``: it proves a bound. Travel in minutes, one way.

    ``variabelen``: of the model of pairs and moments; None without one.
    """

    doelwaarde: int
    bovengrens: int
    bewijst: bool
    gekoppeld: int
    acuut: int
    acuut_gevraagd: int
    reistijd: float
    seconden: float
    variabelen: int | None


def meet(methode: str, pad: Path, tijdslimiet: float) -> Uitslag:
    """Match the problem in this file in one way (see `METHODEN`), in a process of its own."""
    begin = begin_van_proces()
    probleem = lees_probleem(pad.read_bytes())
    oplossing, bewijst, variabelen = los_op_met(methode, probleem, tijdslimiet, begin)
    seconden = time.monotonic() - begin
    overtredingen = controleer(probleem, oplossing)
    if overtredingen:
        raise RuntimeError(f"{methode}, {pad.name}: {overtredingen[0]}")
    acuut = {vraag.id for vraag in probleem.vragen if vraag.prioriteit == ACUUT}
    reistijden = [koppeling.reistijd for koppeling in oplossing.koppelingen]
    return Uitslag(
        doelwaarde=oplossing.doelwaarde,
        bovengrens=oplossing.bovengrens,
        bewijst=bewijst,
        gekoppeld=len(reistijden),
        acuut=sum(koppeling.vraag in acuut for koppeling in oplossing.koppelingen),
        acuut_gevraagd=len(acuut),
        reistijd=sum(reistijden) / max(1, len(reistijden)),
        seconden=seconden,
        variabelen=variabelen,
    )


def los_op_met(
    methode: str, probleem: Probleem, tijdslimiet: float, begin: float
) -> tuple[Oplossing, bool, int | None]:
    """The plan of one method; whether it proves its bound; the variables of its model, if any.

    ``begin``: the moment on ``time.monotonic()`` from which ``tijdslimiet`` (seconds) counts.
    """
    # Each method loads only what it needs: loading takes its time too.
    if methode == "weekplannen":
        from matching.engine.oplosser import los_op

        return los_op(probleem, tijdslimiet=tijdslimiet, begonnen=begin), True, None
    from matching.engine.kandidaten import bepaal_kandidaten

    from .methoden import Opgave, als_oplossing

    match methode:
        case "op_volgorde":
            from .methoden.gulzig import op_volgorde as kies
        case "op_spoed":
            from .methoden.gulzig import op_spoed as kies
        case "op_score":
            from .methoden.gulzig import op_score as kies
        case "cp_sat":
            from .methoden.oplossers import cp_sat as kies
        case "highs":
            from .methoden.oplossers import highs as kies
        case _:
            raise ValueError(methode)
    opgave = Opgave(probleem, bepaal_kandidaten(probleem), Klok(begin + tijdslimiet))
    uitkomst = kies(opgave)
    oplossing = als_oplossing(opgave, uitkomst, methode, round(time.monotonic() - begin, 3))
    return oplossing, uitkomst.grens is not None, uitkomst.variabelen


def main() -> None:
    """Match every problem in every way and print the table."""
    lezer = argparse.ArgumentParser(prog="python -m benchmarks.vergelijk")
    lezer.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    lezer.add_argument("--tijdslimiet", type=float, default=60)
    lezer.add_argument("--maten", type=_maat, nargs="+", default=list(MATEN))
    lezer.add_argument("--methoden", nargs="+", choices=list(METHODEN), default=list(METHODEN))
    keuze = lezer.parse_args()
    print(
        f"{tabel.machine()}; median of {len(keuze.seeds)} seed(s); "
        f"at most {keuze.tijdslimiet:.0f} s each\n{TOELICHTING}"
    )
    print(
        tabel.kop(
            "requests x volunteers",
            "method",
            "objective, of the best bound",
            "gap to its own bound",
            "requests served",
            "urgent ones served",
            "mean travel (min)",
            "seconds",
            "variables",
        )
    )
    for soort, vragen, vrijwilligers in keuze.maten:
        per_methode = _meet_alle(soort, vragen, vrijwilligers, keuze)
        beste = [
            min(u.bovengrens for u in samen) for samen in zip(*per_methode.values(), strict=True)
        ]
        for methode, uitslagen in per_methode.items():
            print(
                tabel.rij(
                    (
                        f"{vragen:,} x {vrijwilligers:,} ({soort})",
                        METHODEN[methode],
                        *_cellen(uitslagen, beste),
                    )
                ),
                flush=True,
            )


def _maat(tekst: str) -> tuple[str, int, int]:
    """A size as `stad:800x1000`."""
    soort, _, maat = tekst.partition(":")
    vragen, vrijwilligers = map(int, maat.split("x"))
    return soort, vragen, vrijwilligers


def _meet_alle(
    soort: str, vragen: int, vrijwilligers: int, keuze: argparse.Namespace
) -> dict[str, list[Uitslag]]:
    """Each method on the problem of each seed, with a line on stderr for each."""
    per_methode: dict[str, list[Uitslag]] = {methode: [] for methode in keuze.methoden}
    with tempfile.TemporaryDirectory(prefix="ademruimte-benchmark-") as map_:
        for seed in keuze.seeds:
            pad = in_eigen_proces(maak_bestand, soort, vragen, vrijwilligers, seed, Path(map_))
            for methode, uitslagen in per_methode.items():
                uitslag = in_eigen_proces(meet, methode, pad, keuze.tijdslimiet)
                uitslagen.append(uitslag)
                sys.stderr.write(
                    f"{pad.stem}, {methode}: {uitslag.doelwaarde} of {uitslag.bovengrens}, "
                    f"{uitslag.seconden:.1f} s\n"
                )
    return per_methode


def _cellen(uitslagen: Sequence[Uitslag], beste: Sequence[int]) -> list[str]:
    """The figures of one method; ``beste``: the best bound of each seed."""
    aandelen = [u.doelwaarde / max(1, grens) for u, grens in zip(uitslagen, beste, strict=True)]
    variabelen = [u.variabelen for u in uitslagen if u.variabelen is not None]
    return [
        tabel.aandeel(median(aandelen)),
        _gat(uitslagen),
        f"{median(u.gekoppeld for u in uitslagen):.0f}",
        f"{median(u.acuut for u in uitslagen):.0f} of "
        f"{median(u.acuut_gevraagd for u in uitslagen):.0f}",
        f"{median(u.reistijd for u in uitslagen):.1f}",
        f"{median(u.seconden for u in uitslagen):.1f}",
        f"{median(variabelen):,.0f}" if variabelen else "",
    ]


def _gat(uitslagen: Sequence[Uitslag]) -> str:
    """The gap that the method itself proved."""
    if not all(u.bewijst for u in uitslagen):
        return "no bound"
    if median(u.gekoppeld for u in uitslagen) == 0:
        return "nothing found in time"
    return tabel.gat(
        median((u.bovengrens - u.doelwaarde) / max(1, u.doelwaarde) for u in uitslagen)
    )


if __name__ == "__main__":
    main()
