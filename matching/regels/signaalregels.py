"""The rules over matches and waiting requests that raise signals.

Each is a function whose docstring is the rule; words in `quotes` are limits in
`Belastingparameters.grenzen`. Those over care situations: `mantelzorg.regels.signaalregels`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID

from kern.models import Ernst
from mantelzorg.models import Hulpvraag
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.bevinding import Bevinding, Feit, feit
from mantelzorg.regels.signalen import zwaarste


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraagbeeld:
    """One request. ``tot``: the last day on which help was asked for, None: no end.

    ``eenmalig``: it is for that day alone. ``goedgekeurd``: a proposal is approved, of a volunteer
    who did not stop. ``voorgesteld``: one is undecided. ``gestopt_op``: the last day on which
    approved help ended, other than by `tot`.
    """

    nummer: str
    status: str
    spoed: str
    ingediend_op: date
    eenmalig: bool
    tot: date | None
    goedgekeurd: bool = False
    voorgesteld: bool = False
    gestopt_op: date | None = None

    def loopt(self, vandaag: date) -> bool:
        """Whether help is still asked for."""
        return self.status in Hulpvraag.LOPEND and (self.tot is None or self.tot >= vandaag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulpbeeld:
    """The requests of one care situation on ``vandaag``, oldest first."""

    zorgsituatie_id: UUID
    vandaag: date
    vragen: tuple[Vraagbeeld, ...]


def koppeling_voorbij(beeld: Hulpbeeld, parameters: Belastingparameters) -> Bevinding | None:
    """A volunteer's help that recurred ended `koppeling_dagen` or more ago, without a successor.

    - It ended with its match, when its approved proposal lapsed before there was one, when the
      volunteer stopped, or after the last day that help was asked for: whichever came first.
    - While the request runs, its successor is another volunteer, approved or proposed.
    - After that, it is another request of this care situation that runs.
    - What was referred to others has aftercare of its own, and is left out.

    Source: issue 5 (a match ended without a successor); how long is an assumption of this project.
    """
    dagen = parameters.grenzen["koppeling_dagen"]
    loopt = any(vraag.loopt(beeld.vandaag) for vraag in beeld.vragen)
    feiten = [
        feit("koppeling_voorbij", nummer=vraag.nummer, datum=einde)
        for vraag in beeld.vragen
        if (einde := _einde(vraag, beeld.vandaag))
        and (vraag.loopt(beeld.vandaag) or not loopt)
        and (beeld.vandaag - einde).days >= dagen
    ]
    return Bevinding("koppeling_voorbij", Ernst.GEWOON, tuple(feiten)) if feiten else None


def _einde(vraag: Vraagbeeld, vandaag: date) -> date | None:
    """When help ended that has no successor within its own request."""
    if vraag.eenmalig or vraag.status == Hulpvraag.Status.DOORVERWEZEN:
        return None
    if vraag.loopt(vandaag) and (vraag.goedgekeurd or vraag.voorgesteld):
        return None
    if vraag.goedgekeurd:
        return vraag.tot
    # Who stops after the last day ended nothing: that was over.
    return vraag.gestopt_op and min(vraag.gestopt_op, vraag.tot or vraag.gestopt_op)


def wacht_te_lang(beeld: Hulpbeeld, parameters: Belastingparameters) -> Bevinding | None:
    """An open request without an approved volunteer waits too long, or its day went by.

    - Too long is more than `wacht_gewoon`, `wacht_hoog` or `wacht_acuut` days since it was
      submitted, or since help for it ended. Points for waiting count on from the day it was
      submitted (`regels.prioriteit`): who lost their help keeps their place among those who wait,
      while people are asked to look again only once it has lasted too long again.
    - Its day is that of a visit once, or the last day that help was asked for; nobody came. To a
      visit once nobody came either where its volunteer stopped on that day or before.
    - As serious as the most urgent of them.

    Source: issue 5 (a request waiting beyond its date); design section 9 (long invisible waits).
    The days are an assumption of this project.
    """
    feiten: list[Feit] = []
    ernst: str = Ernst.LAAG
    for vraag in beeld.vragen:
        if vraag.status != Hulpvraag.Status.OPEN or vraag.goedgekeurd:
            continue
        sinds = vraag.gestopt_op or vraag.ingediend_op
        if vraag.loopt(beeld.vandaag):
            if (beeld.vandaag - sinds).days <= parameters.grenzen[f"wacht_{vraag.spoed}"]:
                continue
            feiten.append(feit("wacht", nummer=vraag.nummer, sinds=sinds, spoed=vraag.spoed))
        elif vraag.tot and (
            vraag.gestopt_op is None or (vraag.eenmalig and vraag.gestopt_op <= vraag.tot)
        ):
            code = "datum_voorbij" if vraag.eenmalig else "einde_voorbij"
            feiten.append(feit(code, nummer=vraag.nummer, datum=vraag.tot))
        else:
            continue
        ernst = zwaarste(ernst, vraag.spoed)
    return Bevinding("wacht_te_lang", Ernst(ernst), tuple(feiten)) if feiten else None


HULPREGELS: Mapping[str, Callable[[Hulpbeeld, Belastingparameters], Bevinding | None]] = (
    MappingProxyType({"koppeling_voorbij": koppeling_voorbij, "wacht_te_lang": wacht_te_lang})
)
"""By the codes of `belastingparameters.REGELS`."""


def hulpbevindingen(beeld: Hulpbeeld, parameters: Belastingparameters) -> list[Bevinding]:
    """What the rules find that are switched on."""
    return [
        bevinding
        for code, zoek in HULPREGELS.items()
        if parameters.aan[code] and (bevinding := zoek(beeld, parameters))
    ]
