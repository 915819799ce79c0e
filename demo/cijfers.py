"""The figures of the demo municipality: each once, with its source.

Two kinds. A figure with a source says where it comes from (CBS, EDIZ-plus, SCP). What no source
gives is an ASSUMPTION of this project, marked as one: chosen so that a round has about 800 requests
and as many volunteers with about 25 candidates each, and too few of the scarce skills. Shares are
fractions of 1.
"""

from datetime import date

# --- The municipality -------------------------------------------------------------------------

INWONERS = 82_900
"""Inhabitants of Hengelo (CBS, rounded; from the issue)."""

WIJKEN = {
    "Binnenstad": ["7551"],
    "Groot Driene": ["7552"],
    "Berflo Es": ["7553"],
    "Buitengebied en Beckum": ["7554"],
    "Wilderinkshoek en Woolde": ["7555"],
    "Hengelose Es": ["7556"],
    "Noord": ["7557"],
    "Hasseler Es": ["7558"],
    "Slangenbeek": ["7559"],
}
"""District -> PC4 areas. ASSUMPTION: districts do not follow PC4 areas; names are approximate."""

INWONERS_PER_PC4 = {
    "7551": 0.12,
    "7552": 0.14,
    "7553": 0.12,
    "7554": 0.03,
    "7555": 0.17,
    "7556": 0.10,
    "7557": 0.12,
    "7558": 0.12,
    "7559": 0.08,
}
"""ASSUMPTION: how the inhabitants divide over the PC4 areas."""

INWONERS_PER_LEEFTIJD = {
    (0, 20): 0.215,
    (20, 25): 0.058,
    (25, 30): 0.062,
    (30, 35): 0.062,
    (35, 40): 0.060,
    (40, 45): 0.059,
    (45, 50): 0.061,
    (50, 55): 0.070,
    (55, 60): 0.073,
    (60, 65): 0.069,
    (65, 70): 0.061,
    (70, 75): 0.055,
    (75, 80): 0.046,
    (80, 85): 0.028,
    (85, 90): 0.021,
}
"""ASSUMPTION: age [from, to) -> share of the inhabitants, like the Netherlands in 2022; those of 90
and over count with the last group."""

# --- Carers -----------------------------------------------------------------------------------

MANTELZORGERS_VANAF_20 = 0.13
"""Carers among those of 20 and over (CBS, 2022)."""

MANTELZORGERS_PER_LEEFTIJD = {
    (20, 25): 0.037,
    (25, 30): 0.048,
    (30, 35): 0.059,
    (35, 40): 0.082,
    (40, 45): 0.110,
    (45, 50): 0.146,
    (50, 55): 0.201,
    (55, 60): 0.235,
    (60, 65): 0.217,
    (65, 70): 0.178,
    (70, 75): 0.149,
    (75, 80): 0.136,
    (80, 85): 0.120,
    (85, 90): 0.108,
}
"""Share of carers by age (CBS, 2022)."""

UREN_GEMIDDELD = 12
"""Hours of care a week, on average (CBS, 2022)."""

UREN_ACHT_OF_MEER = 0.36
"""Carers who give 8 hours or more a week (CBS, 2022)."""

UREN_BIJ_DEMENTIE = 37
"""Hours a week where the person cared for has dementia (2024, from the issue)."""

UREN_HOOGSTENS = 140
"""ASSUMPTION: nobody cares for more hours a week than this."""

DEMENTIE_ONDER_MANTELZORGERS = 0.10
"""ASSUMPTION: carers who care for somebody with dementia."""

BELASTING = {"geen": 0.362, "licht": 0.237, "matig": 0.316, "zwaar": 0.085}
"""Burden of carers (EDIZ-plus, 2016)."""

UREN_IN_BELASTING = 0.6
"""ASSUMPTION: how much burden follows the hours (0 not at all, 1 wholly)."""

RELATIES = {
    "ouder": 0.42,
    "partner": 0.13,
    "vriend": 0.11,
    "kind": 0.06,
    "buur": 0.06,
    "familie": 0.17,
    "anders": 0.05,
}
"""For whom (SCP): parent (in law) over 40%, partner 13, friend 11, child 6, neighbour 6. The last
two, which share out the rest, are an ASSUMPTION, as is the 2 above 40."""

# --- Requests ---------------------------------------------------------------------------------

ONVERVULDE_RESPIJTBEHOEFTE = 0.10
"""Carers with an unmet need for respite: 1 in 10 (SCP, De Wmo 2015 in praktijk)."""

BEHOEFTE_NAAR_BELASTING = {"geen": 1, "licht": 5, "matig": 16, "zwaar": 40}
"""ASSUMPTION: how that need divides over burden (weights)."""

ZORGVRAGER_WIL_NIET = 1 / 3
"""Of those who use no respite, a third because the person cared for does not want it (SCP)."""

BEKEND_BIJ_ORGANISATIE = {"geen": 0.47, "licht": 0.61, "matig": 0.72, "zwaar": 0.85}
"""ASSUMPTION: carers with a need whom the organisation knows, by burden: a place that reaches its
carers well, which is what the demo is to show."""

HULPVRAGEN_PER_SITUATIE = {1: 0.42, 2: 0.37, 3: 0.16, 4: 0.05}
"""ASSUMPTION: number of visit moments that one care situation asks for."""

WACHT_HOOGSTENS = {"acuut": 8, "hoog": 45, "gewoon": 200}
"""ASSUMPTION: days ago, at most, that an open request of this urgency came in."""

SPOED_NAAR_BELASTING = {
    "geen": {"gewoon": 0.93, "hoog": 0.06, "acuut": 0.01},
    "licht": {"gewoon": 0.88, "hoog": 0.10, "acuut": 0.02},
    "matig": {"gewoon": 0.76, "hoog": 0.20, "acuut": 0.04},
    "zwaar": {"gewoon": 0.50, "hoog": 0.38, "acuut": 0.12},
}
"""ASSUMPTION: urgency by burden."""

SPOEDREDENEN = {
    "overbelasting": 0.45,
    "hulp_weg": 0.25,
    "ontslag": 0.15,
    "uitval": 0.10,
    "veiligheid": 0.05,
}
"""ASSUMPTION: why a request cannot wait."""

DOELGROEPEN = {
    "doelgroep_ggz": 0.18,
    "doelgroep_verstandelijke_beperking": 0.10,
    "doelgroep_lichamelijke_beperking": 0.27,
    "doelgroep_verslaving": 0.04,
    "doelgroep_chronisch_ziek": 0.22,
    "doelgroep_ouderdom": 0.19,
}
"""ASSUMPTION: target group of the persons cared for who have no dementia."""

INWONEND = {"partner": 0.97, "kind": 0.80, "ouder": 0.10, "familie": 0.08}
"""ASSUMPTION: share that lives with the carer, by relation; nobody else does."""

NETWERK = {"geen": 0.25, "klein": 0.45, "voldoende": 0.20, "": 0.10}
"""ASSUMPTION: others who can step in; empty is unknown."""

TAAKTYPEN = {
    "gezelschap": 0.30,
    "oppas": 0.24,
    "vervoer": 0.14,
    "activiteitenbegeleiding": 0.10,
    "boodschappen": 0.08,
    "administratie": 0.06,
    "klussen": 0.05,
    "opstapbegeleiding": 0.02,
    "netwerkcoach": 0.01,
}
"""ASSUMPTION: what requests ask for."""

DUUR = {60: 0.17, 90: 0.17, 120: 0.34, 180: 0.21, 240: 0.11}
"""ASSUMPTION: minutes per visit."""

RITME = {1: 0.60, 2: 0.28, 4: 0.12}
"""ASSUMPTION: every how many weeks."""

DAGDEEL_GEVRAAGD = {"ochtend": 0.31, "middag": 0.41, "avond": 0.265, "nacht": 0.015}
"""ASSUMPTION: when a visit is asked for."""

TIJDEN_PER_HULPVRAAG = {1: 0.14, 2: 0.28, 3: 0.32, 5: 0.26}
"""ASSUMPTION: number of parts of days that would suit."""

EISEN = (
    ("doelgroep_dementie", "ervaring_dementie", 0.30, 0.50),
    ("doelgroep_ggz", "ervaring_ggz", 0.25, 0.40),
    ("doelgroep_verstandelijke_beperking", "ervaring_verstandelijke_beperking", 0.20, 0.45),
    ("doelgroep_verslaving", "ervaring_verslaving", 0.30, 0.40),
    ("doelgroep_lichamelijke_beperking", "rolstoel", 0.25, 0.25),
    ("doelgroep_lichamelijke_beperking", "tillift", 0.12, 0.08),
    ("doelgroep_chronisch_ziek", "sonde", 0.04, 0.02),
    ("doelgroep_chronisch_ziek", "ehbo", 0.05, 0.25),
    ("vervoer", "rijbewijs", 0.55, 0.25),
    ("administratie", "formulieren", 0.50, 0.35),
    ("klussen", "handig", 0.50, 0.35),
    ("gezelschap", "spelletjes", 0.03, 0.30),
    ("gezelschap", "wandelen", 0.04, 0.35),
    ("activiteitenbegeleiding", "muziek", 0.05, 0.30),
    ("oppas", "koken", 0.05, 0.30),
)
"""ASSUMPTION: with this target group or task, this skill is demanded, or else wished, with these
chances."""

OMSTANDIGHEDEN = {
    "huisdier_hond": 0.16,
    "huisdier_kat": 0.18,
    "rookt": 0.14,
    "trap": 0.12,
    "jonge_kinderen": 0.06,
}
"""ASSUMPTION: what a volunteer meets at the place of a request."""

GEEN_BUURTGENOOT = 0.06
"""ASSUMPTION: of requests and of volunteers, who do not want somebody from their own area."""

GESLACHT_VEREIST, GESLACHT_GEWENST = 0.05, 0.08
"""ASSUMPTION: requests that demand, or wish, somebody of the same sex as the person cared for."""

ZWAAR_NAAR_BELASTING = {"geen": 0.03, "licht": 0.06, "matig": 0.12, "zwaar": 0.30}
"""ASSUMPTION: requests that are heavy for a volunteer, by the carer's burden."""

OP_NAAM = {"uitgesloten": 0.04, "gewenst": 0.08, "liever_niet": 0.02}
"""ASSUMPTION: requests that exclude, wish for, or rather not have a volunteer by name."""

# --- Volunteers -------------------------------------------------------------------------------

VRIJWILLIGERS_IN_EEN_JAAR = 0.085
"""Of those of 16 and over, who volunteer in care and welfare in a year (SCP, De Wmo 2015 in
praktijk)."""

VRIJWILLIGERS_STRUCTUREEL = 0.06
"""Of those of 16 and over, who do so structurally: almost 6% (the same source)."""

BIJ_DEZE_ORGANISATIE = 0.195
"""ASSUMPTION: structural volunteers who do so for carers, with this organisation."""

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

# --- Origin and language ----------------------------------------------------------------------

HERKOMST = {
    "nederlands": 0.805,
    "turks": 0.060,
    "aramees": 0.040,
    "duits": 0.030,
    "arabisch": 0.030,
    "pools": 0.020,
    "oekraiens": 0.015,
}
"""ASSUMPTION: inhabitants by origin; Hengelo has large Turkish and Aramean communities."""

HERKOMST_VRIJWILLIGERS = {
    "nederlands": 0.930,
    "turks": 0.015,
    "aramees": 0.015,
    "duits": 0.015,
    "arabisch": 0.010,
    "pools": 0.010,
    "oekraiens": 0.005,
}
"""ASSUMPTION: so speakers of the languages asked for are scarce among volunteers."""

TAAL_NODIG = 0.30
"""ASSUMPTION: persons cared for with another first language who need a volunteer speaking it."""

# --- Which and when ------------------------------------------------------------------------------

SEED = 2
"""The municipality that ``make demo`` makes, unless another is asked for."""

PEILDATUM = date(2026, 1, 5)
"""The day on which the municipality is described, unless another is asked for. Every date in the
files lies a fixed number of days from it, so the same seed gives the same people and the same
matching problem on whatever day; the demo passes today, so that a VOG that is to be valid is."""
