"""What consultants recorded: registrations, talks, referrals, households. ASSUMPTION, all of it."""

WACHT_OP_GESPREK = 0.03
"""Registrations without a talk yet, as a share of the care situations; half of them are of carers
who are known by no more than their name."""

MINSTENS_WACHTEND = 4
"""At least so many, to show what is acute, overdue, and in time."""

AFGESLOTEN = 0.02
"""Registrations that were closed without a talk, as a share of the care situations."""

AFSLUITREDENEN = {
    "geen_behoefte": 0.35,
    "niet_bereikt": 0.25,
    "elders": 0.25,
    "buiten_gebied": 0.15,
}
"""Why; the one that had been registered before comes besides."""

BEANTWOORD = 0.18
"""Care situations of which the registration is recorded that led to the first talk."""

TE_LAAT_BEANTWOORD = 0.12
"""Of those, the talk was after the day it was due."""

KANALEN = {
    "telefoon": 0.38,
    "email": 0.17,
    "website": 0.18,
    "balie": 0.12,
    "huisbezoek": 0.05,
    "bijeenkomst": 0.05,
    "": 0.05,
}
VERWIJZERS = {
    "zelf": 0.36,
    "familie": 0.12,
    "huisarts": 0.14,
    "thuiszorg": 0.10,
    "ziekenhuis": 0.05,
    "casemanager": 0.08,
    "wijkteam": 0.10,
    "": 0.05,
}
"""How registrations come in, and who refers."""

SPOED = {"gewoon": 0.80, "hoog": 0.17, "acuut": 0.03}
"""Of registrations."""

MET_GESPREK = 0.82
"""Care situations with a talk."""

TWEEDE_GESPREK, GING_NIET_DOOR = 0.18, 0.08
"""Of those: with a second talk, and with one before that did not take place."""

GESPREKSSOORTEN = {"huis": 0.62, "kantoor": 0.14, "telefoon": 0.20, "beeld": 0.04}
"""Of first talks."""

NIET_DOORGEGAAN = {
    "niet_bereikt": 0.50,
    "afgezegd": 0.30,
    "niet_verschenen": 0.12,
    "wil_niet": 0.08,
}
DEELNEMERS = {
    "zorgvrager": 0.55,
    "familie": 0.20,
    "clientondersteuner": 0.05,
    "professional": 0.06,
    "tolk": 0.02,
}
"""Others at a talk than the carer and the consultant."""

LEEFGEBIED = {"besproken": 0.55, "niet": 0.15, "onbekend": 0.30}
"""Of each area of life in a talk."""

BELASTING_BESPROKEN = {True: 0.72, False: 0.08, None: 0.20}
CLIENTONDERSTEUNING = {True: 0.58, False: 0.14, None: 0.28}
RESPIJT_GEWEIGERD = {True: 0.07, False: 0.53, None: 0.40}
"""Whether it was discussed or offered, whether the person cared for wants no help of another; None
is unknown. Fewer than the third of SCP (`bevolking`): these carers ask for help."""

MET_VERSLAG = 0.75
AKKOORD = {"akkoord": 0.78, "akkoord_met_opmerkingen": 0.10, "niet_akkoord": 0.02, "": 0.10}
"""Talks with a report, and whether the carer agrees with it."""

DOORVERWIJZINGEN = 0.02
MINSTENS_DOORVERWEZEN = 4
"""Referrals to day care or staying over, as a share of the care situations, and at least."""

HUISHOUDENS = 0.35
"""Of the carers who live in: of whom the household and who comes into the house is recorded."""

DUBBELEN = 0.005
MINSTENS_DUBBEL = 2
"""Volunteers who were registered as a carer too, under another spelling: share, and at least."""
