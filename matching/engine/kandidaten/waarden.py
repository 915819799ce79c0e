"""The value of many matches at once; ``geschiktheid`` says what it is."""

from collections.abc import Iterable, Sequence

import numpy as np

from matching.engine.geschiktheid import HOOGSTE, NABIJHEID, PER_PRIORITEIT, waarde
from matching.engine.probleem import Probleem, Vraag, Vrijwilliger

from .reeksen import Masker, Nummers, opzoeken, reeksen, stukken
from .tokens import bittabel, nummering

GROOT = 10**6
"""Points beyond it, either way, could overflow in a sum: such matches are worked out one by one."""

_PER_STUK = 1 << 17


def waarden(
    probleem: Probleem, vraag: Nummers, vrijwilliger: Nummers, reistijd: Nummers
) -> Nummers:
    """What each of these matches adds to the objective: ``geschiktheid.waarde`` of each.

    The matches are sorted by volunteer and then request, none twice.
    """
    vragen, helpers = probleem.vragen, probleem.vrijwilligers
    grens = np.array([helper.max_reistijd for helper in helpers], np.int64)[vrijwilliger]
    punten = NABIJHEID * (grens - reistijd) // grens
    _tel_wensen_op(punten, vragen, vraag, helpers, vrijwilliger)
    _tel_wensen_op(punten, helpers, vrijwilliger, vragen, vraag)
    _tel_voorkeuren_op(punten, probleem, vraag, vrijwilliger)
    prioriteit = np.array([een.prioriteit for een in vragen], np.int64)[vraag]
    resultaat: Nummers = PER_PRIORITEIT * prioriteit + np.clip(punten, 0, HOOGSTE)
    groot = _groot((*een.gewenst.values(), *een.gewenste_vrijwilligers.values()) for een in vragen)
    ruim = _groot(helper.gewenst.values() for helper in helpers)
    for nr in np.flatnonzero(groot[vraag] | ruim[vrijwilliger]):
        resultaat[nr] = waarde(vragen[vraag[nr]], helpers[vrijwilliger[nr]], int(reistijd[nr]))
    return resultaat


def _tel_wensen_op(
    punten: Nummers,
    wensers: Sequence[Vraag | Vrijwilliger],
    wenser: Nummers,
    anderen: Sequence[Vraag | Vrijwilliger],
    ander: Nummers,
) -> None:
    """Add the points of every token that the one wants and the other has."""
    nummers = nummering((een.gewenst for een in wensers), 0)
    heeft = bittabel(
        ([nummers[token] for token in een.kenmerken if token in nummers] for een in anderen),
        len(nummers),
    )
    aantal = np.array([len(een.gewenst) for een in wensers], np.int64)
    begin = np.cumsum(aantal) - aantal
    token = np.array([nummers[token] for een in wensers for token in een.gewenst], np.int64)
    waard = np.array([waard for een in wensers for waard in een.gewenst.values()], np.int64)
    for stuk in stukken(len(punten), _PER_STUK):
        paar, wens = reeksen(begin[wenser[stuk]], aantal[wenser[stuk]])
        bit = token[wens]
        vervuld = heeft[ander[stuk][paar], bit >> 6] >> (bit & 63).astype(np.uint64) & np.uint64(1)
        np.add.at(punten[stuk], paar, waard[wens] * vervuld.astype(np.int64))


def _tel_voorkeuren_op(
    punten: Nummers, probleem: Probleem, vraag: Nummers, vrijwilliger: Nummers
) -> None:
    """Add the points of the volunteers that a request wants by name."""
    nummers = {helper.id: nr for nr, helper in enumerate(probleem.vrijwilligers)}
    gewenst = np.array(
        [
            (nummers[wie], nr, waard)
            for nr, een in enumerate(probleem.vragen)
            for wie, waard in een.gewenste_vrijwilligers.items()
            if wie in nummers
        ],
        np.int64,
    ).reshape(-1, 3)
    breedte = len(probleem.vragen)
    sleutel = gewenst[:, 0] * breedte + gewenst[:, 1]
    plek, gevonden = opzoeken(vrijwilliger * breedte + vraag, sleutel)
    punten[plek[gevonden]] += gewenst[gevonden, 2]


def _groot(punten: Iterable[Iterable[int]]) -> Masker:
    return np.array([any(abs(waard) > GROOT for waard in elk) for elk in punten], bool)
