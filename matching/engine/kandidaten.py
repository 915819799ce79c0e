"""Which pairs and moments are possible, and the rule that rules out each of the others.

A pair is ruled out by the first rule, in the order of ``REGELS``, that no moment survives when
only this pair is matched. What other matches forbid is for ``weekplannen`` and ``modellen``.

The grid: starts are multiples of 15 minutes, so a week has 672 slots (``vak``) and the cycle
2,688. For each slot we keep how long the volunteer's window has been open and how long it stays
open; a visit fits when that is enough, so a whole volunteer x slot table answers in one
comparison, packed into bits.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from .geschiktheid import waarde
from .probleem import CYCLUS, DAG, RASTER, WEEK, WEKEN, Moment, Probleem, Vraag, Vrijwilliger
from .reizen import geschatte_reistijden, reistijd

REGELS = (
    "kenmerk",
    "vermijd",
    "uitgesloten",
    "afstand",
    "tijd",
    "reis",
    "uren",
    "koppelingen",
    "budget",
)
"""The rules that can rule out a pair alone, in the order of the contract."""

VAKKEN_PER_DAG = DAG // RASTER
VAKKEN_PER_WEEK = WEEK // RASTER
VAKKEN = CYCLUS // RASTER
_WOORDEN = -(-VAKKEN_PER_WEEK // 64)
_BYTES = VAKKEN_PER_WEEK // 8

Bits = NDArray[np.uint64]
Masker = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A possible match, by position in the problem's lists.

    ``momenten`` is a bit set: bit ``fase`` x 672 + slot in the week (see ``moment_van``), each
    possible when nothing else is matched. ``reistijd`` one way from home, in minutes.
    """

    vraag: int
    vrijwilliger: int
    waarde: int
    reistijd: int
    momenten: int


@dataclass(frozen=True, slots=True)
class Kandidaten:
    """Every candidate, by volunteer and then request, and the funnel of each request.

    ``trechters[q]``: rule code -> number of volunteers it rules out; rules that rule out nobody
    are left out. Requests that are ``vast`` have no candidates and an empty funnel.
    """

    lijst: tuple[Kandidaat, ...]
    trechters: tuple[Mapping[str, int], ...]


def moment_van(bit: int) -> Moment:
    """The moment that a bit of ``Kandidaat.momenten`` stands for."""
    fase, vak = divmod(bit, VAKKEN_PER_WEEK)
    dag, kwartier = divmod(vak, VAKKEN_PER_DAG)
    return Moment(dag, fase, kwartier * RASTER)


def bit_van(moment: Moment) -> int:
    """The inverse of ``moment_van``."""
    return moment.fase * VAKKEN_PER_WEEK + moment.dag * VAKKEN_PER_DAG + moment.start // RASTER


def bepaal_kandidaten(probleem: Probleem) -> Kandidaten:
    """All candidates and funnels. Seconds at 2,000 requests x 2,500 volunteers."""
    zeef = _Zeef(probleem)
    vast = {match.vraag for match in probleem.vast}
    open_vragen = [nr for nr, vraag in enumerate(probleem.vragen) if vraag.id not in vast]
    lijst: list[Kandidaat] = []
    trechters: list[Mapping[str, int]] = [{} for _ in probleem.vragen]
    # By length of visit, because one packed table serves all requests of a length.
    op_duur = sorted(open_vragen, key=lambda nr: probleem.vragen[nr].duur)
    for duur, groep in groupby(op_duur, key=lambda nr: probleem.vragen[nr].duur):
        past_duur = _inpakken(zeef.resteert >= duur)
        for nr in groep:
            afgevallen, kandidaten = zeef.van_vraag(nr, past_duur)
            lijst += kandidaten
            trechters[nr] = {
                code: int(aantal)
                for code, aantal in zip(
                    REGELS, np.bincount(afgevallen, minlength=len(REGELS) + 1)[1:], strict=True
                )
                if aantal
            }
    lijst.sort(key=lambda kandidaat: (kandidaat.vrijwilliger, kandidaat.vraag))
    return Kandidaten(tuple(lijst), tuple(trechters))


class _Zeef:
    """The volunteers as arrays, so that each rule is one comparison per request."""

    def __init__(self, probleem: Probleem) -> None:
        self.probleem = probleem
        helpers = probleem.vrijwilligers
        self.nummers = {helper.id: nr for nr, helper in enumerate(helpers)}
        self.thuis = np.array([helper.locatie for helper in helpers], float).reshape(-1, 2)
        self.kmh = np.array([helper.kmh for helper in helpers], float)
        self.max_reistijd = np.array([helper.max_reistijd for helper in helpers], np.int64)
        self.max_minuten = np.array([helper.max_minuten_per_week for helper in helpers], np.int64)
        self.max_koppelingen = np.array([helper.max_koppelingen for helper in helpers], np.int64)
        self.max_zwaar = np.array([helper.max_zwaar for helper in helpers], np.int64)
        self.open, self.resteert = _vensters_op_raster(helpers)
        self.mist_kenmerk, self.botst = _tokens(probleem)
        self.onbetaalbaar = {
            vraag
            for budget in probleem.budgetten
            for vraag, eenheden in budget.verbruik.items()
            if eenheden > budget.capaciteit
        }

    def van_vraag(self, nr: int, past_duur: Bits) -> tuple[NDArray[np.int64], list[Kandidaat]]:
        """Per volunteer the number (from 1) of the rule that rules it out, 0 for a candidate.

        ``past_duur`` has a bit for each volunteer and slot whose window holds the visit alone.
        """
        vraag = self.probleem.vragen[nr]
        code = np.zeros(len(self.nummers), np.int64)

        def valt_af(regel: str, wie: NDArray[np.int64] | Masker) -> None:
            code[wie] = REGELS.index(regel) + 1

        # Backwards, so that the first rule of the table is the one that stays.
        valt_af("afstand", ~self._dichtbij(vraag))
        buiten = [self.nummers[wie] for wie in vraag.uitgesloten if wie in self.nummers]
        valt_af("uitgesloten", np.array(buiten, np.int64))
        valt_af("vermijd", self.botst[nr])
        valt_af("kenmerk", self.mist_kenmerk[nr])

        vakken = _vakken_van_vraag(vraag)
        over = np.flatnonzero(code == 0)
        past = _vouw(past_duur[over] & vakken, vraag.ritme).any(axis=(1, 2))
        valt_af("tijd", over[~past])

        over = over[past]
        minuten = self._reistijden(over, vraag)
        # Beyond a window's longest all is equal; the table is of 16 bits.
        reis = np.minimum(minuten, DAG + 1).astype(np.int16)[:, None]
        past_reis = (self.open[over] >= reis) & (self.resteert[over] >= reis + vraag.duur)
        momenten = _vouw(_inpakken(past_reis) & vakken, vraag.ritme)
        past = momenten.any(axis=(1, 2))
        valt_af("reis", over[~past])

        if vraag.id in self.onbetaalbaar:
            valt_af("budget", over[past])
        vol = self.max_koppelingen[over] == 0
        if vraag.zwaar:
            vol |= self.max_zwaar[over] == 0
        valt_af("koppelingen", over[past & vol])
        te_lang = vraag.duur + 2 * minuten > self.max_minuten[over]
        valt_af("uren", over[past & te_lang])

        blijft = code[over] == 0
        return code, [
            Kandidaat(
                nr, wie, waarde(vraag, self.probleem.vrijwilligers[wie], reis_min), reis_min, bits
            )
            for wie, reis_min, bits in zip(
                over[blijft].tolist(),
                minuten[blijft].tolist(),
                _als_getallen(momenten[blijft]),
                strict=True,
            )
        ]

    def _dichtbij(self, vraag: Vraag) -> Masker:
        """Rule ``afstand``: exact, though only the doubtful pairs take the exact formula."""
        schatting = geschatte_reistijden(self.thuis, vraag.locatie, self.kmh)
        dichtbij = schatting <= self.max_reistijd
        for wie in np.flatnonzero(np.abs(schatting - self.max_reistijd) < _marge(schatting)):
            dichtbij[wie] = self._reistijd(wie, vraag) <= self.max_reistijd[wie]
        return dichtbij

    def _reistijden(self, wie: NDArray[np.int64], vraag: Vraag) -> NDArray[np.int64]:
        schatting = geschatte_reistijden(self.thuis[wie], vraag.locatie, self.kmh[wie])
        minuten = np.ceil(schatting).astype(np.int64)
        for plek in np.flatnonzero(np.abs(schatting - np.rint(schatting)) < _marge(schatting)):
            minuten[plek] = self._reistijd(wie[plek], vraag)
        return minuten

    def _reistijd(self, wie: np.int64, vraag: Vraag) -> int:
        helper = self.probleem.vrijwilligers[wie]
        return reistijd(helper.locatie, vraag.locatie, helper.kmh)


def _marge(schatting: NDArray[np.float64]) -> NDArray[np.float64]:
    """How near to a limit numpy's rounding could matter: ample, as doubt costs only time."""
    return 1e-6 * (1 + schatting)


def _vensters_op_raster(
    helpers: tuple[Vrijwilliger, ...],
) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Minutes that the window has been open and stays open, per volunteer and slot of the cycle.

    Outside the windows both are -1. No two windows hold one slot, since windows do not overlap.
    """
    geopend = np.array(
        [
            (nr, (7 * week + venster.dag) * DAG + venster.van, venster.tot - venster.van)
            for nr, helper in enumerate(helpers)
            for venster in helper.vensters
            for week in venster.weken
        ],
        np.int64,
    ).reshape(-1, 3)
    wie, opent, lengte = geopend.T
    eerste = -(-opent // RASTER)
    aantal = -(-(opent + lengte) // RASTER) - eerste
    rij = np.repeat(np.arange(len(geopend)), aantal)
    vak = eerste[rij] + np.arange(len(rij)) - np.repeat(np.cumsum(aantal) - aantal, aantal)
    open_ = np.full((len(helpers), VAKKEN), -1, np.int16)
    resteert = open_.copy()
    open_[wie[rij], vak % VAKKEN] = vak * RASTER - opent[rij]
    resteert[wie[rij], vak % VAKKEN] = opent[rij] + lengte[rij] - vak * RASTER
    return open_, resteert


def _vakken_van_vraag(vraag: Vraag) -> Bits:
    """The slots of the week where a visit lies whole in one window of the request."""
    vakken = np.zeros(VAKKEN_PER_WEEK, bool)
    for venster in vraag.vensters:
        begin = venster.dag * DAG
        eerste = -(-(begin + venster.van) // RASTER)
        laatste = (begin + venster.tot - vraag.duur) // RASTER
        vakken[np.arange(eerste, laatste + 1) % VAKKEN_PER_WEEK] = True
    ingepakt: Bits = _inpakken(np.tile(vakken, WEKEN)[None])[0]
    return ingepakt


def _inpakken(tabel: Masker) -> Bits:
    """A table of n x 2,688 slots as bits: n x 4 weeks x words, each week from a new word."""
    bytes_ = np.packbits(tabel.reshape(-1, WEKEN, VAKKEN_PER_WEEK), axis=2, bitorder="little")
    ruim = np.zeros((len(tabel), WEKEN, 8 * _WOORDEN), np.uint8)
    ruim[:, :, :_BYTES] = bytes_
    return ruim.view(np.uint64)


def _vouw(bits: Bits, ritme: int) -> Bits:
    """n x 4 weeks -> n x phases: what holds in every week of a phase."""
    per_ronde = bits.reshape(len(bits), WEKEN // ritme, ritme, _WOORDEN)
    gevouwen: Bits = np.bitwise_and.reduce(per_ronde, axis=1)
    return gevouwen


def _als_getallen(momenten: Bits) -> Iterator[int]:
    """Each row of n x phases x words as one integer of phases x 672 bits."""
    for rij in np.ascontiguousarray(momenten).view(np.uint8):
        yield int.from_bytes(rij[:, :_BYTES].tobytes(), "little")


def _tokens(probleem: Probleem) -> tuple[Masker, Masker]:
    """Rules ``kenmerk`` and ``vermijd``, both ways: request x volunteer tables of who fails."""
    kanten: tuple[Vraag | Vrijwilliger, ...] = (*probleem.vragen, *probleem.vrijwilligers)
    alle = sorted({token for kant in kanten for token in kant.vereist | kant.vermijd})
    plek = {token: nr for nr, token in enumerate(alle)}
    aantal = len(probleem.vragen)

    def tabel(veld: str) -> NDArray[np.float32]:
        # Counts of shared tokens stay far below 2**24, where float32 is exact.
        resultaat = np.zeros((len(kanten), len(alle)), np.float32)
        for nr, kant in enumerate(kanten):
            resultaat[nr, [plek[token] for token in getattr(kant, veld) if token in plek]] = 1
        return resultaat

    heeft, vereist, vermijd = tabel("kenmerken"), tabel("vereist"), tabel("vermijd")
    mist = 1 - heeft
    mist_kenmerk = (vereist[:aantal] @ mist[aantal:].T > 0) | (
        mist[:aantal] @ vereist[aantal:].T > 0
    )
    botst = (vermijd[:aantal] @ heeft[aantal:].T > 0) | (heeft[:aantal] @ vermijd[aantal:].T > 0)
    return mist_kenmerk, botst
