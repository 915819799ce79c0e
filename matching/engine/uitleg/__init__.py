"""Why this one, why not that one, why nobody, and whom to recruit: codes and numbers, no words.

Ids are those of the problem, tokens too; minutes and integers as in the contract. Whoever shows
this to people finds the words outside the engine.
"""

from matching.engine.prijslijst import Prijslijst

from .bezwaren import Bezwaar, bezwaren
from .herrekenen import Herrekenaar, Herrekening
from .score import Score, score
from .verruimingen import (
    DAGDELEN,
    AnderDagdeel,
    ExtraKenmerk,
    Korter,
    MeerReistijd,
    MeerRuimte,
    Verruiming,
    toegepast,
    verruimingen,
)
from .waarom import (
    Alternatief,
    Bewezen,
    Waarom,
    WaaromNiemand,
    WaaromNiet,
    waarom,
    waarom_niemand,
    waarom_niet,
)
from .werving import Advies, Profiel, doorsnee, werving

__all__ = [
    "DAGDELEN",
    "Advies",
    "Alternatief",
    "AnderDagdeel",
    "Bewezen",
    "Bezwaar",
    "ExtraKenmerk",
    "Herrekenaar",
    "Herrekening",
    "Korter",
    "MeerReistijd",
    "MeerRuimte",
    "Prijslijst",
    "Profiel",
    "Score",
    "Verruiming",
    "Waarom",
    "WaaromNiemand",
    "WaaromNiet",
    "bezwaren",
    "doorsnee",
    "score",
    "toegepast",
    "verruimingen",
    "waarom",
    "waarom_niemand",
    "waarom_niet",
    "werving",
]
