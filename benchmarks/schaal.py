"""make benchmark: the engine on problems of growing size, a row for each, medians of the seeds.

    python -m benchmarks.schaal [--rijen stad schaars dun groot veel] [--land] [--seeds 1 2 3]
    python -m benchmarks.schaal --soort stad --vragen 500 --vrijwilligers 600 [--bewaar MAP]

Everything counts: the clock runs from the start of a process that reads the problem from its file,
solves it and checks the result. Peak memory is of that process. Each seed is a process of its own.
"""

import argparse
import math
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, mode

from matching.engine.controle import controleer
from matching.engine.kandidaten import bepaal_kandidaten
from matching.engine.klok import begin_van_proces
from matching.engine.meting import Meting
from matching.engine.oplosser import los_op
from matching.engine.probleem_json import lees_probleem

from . import tabel
from .proces import in_eigen_proces, maak_bestand, piekgeheugen

SEEDS = (1, 2, 3, 4, 5)
KLEIN_GAT = 1e-4
FASEN = {
    "kandidaten": "candidates",
    "stroom": "flow",
    "aanloop": "steps",
    "prijzen": "pricing",
    "lp": "LP",
    "mip": "MIP",
}
"""The engine's phases -> their columns."""


@dataclass(frozen=True, slots=True)
class Rij:
    """A size to measure: the kind (see `opgaven.SOORTEN`), how many of each, seconds at most.

    ``dichtheid``: instead of that of the kind.
    """

    soort: str
    vragen: int
    vrijwilligers: int
    tijdslimiet: float
    doel: str = ""
    dichtheid: float | None = None


RIJEN = {
    "stad": Rij("stad", 2_000, 2_500, 60, "0.01% in 5 s, proven in 10 s"),
    "schaars": Rij("schaars", 3_200, 1_300, 60, "0.05% in 30 s"),
    "dun": Rij("dun", 8_000, 9_000, 60, "proven in 30 s"),
    "groot": Rij("stad", 10_000, 10_000, 120, "0.01% in 60 s, 3 GB"),
    "veel": Rij("veel", 1_000, 200, 60, "a valid bound in bounded time"),
}
LAND = Rij("land", 100_000, 100_000, 900, "0.5% in 900 s, 6 GB")


@dataclass(frozen=True, slots=True)
class Uitslag:
    """One problem solved. Seconds from the start of the process, infinite if never; memory in MB.

    ``fasen``: phase -> seconds spent in it, reading and checking included.
    """

    kandidaten: int
    kolommen: int
    methode: str
    doelwaarde: int
    bovengrens: int
    gat: float
    fasen: dict[str, float]
    totaal: float
    tot_klein_gat: float
    tot_bewijs: float
    geheugen: float


def meet(pad: Path, tijdslimiet: float) -> Uitslag:
    """Read, solve and check the problem in this file; to be called in a process of its own."""
    begin = begin_van_proces()
    probleem = lees_probleem(pad.read_bytes())
    gelezen = time.monotonic()
    meting = Meting()
    oplossing = los_op(probleem, tijdslimiet=tijdslimiet, begonnen=begin, meting=meting)
    opgelost = time.monotonic()
    overtredingen = controleer(probleem, oplossing)
    klaar = time.monotonic()
    if overtredingen:
        raise RuntimeError(f"{pad.name}: {overtredingen[0]}")
    geheugen = piekgeheugen()  # before the candidates are counted, which is no part of solving
    spoor = [*meting.spoor, (opgelost - begin, oplossing.doelwaarde, oplossing.bovengrens)]
    return Uitslag(
        kandidaten=len(bepaal_kandidaten(probleem)),
        kolommen=meting.kolommen,
        methode=oplossing.methode,
        doelwaarde=oplossing.doelwaarde,
        bovengrens=oplossing.bovengrens,
        gat=oplossing.gat,
        fasen={"lezen": gelezen - begin, **meting.seconden, "controle": klaar - opgelost},
        totaal=klaar - begin,
        tot_klein_gat=_wanneer(spoor, KLEIN_GAT),
        tot_bewijs=_wanneer(spoor, 0),
        geheugen=geheugen,
    )


def meet_seeds(rij: Rij, seeds: Sequence[int], bewaar: Path | None = None) -> list[Uitslag]:
    """This size for each seed, with a line on stderr for each; ``bewaar``: keeps the problems."""
    uitslagen = []
    with tempfile.TemporaryDirectory(prefix="ademruimte-benchmark-") as tijdelijk:
        for seed in seeds:
            pad = in_eigen_proces(
                maak_bestand,
                rij.soort,
                rij.vragen,
                rij.vrijwilligers,
                seed,
                bewaar or Path(tijdelijk),
                rij.dichtheid,
            )
            uitslag = in_eigen_proces(meet, pad, rij.tijdslimiet)
            uitslagen.append(uitslag)
            sys.stderr.write(
                f"{pad.stem}: {uitslag.doelwaarde} of {uitslag.bovengrens}, gap "
                f"{tabel.gat(uitslag.gat)}, {uitslag.totaal:.2f} s, {uitslag.geheugen:.0f} MB\n"
            )
    return uitslagen


def _wanneer(spoor: Sequence[tuple[float, int, int]], gat: float) -> float:
    """When bound and objective, each the best so far, were first this near to each other."""
    doelwaarde, bovengrens = 0, math.inf
    for moment, waarde, grens in spoor:
        doelwaarde, bovengrens = max(doelwaarde, waarde), min(bovengrens, grens)
        if bovengrens - doelwaarde <= gat * max(1, doelwaarde):
            return moment
    return math.inf


def main() -> None:
    """Measure and print the table."""
    keuze = _argumenten().parse_args()
    if keuze.bewaar:
        keuze.bewaar.mkdir(parents=True, exist_ok=True)
    print(tabel.machine(), f"median of {len(keuze.seeds)} seed(s)", sep="; ", end="\n\n")
    print(
        tabel.kop(
            "requests x volunteers",
            "candidates per volunteer",
            "columns",
            "method",
            "objective",
            "bound",
            "gap",
            *(f"{naam} (s)" for naam in ("reading", *FASEN.values(), "checking", "total")),
            "to a gap of 0.01% (s)",
            "to proof (s)",
            "peak memory (MB)",
            "to reach",
        )
    )
    for rij in _rijen(keuze):
        print(tabel.rij(_cellen(rij, meet_seeds(rij, keuze.seeds, keuze.bewaar))), flush=True)


def _cellen(rij: Rij, uitslagen: Sequence[Uitslag]) -> list[str]:
    fasen = ("lezen", *FASEN, "controle")
    return [
        f"{rij.vragen:,} x {rij.vrijwilligers:,} ({rij.soort})",
        f"{median(u.kandidaten for u in uitslagen) / max(1, rij.vrijwilligers):.1f}",
        f"{median(u.kolommen for u in uitslagen):,.0f}",
        mode(u.methode for u in uitslagen),
        f"{median(u.doelwaarde for u in uitslagen):,.0f}",
        f"{median(u.bovengrens for u in uitslagen):,.0f}",
        tabel.gat(median(u.gat for u in uitslagen)),
        *(tabel.seconden(median(u.fasen.get(fase, 0) for u in uitslagen)) for fase in fasen),
        tabel.seconden(median(u.totaal for u in uitslagen)),
        tabel.seconden(median(u.tot_klein_gat for u in uitslagen)),
        tabel.seconden(median(u.tot_bewijs for u in uitslagen)),
        f"{median(u.geheugen for u in uitslagen):.0f}",
        rij.doel,
    ]


def _rijen(keuze: argparse.Namespace) -> list[Rij]:
    if keuze.soort:
        return [Rij(keuze.soort, keuze.vragen, keuze.vrijwilligers, keuze.tijdslimiet)]
    return [RIJEN[naam] for naam in keuze.rijen] + [LAND] * keuze.land


def _argumenten() -> argparse.ArgumentParser:
    lezer = argparse.ArgumentParser(prog="python -m benchmarks.schaal")
    lezer.add_argument("--rijen", nargs="*", choices=list(RIJEN), default=list(RIJEN))
    lezer.add_argument("--land", action="store_true", help="the whole country too: takes long")
    lezer.add_argument("--soort", help="a size of your own, instead of the rows")
    lezer.add_argument("--vragen", type=int, default=2_000)
    lezer.add_argument("--vrijwilligers", type=int, default=2_500)
    lezer.add_argument("--tijdslimiet", type=float, default=60)
    lezer.add_argument("--seeds", type=int, nargs="+", default=list(SEEDS))
    lezer.add_argument("--bewaar", type=Path, help="keep the problems in this folder")
    return lezer


if __name__ == "__main__":
    main()
