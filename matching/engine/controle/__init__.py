"""Independent checker: the specification of a round in code, rule by rule.

It shares nothing with the code that makes plans but the shape of the input and the output.
Written to be read next to the list of rules, so plain before fast.
"""

from .regels import Match, Overtreding, controleer_koppelingen, controleer_vast
from .uitkomst import controleer

__all__ = [
    "Match",
    "Overtreding",
    "controleer",
    "controleer_koppelingen",
    "controleer_vast",
]
