"""The demo's rows in the engine's words, as the import and `matching.vertaler` would make them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from math import cos, radians
from pathlib import Path

import numpy as np
from scipy.spatial import cKDTree

import kern
from demo.cijfers import PEILDATUM
from demo.cijfers import aanbod as cijfers_aanbod
from demo.cijfers import vraag as cijfers_vraag
from demo.kansen import Trekking
from kern.postcodes import postcodegebied
from kern.regels.tijd import venster, weeklijst
from matching.engine.probleem import DAG, Probleem, Venster, Vraag, Vrijwilliger
from matching.regels.parameters import Parameters
from uitwisseling.cellen import datum
from uitwisseling.tijdcellen import Tijdvak, beschikbaarheid, tijden
from vrijwilligers.regels.inzetbaarheid import VOG_TOKEN

Rij = dict[str, str]

PARAMETERS = Parameters()
STRAAL = 9
"""Areas from which a volunteer is wished for or excluded by name: as many as Hengelo has."""

RUIME_UREN, RUIME_KOPPELINGEN, RUIME_REISTIJD = 20 * 60, 5, 30
"""What a volunteer with very many possible plans gives: minutes a week, clients, minutes there."""


def doet_mee(rij: Rij) -> bool:
    """Whether a round proposes this volunteer: active, ready, there, and with a VOG if need be."""
    if rij["status"] != "actief":
        return False
    if not all(rij.get(stap) for stap in cijfers_aanbod.STAP_ONTBREEKT if stap):
        return False
    if "afwezigheden" in rij:
        van, _ = rij["afwezigheden"].split(" t/m ")
        if datum(van) <= PEILDATUM:  # these last all four weeks; short ones begin later
            return False
    return _heeft_vog(rij) or not all(taak in _met_vog() for taak in _delen(rij["taken"]))


def vertaal(
    situaties: Iterable[Rij],
    hulpvragen: Sequence[Rij],
    vrijwilligers: Sequence[Rij],
    seed: int,
    *,
    ruim: bool,
) -> Probleem:
    """The problem of these rows; ``ruim``: every volunteer gives much more time."""
    per_situatie = {rij["nummer"]: rij for rij in situaties}
    helpers = [_vrijwilliger(f"V-{nr:06}", rij) for nr, rij in enumerate(vrijwilligers, start=1)]
    buurten = _Buurten(helpers, vrijwilligers, seed)
    op_volgorde = sorted(hulpvragen, key=lambda rij: datum(rij["ingediend_op"]))
    return Probleem(
        vragen=tuple(
            _vraag(f"H-{nr:06}", rij, per_situatie[rij["zorgsituatie"]], buurten)
            for nr, rij in enumerate(op_volgorde, start=1)
        ),
        vrijwilligers=tuple(map(_verruimd, helpers)) if ruim else tuple(helpers),
    )


class _Buurten:
    """Who lives where: for neighbours who are not wanted, and for volunteers called by name."""

    def __init__(self, helpers: Sequence[Vrijwilliger], rijen: Sequence[Rij], seed: int) -> None:
        self._trekking = Trekking(seed, "op naam")
        self._hier: dict[str, list[str]] = defaultdict(list)
        self._wil_geen_buren: dict[str, list[str]] = defaultdict(list)
        self._doen: dict[tuple[str, str], list[str]] = defaultdict(list)
        for helper, rij in zip(helpers, rijen, strict=True):
            pc4 = rij["postcode"][:4]
            self._hier[pc4].append(helper.id)
            if rij["geen_buurtgenoot"] == "ja":
                self._wil_geen_buren[pc4].append(helper.id)
            for taak in _delen(rij["taken"]):
                self._doen[pc4, taak].append(helper.id)
        self._gebieden = sorted(self._hier)
        self._boom = cKDTree([_plat(pc4) for pc4 in self._gebieden])
        self._rond: dict[str, list[str]] = {}

    def te_dichtbij(self, rij: Rij, pc4: str) -> list[str]:
        """The volunteers of the same area, where one of the two does not want a neighbour."""
        return (self._hier if rij["geen_buurtgenoot"] == "ja" else self._wil_geen_buren)[pc4]

    def op_naam(self, taak: str, pc4: str) -> tuple[list[str], dict[str, int]]:
        """Volunteers excluded, and wished for or rather not, of those around who do this task."""
        doen_dit = [wie for buurt in self._rondom(pc4) for wie in self._doen.get((buurt, taak), ())]
        if len(doen_dit) < 3:
            return [], {}
        niet, wel, liever_niet = self._trekking.sample(doen_dit, 3)
        kans = {wat: self._trekking.kans(deel) for wat, deel in cijfers_vraag.OP_NAAM.items()}
        punten = PARAMETERS.punten
        gewenst = {wel: punten["heel_graag"]} if kans["gewenst"] else {}
        if kans["liever_niet"]:
            gewenst[liever_niet] = punten["liever_niet"]
        return [niet] if kans["uitgesloten"] else [], gewenst

    def _rondom(self, pc4: str) -> list[str]:
        """The areas with volunteers nearest to this one."""
        if pc4 not in self._rond:
            aantal = min(STRAAL, len(self._gebieden))
            _, nummers = self._boom.query(_plat(pc4), aantal)
            self._rond[pc4] = [self._gebieden[nr] for nr in np.atleast_1d(nummers)]
        return self._rond[pc4]


def _plat(pc4: str) -> tuple[float, float]:
    """Degrees, made about square at the latitude of the country: enough to say what is near."""
    breedte, lengte = _locatie(pc4)
    return breedte, lengte * cos(radians(52.2))


def _vraag(nummer: str, rij: Rij, situatie: Rij, buurten: _Buurten) -> Vraag:
    postcode = situatie["zorgvrager_postcode"]
    taak, duur = rij["taaktype"], int(rij["duur"])
    uitgesloten, op_naam = buurten.op_naam(taak, postcode[:4])
    vereist = {taak, *_delen(rij["vereist"])}
    if taak in _met_vog():
        vereist.add(VOG_TOKEN)
    return Vraag(
        id=nummer,
        prioriteit=PARAMETERS.prioriteiten[rij["spoed"]],
        locatie=_locatie(postcode),
        duur=duur,
        ritme=int(rij["ritme"]),
        vensters=tuple(
            Venster(dag, *venster(van, tot)) for dag, van, tot in _tijden(rij["tijden"])
        ),
        kenmerken=frozenset([*_delen(rij["kenmerken"]), *_delen(situatie["doelgroepen"])]),
        vereist=frozenset(vereist),
        gewenst=_wensen(rij["gewenst"]),
        uitgesloten=frozenset([*uitgesloten, *buurten.te_dichtbij(rij, postcode[:4])]),
        gewenste_vrijwilligers=op_naam,
        zwaar=rij["zwaar"] == "ja",
    )


def _vrijwilliger(nummer: str, rij: Rij) -> Vrijwilliger:
    kenmerken = {*_delen(rij["taken"]), *map(_geldig, _delen(rij["bekwaamheden"]))} - {""}
    if _heeft_vog(rij):
        kenmerken.add(VOG_TOKEN)
    return Vrijwilliger(
        id=nummer,
        locatie=_locatie(rij["postcode"]),
        kmh=float(PARAMETERS.snelheden[rij["vervoer"]]),
        max_reistijd=int(rij["max_reistijd"]),
        vensters=tuple(
            Venster(v.dag, *venster(v.van, v.tot), weeklijst(v.weken))
            for v in beschikbaarheid(rij["beschikbaarheid"])
        ),
        max_minuten_per_week=int(rij["max_minuten_per_week"]),
        max_koppelingen=int(rij["max_koppelingen"]),
        max_zwaar=int(rij["max_zwaar"] or rij["max_koppelingen"]),
        kenmerken=frozenset(kenmerken),
        vereist=frozenset(_delen(rij["vereist"])),
        vermijd=frozenset(_delen(rij["vermijd"])),
        gewenst=_wensen(rij["gewenst"]),
    )


def _verruimd(helper: Vrijwilliger) -> Vrijwilliger:
    return replace(
        helper,
        max_reistijd=RUIME_REISTIJD,
        vensters=tuple(Venster(dag, 8 * 60, DAG - 90) for dag in range(7)),
        max_minuten_per_week=RUIME_UREN,
        max_koppelingen=RUIME_KOPPELINGEN,
        max_zwaar=RUIME_KOPPELINGEN,
    )


def _delen(cel: str) -> list[str]:
    return cel.split("; ") if cel else []


@cache
def _tijd(deel: str) -> tuple[Tijdvak, ...]:
    return tijden(deel)


def _tijden(cel: str) -> list[Tijdvak]:
    """Part by part: few times are different, and reading one is slow."""
    return sorted({tijdvak for deel in _delen(cel) for tijdvak in _tijd(deel)})


def _geldig(bekwaamheid: str) -> str:
    """The code of a skill that holds today, else nothing."""
    code, _, tot = bekwaamheid.partition(" (tot ")
    return code if not tot or datum(tot.rstrip(")")) >= PEILDATUM else ""


def _wensen(cel: str) -> dict[str, int]:
    wensen = (wens.split(": ") for wens in _delen(cel))
    return {code: PARAMETERS.punten[sterkte] for code, sterkte in wensen}


def _heeft_vog(rij: Rij) -> bool:
    tot = rij.get("vog_vernieuwen_op")
    return tot is not None and datum(tot) > PEILDATUM


def _locatie(postcode: str) -> tuple[float, float]:
    gebied = postcodegebied(postcode)
    return gebied.lat, gebied.lon


@cache
def _met_vog() -> frozenset[str]:
    """The task types for which a VOG is asked."""
    lijst = json.loads((Path(kern.__file__).parent / "data" / "kenmerken.json").read_text("utf-8"))
    return frozenset(kenmerk["code"] for kenmerk in lijst if kenmerk.get("vog_vereist"))
