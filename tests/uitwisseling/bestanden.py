"""Files to import: good rows, to be made bad."""

from pathlib import Path

from uitwisseling.bestand import bestand_schrijven
from uitwisseling.importeren import SOORTEN

VRIJWILLIGER = {
    "nummer": "V-1",
    "voornaam": "Anna",
    "achternaam": "Proef",
    "postcode": "7551 AB",
    "vervoer": "fiets",
    "max_reistijd": "20",
    "max_minuten_per_week": "240",
    "max_koppelingen": "2",
    "taken": "oppas; gezelschap",
    "bekwaamheden": "ervaring_dementie; ehbo (tot 31-12-2026)",
    "beschikbaarheid": "di 13:00-17:00 (week 1,3); do 9:00-12:00",
    "vermijd": "rookt",
    "gewenst": "huisdier_hond: graag",
    "vog_afgegeven_op": "01-02-2025",
    "vog_vernieuwen_op": "01-02-2028",
    "vog_gezien_door": "coördinator",
}

HULPVRAAG = {
    "nummer": "H-1",
    "zorgsituatie": "Z-1",
    "mantelzorger_voornaam": "Bea",
    "mantelzorger_achternaam": "Zorg",
    "mantelzorger_postcode": "7552AB",
    "zorgvrager_voornaam": "Chris",
    "zorgvrager_achternaam": "Zorg",
    "zorgvrager_postcode": "7552AB",
    "relatie": "partner",
    "inwonend": "ja",
    "doelgroepen": "doelgroep_dementie",
    "grondslag": "toestemming",
    "grondslag_datum": "01-03-2026",
    "taaktype": "oppas",
    "ingediend_op": "01-04-2026",
    "duur": "120",
    "ritme": "1",
    "tijden": "di 13:00-17:00",
    "kenmerken": "huisdier_hond",
    "vereist": "ervaring_dementie",
    "gewenst": "wandelen: graag",
}

VOORBEELD = {"vrijwilligers": VRIJWILLIGER, "hulpvragen": HULPVRAAG}


def schrijf(map_: Path, soort: str, *rijen: dict[str, str]) -> Path:
    """A file of this kind: the example row once for each of ``rijen``, with its cells changed."""
    pad = map_ / f"{soort}.csv"
    kolommen = [kolom.naam for kolom in SOORTEN[soort].kolommen]
    bestand_schrijven(pad, kolommen, [VOORBEELD[soort] | rij for rij in rijen or ({},)])
    return pad
