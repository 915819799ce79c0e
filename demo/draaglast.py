"""How heavily care weighs on each carer now: by what is known of the care, in known shares."""

from collections.abc import Sequence
from dataclasses import dataclass

from .cijfers import belasting as cijfers
from .cijfers import bevolking
from .kansen import Trekking


@dataclass(frozen=True, slots=True)
class Zorg:
    """What is known of the care that somebody gives; None and empty are unknown."""

    uren: float | None
    nachten: int | None
    spoed: str
    netwerk: str
    leeftijd: int | None


def lasten(zorg: Sequence[Zorg], trek: Trekking) -> list[float]:
    """The load of each carer, in points of EDIZ-plus: the heavier the care, the greater.

    Together they are burdened in the shares of the carers who ask for help here.
    """
    zwaarte = [_zwaarte(wie, trek) for wie in zorg]
    resultaat = [0.0] * len(zorg)
    for plek, nr in enumerate(sorted(range(len(zorg)), key=zwaarte.__getitem__)):
        resultaat[nr] = _last_op((plek + 0.5) / len(zorg))
    return resultaat


def belasting_bij(last: float) -> str:
    """The burden that this load is called by."""
    return next(
        belasting
        for belasting, (vanaf, _tot) in reversed(cijfers.LAST_PER_BELASTING.items())
        if last >= vanaf
    )


def aandelen_van_vragers() -> dict[str, float]:
    """Burden of the carers who ask for help here, as shares (`demo.bevolking.met_hulpvraag`)."""
    gewogen = {
        belasting: aandeel
        * bevolking.BEHOEFTE_NAAR_BELASTING[belasting]
        * bevolking.BEKEND_BIJ_ORGANISATIE[belasting]
        for belasting, aandeel in bevolking.BELASTING.items()
    }
    return {belasting: deel / sum(gewogen.values()) for belasting, deel in gewogen.items()}


def _zwaarte(zorg: Zorg, trek: Trekking) -> float:
    delen = {
        "uren": min(1.0, (zorg.uren or 0) / cijfers.ZWAAR_BIJ_UREN),
        "nachten": (zorg.nachten or 0) / 7,
        "spoed": cijfers.ZWAARTE["spoed"][zorg.spoed],
        "netwerk": cijfers.ZWAARTE["netwerk"][zorg.netwerk],
        "leeftijd": next(
            (deel for vanaf, deel in cijfers.LEEFTIJDEN.items() if (zorg.leeftijd or 0) >= vanaf),
            0.0,
        ),
        "toeval": trek.random(),
    }
    return sum(cijfers.WEEGT_MEE[wat] * deel for wat, deel in delen.items())


def _last_op(plek: float) -> float:
    """The load of who has this share of the carers who ask for help below them."""
    tot_hier = 0.0
    for belasting, aandeel in aandelen_van_vragers().items():
        van, tot = cijfers.LAST_PER_BELASTING[belasting]
        if plek < tot_hier + aandeel:
            break
        tot_hier += aandeel
    return van + (tot - van) * min(1.0, (plek - tot_hier) / aandeel)
