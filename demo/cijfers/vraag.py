"""What care situations are like, and what they ask for."""

HULPVRAGEN_PER_SITUATIE = {1: 0.42, 2: 0.37, 3: 0.16, 4: 0.05}
"""ASSUMPTION: number of visit moments that one care situation asks for."""

WACHT_GEMIDDELD = {"acuut": 1.5, "hoog": 9.0, "gewoon": 28.0}
WACHT_HOOGSTENS = {"acuut": 8, "hoog": 45, "gewoon": 200}
"""ASSUMPTION: days ago that an open request of this urgency came in, at most and on average (but
for what lies beyond the most): exponential, since few wait for long."""

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
"""ASSUMPTION: requests for which nobody of the own area is wanted."""

GESLACHT_VEREIST, GESLACHT_GEWENST = 0.05, 0.08
"""ASSUMPTION: requests that demand, or wish, somebody of the same sex as the person cared for."""

ZWAAR_NAAR_BELASTING = {"geen": 0.03, "licht": 0.06, "matig": 0.12, "zwaar": 0.30}
"""ASSUMPTION: requests that are heavy for a volunteer, by the carer's burden."""

OP_NAAM = {"uitgesloten": 0.04, "gewenst": 0.08, "liever_niet": 0.02}
"""ASSUMPTION: requests that exclude, wish for, or rather not have a volunteer by name."""

TAAL_NODIG = 0.30
"""ASSUMPTION: persons cared for with another first language who need a volunteer speaking it."""

EENMALIG_ERBIJ = 0.05
"""ASSUMPTION: care situations that also ask for one visit on a date."""

EENMALIG_OVER_DAGEN = (2, 25)
"""ASSUMPTION: how many days from now that date is: at least, and less than."""

TAAKTYPEN_EENMALIG = {"vervoer": 0.30, "klussen": 0.25, "boodschappen": 0.25, "gezelschap": 0.20}
DUUR_EENMALIG = {60: 0.6, 90: 0.3, 120: 0.1}
"""ASSUMPTION: what it is for, and its minutes."""

MET_EINDDATUM, MET_EVALUATIE, MET_OPBOUW = 0.05, 0.10, 0.06
"""ASSUMPTION: requests with a last day, a day to look back, and (of long visits) a gentle start."""

GEWENSTE_HELPER = {"": 0.70, "vrijwilliger": 0.17, "geen_voorkeur": 0.10, "bekende": 0.03}
"""ASSUMPTION: the kind of helper asked for; empty is not asked about."""

WERKT = {"ja": 0.60, "nee": 0.30, "": 0.10}
WERKT_NA_67 = {"ja": 0.04, "nee": 0.90, "": 0.06}
"""ASSUMPTION: carers who combine care with work, before and from 67 on; empty is unknown."""

KINDEREN = {"ja": 0.45, "nee": 0.45, "": 0.10}
KINDEREN_ANDERS = {"ja": 0.02, "nee": 0.88, "": 0.10}
"""ASSUMPTION: carers with children at home, between 25 and 55 and at other ages."""

NACHTEN_NAAR_BELASTING = {
    "geen": {"0": 0.70, "": 0.30},
    "licht": {"0": 0.55, "1": 0.10, "2": 0.05, "": 0.30},
    "matig": {"0": 0.30, "1": 0.15, "2": 0.15, "3": 0.10, "": 0.30},
    "zwaar": {"0": 0.10, "2": 0.20, "4": 0.20, "7": 0.20, "": 0.30},
}
"""ASSUMPTION: nights a week that the carer is woken, by burden."""
