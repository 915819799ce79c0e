"""How great the risk is that a carer becomes overburdened, and why (design section 5).

Explicit rules, each with its facts; the heaviest counts, and nothing is added up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kern.models import Ernst
from mantelzorg.models import Aard, Risico
from mantelzorg.regels.belastingparameters import Belastingparameters
from mantelzorg.regels.bevinding import Bevinding, Feit, feit
from mantelzorg.regels.meetregels import laatste_klassen, meetfeit
from mantelzorg.regels.signaalregels import SIGNAALREGELS
from mantelzorg.regels.situatiebeeld import Situatiebeeld

VOLGORDE = tuple(Risico)
"""The levels, least first: unknown is under low only since any answer says more than none."""
VAN_SIGNAAL = {
    Ernst.ACUUT: Risico.ACUUT,
    Ernst.HOOG: Risico.HOOG,
    Ernst.GEWOON: Risico.VERHOOGD,
}
"""How great the risk is at least while such a signal is open. An assumption of this project."""


@dataclass(frozen=True, slots=True)
class Reden:
    """One rule that says something about the risk."""

    regel: str
    niveau: Risico
    feiten: tuple[Feit, ...]

    def als_json(self) -> dict[str, Any]:
        """As stored."""
        return {"regel": self.regel, "niveau": str(self.niveau), "feiten": list(self.feiten)}


@dataclass(frozen=True, slots=True)
class Oordeel:
    """The risk, and every reason for it, the heaviest first; there is always one."""

    niveau: Risico
    redenen: Sequence[Reden]


def laatste_meting(beeld: Situatiebeeld, parameters: Belastingparameters) -> Iterator[Reden]:
    """What the class of the last measurement with each instrument says.

    - At most `meting_dagen` old, and only where the class is sure (`meetregels.laatste_klassen`).
    - Silence is unknown, never fine: without such a measurement the risk is unknown, unless a rule
      over other facts says worse.
    - So is a low class of before the day on which the last check-in ended without an answer. What
      was worse than low stays: silence takes no worry away.

    Source: design section 5; what each class says stands in the instrument.
    """
    onbekend = True
    for instrument, klasse, datum in laatste_klassen(beeld, parameters):
        onbekend = False
        niveau = Risico(klasse.niveau)
        if niveau == Risico.LAAG and beeld.zwijgt_sinds and datum < beeld.zwijgt_sinds:
            stil = feit("zwijgt", datum=beeld.zwijgt_sinds)
            yield Reden("zwijgt", Risico.ONBEKEND, (meetfeit(instrument, klasse, datum), stil))
            continue
        yield Reden("laatste_meting", niveau, (meetfeit(instrument, klasse, datum),))
    if onbekend:
        eerdere = [reeks[-1].datum for reeks in beeld.metingen.values()]
        feiten = (feit("laatst_gemeten", datum=max(eerdere)),) if eerdere else ()
        yield Reden("geen_meting", Risico.ONBEKEND, feiten)


def open_signaal(beeld: Situatiebeeld, parameters: Belastingparameters) -> Iterator[Reden]:
    """What people reported and nobody has closed yet: acute, high, and ordinary is raised.

    Source: design section 5 (who asks for help themselves gives a strong signal: such a signal is
    at least high).
    """
    for signaal in beeld.open_signalen:
        if niveau := VAN_SIGNAAL.get(Ernst(signaal.ernst)):
            wat = feit("open_signaal", aard=Aard(signaal.aard).value, datum=signaal.datum)
            yield Reden("open_signaal", niveau, (wat,))


def beoordeel(
    beeld: Situatiebeeld, parameters: Belastingparameters
) -> tuple[Oordeel, list[Bevinding]]:
    """The risk, and what the rules find that are switched on.

    A rule that is switched off is not there: it raises no signal and is no reason.
    """
    gevonden = {
        code: bevinding
        for code, regel in SIGNAALREGELS.items()
        if regel.risico is not None
        and parameters.aan[code]
        and (bevinding := regel.zoek(beeld, parameters))
    }
    redenen = [*laatste_meting(beeld, parameters), *open_signaal(beeld, parameters)]
    for code, bevinding in gevonden.items():
        if risico := SIGNAALREGELS[code].risico:
            redenen.append(Reden(code, risico, bevinding.feiten))
    redenen.sort(key=lambda reden: -VOLGORDE.index(reden.niveau))
    uitkomst = Oordeel(redenen[0].niveau, redenen)
    na_risico = replace(beeld, risico=uitkomst.niveau)
    for code, regel in SIGNAALREGELS.items():
        if (
            regel.risico is None
            and parameters.aan[code]
            and (bevinding := regel.zoek(na_risico, parameters))
        ):
            gevonden[code] = bevinding
    return uitkomst, list(gevonden.values())
