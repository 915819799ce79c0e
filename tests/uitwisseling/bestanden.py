"""Files to import: good rows, to be made bad."""

from uitwisseling.bestand import Formaat, bestand_schrijven
from uitwisseling.soorten import SOORTEN

VRIJWILLIGER = {
    "nummer": "V-1",
    "voornaam": "Anna",
    "achternaam": "Proef",
    "postcode": "7551 AB",
    "vervoer": "fiets",
    "max_reistijd": "20",
    "max_minuten_per_week": "240",
    "max_koppelingen": "2",
    "aangemeld_op": "01-01-2025",
    "kennismaking_op": "10-01-2025",
    "taken": "gezelschap; oppas",
    "bekwaamheden": "ehbo (tot 31-12-2026); ervaring_dementie; taal_turks (b2)",
    "scholingen": "EHBO; basis (gevolgd 01-02-2025, tot 01-02-2027)".replace(";", "\\;"),
    "beschikbaarheid": "di 13:00-17:00 (week 1,3); do 9:00-12:00",
    "vermijd": "rookt",
    "gewenst": "huisdier_hond: graag",
    "vog_afgegeven_op": "01-02-2025",
    "vog_vernieuwen_op": "01-02-2028",
    "vog_gezien_door": "coördinator",
}

ZORGSITUATIE = {
    "nummer": "Z-1",
    "mantelzorger_voornaam": "Bea",
    "mantelzorger_achternaam": "Zorg",
    "mantelzorger_postcode": "7552 AB",
    "zorgvrager_voornaam": "Chris",
    "zorgvrager_achternaam": "Zorg",
    "zorgvrager_postcode": "7552 AB",
    "relatie": "partner",
    "inwonend": "ja",
    "uren_per_week": "12,5",
    "doelgroepen": "doelgroep_dementie",
    "grondslag": "toestemming",
    "grondslag_datum": "01-03-2026",
}

HULPVRAAG = {
    "nummer": "H-1",
    "zorgsituatie": "Z-1",
    "taaktype": "oppas",
    "ingediend_op": "01-04-2026",
    "duur": "120",
    "ritme": "1",
    "tijden": "di 13:00-17:00",
    "kenmerken": "huisdier_hond",
    "vereist": "ervaring_dementie",
    "gewenst": "wandelen: graag",
}

BESCHIKBAARHEID = {
    "nummer": "V-1",
    "beschikbaarheid": "wo 9:00-12:00",
    "extra": "24-12-2099 9:00-12:00",
    "feestdagen": "ja",
}

VOORBEELD = {
    "vrijwilligers": VRIJWILLIGER,
    "zorgsituaties": ZORGSITUATIE,
    "hulpvragen": HULPVRAAG,
    "beschikbaarheid": BESCHIKBAARHEID,
}


def kolommen(soort: str) -> list[str]:
    """The names of the columns of a kind."""
    return [kolom.naam for kolom in SOORTEN[soort].kolommen]


def inhoud(soort: str, *rijen: dict[str, str], formaat: Formaat = Formaat.CSV) -> bytes:
    """A file of this kind: the example row once for each of ``rijen``, with its cells changed."""
    return bestand_schrijven(
        formaat, kolommen(soort), [VOORBEELD[soort] | rij for rij in rijen or ({},)]
    )
