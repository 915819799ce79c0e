"""make benchmark-groei: how the time to a gap of 0.01% grows with the size, at city density."""

import argparse
from statistics import median

from . import tabel
from .schaal import SEEDS, Rij, meet_seeds

MATEN = {2_500: 4.5, 5_000: 4.7, 10_000: 6.1, 20_000: 6.6}
"""Requests (and as many volunteers) -> the density that gives about 26 candidates per volunteer at
that size. With one density for all, the map would grow along: around the largest there is more
countryside, and less to choose from."""


def main() -> None:
    """Measure every size and print the table."""
    lezer = argparse.ArgumentParser(prog="python -m benchmarks.groei", description=__doc__)
    lezer.add_argument("--maten", type=int, nargs="+", default=list(MATEN))
    lezer.add_argument("--seeds", type=int, nargs="+", default=list(SEEDS))
    lezer.add_argument("--tijdslimiet", type=int, default=600, help="seconds for each problem")
    keuze = lezer.parse_args()
    print(tabel.machine(), f"median of {len(keuze.seeds)} seed(s)", sep="; ", end="\n\n")
    print(
        tabel.kop(
            "requests x volunteers",
            "candidates per volunteer",
            "gap",
            "to a gap of 0.01% (s)",
            "times the row before",
            "peak memory (MB)",
        )
    )
    # Seed by seed: a machine that is slower for some minutes is so for every size.
    uitslagen = {
        (maat, seed): meet_seeds(
            Rij("stad", maat, maat, keuze.tijdslimiet, dichtheid=MATEN.get(maat)), [seed]
        )[0]
        for seed in keuze.seeds
        for maat in keuze.maten
    }
    vorige = None
    for maat in keuze.maten:
        van_maat = [uitslagen[maat, seed] for seed in keuze.seeds]
        duurt = median(u.tot_klein_gat for u in van_maat)
        cellen = (
            f"{maat:,} x {maat:,}",
            f"{median(u.kandidaten for u in van_maat) / maat:.1f}",
            tabel.gat(median(u.gat for u in van_maat)),
            tabel.seconden(duurt),
            f"{duurt / vorige:.2f}" if vorige else "",
            f"{median(u.geheugen for u in van_maat):.0f}",
        )
        print(tabel.rij(cellen))
        vorige = duurt


if __name__ == "__main__":
    main()
