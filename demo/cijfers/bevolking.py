"""Who cares, with how much burden, and who needs help or gives it."""

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

ONVERVULDE_RESPIJTBEHOEFTE = 0.10
"""Carers with an unmet need for respite: 1 in 10 (SCP, De Wmo 2015 in praktijk)."""

BEHOEFTE_NAAR_BELASTING = {"geen": 1, "licht": 5, "matig": 16, "zwaar": 40}
"""ASSUMPTION: how that need divides over burden (weights)."""

ZORGVRAGER_WIL_NIET = 1 / 3
"""Of those who use no respite, a third because the person cared for does not want it (SCP)."""

BEKEND_BIJ_ORGANISATIE = {"geen": 0.47, "licht": 0.61, "matig": 0.72, "zwaar": 0.85}
"""ASSUMPTION: carers with a need whom the organisation knows, by burden: a place that reaches its
carers well, which is what the demo is to show."""

VRIJWILLIGERS_IN_EEN_JAAR = 0.085
"""Of those of 16 and over, who volunteer in care and welfare in a year (SCP, De Wmo 2015 in
praktijk)."""

VRIJWILLIGERS_STRUCTUREEL = 0.06
"""Of those of 16 and over, who do so structurally: almost 6% (the same source)."""

BIJ_DEZE_ORGANISATIE = 0.195
"""ASSUMPTION: structural volunteers who do so for carers, with this organisation."""
