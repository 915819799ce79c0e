"""make benchmark-gap: generalised assignment, the engine against plain scipy.optimize.milp.

Both methods get the same files, the same limit and the same process, and each result goes through
a checker of its own. First the 78 files of ../shared/data/gap with their published optima, a row
per group; then types d and e (Chu and Beasley 1997; Laguna et al. 1995), generated from a seed by
the published recipes, where the gap to the bound is what counts. `GROOT=1` adds the larger ones.
"""

import csv
import itertools
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_diag, csr_array, eye_array, hstack

from matching.engine.gap.lezen import Opgave, lees_opgave
from matching.engine.gap.oplossen import los_op

MAP = Path(__file__).parents[2] / "shared" / "data" / "gap"
TIJDSLIMIET = 60.0
SEED = 1
KLEIN = (("d", 5, 100), ("d", 20, 200), ("e", 10, 100), ("e", 20, 200))
GROOT = (("d", 20, 1600), ("d", 80, 1600), ("e", 20, 400), ("e", 80, 1600))


@dataclass(frozen=True, slots=True)
class Meting:
    """One method on one file. Times in seconds."""

    waarde: int | None
    ondergrens: float
    seconden: float

    @property
    def bewezen(self) -> bool:
        """Whether the bound, rounded up to an integer, is the value."""
        return self.waarde is not None and self.waarde <= np.ceil(self.ondergrens - 1e-3)

    @property
    def gat(self) -> str:
        """Value over bound."""
        if self.waarde is None or not np.isfinite(self.ondergrens):
            return "none"
        return f"{(self.waarde - np.ceil(self.ondergrens - 1e-3)) / max(1, abs(self.waarde)):.3%}"


def main() -> None:
    """Print both tables."""
    if MAP.is_dir():
        gepubliceerd()
    elif os.environ.get("CI") == "true":
        sys.exit(f"{MAP} ontbreekt")
    else:
        print(f"overgeslagen: {MAP} ontbreekt")
    print()
    gegenereerd([*KLEIN, *(GROOT if os.environ.get("GROOT") else ())])


def gepubliceerd() -> None:
    """The files with published optima, by group."""
    print(
        "| group | files | optimal: engine | milp | seconds: engine | milp | worst: engine | milp |"
    )
    print("|" + " --- |" * 8)
    with (MAP / "optima.csv").open(newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    alles = []
    for groep, leden in itertools.groupby(rijen, key=lambda rij: _groep(rij["Path"])):
        metingen = []
        for rij in leden:
            opgave = lees_opgave((MAP / rij["Path"]).read_bytes(), rij["Path"])
            metingen.append((int(rij["Optimum"]), engine(opgave), gewone_milp(opgave)))
        alles += metingen
        print(_rij(groep, metingen), flush=True)
    print(_rij("all", alles))


def gegenereerd(soorten: Iterable[tuple[str, int, int]]) -> None:
    """Types d and e, one seed each."""
    print("| type | agents x jobs | engine: value | bound | gap | s | milp: value | gap | s |")
    print("|" + " --- |" * 9)
    for soort, agenten, banen in soorten:
        opgave = maak(soort, agenten, banen, SEED)
        ons, hun = engine(opgave), gewone_milp(opgave)
        cellen = (
            *(soort, f"{agenten} x {banen}", ons.waarde, f"{ons.ondergrens:.0f}", ons.gat),
            *(f"{ons.seconden:.1f}", hun.waarde, hun.gat, f"{hun.seconden:.1f}"),
        )
        print(f"| {' | '.join(map(str, cellen))} |", flush=True)


def maak(soort: str, agenten: int, banen: int, seed: int) -> Opgave:
    """Type d: weights 1..100, costs 111 - weight + (-10..10). Type e: weights 1 - 10 ln u, costs
    1000 / weight - 10 u. Capacity of both: 0.8 x the sum of the weights / agents."""
    toeval = np.random.default_rng(seed)
    vorm = (agenten, banen)
    if soort == "d":
        gewichten = toeval.integers(1, 101, vorm)
        kosten = 111 - gewichten + toeval.integers(-10, 11, vorm)
    else:
        gewichten = np.floor(1 - 10 * np.log(1 - toeval.random(vorm))).astype(np.int64)
        kosten = np.floor(1000 / gewichten - 10 * toeval.random(vorm)).astype(np.int64)
    return Opgave(kosten, gewichten, gewichten.sum(axis=1) * 4 // (5 * agenten))


def engine(opgave: Opgave) -> Meting:
    """Ours."""
    return _meet(opgave, _engine)


def gewone_milp(opgave: Opgave) -> Meting:
    """A variable per pair, solved by HiGHS to a gap of 0."""
    return _meet(opgave, _milp)


Antwoord = tuple[NDArray[np.int64] | None, int | None, float]


def _meet(opgave: Opgave, methode: Callable[[Opgave], Antwoord]) -> Meting:
    begin = time.perf_counter()
    agenten, waarde, ondergrens = methode(opgave)
    seconden = time.perf_counter() - begin
    if agenten is not None:
        controleer(opgave, agenten.tolist(), waarde)
    return Meting(waarde, ondergrens, seconden)


def _engine(opgave: Opgave) -> Antwoord:
    uitkomst = los_op(opgave, tijdslimiet=TIJDSLIMIET)
    return uitkomst.agenten, uitkomst.waarde, uitkomst.ondergrens


def _milp(opgave: Opgave) -> Antwoord:
    agenten, banen = opgave.kosten.shape
    uitkomst = milp(
        opgave.kosten.ravel().astype(float),
        integrality=np.ones(agenten * banen),
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(csr_array(hstack([eye_array(banen)] * agenten)), 1, 1),
            LinearConstraint(
                csr_array(block_diag(opgave.gewichten[:, None, :].astype(float))),
                -np.inf,
                opgave.capaciteiten,
            ),
        ],
        options={"mip_rel_gap": 0.0, "time_limit": TIJDSLIMIET},
    )
    grens = uitkomst.mip_dual_bound
    grens = -np.inf if grens is None else float(grens)
    if uitkomst.x is None:
        return None, None, grens
    return uitkomst.x.reshape(agenten, banen).argmax(axis=0), round(uitkomst.fun), grens


def controleer(opgave: Opgave, agenten: list[int], waarde: int | None) -> None:
    """In plain integers, apart from both methods; raises ValueError."""
    over = opgave.capaciteiten.tolist()
    kosten, gewichten = opgave.kosten.tolist(), opgave.gewichten.tolist()
    if len(agenten) != len(kosten[0]):
        raise ValueError("not every job has an agent")
    for baan, agent in enumerate(agenten):
        over[agent] -= gewichten[agent][baan]
    if min(over) < 0:
        raise ValueError("an agent is over its capacity")
    if waarde != sum(kosten[agent][baan] for baan, agent in enumerate(agenten)):
        raise ValueError("the value is not what the jobs cost")


def _groep(pad: str) -> str:
    naam = Path(pad).name
    return naam.partition("-")[0] if naam.startswith("gap") else f"type {naam[0]}"


def _rij(groep: str, metingen: list[tuple[int, Meting, Meting]]) -> str:
    optima = [optimum for optimum, _, _ in metingen]
    per_methode = ([ons for _, ons, _ in metingen], [hun for _, _, hun in metingen])
    optimaal = [
        sum(m.bewezen and m.waarde == optimum for m, optimum in zip(kant, optima, strict=True))
        for kant in per_methode
    ]
    totaal = [sum(m.seconden for m in kant) for kant in per_methode]
    ergste = [max(m.seconden for m in kant) for kant in per_methode]
    cellen = (
        *(groep, str(len(metingen)), *map(str, optimaal)),
        *(f"{seconden:.2f}" for seconden in (*totaal, *ergste)),
    )
    return f"| {' | '.join(cellen)} |"


if __name__ == "__main__":
    main()
