"""What a carer with some load answers to an instrument."""

from dataclasses import dataclass, field

from mantelzorg.regels.instrumenten import Instrument, Item

from .cijfers import belasting as cijfers
from .kansen import Trekking

VOLHOUDTIJD = "volhoudtijd"
EIGEN_OORDEEL = "eigen_oordeel"


@dataclass(frozen=True, slots=True)
class Invulling:
    """Item number -> code of the answer, or the total of an instrument that is entered as one."""

    antwoorden: dict[str, str] = field(default_factory=dict)
    totaal: int | None = None


def invulling(instrument: Instrument, last: float, trek: Trekking) -> Invulling:
    """The form of one carer with this load, filled in. A question may stay open."""
    if instrument.totaal:
        ruis = trek.gauss(0, cijfers.RUIS_EIGEN_OORDEEL)
        laagste, hoogste = instrument.totaal.laagste, instrument.totaal.hoogste
        if instrument.code == EIGEN_OORDEEL:
            last = last * hoogste / cijfers.HOOGSTE_LAST + ruis
        return Invulling(totaal=min(max(round(last), laagste), hoogste))
    if instrument.code == VOLHOUDTIJD:
        duur = next(code for code, van in cijfers.VOLHOUDTIJD_VANAF.items() if last >= van)
        return Invulling({item.nummer: duur for item in instrument.items})
    ja = cijfers.JA_BIJ_HOOGSTE_LAST[instrument.code] * last / cijfers.HOOGSTE_LAST
    open_items: list[Item] = []
    if trek.kans(cijfers.MET_OPEN_ITEMS):
        open_items = trek.sample(instrument.items, trek.uit(cijfers.OPEN_ITEMS))
    return Invulling(
        {
            item.nummer: _antwoord(item, ja=trek.kans(ja), trek=trek)
            for item in instrument.items
            if item not in open_items
        }
    )


def _antwoord(item: Item, *, ja: bool, trek: Trekking) -> str:
    """One of the answers that burden counts up from, or one of those it does not."""
    scores = item.scores
    return trek.choice([code for code, score in scores.items() if (score > 0) == ja])
