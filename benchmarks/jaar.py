"""A year of an invented municipality, drawn beforehand so that every way to match meets the same.

The people are the demo's (`demo.vraag`, `demo.aanbod`): who asks for what, where and when, how
urgent, with what network; who volunteers. What they do not say is drawn here, and every figure of
it is an ASSUMPTION:

- The year begins half a year after the demo's day, so that every way has its own queue by then.
- As many care situations as the demo has waiting ask for help anew each year, evenly spread, with
  all their requests at once. Nobody withdraws.
- Each volunteer becomes free on one day, evenly spread over the year and a half.
- A match lasts half a year to two years. Then the request is over and the volunteer free again.
- Everybody says yes to every proposal.
- The load of a carer goes up and down by chance, up on the whole while no volunteer comes and down
  while one does (`VERLOOP`). The organisation knows only what it measured (`Stand.navragen`).
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import django
from django.apps import apps

from mantelzorg.regels.belastingparameters import Belastingparameters
from matching.engine.probleem import Vraag, Vrijwilliger

if TYPE_CHECKING:
    from demo.gemeenten import Gemeente

Rij = dict[str, str]

DAGEN = 14
"""Days from one round to the next."""
AANLOOP, RONDEN = 13, 26
"""Rounds that only build up a queue, and rounds that are counted."""
EINDE = RONDEN * DAGEN
KOPPELING_WEKEN = (26, 104)

LAST = {"geen": (0.0, 0.5), "licht": (0.5, 3.5), "matig": (3.5, 8.5), "zwaar": (8.5, 15.0)}
"""The load of a carer, 0 to 15, from which EDIZ-plus has its classes (1, 4 and 9); on arrival by
the demo's burden of that carer."""
ZWAAR = 8.5
"""Load from which it rounds to 9: overburdened. Such a carer is at high risk, measured or not."""
NIVEAUS = {"laag": 0.0, "verhoogd": 3.5, "hoog": ZWAAR, "acuut": 14.2}
"""From which measured load on the risk is so great: by the classes of EDIZ-plus; acuut where the
demo's carers expect to hold out for less than a month."""
VERLOOP, GRIL = {False: 0.08, True: -0.15}, 0.6
"""Points that the load moves in a round, without and with a volunteer (two a year up, four down),
and the standard deviation of it."""
MEETFOUT, ANTWOORDT = 0.6, 0.9
"""Standard deviation of a measurement, and share of the check-ins that are answered."""


@dataclass(frozen=True, slots=True)
class Zorger:
    """A carer, with the load on arrival. ``grillen``: per round the chance in the load and in what
    is measured of it (standard normal), and in whether the carer answers (0 to 1)."""

    netwerk: str
    last: float
    grillen: Sequence[tuple[float, float, float]]

    @property
    def zwaar(self) -> bool:
        """Whether the carer comes in at high risk."""
        return self.last >= ZWAAR


@dataclass(slots=True)
class Stand:
    """How a carer is on the day of a round, and what the organisation knows of it."""

    last: float
    zwaar_sinds: int | None
    zonder_sinds: int
    risico: str = "onbekend"
    gevraagd_op: int | None = None

    @classmethod
    def van(cls, zorger: Zorger, dag: int) -> "Stand":
        """Of somebody who comes in."""
        return cls(zorger.last, dag if zorger.zwaar else None, dag)

    @property
    def zwaar_zonder_hulp_sinds(self) -> int | None:
        """Since which day the carer has been at high risk without a volunteer, if they come."""
        return None if self.zwaar_sinds is None else max(self.zwaar_sinds, self.zonder_sinds)

    def verder(self, zorger: Zorger, ronde: int, *, geholpen: bool) -> None:
        """Let the load go on to this round."""
        gril, _, _ = zorger.grillen[AANLOOP + ronde]
        self.last = min(15.0, max(0.0, self.last + VERLOOP[geholpen] + GRIL * gril))
        if self.last < ZWAAR:
            self.zwaar_sinds = None
        elif self.zwaar_sinds is None:
            self.zwaar_sinds = ronde * DAGEN

    def navragen(self, zorger: Zorger, ronde: int) -> None:
        """Ask how it goes: somebody new at once, then as often as the shipped check-ins are."""
        dag = ronde * DAGEN
        wacht = Belastingparameters().checkins[self.risico]
        if self.gevraagd_op is not None and dag - self.gevraagd_op < wacht:
            return
        self.gevraagd_op = dag
        _, fout, antwoord = zorger.grillen[AANLOOP + ronde]
        if antwoord < ANTWOORDT:
            gemeten = max(0.0, self.last + MEETFOUT * fout)
            self.risico = max(
                (niveau for niveau, vanaf in NIVEAUS.items() if gemeten >= vanaf),
                key=NIVEAUS.__getitem__,
            )


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """A request of ``zorger``, come in on ``dag`` (0: the year begins); a match lasts ``dagen``."""

    vraag: Vraag
    zorger: str
    spoed: str
    dag: int
    dagen: int


@dataclass(frozen=True, slots=True)
class Jaar:
    """All that happens, whoever is matched with whom. ``vrij``: volunteer -> from which day on."""

    aanvragen: Sequence[Aanvraag]
    zorgers: Mapping[str, Zorger]
    vrijwilligers: Sequence[Vrijwilliger]
    vrij: Mapping[str, int]


def maak_jaar(gemeente: str, seed: int, *, inwoners: int | None = None, aanbod: float = 1) -> Jaar:
    """The year of a municipality of the demo; ``inwoners``: of another size.

    ``aanbod``: so many times the demo's volunteers.
    """
    # The demo's rows are made with models of Django, which needs settings before the first import.
    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.ontwikkel")
        django.setup()
    from demo.aanbod import vrijwilligers
    from demo.cijfers import PEILDATUM
    from demo.gemeenten import GEMEENTEN
    from demo.kansen import Trekking
    from demo.mensen import datum
    from uitwisseling.cellen import datum as lees_datum

    from .vertalen import doet_mee, vertaal

    plaats = GEMEENTEN[gemeente]
    plaats = plaats.verkleind(inwoners or plaats.inwoners)
    trekking = Trekking(seed, "jaar")
    aanloop = AANLOOP * DAGEN
    begin = PEILDATUM + timedelta(days=aanloop)

    situaties, vragen, zorgers = _mensen(plaats, seed, "wacht")
    meer = plaats.verkleind(round(plaats.inwoners * (aanloop + EINDE) / 365))
    later, hun_vragen, andere_zorgers = _mensen(meer, seed + 1_000_000, "komt")
    dagen = {rij["nummer"]: trekking.randrange(-aanloop, EINDE) for rij in later}
    for rij in hun_vragen:
        rij["ingediend_op"] = datum(begin + timedelta(days=dagen[rij["zorgsituatie"]]))
    vragen = sorted(vragen + hun_vragen, key=lambda rij: lees_datum(rij["ingediend_op"]))
    aanmelders = vrijwilligers(plaats.verkleind(round(plaats.inwoners * aanbod)), seed, PEILDATUM)
    rijen = [rij for rij in aanmelders if doet_mee(rij)]
    probleem = vertaal(situaties + later, vragen, rijen, seed, ruim=False)
    return Jaar(
        aanvragen=[
            Aanvraag(
                vraag,
                rij["zorgsituatie"],
                rij["spoed"],
                (lees_datum(rij["ingediend_op"]) - begin).days,
                7 * trekking.randrange(*KOPPELING_WEKEN),
            )
            for rij, vraag in zip(vragen, probleem.vragen, strict=True)
        ],
        zorgers=zorgers | andere_zorgers,
        vrijwilligers=probleem.vrijwilligers,
        vrij={v.id: trekking.randrange(-aanloop, EINDE) for v in probleem.vrijwilligers},
    )


def _mensen(
    plaats: "Gemeente", seed: int, voorvoegsel: str
) -> tuple[list[Rij], list[Rij], dict[str, Zorger]]:
    """The rows of care situations and of their requests that recur, and the carers."""
    from demo.bevolking import mantelzorgers, met_hulpvraag
    from demo.cijfers import PEILDATUM
    from demo.kansen import Trekking
    from demo.vraag import vraag

    trekking = Trekking(seed, "belasting in het jaar")
    situaties, vragen = vraag(plaats, seed, PEILDATUM, [])
    zorgers = {}
    carers = met_hulpvraag(mantelzorgers(plaats, seed), seed)
    for situatie, carer in zip(situaties, carers, strict=True):
        situatie["nummer"] = f"{voorvoegsel} {situatie['nummer']}"
        zorgers[situatie["nummer"]] = Zorger(
            situatie["netwerk"],
            trekking.uniform(*LAST[carer.belasting]),
            [
                (trekking.gauss(), trekking.gauss(), trekking.random())
                for _ in range(AANLOOP + RONDEN)
            ],
        )
    terugkerend = [
        rij | {"zorgsituatie": f"{voorvoegsel} {rij['zorgsituatie']}"}
        for rij in vragen
        if not rij.get("datum")
    ]
    return situaties, terugkerend, zorgers
