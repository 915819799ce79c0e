"""The care situations and requests of the demo, as rows of their files."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from uitwisseling.tijdcellen import tijden_als_cel

from . import namen
from .bevolking import Mantelzorger, mantelzorgers, met_hulpvraag
from .cijfers import vraag as cijfers
from .dagdelen import NACHT, dagdelen, tijdvak
from .gemeenten import Gemeente
from .kansen import Trekking
from .mensen import Mens, Verzinner, datum

Rij = dict[str, str]


def vraag(
    gemeente: Gemeente, seed: int, peildatum: date, vrijwilligers: Sequence[Rij]
) -> tuple[list[Rij], list[Rij]]:
    """A row for each care situation, and one for each request; some name a volunteer."""
    trekking = Trekking(seed, "hulpvragen")
    afspraken = Trekking(seed, "afspraken")
    eenmalig = Trekking(seed, "eenmalig")
    redenen = Trekking(seed, "spoedredenen")
    thuissituaties = Trekking(seed, "thuissituaties")
    verzinner = Verzinner(gemeente, peildatum, trekking)
    vragers = met_hulpvraag(mantelzorgers(gemeente, seed), seed)
    aantallen = trekking.verdeeld(len(vragers), cijfers.HULPVRAGEN_PER_SITUATIE)
    ook_eenmalig = set(eenmalig.deel(range(len(vragers)), cijfers.EENMALIG_ERBIJ))
    situaties: list[Rij] = []
    eenmalige: list[Rij] = []
    hulpvragen: list[Rij] = []
    for nr, (carer, aantal) in enumerate(zip(vragers, aantallen, strict=True), start=1):
        situatie, zorgvrager = _zorgsituatie(f"Z-{nr:04}", carer, verzinner, trekking)
        situaties.append(situatie | _thuissituatie(carer, thuissituaties))
        thuis = _thuis(zorgvrager, trekking)
        for _ in range(aantal):
            rij = {"nummer": f"H-{len(hulpvragen) + 1:04}", "zorgsituatie": situatie["nummer"]}
            rij |= _hulpvraag(carer, situatie["doelgroepen"], zorgvrager, thuis, trekking)
            rij |= _afspraken(int(rij["duur"]), peildatum, afspraken)
            rij["ingediend_op"] = datum(peildatum - _wacht(rij["spoed"], trekking))
            if rij["spoed"] != "gewoon":
                rij["spoedreden"] = redenen.uit(cijfers.SPOEDREDENEN)
            hulpvragen.append(rij | _op_naam(rij["taaktype"], vrijwilligers, trekking))
        if nr - 1 in ook_eenmalig:
            rij = {"zorgsituatie": situatie["nummer"]}
            rij |= _hulpvraag(
                carer,
                situatie["doelgroepen"],
                zorgvrager,
                thuis,
                eenmalig,
                taken=cijfers.TAAKTYPEN_EENMALIG,
            )
            if rij["spoed"] != "gewoon":
                rij["spoedreden"] = eenmalig.uit(cijfers.SPOEDREDENEN)
            eenmalige.append(rij | _op_een_dag(peildatum, eenmalig))
    for nr, rij in enumerate(eenmalige, start=len(hulpvragen) + 1):
        rij["nummer"] = f"H-{nr:04}"
    return situaties, hulpvragen + eenmalige


def _zorgsituatie(
    nummer: str, carer: Mantelzorger, verzinner: Verzinner, trek: Trekking
) -> tuple[Rij, Mens]:
    komt_uit = trek.uit(verzinner.gemeente.herkomst)
    mantelzorger = verzinner.mens(
        leeftijd=carer.leeftijd,
        herkomst=komt_uit,
        postvak=f"m-{nummer}",
        vrouw=trek.kans(0.58),
    )
    inwonend = trek.kans(cijfers.INWONEND.get(carer.relatie, 0))
    zorgvrager = verzinner.mens(
        leeftijd=_leeftijd_zorgvrager(carer, trek),
        herkomst=komt_uit,
        postvak=f"z-{nummer}",
        huisgenoot=mantelzorger if inwonend else None,
    )
    doelgroep = "doelgroep_dementie" if carer.dementie else _doelgroep(zorgvrager, trek)
    rij = {
        "nummer": nummer,
        "relatie": carer.relatie,
        "inwonend": "ja" if inwonend else "nee",
        "netwerk": trek.uit(cijfers.NETWERK),
        "uren_per_week": str(round(carer.uren)),
        "doelgroepen": doelgroep,
        "grondslag": "toestemming" if trek.kans(0.9) else "wettelijk",
        "grondslag_datum": datum(verzinner.peildatum - timedelta(days=trek.randrange(200, 900))),
    }
    for wie, mens in (("mantelzorger", mantelzorger), ("zorgvrager", zorgvrager)):
        rij |= {f"{wie}_{kolom}": cel for kolom, cel in mens.cellen.items()}
    return rij, zorgvrager


def _thuissituatie(carer: Mantelzorger, trek: Trekking) -> Rij:
    """What else is known of a carer's days and nights; empty is unknown."""
    werkt = trek.uit(cijfers.WERKT if carer.leeftijd < 67 else cijfers.WERKT_NA_67)
    kinderen = trek.uit(cijfers.KINDEREN if 25 <= carer.leeftijd < 55 else cijfers.KINDEREN_ANDERS)
    nachten = trek.uit(cijfers.NACHTEN_NAAR_BELASTING[carer.belasting])
    return {"werkt": werkt, "kinderen": kinderen, "nachten_verstoord": nachten}


def _leeftijd_zorgvrager(carer: Mantelzorger, trek: Trekking) -> int:
    """ASSUMPTION: years between the two, by relation; dementia is of the old."""
    if carer.relatie == "ouder":
        leeftijd = carer.leeftijd + trek.randrange(24, 34)
    elif carer.relatie == "partner":
        leeftijd = carer.leeftijd + trek.randrange(-6, 7)
    elif carer.relatie == "kind":
        return max(4, carer.leeftijd - trek.randrange(24, 36))
    else:
        leeftijd = trek.randrange(45, 92)
    laagste = 65 if carer.dementie else 18
    return max(laagste, min(leeftijd, 97))


def _doelgroep(zorgvrager: Mens, trek: Trekking) -> str:
    """A target group other than dementia; old age is of those of 70 and over."""
    while True:
        doelgroep = trek.uit(cijfers.DOELGROEPEN)
        if doelgroep != "doelgroep_ouderdom" or zorgvrager.leeftijd >= 70:
            return doelgroep


def _thuis(zorgvrager: Mens, trek: Trekking) -> list[str]:
    """What a volunteer meets at this address."""
    tokens = [code for code, aandeel in cijfers.OMSTANDIGHEDEN.items() if trek.kans(aandeel)]
    return [*tokens, namen.TALEN.get(zorgvrager.herkomst, "taal_nederlands")]


def _hulpvraag(
    carer: Mantelzorger,
    doelgroep: str,
    zorgvrager: Mens,
    thuis: list[str],
    trek: Trekking,
    taken: Mapping[str, float] = cijfers.TAAKTYPEN,
) -> Rij:
    taak = trek.uit(taken)
    duur = trek.uit(cijfers.DUUR)
    delen = list(dagdelen(trek.uit(cijfers.TIJDEN_PER_HULPVRAAG), cijfers.DAGDEEL_GEVRAAGD, trek))
    if any(dagdeel == NACHT for _, dagdeel in delen):  # a night is one visit of four hours
        taak, duur = "oppas", 240
        delen = [(dag, NACHT) for dag, _ in delen]
    vereist, gewenst = _wensen(taak, doelgroep, zorgvrager, trek)
    return {
        "taaktype": taak,
        "respijtvorm": "vervangende_zorg_thuis" if taak == "oppas" else "",
        "spoed": trek.uit(cijfers.SPOED_NAAR_BELASTING[carer.belasting]),
        "duur": str(duur),
        "ritme": str(trek.uit(cijfers.RITME)),
        "zwaar": "ja" if trek.kans(cijfers.ZWAAR_NAAR_BELASTING[carer.belasting]) else "nee",
        "geen_buurtgenoot": "ja" if trek.kans(cijfers.GEEN_BUURTGENOOT) else "nee",
        "tijden": tijden_als_cel(
            (dag, *tijdvak(dagdeel, duur, trek)) for dag, dagdeel in sorted(set(delen))
        ),
        "kenmerken": "; ".join(thuis),
        "vereist": "; ".join(vereist),
        "gewenst": "; ".join(f"{code}: {hoe}" for code, hoe in gewenst.items()),
    }


def _wacht(spoed: str, trek: Trekking) -> timedelta:
    """How long an open request waits already; at least a day."""
    hoogstens = cijfers.WACHT_HOOGSTENS[spoed]
    deel = trek.randrange(1, hoogstens) / hoogstens
    return timedelta(days=max(1, round(-cijfers.WACHT_GEMIDDELD[spoed] * math.log(1 - deel))))


def _afspraken(duur: int, peildatum: date, trek: Trekking) -> Rij:
    """Until when, when to look back, and how to begin; of most requests none of these."""
    cellen: Rij = {}
    if trek.kans(cijfers.MET_EINDDATUM):
        cellen["einddatum"] = datum(peildatum + timedelta(days=trek.randrange(60, 300)))
    if trek.kans(cijfers.MET_EVALUATIE):
        cellen["evaluatie_op"] = datum(peildatum + timedelta(days=trek.randrange(20, 120)))
    if duur >= 120 and trek.kans(cijfers.MET_OPBOUW):
        cellen |= {"opbouw_weken": str(trek.choice((3, 4, 6))), "opbouw_duur": "60"}
    if helper := trek.uit(cijfers.GEWENSTE_HELPER):
        cellen["gewenste_helper"] = helper
    return cellen


def _op_een_dag(peildatum: date, trek: Trekking) -> Rij:
    """Once, on a day in the coming weeks, between nine and five."""
    dag = peildatum + timedelta(days=trek.randrange(*cijfers.EENMALIG_OVER_DAGEN))
    return {
        "ritme": "0",
        "duur": str(trek.uit(cijfers.DUUR_EENMALIG)),
        "zwaar": "nee",
        "datum": datum(dag),
        "tijden": tijden_als_cel([(dag.weekday(), time(9), time(17))]),
        "ingediend_op": datum(peildatum - timedelta(days=trek.randrange(1, 15))),
    }


def _wensen(
    taak: str, doelgroep: str, zorgvrager: Mens, trek: Trekking
) -> tuple[list[str], dict[str, str]]:
    """What is demanded of a volunteer, and what is wished."""
    vereist: list[str] = []
    gewenst: dict[str, str] = {}

    def voeg_toe(code: str, eis: float, wens: float) -> None:
        worp = trek.random()
        if worp < eis:
            vereist.append(code)
        elif worp < eis + wens:
            gewenst[code] = trek.choice(("enigszins", "graag", "graag", "heel_graag"))

    for aanleiding, code, eis, wens in cijfers.EISEN:
        if aanleiding in (taak, doelgroep):
            voeg_toe(code, eis, wens)
    if taal := namen.TALEN.get(zorgvrager.herkomst):
        voeg_toe(taal, cijfers.TAAL_NODIG, 1 - cijfers.TAAL_NODIG)
    voeg_toe(zorgvrager.geslacht, cijfers.GESLACHT_VEREIST, cijfers.GESLACHT_GEWENST)
    if trek.kans(0.04):
        gewenst["student"] = "liever_niet"
    return vereist, gewenst


def _op_naam(taak: str, vrijwilligers: Sequence[Rij], trek: Trekking) -> Rij:
    """Volunteers who are excluded or wished for by name: of those who do this task."""
    doen_dit = [v["nummer"] for v in vrijwilligers if taak in v["taken"].split("; ")]
    cellen: Rij = {}
    if len(doen_dit) < 3:
        return cellen
    niet, wel, liever_niet = trek.sample(doen_dit, 3)
    if trek.kans(cijfers.OP_NAAM["uitgesloten"]):
        cellen["uitgesloten"] = niet
    namen_gewenst = [
        f"{nummer}: {hoe}"
        for nummer, hoe, soort in (
            (wel, "heel_graag", "gewenst"),
            (liever_niet, "liever_niet", "liever_niet"),
        )
        if trek.kans(cijfers.OP_NAAM[soort])
    ]
    if namen_gewenst:
        cellen["gewenste_vrijwilligers"] = "; ".join(namen_gewenst)
    return cellen
