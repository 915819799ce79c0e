"""When carers were asked how it goes, by which instruments, and whether they answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from mantelzorg.regels.belastingparameters import Belastingparameters

from .belastingverloop import Belastingverloop
from .cijfers import belasting as cijfers
from .draaglast import belasting_bij
from .kansen import Trekking

KORT = ("eigen_oordeel", "volhoudtijd")
RITME = {"geen": "laag", "licht": "laag", "matig": "verhoogd", "zwaar": "hoog"}
"""Burden -> the risk by which check-ins are planned (`Belastingparameters.checkins`)."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Asked so many days ago. ``last``: the load then; ``geen_meting``: why there is no answer."""

    geleden: int
    last: float
    instrumenten: tuple[str, ...]
    wijze: str
    geen_meting: str


def momenten(verloop: Belastingverloop, tot: int, trek: Trekking) -> Iterator[Moment]:
    """The times that one carer was asked, at least once, up to ``tot`` days ago, first to last."""
    lang = trek.uit(cijfers.LANG_INSTRUMENT)
    ritmes = Belastingparameters().checkins
    geleden = max(trek.randrange(*cijfers.EERSTE_METING), tot)
    while geleden >= tot:
        met_lang = trek.kans(cijfers.MET_LANG_INSTRUMENT)
        last = verloop.op(geleden) + trek.gauss(0, cijfers.RUIS)
        yield Moment(
            geleden,
            min(max(last, 0.0), cijfers.HOOGSTE_LAST),
            (lang, *KORT) if met_lang else KORT,
            trek.uit(cijfers.WIJZE_LANG if met_lang else cijfers.WIJZE_KORT),
            trek.uit(cijfers.NIET_GEMETEN),
        )
        dagen = ritmes[RITME[belasting_bij(verloop.op(geleden))]]
        geleden -= round(dagen * trek.uniform(1 - cijfers.ONREGELMATIG, 1 + cijfers.ONREGELMATIG))
