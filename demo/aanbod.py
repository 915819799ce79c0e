"""The volunteers of the demo, as rows of the file of volunteers."""

from datetime import date, timedelta

from uitwisseling.tijdcellen import beschikbaarheid_als_cel
from vrijwilligers.regels.vensters import Weekvenster

from . import namen
from .bevolking import aantal_vrijwilligers
from .cijfers import aanbod as cijfers
from .dagdelen import dagdelen, tijdvak
from .gemeenten import Gemeente
from .kansen import Trekking
from .mensen import Verzinner, datum

Rij = dict[str, str]


def vrijwilligers(gemeente: Gemeente, seed: int, peildatum: date) -> list[Rij]:
    """A row for each volunteer."""
    trekking = Trekking(seed, "vrijwilligers")
    toelating = Trekking(seed, "toelating")
    instroom = Trekking(seed, "instroom")
    verzinner = Verzinner(gemeente, peildatum, trekking)
    aantal = aantal_vrijwilligers(gemeente)
    statussen = trekking.verdeeld(aantal, cijfers.VRIJWILLIGER_STATUS)
    return [
        {"nummer": f"V-{nr:04}", "status": status}
        | _vrijwilliger(f"V-{nr:04}", verzinner, trekking)
        | _stappen(status, peildatum, toelating)
        | _vog(peildatum, trekking)
        | _afwezig(peildatum, trekking)
        | {
            "instroomroute": instroom.uit(cijfers.INSTROOMROUTE),
            "begeleidingsbehoefte": instroom.uit(cijfers.BEGELEIDING),
            "feestdagen": instroom.uit(cijfers.FEESTDAGEN),
        }
        for nr, status in enumerate(statussen, start=1)
    ]


def _vrijwilliger(nummer: str, verzinner: Verzinner, trek: Trekking) -> Rij:
    mens = verzinner.mens(
        leeftijd=trek.randrange(18, 82),
        herkomst=trek.uit(cijfers.HERKOMST),
        postvak=nummer,
        vrouw=trek.kans(0.62),
    )
    vervoer = trek.uit(cijfers.VERVOER)
    taken: list[str] = []
    aantal_taken = trek.uit(cijfers.TAKEN_PER_VRIJWILLIGER)
    while len(taken) < aantal_taken:
        if (taak := trek.uit(cijfers.TAKEN_AANGEBODEN)) not in taken:
            taken.append(taak)
    kan = {code for code, aandeel in cijfers.BEKWAAMHEDEN.items() if trek.kans(aandeel)}
    for taak in taken:
        if taak in cijfers.TAAK_GEEFT and trek.kans(cijfers.TAAK_GEEFT_KANS):
            kan.add(cijfers.TAAK_GEEFT[taak])
    if vervoer == "auto":
        kan.add("rijbewijs")
    if mens.leeftijd >= 67:
        kan.add("gepensioneerd")
    kan |= {mens.geslacht, "taal_nederlands"}
    if mens.herkomst in namen.TALEN:
        kan.add(namen.TALEN[mens.herkomst])
    elif trek.kans(0.35):
        kan.add("taal_twents")
    vermijdt = [code for code, aandeel in cijfers.VERMIJDT.items() if trek.kans(aandeel)]
    wenst = [
        f"{code}: {hoe}"
        for code, (hoe, aandeel) in cijfers.WENST.items()
        if trek.kans(aandeel) and code not in vermijdt
    ]
    eist = [
        code
        for code, aandeel in cijfers.STAGE.items()
        if trek.kans(aandeel) and code not in vermijdt
    ][:1]
    return mens.cellen | {
        "vervoer": vervoer,
        "max_reistijd": str(trek.uit(cijfers.MAX_REISTIJD)),
        "max_minuten_per_week": str(60 * trek.uit(cijfers.UREN_PER_WEEK)),
        "max_koppelingen": str(trek.uit(cijfers.MAX_KOPPELINGEN)),
        "max_zwaar": trek.uit(cijfers.MAX_ZWAAR),
        "geen_buurtgenoot": "ja" if trek.kans(cijfers.GEEN_BUURTGENOOT) else "nee",
        "taken": "; ".join(sorted(taken)),
        "bekwaamheden": "; ".join(
            _met_einde(code, verzinner.peildatum, trek) for code in sorted(kan)
        ),
        "beschikbaarheid": beschikbaarheid_als_cel(_vensters(trek)),
        "vermijd": "; ".join(vermijdt),
        "gewenst": "; ".join(wenst),
        "vereist": "; ".join(eist),
    }


def _met_einde(code: str, peildatum: date, trek: Trekking) -> str:
    """A first-aid diploma holds for two years; the rest does not expire."""
    if code != "ehbo":
        return code
    return f"ehbo (tot {datum(peildatum + timedelta(days=trek.randrange(-60, 700)))})"


def _vensters(trek: Trekking) -> list[Weekvenster]:
    patroon = trek.uit(cijfers.WEKEN_PATROON)
    aantal = trek.uit(cijfers.DAGDELEN_PER_VRIJWILLIGER)
    return [
        Weekvenster(
            dag,
            *tijdvak(dagdeel, cijfers.MINSTENS_BESCHIKBAAR, trek),
            patroon if trek.kans(0.7) else 15,
        )
        for dag, dagdeel in dagdelen(aantal, cijfers.DAGDEEL_AANGEBODEN, trek)
    ]


def _stappen(status: str, peildatum: date, trek: Trekking) -> Rij:
    """The dates of getting to know each other; ASSUMPTION: how many days lie between them."""
    if status == "aangemeld":
        return {"aangemeld_op": datum(peildatum - timedelta(days=trek.randrange(1, 60)))}
    aangemeld = peildatum - timedelta(days=trek.randrange(60, 1500))
    kennismaking = aangemeld + timedelta(days=trek.randrange(5, 30))
    getekend = kennismaking + timedelta(days=trek.randrange(0, 20))
    stappen = {
        "aangemeld_op": datum(aangemeld),
        "kennismaking_op": datum(kennismaking),
        "overeenkomst_op": datum(getekend),
        "geheimhouding_op": datum(getekend),
    }
    stappen.pop(trek.uit(cijfers.STAP_ONTBREEKT), None)
    return stappen


def _vog(peildatum: date, trek: Trekking) -> Rij:
    """ASSUMPTION: the organisation asks for a new certificate after three years."""
    soort = trek.uit(cijfers.VOG)
    if soort == "geen":
        return {}
    oud = trek.randrange(20, 1000) if soort == "geldig" else trek.randrange(1110, 1600)
    afgegeven = peildatum - timedelta(days=oud)
    return {
        "vog_afgegeven_op": datum(afgegeven),
        "vog_vernieuwen_op": datum(afgegeven + timedelta(days=1095)),
        "vog_gezien_door": "coördinator",
        "vog_profiel": "84, belast met de zorg voor hulpbehoevenden",
    }


def _afwezig(peildatum: date, trek: Trekking) -> Rij:
    soort = trek.uit(cijfers.AFWEZIG)
    if soort == "nee":
        return {}
    if soort == "kort":
        van = peildatum + timedelta(days=trek.randrange(3, 25))
        tot = van + timedelta(days=trek.randrange(4, 15))
    else:
        van = peildatum - timedelta(days=trek.randrange(1, 20))
        tot = peildatum + timedelta(days=trek.randrange(40, 90))
    return {"afwezigheden": f"{datum(van)} t/m {datum(tot)}"}
