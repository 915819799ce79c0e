"""make benchmark-sturing: what it does to let burden steer who is helped first.

    python -m benchmarks.sturing [--gemeente ommen] [--inwoners N] [--seeds 1 2 3] [--aanbod 1]

Rounds every two weeks: half a year in which the queue builds up, then a year that is counted. Every
way to match gets the same people on the same days (`jaar`), and every plan goes through
`matching.engine.controle.controleer`. Same arguments, same table.
"""

import argparse
import math
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median

from matching.engine.controle import controleer
from matching.engine.kandidaten import bepaal_kandidaten
from matching.engine.klok import Klok
from matching.engine.oplosser import los_op
from matching.engine.oplossing import Oplossing
from matching.engine.probleem import Probleem, Vast
from matching.regels.parameters import Parameters

from . import tabel
from .jaar import AANLOOP, DAGEN, EINDE, RONDEN, Aanvraag, Jaar, Stand, maak_jaar
from .methoden import Opgave, Uitkomst, als_oplossing
from .methoden.gulzig import op_score, op_spoed, op_volgorde

TIJDSLIMIET = 60
BINNEN = 28
"""Days within which a carer at high risk should be helped."""


@dataclass(frozen=True, slots=True)
class Methode:
    """A way to match: by which priorities, and how a plan is made of them."""

    naam: str
    parameters: Parameters
    plan: Callable[[Probleem], Oplossing]


def _bewezen_beste(probleem: Probleem) -> Oplossing:
    return los_op(probleem, tijdslimiet=TIJDSLIMIET)


def _gulzig(kies: Callable[[Opgave], Uitkomst]) -> Callable[[Probleem], Oplossing]:
    def plan(probleem: Probleem) -> Oplossing:
        opgave = Opgave(probleem, bepaal_kandidaten(probleem), Klok(math.inf))
        return als_oplossing(opgave, kies(opgave), kies.__name__, 0.0)

    return plan


_ALLES = Parameters()
_ZONDER_RISICO = replace(_ALLES, risicopunten=dict.fromkeys(_ALLES.risicopunten, 0))
_ALLEEN_SPOED = replace(
    _ZONDER_RISICO,
    wachtpunten=dict.fromkeys(_ALLES.wachtpunten, 0),
    netwerkpunten=dict.fromkeys(_ALLES.netwerkpunten, 0),
)
METHODEN: Mapping[str, Methode] = {
    "belasting": Methode("ours, steered by burden", _ALLES, _bewezen_beste),
    "zonder_risico": Methode("ours, the same without risk", _ZONDER_RISICO, _bewezen_beste),
    "spoed": Methode("ours, by spoed only", _ALLEEN_SPOED, _bewezen_beste),
    "op_spoed": Methode("urgent first, then first come", _ALLEEN_SPOED, _gulzig(op_spoed)),
    "op_volgorde": Methode("first come, first served", _ALLEEN_SPOED, _gulzig(op_volgorde)),
    "op_score": Methode("score and sort", _ALLEEN_SPOED, _gulzig(op_score)),
}


@dataclass(frozen=True, slots=True)
class Uitslag:
    """One way in one year. ``binnen``: share of the ``zorgers`` who were at high risk and waiting,
    for the first time, that got a volunteer in time. Waiting in days, by load on arrival.
    """

    zorgers: int
    binnen: float
    wacht_zwaar: float
    wacht_ander: float
    wacht: float
    koppelingen: int


@dataclass(slots=True)
class _Koppeling:
    aanvraag: Aanvraag
    vast: Vast
    tot: int


class _Verloop:
    """How a year goes under one way to match."""

    def __init__(self, jaar: Jaar, methode: Methode) -> None:
        self.jaar, self.methode = jaar, methode
        self.komend = sorted(jaar.aanvragen, key=lambda a: (-a.dag, a.vraag.id))
        self.open: dict[str, Aanvraag] = {}
        self.lopend: dict[str, _Koppeling] = {}
        self.standen: dict[str, Stand] = {}
        self.in_nood: dict[str, int] = {}
        self.na_dagen: dict[str, int] = {}
        self.gekoppeld_op: dict[str, int] = {}

    def ronde(self, nr: int) -> None:
        """What happened since the round before, and a round."""
        dag = nr * DAGEN
        for id_, koppeling in list(self.lopend.items()):
            if koppeling.tot <= dag:
                del self.lopend[id_]
                self.standen[koppeling.aanvraag.zorger].zonder_sinds = dag
        geholpen = {koppeling.aanvraag.zorger for koppeling in self.lopend.values()}
        for zorger, stand in self.standen.items():
            stand.verder(self.jaar.zorgers[zorger], nr, geholpen=zorger in geholpen)
        while self.komend and self.komend[-1].dag < dag:
            aanvraag = self.komend.pop()
            self.open[aanvraag.vraag.id] = aanvraag
            if aanvraag.zorger not in self.standen:
                self.standen[aanvraag.zorger] = Stand.van(
                    self.jaar.zorgers[aanvraag.zorger], aanvraag.dag
                )
        for zorger, stand in self.standen.items():
            stand.navragen(self.jaar.zorgers[zorger], nr)
        for aanvraag in self.open.values():
            sinds = self.standen[aanvraag.zorger].zwaar_zonder_hulp_sinds
            if sinds is not None and aanvraag.zorger not in geholpen:
                self.in_nood.setdefault(aanvraag.zorger, max(sinds, aanvraag.dag))
        self._koppel(dag)

    def _koppel(self, dag: int) -> None:
        probleem = self._probleem(dag)
        oplossing = self.methode.plan(probleem)
        if overtredingen := controleer(probleem, oplossing):
            raise RuntimeError(f"{self.methode.naam}, day {dag}: {overtredingen[0]}")
        for match in oplossing.koppelingen:
            if match.vraag not in self.open:
                continue
            aanvraag = self.open.pop(match.vraag)
            self.lopend[match.vraag] = _Koppeling(
                aanvraag, Vast(match.vraag, match.vrijwilliger, match.moment), dag + aanvraag.dagen
            )
            self.gekoppeld_op[match.vraag] = dag
            if aanvraag.zorger in self.in_nood:
                self.na_dagen.setdefault(aanvraag.zorger, dag - self.in_nood[aanvraag.zorger])

    def _probleem(self, dag: int) -> Probleem:
        # Only now: it needs Django, which `maak_jaar` sets up.
        from matching.regels.prioriteit import prioriteit

        vragen = [koppeling.aanvraag.vraag for koppeling in self.lopend.values()]
        for aanvraag in self.open.values():
            punten = prioriteit(
                self.methode.parameters,
                spoed=aanvraag.spoed,
                risico=self.standen[aanvraag.zorger].risico,
                wachtdagen=dag - aanvraag.dag,
                netwerk=self.jaar.zorgers[aanvraag.zorger].netwerk,
            ).punten
            vragen.append(replace(aanvraag.vraag, prioriteit=punten))
        return Probleem(
            vragen=tuple(sorted(vragen, key=lambda vraag: vraag.id)),
            vrijwilligers=tuple(v for v in self.jaar.vrijwilligers if self.jaar.vrij[v.id] <= dag),
            vast=tuple(koppeling.vast for koppeling in self.lopend.values()),
        )

    def uitslag(self) -> Uitslag:
        """What came of it, of those who came in the year."""
        geteld = [z for z, sinds in self.in_nood.items() if 0 <= sinds <= EINDE - BINNEN]
        wachten: dict[bool, list[int]] = {True: [], False: []}
        for aanvraag in self.jaar.aanvragen:
            if aanvraag.dag >= 0:
                tot = self.gekoppeld_op.get(aanvraag.vraag.id, EINDE)
                wachten[self.jaar.zorgers[aanvraag.zorger].zwaar].append(tot - aanvraag.dag)
        return Uitslag(
            zorgers=len(geteld),
            binnen=_gemiddelde(self.na_dagen.get(z, EINDE) <= BINNEN for z in geteld),
            wacht_zwaar=_gemiddelde(wachten[True]),
            wacht_ander=_gemiddelde(wachten[False]),
            wacht=_gemiddelde(wachten[True] + wachten[False]),
            koppelingen=sum(dag >= 0 for dag in self.gekoppeld_op.values()),
        )


def speel(jaar: Jaar, methode: Methode) -> Uitslag:
    """The year under one way to match."""
    verloop = _Verloop(jaar, methode)
    for nr in range(-AANLOOP, RONDEN):
        verloop.ronde(nr)
    return verloop.uitslag()


def _gemiddelde(waarden: Iterable[float]) -> float:
    """The mean; not a number where there is nothing."""
    lijst = list(waarden)
    return fmean(lijst) if lijst else math.nan


def main(argumenten: Sequence[str] | None = None) -> None:
    """Play every year in every way and print the table."""
    lezer = argparse.ArgumentParser(prog="python -m benchmarks.sturing")
    lezer.add_argument("--gemeente", default="ommen")
    lezer.add_argument("--inwoners", type=int)
    lezer.add_argument("--seeds", type=int, nargs="+", default=list(range(1, 7)))
    lezer.add_argument("--aanbod", type=float, default=1)
    keuze = lezer.parse_args(argumenten)
    per_methode: dict[str, list[Uitslag]] = {methode: [] for methode in METHODEN}
    for seed in keuze.seeds:
        jaar = maak_jaar(keuze.gemeente, seed, inwoners=keuze.inwoners, aanbod=keuze.aanbod)
        for code, methode in METHODEN.items():
            per_methode[code].append(speel(jaar, methode))
            sys.stderr.write(f"{keuze.gemeente}, seed {seed}, {code}: {per_methode[code][-1]}\n")
    for regel in _tabel(per_methode):
        print(regel)


def _tabel(per_methode: Mapping[str, Sequence[Uitslag]]) -> Iterable[str]:
    """The median of the seeds, with the lowest and the highest; differences seed by seed."""
    yield tabel.kop(
        "way to match",
        "at high risk, helped within 4 weeks",
        "less than by burden (points)",
        "waiting, high risk (days)",
        "longer than by burden (days)",
        "waiting, others (days)",
        "waiting, all (days)",
        "matches",
    )
    ons = per_methode["belasting"]
    for code, uitslagen in per_methode.items():
        paren = [] if code == "belasting" else list(zip(ons, uitslagen, strict=True))
        yield tabel.rij(
            (
                METHODEN[code].naam,
                _spreiding([100 * u.binnen for u in uitslagen], "%"),
                _spreiding([100 * (wij.binnen - zij.binnen) for wij, zij in paren]),
                _spreiding([u.wacht_zwaar for u in uitslagen]),
                _spreiding([zij.wacht_zwaar - wij.wacht_zwaar for wij, zij in paren]),
                _spreiding([u.wacht_ander for u in uitslagen]),
                _spreiding([u.wacht for u in uitslagen]),
                _spreiding([float(u.koppelingen) for u in uitslagen]),
            )
        )
    aantallen = [float(u.zorgers) for u in ons]
    yield f"\nCarers at high risk who are counted, by burden: {_spreiding(aantallen)}."


def _spreiding(waarden: Sequence[float], eenheid: str = "") -> str:
    if not waarden:
        return ""
    laagste, midden, hoogste = map(round, (min(waarden), median(waarden), max(waarden)))
    return f"{midden}{eenheid} ({laagste} to {hoogste})"


if __name__ == "__main__":
    main()
