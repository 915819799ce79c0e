"""What volunteers are like, and what they offer."""

HERKOMST = {
    "nederlands": 0.930,
    "turks": 0.015,
    "aramees": 0.015,
    "duits": 0.015,
    "arabisch": 0.010,
    "pools": 0.010,
    "oekraiens": 0.005,
}
"""ASSUMPTION: volunteers by origin, so speakers of the languages asked for are scarce."""

TAKEN_PER_VRIJWILLIGER = {1: 0.18, 2: 0.36, 3: 0.30, 4: 0.16}
"""ASSUMPTION: number of task types that a volunteer does."""

TAKEN_AANGEBODEN = {
    "gezelschap": 0.34,
    "oppas": 0.13,
    "vervoer": 0.13,
    "activiteitenbegeleiding": 0.12,
    "boodschappen": 0.12,
    "administratie": 0.06,
    "klussen": 0.07,
    "opstapbegeleiding": 0.02,
    "netwerkcoach": 0.01,
}
"""ASSUMPTION: which they are; fewer want to sit in (oppas) than is asked."""

BEKWAAMHEDEN = {
    "ervaring_dementie": 0.30,
    "ervaring_ggz": 0.05,
    "ervaring_verstandelijke_beperking": 0.06,
    "ervaring_verslaving": 0.015,
    "ervaring_niet_aangeboren_hersenletsel": 0.03,
    "ervaring_palliatief": 0.04,
    "rolstoel": 0.34,
    "tillift": 0.015,
    "sonde": 0.01,
    "ehbo": 0.22,
    "koken": 0.35,
    "formulieren": 0.12,
    "computer": 0.20,
    "handig": 0.18,
    "tuinieren": 0.20,
    "muziek": 0.15,
    "wandelen": 0.48,
    "spelletjes": 0.38,
    "student": 0.05,
}
"""ASSUMPTION: skills of volunteers; lift, tube feeding, mental health and addiction are scarce."""

VRIJWILLIGER_STATUS = {"actief": 0.93, "gepauzeerd": 0.04, "aangemeld": 0.02, "gestopt": 0.01}
"""ASSUMPTION."""

STAP_ONTBREEKT = {
    "": 0.97,
    "kennismaking_op": 0.01,
    "overeenkomst_op": 0.01,
    "geheimhouding_op": 0.01,
}
"""ASSUMPTION: volunteers past registration of whom this step has no date; they are not ready to be
proposed."""

VOG = {"geldig": 0.86, "verlopen": 0.07, "geen": 0.07}
"""ASSUMPTION: certificate of conduct at hand."""

VERVOER = {"fiets": 0.44, "auto": 0.32, "ebike": 0.14, "lopend": 0.06, "ov": 0.04}
"""ASSUMPTION."""

MAX_REISTIJD = {10: 0.22, 15: 0.38, 20: 0.26, 30: 0.14}
"""ASSUMPTION: minutes one way that a volunteer is willing to travel."""

MAX_KOPPELINGEN = {1: 0.74, 2: 0.20, 3: 0.06}
"""ASSUMPTION: requests that a volunteer takes on at once."""

UREN_PER_WEEK = {2: 0.14, 3: 0.28, 4: 0.30, 6: 0.18, 8: 0.10}
"""ASSUMPTION: hours a week, with travel, that a volunteer gives at most."""

DAGDELEN_PER_VRIJWILLIGER = {1: 0.12, 2: 0.30, 3: 0.32, 4: 0.26}
"""ASSUMPTION: number of parts of days that a volunteer is available."""

DAGDEEL_AANGEBODEN = {"ochtend": 0.33, "middag": 0.42, "avond": 0.235, "nacht": 0.015}
"""ASSUMPTION: which they are; hardly anybody offers the night."""

GEEN_BUURTGENOOT = 0.06
"""ASSUMPTION: volunteers who do not want to come to somebody of their own area."""

MINSTENS_BESCHIKBAAR = 180
"""ASSUMPTION: minutes that a volunteer is available at least, when available."""

WEKEN_PATROON = {15: 0.80, 0b0101: 0.08, 0b1010: 0.08, 0b0001: 0.02, 0b0111: 0.02}
"""ASSUMPTION: bit patterns of the weeks of the cycle (15 is every week)."""

AFWEZIG = {"nee": 0.88, "kort": 0.08, "hele_ronde": 0.04}
"""ASSUMPTION."""

TAAK_GEEFT = {"vervoer": "rijbewijs", "administratie": "formulieren", "klussen": "handig"}
TAAK_GEEFT_KANS = 0.85
"""ASSUMPTION: who does this task mostly has this skill."""

VERMIJDT = {
    "rookt": 0.26,
    "huisdier_hond": 0.11,
    "huisdier_kat": 0.09,
    "trap": 0.05,
    "doelgroep_verslaving": 0.22,
    "doelgroep_ggz": 0.12,
}
"""ASSUMPTION: what volunteers refuse to meet."""

WENST = {
    "doelgroep_dementie": ("graag", 0.12),
    "doelgroep_ouderdom": ("graag", 0.16),
    "doelgroep_verstandelijke_beperking": ("heel_graag", 0.06),
    "jonge_kinderen": ("heel_graag", 0.10),
    "huisdier_hond": ("enigszins", 0.14),
    "trap": ("liever_niet", 0.12),
}
"""ASSUMPTION: what volunteers wish to meet, or rather not, how strongly."""

STAGE = {"doelgroep_ggz": 0.008, "doelgroep_dementie": 0.012}
"""ASSUMPTION: volunteers who come to learn and want only this target group."""

MAX_ZWAAR = {"": 0.55, "0": 0.20, "1": 0.25}
"""ASSUMPTION: heavy requests that a volunteer takes at most; empty is no limit."""

INSTROOMROUTE = {
    "zelf": 0.20,
    "bekende": 0.32,
    "vacaturebank": 0.14,
    "media": 0.10,
    "school": 0.04,
    "geloof": 0.06,
    "was_mantelzorger": 0.09,
    "": 0.05,
}
"""ASSUMPTION: how volunteers came; empty is unknown."""

BEGELEIDING = {"geen": 0.45, "begin": 0.30, "regelmatig": 0.12, "veel": 0.03, "": 0.10}
"""ASSUMPTION: how much guidance volunteers need."""

FEESTDAGEN = {"ja": 0.12, "nee": 0.48, "": 0.40}
"""ASSUMPTION: volunteers who come on public holidays too."""
