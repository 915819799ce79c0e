"""From inhabitants to the carers who ask for help, top-down by `cijfers.bevolking`."""

from collections import defaultdict
from dataclasses import dataclass

from .cijfers import bevolking as cijfers
from .gemeenten import Gemeente
from .kansen import Trekking, sigma_voor


@dataclass(frozen=True, slots=True)
class Mantelzorger:
    """A carer as statistics know one: no name yet."""

    leeftijd: int
    uren: float
    belasting: str
    relatie: str
    dementie: bool


def mantelzorgers(gemeente: Gemeente, seed: int) -> list[Mantelzorger]:
    """All carers of a municipality (of 20 and over)."""
    trekking = Trekking(seed, "mantelzorgers")
    leeftijden = [
        trekking.randrange(van, tot)
        for (van, tot), aandeel in cijfers.MANTELZORGERS_PER_LEEFTIJD.items()
        for _ in range(round(gemeente.inwoners * cijfers.INWONERS_PER_LEEFTIJD[van, tot] * aandeel))
    ]
    aantal = len(leeftijden)
    relaties = trekking.verdeeld(aantal, cijfers.RELATIES)
    geen_kind = [nr for nr, relatie in enumerate(relaties) if relatie != "kind"]
    met = set(trekking.sample(geen_kind, round(aantal * cijfers.DEMENTIE_ONDER_MANTELZORGERS)))
    dementie = [nr in met for nr in range(aantal)]
    uren = _uren(dementie, trekking)
    return [
        Mantelzorger(*gegevens)
        for gegevens in zip(
            leeftijden, uren, _belasting(uren, trekking), relaties, dementie, strict=True
        )
    ]


def met_hulpvraag(carers: list[Mantelzorger], seed: int) -> list[Mantelzorger]:
    """The carers with an unmet need that can be met here: wanted, and known to the organisation."""
    trekking = Trekking(seed, "behoefte")
    per_belasting: dict[str, list[Mantelzorger]] = defaultdict(list)
    for carer in carers:
        per_belasting[carer.belasting].append(carer)
    gewichten = cijfers.BEHOEFTE_NAAR_BELASTING
    gewogen = sum(cijfers.BELASTING[b] * gewichten[b] for b in gewichten)
    vragers = []
    for belasting, gewicht in gewichten.items():
        behoefte = cijfers.ONVERVULDE_RESPIJTBEHOEFTE * gewicht / gewogen
        wil = 1 - cijfers.ZORGVRAGER_WIL_NIET
        bekend = cijfers.BEKEND_BIJ_ORGANISATIE[belasting]
        vragers += trekking.deel(per_belasting[belasting], behoefte * wil * bekend)
    trekking.shuffle(vragers)
    return vragers


def aantal_vrijwilligers(gemeente: Gemeente) -> int:
    """How many volunteer for carers with this organisation."""
    vanaf_16 = 1 - cijfers.INWONERS_PER_LEEFTIJD[0, 20] * 16 / 20
    return round(
        gemeente.inwoners
        * vanaf_16
        * cijfers.VRIJWILLIGERS_STRUCTUREEL
        * cijfers.BIJ_DEZE_ORGANISATIE
    )


def _uren(dementie: list[bool], trekking: Trekking) -> list[float]:
    """Hours a week, such that the three figures of `cijfers` hold together.

    ASSUMPTION: lognormal, and nearly all who care for somebody with dementia give 8 hours or more.
    """
    deel = cijfers.DEMENTIE_ONDER_MANTELZORGERS
    veel_bij_dementie = 0.97
    gemiddeld = (cijfers.UREN_GEMIDDELD - deel * cijfers.UREN_BIJ_DEMENTIE) / (1 - deel)
    veel = (cijfers.UREN_ACHT_OF_MEER - deel * veel_bij_dementie) / (1 - deel)
    met = trekking.lognormaal(sum(dementie), cijfers.UREN_BIJ_DEMENTIE, 0.7)
    zonder = trekking.lognormaal(
        len(dementie) - sum(dementie), gemiddeld, sigma_voor(gemiddeld, 8, veel)
    )
    return [
        min((met if bij_dementie else zonder).pop(), cijfers.UREN_HOOGSTENS)
        for bij_dementie in dementie
    ]


def _belasting(uren: list[float], trekking: Trekking) -> list[str]:
    """Burden in exactly its shares, more of it with more hours."""
    aantal = len(uren)
    rang = {
        nr: plek / aantal for plek, nr in enumerate(sorted(range(aantal), key=uren.__getitem__))
    }
    mengsel = cijfers.UREN_IN_BELASTING
    score = [mengsel * rang[nr] + (1 - mengsel) * trekking.random() for nr in range(aantal)]
    oplopend = sorted(range(aantal), key=score.__getitem__)
    resultaat = [""] * aantal
    begin, tot_hier = 0, 0.0
    for belasting, aandeel in cijfers.BELASTING.items():
        tot_hier += aandeel
        einde = round(tot_hier * aantal)
        for nr in oplopend[begin:einde]:
            resultaat[nr] = belasting
        begin = einde
    return resultaat
