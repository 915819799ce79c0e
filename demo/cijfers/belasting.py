"""How heavily care weighs, how that goes over the years, and what is done about it.

The load of a carer is in points of EDIZ-plus, 0 to 15, not always whole: on that scale a carer is
not burdened at 0, lightly from 1, moderately from 4 and overburdened from 9 on. All other
instruments are answered from the same load.
"""

LAST_PER_BELASTING = {
    "geen": (0.0, 0.5),
    "licht": (0.5, 3.5),
    "matig": (3.5, 8.5),
    "zwaar": (8.5, 15.0),
}
"""Load [from, to) of each burden: what rounds to the points of its class of EDIZ-plus (SCP, Enquête
Informele Zorg). How many carers are in each is in `bevolking`; SCP found 9.1% overburdened in 2019
(RIVM, Monitor Langer Thuis), against the 8.5% of 2016 there."""

WEEGT_MEE = {
    "uren": 3.0,
    "nachten": 2.0,
    "spoed": 2.0,
    "netwerk": 1.5,
    "leeftijd": 0.5,
    "toeval": 2.0,
}
"""What makes the load of one carer greater than that of another. That hours and being alone do is
from a survey of 5,003 Dutch carers (PMC5977419, 2018), that who is burdened most gets least help
from family and friends from the Dementiemonitor 2024 (Alzheimer Nederland, Nivel). The weights are
an ASSUMPTION."""

ZWAAR_BIJ_UREN = 40
"""ASSUMPTION: hours a week from where on more hours no longer weigh more."""

ZWAARTE = {
    "spoed": {"gewoon": 0.0, "hoog": 0.6, "acuut": 1.0},
    "netwerk": {"voldoende": 0.0, "klein": 0.5, "": 0.5, "geen": 1.0},
}
LEEFTIJDEN = {75: 1.0, 65: 0.5}
"""ASSUMPTION: how much of its weight each of these has; from which age on."""

VERLOOP_NAAR_BELASTING = {
    "geen": {"stabiel": 0.75, "verlichting": 0.25},
    "licht": {"stabiel": 0.65, "stijgend": 0.05, "verlichting": 0.30},
    "matig": {"stabiel": 0.55, "stijgend": 0.20, "crisis": 0.03, "verlichting": 0.22},
    "zwaar": {"stabiel": 0.42, "stijgend": 0.33, "crisis": 0.20, "verlichting": 0.05},
}
"""ASSUMPTION: how the load came to be what it is now: as it was, slowly up, up at once, or down
since there is help."""

STIJGING_PER_JAAR = (1.0, 3.0)
CRISIS_SPRONG, CRISIS_GELEDEN, CRISIS_DAGEN = (4.0, 8.0), (15, 240), 14
VERLICHTING_DALING, VERLICHTING_GELEDEN, VERLICHTING_DAGEN = (2.5, 5.5), (90, 600), 56
"""ASSUMPTION: points, how many days ago that began, and in how many days it happened."""

RUIS = 0.6
"""ASSUMPTION: standard deviation, in points, of a load from one time it is asked after to the
next."""

VOLHOUDTIJD_VANAF = {
    "minder_dan_een_week": 14.8,
    "minder_dan_een_maand": 14.2,
    "minder_dan_een_half_jaar": 11.7,
    "minder_dan_een_jaar": 8.5,
    "minder_dan_twee_jaar": 6.5,
    "meer_dan_twee_jaar": 0.0,
}
"""From which load on a carer expects to hold out no longer than this. Of carers of people with
dementia about 20% said less than half a year, 20% less than a year, 20% less than two, 40% more
(Kraijo, Van Exel, Brouwer, BMC Nursing 14, 2015, figure 2): the same shares of the carers who ask
for help here. In the Dementiemonitor 2024 three in ten gave a year at most. The load of the two
shortest is an ASSUMPTION."""

HOOGSTE_LAST = 15.0
JA_BIJ_HOOGSTE_LAST = {"csi": 0.88, "ediz": 0.97}
"""ASSUMPTION: share of the questions with a yes at the highest load, and evenly less below: then
CSI (7 of 13) and EDIZ-plus (9 of 15) call a carer overburdened at about the same load."""

RUIS_EIGEN_OORDEEL = 0.8
"""ASSUMPTION: standard deviation of a carer's own rating (0 to 10), around 2/3 of the load."""

LANG_INSTRUMENT = {"ediz_plus": 0.50, "csi": 0.30, "ediz": 0.20}
"""ASSUMPTION: the long instrument by which a carer is followed, always the same one."""

MET_LANG_INSTRUMENT = 0.5
"""ASSUMPTION: times asked at which it is used, besides own rating and volhoudtijd."""

MET_GRONDSLAG = 0.94
"""ASSUMPTION: carers who were talked with of whom there is a legal basis for what they answer."""

GRONDSLAG = {"toestemming": 0.95, "wettelijk": 0.05}
"""ASSUMPTION: which one."""

EERSTE_METING = (360, 3 * 365)
"""ASSUMPTION: days ago that a carer was first asked."""

ONREGELMATIG = 0.2
"""ASSUMPTION: a check-in comes at most this share of its interval sooner or later."""

WIJZE_LANG = {"papier": 0.60, "online": 0.15, "telefoon": 0.25}
WIJZE_KORT = {"telefoon": 0.72, "online": 0.28}
"""ASSUMPTION: how answers are given, with and without the long instrument."""

MET_OPEN_ITEMS = 0.12
OPEN_ITEMS = {1: 0.60, 2: 0.25, 3: 0.15}
"""ASSUMPTION: long instruments that were not filled in wholly, and how many items are open."""

NIET_GEMETEN = {"": 0.955, "wil_niet": 0.035, "niet_toepasbaar": 0.01}
"""ASSUMPTION: times asked at which there was no measurement, and why."""

VERBETERD = 0.008
"""ASSUMPTION: measurements that were recorded wrongly and corrected by a newer one."""

STIL = 0.07
STIL_SINDS = (120, 500)
"""ASSUMPTION: carers who no longer answer, and since how many days."""

CHECKINS_SINDS = 365
"""ASSUMPTION: days since the organisation plans check-ins; before, carers were asked by chance."""

OPEN_CHECKINS = 0.08
MINSTENS_OPEN = 4
OPEN_SINDS = 20
"""ASSUMPTION: carers with a check-in that is on the call list already, as a share, at least, and
for fewer days than this."""

MET_SIGNAAL = 0.16
MINSTENS_SIGNALEN = 8
"""ASSUMPTION: carers about whom somebody reported something lately, as a share, and at least."""

TE_LAAT = 0.2
"""ASSUMPTION: signals that are open and should have been followed up before."""

SIGNAAL_GELEDEN = {
    "nieuw": (0, 3),
    "in behandeling": (1, 6),
    "te laat": (10, 30),
    "afgesloten": (6, 60),
}
"""ASSUMPTION: days ago of a report, by how far it is."""

BRONNEN = {"vrijwilliger": 0.36, "consulent": 0.26, "mantelzorger": 0.22, "verwijzer": 0.16}
"""ASSUMPTION: who reports."""

AARD_NAAR_BRON = {
    "mantelzorger": {"vraag_om_hulp": 1.0},
    "vrijwilliger": {"zorgelijk": 0.75, "overbelasting": 0.22, "veiligheid": 0.03},
    "consulent": {"overbelasting": 0.70, "zorgelijk": 0.24, "veiligheid": 0.06},
    "verwijzer": {"overbelasting": 0.55, "zorgelijk": 0.35, "veiligheid": 0.10},
}
ERNST = {"laag": 0.15, "gewoon": 0.55, "hoog": 0.27, "acuut": 0.03}
"""ASSUMPTION: what they report, and how serious they think it is."""

NOG_EEN_MELDING = 0.35
TUSSEN_MELDINGEN = 15
"""ASSUMPTION: reports of volunteers that came after another, of fewer days before than this."""

STADIA = {"nieuw": 0.30, "in behandeling": 0.25, "afgesloten": 0.45}
"""ASSUMPTION: how far signals that people reported are."""

SYSTEEM_OPGEVOLGD = {"laag": 0.7, "gewoon": 0.7, "hoog": 0.5, "acuut": 0.0}
"""ASSUMPTION: signals of the system that were followed up and closed, by severity."""

OPVOLGINGEN = {
    "gebeld": 0.45,
    "niet_bereikt": 0.15,
    "gesprek": 0.20,
    "overleg": 0.10,
    "hulpvraag": 0.10,
}
UITKOMSTEN = {
    "geholpen": 0.20,
    "hulp_gezocht": 0.30,
    "doorverwezen": 0.10,
    "besproken": 0.25,
    "wil_niet": 0.08,
    "onterecht": 0.04,
    "gestopt": 0.03,
}
"""ASSUMPTION: what is done about a signal, and what came of it."""
