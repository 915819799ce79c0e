"""Reads a GAP file: whitespace-separated integers, and nothing else."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.engine.probleem import ProbleemFout

GROOTSTE = 10**9
"""Costs and weights beyond this would not fit the exact arithmetic in 64 bits."""

_GETAL = re.compile(rb"[+-]?[0-9]{1,18}\Z")

Getallen = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Opgave:
    """``kosten`` (any sign) and ``gewichten`` agents x jobs, ``capaciteiten`` per agent."""

    kosten: Getallen
    gewichten: Getallen
    capaciteiten: Getallen

    @property
    def past(self) -> NDArray[np.bool_]:
        """Agents x jobs: whether the agent can do the job at all."""
        return self.gewichten <= self.capaciteiten[:, None]

    def waarde(self, agenten: Getallen) -> int | None:
        """What this agent per job costs, None when it breaks a capacity."""
        banen = np.arange(self.kosten.shape[1])
        last = np.zeros(len(self.capaciteiten), np.int64)
        np.add.at(last, agenten, self.gewichten[agenten, banen])
        if (last > self.capaciteiten).any():
            return None
        return int(self.kosten[agenten, banen].sum())


def lees_opgave(inhoud: bytes, bestand: str) -> Opgave:
    """Raises ``ProbleemFout`` that names the file, the place and what is wrong."""
    woorden = inhoud.split()

    def fout(plek: str, tekst: str) -> ProbleemFout:
        return ProbleemFout(f"bestand {bestand!r}: {plek}: {tekst}")

    def getal(nr: int, plek: str, laagste: int, hoogste: int) -> int:
        if nr >= len(woorden):
            raise fout(plek, "ontbreekt, het bestand is te kort")
        if not _GETAL.match(woorden[nr]):
            gelezen = woorden[nr][:20].decode("utf-8", "replace")
            raise fout(plek, f"{gelezen!r} is geen geheel getal van hoogstens 18 cijfers")
        waarde = int(woorden[nr])
        if not laagste <= waarde <= hoogste:
            raise fout(plek, f"{waarde} moet van {laagste} tot en met {hoogste} zijn")
        return waarde

    agenten = getal(0, "aantal agenten", 1, GROOTSTE)
    banen = getal(1, "aantal taken", 1, GROOTSTE)
    nodig = 2 + 2 * agenten * banen + agenten
    if len(woorden) > nodig:
        raise fout(f"getal {nodig + 1}", f"te veel, er horen {nodig} getallen te staan")
    if len(woorden) < nodig:
        raise fout(f"getal {len(woorden) + 1}", f"ontbreekt, er horen {nodig} getallen te staan")

    def tabel(naam: str, begin: int, laagste: int) -> Getallen:
        return np.array(
            [
                getal(
                    begin + nr,
                    f"{naam} van agent {nr // banen + 1}, taak {nr % banen + 1}",
                    laagste,
                    GROOTSTE,
                )
                for nr in range(agenten * banen)
            ],
            np.int64,
        ).reshape(agenten, banen)

    kosten = tabel("kosten", 2, -GROOTSTE)
    gewichten = tabel("gewicht", 2 + agenten * banen, 0)
    capaciteiten = [
        getal(2 + 2 * agenten * banen + nr, f"capaciteit van agent {nr + 1}", 0, 10**18)
        for nr in range(agenten)
    ]
    # More room than all jobs together take is no use, and would only make the tables larger.
    genoeg = gewichten.sum(axis=1)
    return Opgave(kosten, gewichten, np.minimum(np.array(capaciteiten, np.int64), genoeg))
